"""ClaimReview after schema.org: claims that somebody has checked, with who made them, when, and how they were rated.

A claim that its reviewer rates as true is a statement of whoever made it. Any other is no statement of the file: it
must neither support nor contradict anything, so it is listed with its rating.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import BlockKind, Origin, Reason, Span, Unchecked
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._json_places import JsonError, Node, parse
from factcheck.readers._metadata import parse_day
from factcheck.readers._records import paragraphs, show

TYPE = "ClaimReview"
_TRUE = frozenset("true correct accurate verified confirmed right mostly-true largely-true".split())
_PROSE = ("reviewBody", "articleBody")
_HIGH = 0.8
"""How far up its scale a rating must stand to mean that the claim is true."""


def reviews(root: Node) -> Iterator[Node]:
    """Every review in a file, in the order of the file."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        kind = node.of("@type")
        kinds = [kind, *kind.items] if kind else []
        if any(k.text in (TYPE, f"schema:{TYPE}", f"https://schema.org/{TYPE}") for k in kinds):
            yield node
        below = [*node.items, *(node.members or {}).values()]
        waiting += sorted(below, key=lambda child: -child.start)


def add(draft: Draft, root: Node, start: int, end: int) -> bool:
    """Adds the reviews of a stretch of JSON to a draft, and masks the rest; returns whether all are our own."""
    texts: list[Node] = []
    own = []
    pieces: list[Piece] = []
    for review in reviews(root):
        own.append(_name(review.of("author")) == "factcheck")
        _add_claim(draft, review, texts, pieces)
        body = next((node for key in _PROSE if (node := review.of(key)) and node.text), None)
        if body is not None:
            pieces += paragraphs(draft, body, _origin(review, review))
            texts.append(body)
    draft.pieces += sorted(pieces, key=lambda piece: piece.start)
    show(draft, start, end, sorted(texts, key=lambda node: node.start))
    return bool(own) and all(own)


def add_script(draft: Draft, start: int, end: int) -> bool:
    """Adds the reviews in a script of a page; returns whether there are any."""
    if draft.text.find(f'"{TYPE}"', start, end) < 0:
        return False
    try:
        root = parse(draft.text, start, end)
    except JsonError:
        return False
    if next(reviews(root), None) is None:
        return False
    add(draft, root, start, end)
    return True


def _add_claim(draft: Draft, review: Node, texts: list[Node], pieces: list[Piece]) -> None:
    claim = review.of("claimReviewed")
    if claim is None or not claim.text:
        return
    texts.append(claim)
    item = review.of("itemReviewed") or review
    rating = review.of("reviewRating")
    if rating is not None and _is_true(rating):
        pieces.append(Piece(claim.start, claim.end, BlockKind.QUOTE, origin=_origin(item, review)))
        return
    said = rating.words("alternateName", "ratingValue", "name") if rating else ""
    parts = (f"rated “{said}”" if said else "not rated", _by(review))
    region = Span(claim.start, claim.end)
    draft.unchecked.append(Unchecked(region, Reason.HYPOTHETICAL, " ".join(p for p in parts if p)))


def _by(review: Node) -> str:
    name, day = _name(review.of("author")), review.words("datePublished")[:10]
    return " ".join(part for part in (f"by {name}" if name else "", f"on {day}" if day else "") if part)


def _origin(item: Node, review: Node) -> Origin:
    """Who says it and when: the first author and date that are given."""
    day = item.words("datePublished", "dateCreated") or review.words("datePublished")
    return Origin(_name(item.of("author")), parse_day(day))


def _name(author: Node | None) -> str:
    """The name of an author, who may be a text, an object or a list of them."""
    if author is None:
        return ""
    if author.items:
        return ", ".join(name for name in map(_name, author.items) if name)
    return author.text or author.words("name")


def _is_true(rating: Node) -> bool:
    words = rating.words("alternateName", "name").lower().strip(" .!").replace(" ", "-")
    if words:
        return words in _TRUE
    try:
        value, worst = float(rating.words("ratingValue")), float(rating.words("worstRating") or 1)
        best = float(rating.words("bestRating"))
    except ValueError:
        return False
    return best > worst and (value - worst) / (best - worst) >= _HIGH
