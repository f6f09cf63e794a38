"""What every report format must bear, whichever it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck import plugins, reports
from factcheck.model import Report
from factcheck.reports import Reporter
from factcheck.reports._outputs import write
from tests.factories import empty_report, hostile_report, ruled_report, sample_report

FORMATS = plugins.names(reports)
SAMPLES = {
    "sample": sample_report(),
    "ruled": ruled_report(),
    "hostile": hostile_report(),
    "empty": empty_report(),
}
PROMISED = {
    "claimreview",
    "csv",
    "github",
    "gitlab",
    "html",
    "json",
    "junit",
    "markdown",
    "sarif",
    "terminal",
}
ESCAPES = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\u200b")
"""What Markdown puts before a sign, and between two of them, to show it as it is."""


def reporter(name: str) -> Reporter:
    kind: type[Reporter] = plugins.load(reports, name)
    return kind()


def test_the_promised_formats_are_there() -> None:
    assert set(FORMATS) >= PROMISED


@pytest.mark.parametrize("name", FORMATS)
def test_titles_tell_formats_apart(name: str) -> None:
    titles = [reporter(other).title for other in FORMATS]
    assert len(reporter(name).title) > 3
    assert titles.count(reporter(name).title) == 1


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES)
def test_bytes_are_text_and_the_same_twice(name: str, sample: str) -> None:
    content = reporter(name).render(SAMPLES[sample])
    assert content == reporter(name).render(SAMPLES[sample])
    assert content.decode("utf-8").endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_bytes_are_the_same_in_another_process(name: str) -> None:
    program = (
        "import sys; from factcheck import plugins, reports; from tests.factories import sample_report;"
        "sys.stdout.buffer.write(plugins.load(reports, sys.argv[1])().render(sample_report()))"
    )
    other = subprocess.run(
        [sys.executable, "-c", program, name],
        env={
            **os.environ,
            "PYTHONHASHSEED": "7",
            "TZ": "Asia/Tokyo",
            "LC_ALL": "C",
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        check=True,
    )
    assert other.stdout == reporter(name).render(sample_report())


@pytest.mark.parametrize("name", FORMATS)
def test_every_finding_is_told_with_its_reason(name: str) -> None:
    report: Report = sample_report()
    text = " ".join(reporter(name).render(report).decode().split())
    assert all(verdict.claim.document in text for verdict in report.verdicts)
    assert all(verdict.message.replace('"', "&#34;") in text for verdict in report.verdicts)


@pytest.mark.parametrize("name", FORMATS)
def test_a_failed_file_is_never_silent(name: str) -> None:
    text = reporter(name).render(sample_report()).decode()
    assert "news/minutes.pdf" in text
    assert "the file ends before its cross-reference table" in text


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_neither_breaks_nor_commands(name: str) -> None:
    text = reporter(name).render(hostile_report()).decode()
    assert not {"\x00", "\x07", "\x1b", "\x9b"} & set(text)
    assert "{{7*7}}" in ESCAPES.sub("", text)


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_turns_the_reading_direction_around(name: str) -> None:
    text = reporter(name).render(hostile_report()).decode()
    assert not {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))} & set(text)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_is_written_to_a_file_and_to_standard_output_alike(
    name: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(ruled_report(), name, str(tmp_path / "report"))
    write(ruled_report(), name, "-")
    assert capfdbinary.readouterr().out == (tmp_path / "report").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"claimreview", "gitlab"}))
def test_the_corpora_are_told_with_their_digests(name: str) -> None:
    (corpus,) = ruled_report().manifest.corpora
    assert corpus.digest in reporter(name).render(ruled_report()).decode("utf-8")


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"claimreview"}))
def test_copies_of_the_evidence_are_told(name: str) -> None:
    report = sample_report()
    verdicts = tuple(
        replace(verdict, evidence=(replace(first, copies=4711), *rest))
        for verdict in report.verdicts
        for first, *rest in [verdict.evidence]
    )
    assert "4711" in reporter(name).render(replace(report, verdicts=verdicts)).decode("utf-8")
