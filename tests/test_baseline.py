"""Known findings: counted, without places, the same whatever the order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.baseline import Baseline, Entry, Label, Mark, difference, read, read_marks, written
from factcheck.errors import UsageError
from factcheck.model import Report, Status
from factcheck.verdicts.conclusion import conclude
from factcheck.verdicts.grouping import apart
from tests.factories import sample_report
from tests.verdicts.test_conclusion import judgement
from tests.verdicts.test_fusion import CALIBRATION

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)
FINGERPRINT = st.text("0123456789abcdef", min_size=1, max_size=16)
ENTRIES = st.builds(
    Entry, FINGERPRINT, st.integers(1, 9), st.sampled_from(["number", "date"]), st.tuples(TEXT, TEXT)
)
BASELINES = st.builds(
    Baseline,
    st.lists(ENTRIES).map(lambda entries: {entry.fingerprint: entry for entry in entries}),
    st.dictionaries(
        FINGERPRINT,
        st.builds(
            Label, st.sampled_from(Mark), st.just("number"), st.floats(0, 1).map(lambda x: round(x, 4))
        ),
    ),
)
SAMPLE = sample_report()


def doubled(report: Report) -> Report:
    """The report of a folder that holds every document twice."""
    return replace(report, verdicts=tuple(v for v in report.verdicts for _ in range(2)))


def statuses(report: Report) -> list[str]:
    return [verdict.status.value for verdict in report.verdicts]


@given(baseline=BASELINES)
def test_what_is_written_is_read_again(baseline: Baseline, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("b") / "baseline.json"
    path.write_bytes(written(baseline))
    assert read(path) == baseline
    assert written(read(path)) == path.read_bytes()


@given(st.permutations(SAMPLE.verdicts))
def test_the_order_of_findings_is_irrelevant(verdicts: list[object]) -> None:
    shuffled = replace(SAMPLE, verdicts=tuple(verdicts))  # type: ignore[arg-type]
    assert written(Baseline().accepting(shuffled)) == written(Baseline().accepting(SAMPLE))


def test_it_holds_no_path_and_a_finding_a_line() -> None:
    text = written(Baseline().accepting(SAMPLE)).decode()
    assert not any(outcome.uri in text for outcome in SAMPLE.outcomes)
    lines = [line for line in text.splitlines() if line.startswith('{"fingerprint"')]
    assert len(lines) == len(SAMPLE.verdicts)
    assert lines == sorted(lines)


def test_accepted_findings_are_marked_and_only_as_many_as_were_counted() -> None:
    baseline = Baseline().accepting(SAMPLE)
    assert set(statuses(baseline.apply(SAMPLE))) == {"baselined"}
    assert sorted(statuses(baseline.apply(doubled(SAMPLE)))) == ["baselined"] * 4 + ["new"] * 4
    assert difference(baseline, Baseline().accepting(doubled(SAMPLE))) == (4, 0)
    assert difference(Baseline().accepting(doubled(SAMPLE)), baseline) == (0, 4)


def test_suppressed_findings_are_no_matter_of_the_baseline() -> None:
    first, *rest = SAMPLE.verdicts
    report = replace(SAMPLE, verdicts=(replace(first, status=Status.SUPPRESSED), *rest))
    assert len(Baseline().accepting(report).entries) == 3
    after = Baseline().accepting(SAMPLE).apply(report)
    assert statuses(after) == ["suppressed", "baselined", "baselined", "baselined"]


def test_stale_entries_are_named_and_pruned() -> None:
    baseline = Baseline().accepting(doubled(SAMPLE))
    less = replace(SAMPLE, verdicts=SAMPLE.verdicts[1:])
    (notice, *_) = baseline.stale(less, "b.json")
    assert len(baseline.stale(less, "b.json")) == 4
    assert notice.place == "b.json"
    assert "41.2 million euros" in " ".join(n.message for n in baseline.stale(less, "b.json"))
    pruned = baseline.pruned(less)
    assert {entry.count for entry in pruned.entries.values()} == {1}
    assert SAMPLE.verdicts[0].fingerprint not in pruned.entries
    assert pruned.stale(less, "b.json") == ()
    assert Baseline().pruned(SAMPLE).entries == {}


def test_marks_of_a_person_decide() -> None:
    real, false, later, _ = (verdict.fingerprint for verdict in SAMPLE.verdicts)
    marks = {real: Mark.TRUE, false: Mark.FALSE, later: Mark.LATER, "gone": Mark.FALSE}
    marked = Baseline().accepting(replace(SAMPLE, verdicts=SAMPLE.verdicts[:1])).marked(marks, SAMPLE)
    assert set(marked.entries) == {false, later}
    assert {fingerprint: label.mark for fingerprint, label in marked.labels.items()} == {
        real: Mark.TRUE,
        false: Mark.FALSE,
        later: Mark.LATER,
    }
    shown = marked.apply(SAMPLE).verdicts
    assert [v.status_reason for v in shown] == ["", "a false alarm", "to be fixed later", ""]
    # A finding that was called true is not swallowed by the next update.
    assert real not in marked.accepting(SAMPLE).entries


def test_a_mark_is_meant_for_all_the_evidence_that_was_shown() -> None:
    found = [judgement(f"It is {n} m long.", "It is 12 m long.", n / 20) for n in (18, 16)]
    whole = replace(SAMPLE, verdicts=conclude(found, CALIBRATION))
    pairs = replace(whole, verdicts=apart(whole.verdicts))
    marked = Baseline().marked({whole.verdicts[0].fingerprint: Mark.FALSE}, pairs)
    assert set(statuses(marked.apply(pairs))) == {"baselined"}
    assert len(marked.labels) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", ":1: not JSON"),
        ("[]", "not a baseline"),
        ('{"version": 2}', "not a baseline of version 1"),
        ('{"version": 1, "findings": [{}], "labels": {}}', "damaged"),
        ('{"version": 1, "findings": [], "labels": []}', "damaged"),
        ('{"version": 1, "findings": [], "labels": {"a": {"mark": "x"}}}', "damaged"),
    ],
)
def test_a_damaged_baseline_is_an_error(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=words):
        read(path)
    with pytest.raises(UsageError, match="can't read"):
        read(tmp_path / "none.json")


def test_marks_come_alone_or_as_the_page_exports_them(tmp_path: Path) -> None:
    path = tmp_path / "triage.json"
    marks = {"a": "true", "b": "false", "c": "later"}
    wanted = {"a": Mark.TRUE, "b": Mark.FALSE, "c": Mark.LATER}
    for content in (
        marks,
        {"schema": "factcheck-triage/1", "marks": marks},
        {**marks, "a": True, "b": False},
    ):
        path.write_text(json.dumps(content), "utf-8")
        assert read_marks(path) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", "an object of fingerprints"),
        ('{"schema": "factcheck-triage/9", "marks": {}}', "is not 'factcheck-triage/1'"),
        ('{" ": "false"}', "a fingerprint is empty"),
        ('{"a": "maybe"}', "a: one of true, false, later is wanted"),
        ('{"a": 1}', "a: one of"),
    ],
)
def test_a_bad_file_of_marks_is_an_error(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "triage.json"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=words):
        read_marks(path)
