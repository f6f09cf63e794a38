"""The terminal summary: the same text everywhere, colours only where they are wanted."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from factcheck.model import BlockKind, Skipped
from factcheck.reports.terminal import TerminalReporter, print_summary
from tests.factories import checked, claim, document, finding, hostile_report, report, sample_report, verdict
from tests.gold import assert_gold


def printed(environment: dict[str, str], width: int = 80) -> str:
    lines = io.StringIO()
    console = Console(file=lines, force_terminal=True, width=width, _environ={"TERM": "xterm", **environment})
    print_summary(sample_report(), console)
    return lines.getvalue()


def test_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(TerminalReporter().render(sample_report()), "terminal/sample.txt")


def test_environment_does_not_change_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    before = TerminalReporter().render(sample_report())
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "40", "TERM": "dumb", "JUPYTER_COLUMNS": "9"}.items():
        monkeypatch.setenv(name, value)
    assert TerminalReporter().render(sample_report()) == before


def test_deciding_words_are_bold_and_severity_coloured() -> None:
    text = printed({})
    assert "\x1b[1;4m41.2 million euros\x1b[0m" in text
    assert "\x1b[1;31merror\x1b[0m" in text


def test_no_color_is_honoured() -> None:
    text = printed({"NO_COLOR": "1"})
    assert "\x1b[1;31m" not in text
    assert "41.2 million euros" in text


def test_lines_break_within_the_width_and_keep_their_indent() -> None:
    text = TerminalReporter().render(sample_report()).decode()
    assert all(line == line.rstrip() for line in text.split("\n"))
    narrow = printed({"NO_COLOR": "1"}, width=40)
    quotes = [line for line in narrow.split("\n") if line.startswith("    ")]
    assert len(quotes) > 8
    assert max(map(len, quotes)) <= 60


def test_of_many_skipped_files_the_first_are_named() -> None:
    sample = sample_report()
    many = tuple(Skipped(f"photo-{n}.png", "not a document (image/png)") for n in range(1200))
    text = TerminalReporter().render(replace(sample, outcomes=(*sample.outcomes[:3], *many))).decode()
    shown = " ".join(text.split())
    assert "photo-4.png (not a document (image/png)) and 1,195 more." in shown
    assert "photo-5.png" not in shown
    assert "Skipped" not in TerminalReporter().render(replace(sample, outcomes=sample.outcomes[:3])).decode()


def test_documents_cannot_command_the_terminal() -> None:
    text = TerminalReporter().render(hostile_report()).decode()
    assert not {chr(code) for code in (*range(10), *range(11, 32), 0x7F, 0x9B, 0x202E)} & set(text)


def test_a_name_cannot_pose_as_a_line_of_the_report() -> None:
    lines = TerminalReporter().render(hostile_report()).decode().split("\n")
    assert not any(line.startswith("next  [link]") for line in lines)


def test_a_log_of_ci_finds_no_command() -> None:
    long = "word " * 18
    inside = document(
        "::error::a.txt", f"{long}::add-mask::x {long}. Two ##vso[task.complete] and ##[error] more."
    )
    ours, theirs = (
        claim(inside, inside.text[: len(inside.text) // 2]),
        claim(inside, "Two ##vso[task.complete] and ##[error] more."),
    )
    found = verdict(ours, theirs, finding("number", "::stop-commands::x", (), ()))
    text = TerminalReporter().render(report([checked(inside, (ours, theirs))], [found])).decode()
    assert not [line for line in text.split("\n") if line.strip().startswith("::")]
    assert not re.search(r"##\w*\[", text)
    assert "add-mask" in text


def test_a_cell_is_told_with_its_heads() -> None:
    sample = sample_report()
    first = sample.verdicts[0]
    cell = replace(first.claim, kind=BlockKind.CELL, context="Bridge, cost: 41.2 million euros")
    text = TerminalReporter().render(replace(sample, verdicts=(replace(first, claim=cell),))).decode()
    assert "“Bridge, cost: 41.2 million euros”" in text
