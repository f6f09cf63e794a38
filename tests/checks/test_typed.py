"""Cases beyond the checks' own examples: above all, when a typed check must keep silent."""

from __future__ import annotations

import pytest

from factcheck import checks, plugins
from tests.fakes import pair

SILENT = [
    # Other plan, other town, other version: two subjects.
    ("number", "The Starter plan allows 5 users.", "The Business plan allows 50 users."),
    ("number", "Oslo counted 700,000 inhabitants.", "Bergen counted 290,000 inhabitants."),
    # One figure of a list agrees.
    (
        "number",
        "Starter queries stop after 30 seconds and Team queries after 60 seconds.",
        "Team queries stop after 60 seconds.",
    ),
    # Stated precision, approximation, bounds.
    ("number", "The dam is 1.2 km long.", "The dam is 1,210 m long."),
    ("number", "About 300 people marched through the town.", "Some 320 people marched through the town."),
    ("number", "More than 40 houses burned in the village.", "In the village 55 houses burned."),
    # Ages and durations belong to moments, not to a thing.
    ("number", "He learned to ski at the age of four.", "He won the race at the age of 15."),
    # Numbers that only name a thing.
    ("number", "Section 3 describes the harbour.", "Section 5 describes the harbour."),
    ("negation", "The envoy did not travel to the island.", "The envoy never travelled to the island."),
    (
        "negation",
        "The front may collapse unless the shells arrive.",
        "The front may collapse if the shells do not arrive.",
    ),
    ("negation", "Old clients are not accepted.", "Old clients are refused."),
    ("degree", "The price of bread is low.", "The price of bread rose."),
    ("degree", "The latency of reads is low.", "The throughput of reads is high."),
    ("degree", "Oslo has high rents.", "Bergen has low rents."),
    ("degree", "Surrogacy is banned in the country.", "Surrogacy should be legalised in the country."),
    ("antonym", "The gate is open.", "The museum was closed for repairs during the winter."),
    ("antonym", "Logging is not enabled on the agent.", "Logging is disabled on the agent."),
    ("date", "The firm sold 40 boats in 2021.", "The firm sold 40 boats in 2022."),
    ("date", "The bridge was opened in 1932 and closed in 1990.", "The bridge was opened in 1932."),
]
FOUND = [
    ("number", "The bridge is 300 metres long.", "The bridge is 450 metres long."),
    ("number", "The rate rose by 3.5 percent in the town.", "The rate rose by 5.3 percent in the town."),
    ("negation", "The agent can write to the archive.", "The agent cannot write to the archive."),
    ("negation", "The tower no longer leans towards the square.", "The tower leans towards the square."),
    ("degree", "Demand for wool is high in the north.", "Demand for wool is low in the north."),
    ("antonym", "The clause is mandatory for all lenders.", "The clause is optional for all lenders."),
    ("date", "The poet was born on 3 May 1901 in Lund.", "The poet was born on 3 May 1907 in Lund."),
]


@pytest.mark.parametrize(("check", "premise", "hypothesis"), SILENT)
def test_keeps_silent(check: str, premise: str, hypothesis: str) -> None:
    assert plugins.load(checks, check)().judge(pair(premise, hypothesis)) is None


@pytest.mark.parametrize(("check", "premise", "hypothesis"), FOUND)
def test_speaks_and_marks_both_sides(check: str, premise: str, hypothesis: str) -> None:
    finding = plugins.load(checks, check)().judge(pair(premise, hypothesis))
    assert finding is not None
    assert finding.claim_spans
    assert finding.evidence_spans
    for span, text in ((finding.claim_spans[0], hypothesis), (finding.evidence_spans[0], premise)):
        assert " ".join(text[span.start : span.end].split()) in finding.message
