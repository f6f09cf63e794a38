"""What every report format must bear, whichever it is."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from factcheck import plugins, reports
from factcheck.model import Report
from factcheck.reports import Reporter
from tests.factories import empty_report, hostile_report, sample_report

FORMATS = plugins.names(reports)
SAMPLES = {"sample": sample_report(), "hostile": hostile_report(), "empty": empty_report()}


def reporter(name: str) -> Reporter:
    kind: type[Reporter] = plugins.load(reports, name)
    return kind()


def test_the_promised_formats_are_there() -> None:
    assert {"html", "json", "terminal"} <= set(FORMATS)


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
    assert "{{7*7}}" in text
