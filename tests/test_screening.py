"""What becomes of findings: the order in which the rules of a user apply."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import readers
from factcheck.baseline import Baseline
from factcheck.changes import Changes
from factcheck.checks.negation import NegationCheck
from factcheck.gate import Policy
from factcheck.model import Checked, Claim, Evidence, Report, Scope, Severity, Status, Verdict
from factcheck.pipeline import extract_all
from factcheck.screening import Screening
from factcheck.verdicts.conclusion import conclude
from factcheck.verdicts.judging import Judge
from factcheck.verdicts.rules import Rule, Rules
from tests.factories import report
from tests.fakes import TableNli
from tests.verdicts.test_fusion import CALIBRATION

JUDGE = Judge(TableNli(), (NegationCheck(),), CALIBRATION)
OPEN, SHUT = "The harbour bridge is open at night.", "The harbour bridge is not open at night."


def screening(**chosen: object) -> Screening:
    settings: dict[str, object] = {
        "policy": Policy(),
        "checks": ("negation", "nli"),
        "rules": Rules(),
        "waivers": (),
        "require_reason": False,
        "baseline": Baseline(),
        "baseline_name": "b.json",
        "changes": None,
        "judge": lambda: JUDGE,
    }
    return Screening(**(settings | chosen))  # type: ignore[arg-type]


def folder(comments: tuple[str, ...] = ("", "")) -> Report:
    """One document says that the bridge is open; two say that it is not."""
    texts = {"a.md": OPEN, "b.md": f"{SHUT} {comments[0]}", "c.md": f"{SHUT} {comments[1]}"}
    outcomes = extract_all(readers.read(text.encode(), uri) for uri, text in texts.items())
    first, *others = (c for outcome in outcomes if isinstance(outcome, Checked) for c in outcome.claims)
    judged = JUDGE.judge([(first, Evidence(other, 1.0, 1, Scope.FOLDER)) for other in others])
    return report(outcomes, conclude(judged, CALIBRATION))


def evidence(verdict: Verdict) -> list[str]:
    return [item.passage.document for item in verdict.evidence]


def test_a_finding_goes_through_untouched() -> None:
    before = folder()
    after = screening().screen(before)
    assert after.verdicts == before.verdicts
    assert after.decision is not None
    assert after.decision.counted == 1


def test_a_comment_on_one_piece_of_evidence_leaves_the_other() -> None:
    after = screening().screen(folder(("<!-- factcheck: ignore -->", "")))
    new, suppressed = after.verdicts
    assert (new.status, evidence(new)) == (Status.NEW, ["c.md"])
    assert (suppressed.status, evidence(suppressed)) == (Status.SUPPRESSED, ["b.md"])
    both = screening().screen(folder(("<!-- factcheck: ignore -->", "<!-- factcheck: ignore -->")))
    assert [(v.status, evidence(v)) for v in both.verdicts] == [(Status.SUPPRESSED, ["b.md", "c.md"])]


def test_suppressed_pairs_take_nothing_of_the_baseline() -> None:
    pairs = screening().pairs(folder())
    once = Baseline().accepting(replace(pairs, verdicts=pairs.verdicts[:1]))
    after = screening(baseline=once).screen(folder(("<!-- factcheck: ignore -->", "")))
    assert {verdict.status for verdict in after.verdicts} == {Status.BASELINED, Status.SUPPRESSED}


def test_a_severity_by_path_comes_before_the_gate() -> None:
    rules = Rules((Rule("b.md", "all", Severity.NOTE), Rule("c.md", "all", Severity.NOTE)))
    after = screening(rules=rules).screen(folder())
    assert [(v.severity, v.counts) for v in after.verdicts] == [(Severity.NOTE, False)]
    half = screening(rules=Rules(rules.rules[:1])).screen(folder())
    assert evidence(half.verdicts[0]) == ["c.md", "b.md"]
    assert half.verdicts[0].counts


@pytest.mark.parametrize("check", ["negation", "all"])
def test_a_check_that_is_off_is_not_heard(check: str) -> None:
    silent = replace(JUDGE, rules=Rules((Rule("b.md", check, None),)))
    one, other = folder().verdicts[0].evidence
    judged = silent.judge([(folder().verdicts[0].claim, item) for item in (one, other)])
    assert [[finding.check for finding in judgement.found] for judgement in judged] == [[], ["negation"]]


def changed(*names: str) -> Changes:
    return Changes("main", "0" * 40, frozenset(str(Path(name).resolve()) for name in names))


def test_the_changed_side_is_the_claim_and_the_reason_is_judged_anew() -> None:
    after = screening(changes=changed("c.md")).screen(folder())
    (verdict,) = after.verdicts
    assert (verdict.claim.document, evidence(verdict)) == ("c.md", ["a.md"])
    assert verdict.fingerprint in {pair.fingerprint for pair in screening().pairs(folder()).verdicts}
    assert verdict.findings[0].claim_spans == folder().verdicts[0].findings[0].evidence_spans
    assert evidence(screening(changes=changed("a.md")).screen(folder()).verdicts[0]) == ["b.md", "c.md"]
    nothing = screening(changes=changed(), policy=Policy(since="main")).screen(folder())
    assert nothing.verdicts == ()
    assert nothing.decision is not None
    assert nothing.decision.not_counted == (("on unchanged lines", 1),)
    assert nothing.decision.rule == "errors and warnings on lines changed since main"


def test_a_side_in_a_corpus_keeps_its_place() -> None:
    before = folder()
    verdict = before.verdicts[0]
    cited = replace(verdict, evidence=(replace(verdict.evidence[0], scope=Scope.CORPUS),), further=())
    after = screening(changes=changed("b.md")).screen(replace(before, verdicts=(cited,)))
    assert isinstance(after.verdicts[0].claim, Claim)
    assert after.verdicts[0].claim.document == "a.md"
