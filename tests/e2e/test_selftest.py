"""The self-test as a user types it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from factcheck.cli import app
from factcheck.gate import ExitCode

TEXT = """# Plans

The Starter plan keeps logs for 30 days. A single batch may contain at most 500 events.
The harbour bridge was opened on 4 May 2021.
"""


def test_a_trial_is_told_and_written_and_leaves_the_files_alone(tmp_path: Path) -> None:
    source = tmp_path / "plans.md"
    source.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(app, ["selftest", str(source), "--seed", "1"])
    assert told.exit_code == ExitCode.CLEAN
    assert "in 1 document, in memory only" in told.output
    assert "0 of 1" in told.output
    written = tmp_path / "trial.json"
    done = CliRunner().invoke(app, ["selftest", str(source), "--seed", "1", "-o", f"json={written}"])
    assert done.exit_code == ExitCode.CLEAN
    data = json.loads(written.read_text(encoding="utf-8"))
    assert data["documents"] == 1
    assert all(p["check"] for p in data["planted"])
    assert source.read_text(encoding="utf-8") == TEXT


def test_where_nothing_can_be_planted_the_run_is_incomplete(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Thanks\n\nThank you all!\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["selftest", str(tmp_path)])
    assert told.exit_code == ExitCode.INCOMPLETE
    assert "Nothing could be planted" in told.output
