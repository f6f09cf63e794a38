"""The story with small stand-ins for the models."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck import checks, plugins, readers
from factcheck.corpus.candidates import ANYWHERE, Limits
from factcheck.model import Document, Failed, Label, Relation, Report, Scope, Severity, Skipped
from factcheck.pipeline import Pipeline, Silence
from factcheck.verdicts import calibration
from factcheck.verdicts.judging import Judge
from tests.corpora import open_corpus
from tests.fakes import TableNli, WordEmbedder

OPEN = "The harbour bridge is open to traffic at night."
SHUT = "The harbour bridge is not open to traffic at night."


def pipeline() -> Pipeline:
    found = tuple(check() for check in plugins.load_all(checks).values())
    judge = Judge(TableNli(), found, calibration.load())
    return Pipeline(WordEmbedder(), judge, Limits(anywhere=replace(ANYWHERE, cosine=0.0)))


def document(uri: str, text: str) -> Document:
    return readers.read(text.encode(), uri)


def check(*sources: Document | Skipped | Failed) -> Report:
    return pipeline().check(sources)


def against(folder: Path, corpus: str, *sources: Document | Skipped | Failed) -> Report:
    settings = "authority = 70"
    opened = open_corpus(folder, {"ref.txt": corpus, "bad.md": b"\0\1\2binary"}, settings)
    return pipeline().check(sources, [opened])


def test_a_contradiction_within_a_document() -> None:
    (verdict,) = check(document("a.txt", f"{OPEN} {SHUT}")).verdicts
    assert (verdict.claim.text, verdict.evidence[0].passage.text) == (OPEN, SHUT)
    assert verdict.evidence[0].scope is Scope.DOCUMENT
    assert verdict.findings[0].check == "negation"


def test_a_contradiction_between_documents_and_its_labels() -> None:
    report = check(document("a.txt", OPEN), document("b.txt", SHUT))
    assert [v.evidence[0].scope for v in report.verdicts] == [Scope.FOLDER]
    assert [label for _, label in report.labels] == [Label.CONTRADICTED, Label.NOT_ENOUGH_INFO]


def test_a_document_that_supersedes_another_makes_their_disagreement_a_note() -> None:
    new = document("b.txt", SHUT)
    for written in (None, date(2024, 1, 1)):
        told = replace(new, supersedes=("a.txt",), date=written)
        report = check(document("a.txt", OPEN), told)
        (verdict,) = report.verdicts
        assert (verdict.relation, verdict.severity) == (Relation.REVISION, Severity.NOTE)
        assert verdict.message.endswith("a.txt is out of date: b.txt supersedes it.")
        assert {label for _, label in report.labels} == {Label.NOT_ENOUGH_INFO}


def test_each_stage_is_told_by_its_name() -> None:
    class Stages(Silence):
        def __init__(self) -> None:
            self.names: list[str] = []

        def start(self, stage: str, total: int) -> None:
            self.names.append(stage)

    stages = Stages()
    replace(pipeline(), progress=stages).check([document("a.txt", f"{OPEN} {SHUT}")])
    assert stages.names == ["Reading documents", "Embedding statements", "Judging pairs"]


def test_a_third_document_is_not_at_odds_with_one_that_was_superseded() -> None:
    new = replace(document("new.txt", SHUT), supersedes=("old.txt",))
    report = check(document("old.txt", OPEN), new, document("plan.txt", SHUT))
    assert {verdict.relation for verdict in report.verdicts} == {Relation.REVISION}
    against_new = check(
        document("old.txt", SHUT), replace(document("new.txt", OPEN), supersedes=("old.txt",))
    )
    assert [verdict.relation for verdict in against_new.verdicts] == [Relation.REVISION]


def test_a_contradiction_with_a_corpus_cites_its_document_with_the_corpus_authority(tmp_path: Path) -> None:
    report = against(tmp_path, OPEN, document("a.txt", SHUT))
    (verdict,) = report.verdicts
    assert verdict.evidence[0].scope is Scope.CORPUS
    assert [d.uri for d in report.references] == [f"{tmp_path.as_posix()}/corpus/ref.txt"]
    assert report.references[0].authority == 70
    assert report.references[0].slice(verdict.evidence[0].passage.span) == OPEN
    assert report.manifest.corpora[0].passages == 1


def test_support_is_a_label_and_no_finding(tmp_path: Path) -> None:
    report = against(tmp_path, OPEN, document("a.txt", OPEN))
    assert report.verdicts == ()
    assert [label for _, label in report.labels] == [Label.SUPPORTED]


def test_what_was_not_read_stays_in_the_report_also_of_a_corpus(tmp_path: Path) -> None:
    others = Skipped("x.png", "no reader"), Failed("y.md", "broken")
    report = against(tmp_path, OPEN, document("a.txt", OPEN), *others)
    assert [o.uri.removeprefix(tmp_path.as_posix()) for o in report.outcomes] == [
        "a.txt",
        "x.png",
        "y.md",
        "/corpus/bad.md",
    ]


def test_nothing_to_check() -> None:
    report = check()
    assert (report.outcomes, report.verdicts, report.manifest.pairs) == ((), (), 0)
