"""What was read as a claim, sentence by sentence, and what was not, and why."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from factcheck.claims.unresolved import unresolved
from factcheck.model import (
    SCHEMA_VERSION,
    Checked,
    Claim,
    Document,
    Failed,
    Outcome,
    Sentence,
    Skipped,
    Span,
    Unchecked,
)
from factcheck.reports._data import Json, claim_data, outcome_data
from factcheck.reports._indented import Rendered, indented, rendered
from factcheck.reports._normal import normal_form
from factcheck.reports._words import one_line, shorten, squeeze

_EXCERPT = 100
"""Characters of an unchecked sentence that are shown to people."""
_MARGIN, _DEPTH = "\n ", "\n  "
"""Line breaks before the keys of the outline, and before one of its documents."""


def outline_json(pieces: Iterable[tuple[str, bool]]) -> Iterator[bytes]:
    """The outline as JSON, piece by piece: documents with their sentences and claims, and the files that were not read.

    Takes what `document_json` says of each file, with whether it is a document.
    """
    yield f'{{\n "schema_version": {indented(SCHEMA_VERSION)},\n "documents": ['.encode()
    unread: list[str] = []
    before = ""
    for text, checked in pieces:
        if checked:
            yield f"{before}{_DEPTH}{text}".encode("utf-8", "replace")
            before = ","
        else:
            unread.append(f"{_DEPTH}{text}")
    close = [f"{_MARGIN}]" if filled else "]" for filled in (before, unread)]
    rest = f'{close[0]},\n "unread": [{",".join(unread)}{close[1]}\n}}\n'
    yield rest.encode("utf-8", "replace")


def document_json(outcome: Outcome) -> str:
    """One file as an entry of the outline."""
    data = _document(outcome) if isinstance(outcome, Checked) else outcome_data(outcome)
    return indented(data, _DEPTH)


def document_text(outcome: Outcome) -> str:
    """One file for people, a line for each thing that is told."""
    match outcome:
        case Checked():
            return "\n".join(_lines(outcome))
        case Skipped(uri, reason):
            return f"{uri}: skipped: {reason}"
        case Failed(uri, error):
            return f"{uri}: failed: {error}"


def _lines(checked: Checked) -> Iterator[str]:
    document = checked.document
    entries: list[tuple[int, str]] = []
    for claim in checked.claims:
        source = claim.attribution.source or "the document"
        words = _words(document, claim.span)
        when = f", {claim.date.isoformat()}" if claim.date else ""
        entries.append((claim.span.start, f"claim  [{source}, {claim.attribution.mode}{when}]  {words}"))
        if claim.context != words:
            entries.append((claim.span.start, f"         read as: {one_line(claim.context)}"))
        if words_open := unresolved(claim):
            told = ", ".join(f"“{word}”" for word in words_open)
            entries.append((claim.span.start, f"         ambiguous: not sure whom or what {told} means"))
        entries += [(claim.span.start, f"         {line}") for line in _values(claim, document)]
    for gap in checked.unchecked:
        note = f"{gap.reason} ({gap.detail})" if gap.detail else str(gap.reason)
        entries.append((gap.span.start, f"--     [{note}]  {shorten(_words(document, gap.span), _EXCERPT)}"))
    for start, text in sorted(entries, key=lambda entry: entry[0]):
        place = document.locate(Span(start, start)).after(document.uri, column=False)
        yield f"{place}: {one_line(text) if not text.startswith(' ') else text}"


def _values(claim: Claim, document: Document) -> Iterator[str]:
    for value in claim.values:
        words, meaning = _words(document, value.span), normal_form(value)
        yield meaning if meaning.endswith(f": {words}") else f"{meaning} <- {words}"


def _words(document: Document, span: Span) -> str:
    """The characters of a span on one line."""
    return one_line(squeeze(document.text, span.start, span.end))


def _document(checked: Checked) -> Json:
    document = checked.document
    # A claim is written twice, below its sentence and among all claims.
    claims = [rendered(_claim(claim, document)) for claim in checked.claims]
    return {
        **outcome_data(checked),
        "sentences": list(_sentences(checked.sentences, checked.claims, claims, checked.unchecked)),
        "claims": claims,
    }


def _claim(claim: Claim, document: Document) -> Json:
    """A claim with what the models read, when it was said, and the words that mean something elsewhere."""
    when = claim.date.isoformat() if claim.date else None
    return {
        **claim_data(claim, document),
        "context": claim.context,
        "date": when,
        "ambiguous": list(unresolved(claim)),
    }


def _sentences(
    sentences: Sequence[Sentence],
    claims: Sequence[Claim],
    data: Sequence[Rendered],
    unchecked: Sequence[Unchecked],
) -> Iterator[Json]:
    """Each sentence with its claims, or with the reason why it has none."""
    starts = [claim.span.start for claim in claims]
    reasons = {gap.span.start: gap for gap in unchecked}
    for sentence in sentences:
        entry: Json = {"start": sentence.span.start, "end": sentence.span.end}
        first, last = (bisect_left(starts, edge) for edge in (sentence.span.start, sentence.span.end))
        if first < last:
            yield entry | {"claims": list(data[first:last])}
        else:
            gap = reasons.get(sentence.span.start)
            yield entry | {"unchecked": gap.reason.value if gap else "", "detail": gap.detail if gap else ""}
