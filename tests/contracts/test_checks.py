"""One suite over every check of the folder."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factcheck import checks, plugins, readers
from factcheck.checks import Check, DocumentCheck, Example, Slip
from factcheck.claims.extraction import extract
from factcheck.model import Checked, Document, Finding, Scores, Span, Stance
from tests.fakes import pair, read_pair

CHECKS: dict[str, type[Check]] = plugins.load_all(checks)
EXAMPLES = [(name, example) for name, check in CHECKS.items() for example in check.examples]
JUDGED = ("nli", "rating")
"""Checks that the model decides: what it says changes with its weights."""
ODD_TEXTS = ("", "5", "not", "?!", "no no no", "“low", "5 5 5 5 per cent", "\u202eתשע", "not more less 3 %")


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_its_own_documentation(name: str) -> None:
    check = CHECKS[name]
    assert check.id == name
    assert check.title
    assert len(check.help) > 40
    assert name in JUDGED or {e.stance for e in check.examples} >= {Stance.CONTRADICTS, None}


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}-{i}" for i, (n, _) in enumerate(EXAMPLES)])
def test_examples_hold(name: str, example: Example) -> None:
    finding = _said(name, example.premise, example.hypothesis)
    assert (finding.stance if finding else None) == example.stance


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[f"{n}-{i}" for i, (n, _) in enumerate(EXAMPLES)])
def test_a_typed_check_does_not_care_which_side_is_which(name: str, example: Example) -> None:
    if not example.premise:
        pytest.skip("a text by itself has one side")
    finding = _said(name, example.hypothesis, example.premise)
    assert (finding.stance if finding else None) == example.stance


@pytest.mark.parametrize("name", CHECKS)
def test_marks_lie_in_the_texts_and_numbers_in_range(name: str) -> None:
    check = CHECKS[name]()
    sure = Scores(0.01, 0.98, 0.01)
    texts = [e.premise for c in CHECKS.values() for e in c.examples] + list(ODD_TEXTS)
    findings: list[tuple[Finding, str, str]] = []
    for one, two in pairwise(texts):
        finding = check.judge(pair(one, two, sure))
        if finding:
            findings.append((finding, one, two))
    for finding, premise, hypothesis in findings:
        assert 0 <= finding.confidence <= 1
        assert finding.message.endswith(".")
        assert all(_inside(span, hypothesis) for span in finding.claim_spans)
        assert all(_inside(span, premise) for span in finding.evidence_spans)


@pytest.mark.parametrize("name", CHECKS)
def test_a_text_by_itself_is_only_given_to_checks_that_read_it(name: str) -> None:
    alone = any(not example.premise for example in CHECKS[name].examples)
    assert alone == isinstance(CHECKS[name](), DocumentCheck)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_documents_are_examined_to_their_end(text: str) -> None:
    for slip in _slips(text * 2):
        assert slip.claim.text[:1] == text[slip.claim.span.start : slip.claim.span.start + 1]


def _said(name: str, premise: str, hypothesis: str) -> Finding | None:
    """What a check says of a pair, or of a text alone."""
    if premise:
        return CHECKS[name]().judge(read_pair(premise, hypothesis))
    return next((slip.finding for slip in _slips(hypothesis) if slip.finding.check == name), None)


def _slips(text: str) -> list[Slip]:
    document = readers.read(text.encode("utf-8", "replace"), "a.md")
    assert isinstance(document, Document)
    read = Checked(document, *extract(document))
    examining = (check() for check in CHECKS.values())
    return [s for check in examining if isinstance(check, DocumentCheck) for s in check.examine(read)]


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)
