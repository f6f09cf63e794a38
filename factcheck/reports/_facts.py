"""The value ledger by itself: as JSON, and a few lines for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import SCHEMA_VERSION, Checked, Document, Fact, Outcome, Skipped, Standing
from factcheck.reports._data import fact_data, outcome_data
from factcheck.reports._words import one_line


def facts_json(facts: Sequence[Fact], outcomes: Sequence[Outcome]) -> bytes:
    """The ledger as JSON: its facts in the form of the report, and the files that it was made from."""
    known = _documents(outcomes)
    data = {
        "schema_version": SCHEMA_VERSION,
        "documents": [outcome_data(outcome) for outcome in outcomes],
        "facts": [fact_data(fact, known) for fact in facts],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def facts_text(facts: Sequence[Fact], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The ledger for people, a line each: the fact, then its values with their places; then what was not read."""
    known = _documents(outcomes)
    for fact in facts:
        period = f" ({fact.period})" if fact.period else ""
        yield one_line(f"{fact.subject}: {fact.measure}{period}")
        for stated in fact.values:
            standing = "" if stated.standing is Standing.AGREED else f"  [{stated.standing}]"
            yield one_line(f"  {stated.words}{standing}")
            for claim, span in stated.places:
                document = known[claim.document]
                yield one_line(f"    {document.locate(span).after(document.uri)}")
    for outcome in outcomes:
        if not isinstance(outcome, Checked):
            kind, reason = (
                ("skipped", outcome.reason) if isinstance(outcome, Skipped) else ("failed", outcome.error)
            )
            yield one_line(f"{outcome.uri}: {kind}: {reason}")


def _documents(outcomes: Sequence[Outcome]) -> Mapping[str, Document]:
    return {outcome.uri: outcome.document for outcome in outcomes if isinstance(outcome, Checked)}
