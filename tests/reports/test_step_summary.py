"""The summary of a CI step: added to what is there, and only where the runner asks for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.reports._step_summary import VARIABLE, append
from factcheck.reports.markdown import MarkdownReporter
from tests.factories import sample_report


def test_the_summary_is_added_behind_what_other_commands_wrote(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("before\n")
    append(sample_report(), {VARIABLE: str(path)})
    assert path.read_bytes() == b"before\n" + MarkdownReporter().render(sample_report())


def test_without_the_variable_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    append(sample_report(), {})
    append(sample_report(), {VARIABLE: ""})
    assert list(tmp_path.iterdir()) == []


def test_a_summary_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't write"):
        append(sample_report(), {VARIABLE: str(tmp_path)})
