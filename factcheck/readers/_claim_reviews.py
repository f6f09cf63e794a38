"""ClaimReview after schema.org: claims that somebody has checked, with who made them, when, and how they were rated.

A claim that its reviewer rates as true or as false carries that rating on: what it is worth, extraction decides. Any
other (half true, not rated, without context) must neither support nor contradict anything, so it is listed with its rating.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.model import BlockKind, Origin, Rating, Reason, Span, Unchecked
from factcheck.readers._draft import Draft, Piece
from factcheck.readers._json_places import JsonError, Node, parse
from factcheck.readers._metadata import parse_day
from factcheck.readers._records import paragraphs, show

TYPE = "ClaimReview"
_TRUE = frozenset("true correct accurate verified confirmed right mostly-true largely-true".split())
_FALSE = frozenset(
    """false incorrect inaccurate wrong untrue not-true fake hoax fabricated debunked refuted pants-on-fire mostly-false largely-false
    completely-false totally-false mostly-incorrect four-pinocchios""".split()
)
_RATED = re.compile(
    r"(?:(?:this|that|it|the|claim|statement|is|are|was|has|been|rated|rating|verdict)\b[: ]*)+"
)
"""What may stand before the rating: “This claim is false.”"""
_REST = re.compile(r"[.!:;–—(].*", re.DOTALL)
"""What may stand behind it: “False. The law was passed in 2012.”"""
_SAYS = re.compile(r"Says (?:that )?(?=[A-Z])")
"""How some desks begin a claim; the speaker stands beside it."""
_LOW, _HIGH = 0.1, 0.8
"""How far up its scale a rating may stand at most to mean that a claim is false, and at least that it is true."""
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{1,2000}")
_LONGEST = 100
"""Characters of a rating or a name that are shown."""
_PROSE = ("reviewBody", "articleBody")


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
    if says := _SAYS.match(draft.text, claim.start, claim.end):
        claim = replace(claim, start=says.end())
    texts.append(claim)
    given = review.of("reviewRating")
    holds = _holds(given) if given else None
    rating = Rating(
        holds=bool(holds),
        words=_words(given) if given else "",
        reviewer=_line(_name(review.of("author"))),
        day=parse_day(review.words("datePublished")),
        url=_address(review.words("url")),
    )
    if holds is None:
        draft.unchecked.append(Unchecked(Span(claim.start, claim.end), Reason.HYPOTHETICAL, rating.told()))
        return
    # Where the review names nobody who said it, the reviewer vouches for what holds, and nobody for what does not.
    item = review.of("itemReviewed") or (review if holds else Node(0, 0))
    origin = replace(_origin(item, review), rating=rating)
    pieces.append(Piece(claim.start, claim.end, BlockKind.QUOTE, origin=origin))


def _line(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _address(text: str) -> str:
    """An address that a browser may be sent to; empty for anything else."""
    return text if _ADDRESS.fullmatch(text) else ""


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


def _words(rating: Node) -> str:
    """The rating as a reader would be told it."""
    said = rating.words("alternateName", "name")
    if said:
        return _line(said)
    value, best = rating.words("ratingValue"), rating.words("bestRating")
    return _line(f"{value} of {best}" if value and best else value)


def _holds(rating: Node) -> bool | None:
    """Whether a rating means true or false; None for anything in between, and for what is not understood."""
    words = rating.words("alternateName", "name").lower().strip()
    if words:
        words = words.lstrip("([\"'“‘ ")
        starts = (
            _REST.sub("", start).strip(" .!,\"'”’)]") for start in (words, _RATED.sub("", words, count=1))
        )
        kinds = {"-".join(start.split()) for start in starts}
        return True if kinds & _TRUE else False if kinds & _FALSE else None
    try:
        value, worst = float(rating.words("ratingValue")), float(rating.words("worstRating") or 1)
        best = float(rating.words("bestRating"))
    except ValueError:
        return None
    if not best > worst or not worst <= value <= best:
        return None
    share = (value - worst) / (best - worst)
    return True if share >= _HIGH else False if share <= _LOW else None
