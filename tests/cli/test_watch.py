"""Runs again after each change, without a clock of its own in the tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.cli import _watch
from factcheck.errors import UsageError


def changes(monkeypatch: pytest.MonkeyPatch, *steps: Callable[[], object]) -> None:
    """Every pause does the next step; after the last one the user interrupts."""
    left = iter(steps)

    def sleep(_: float) -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.setattr("time.sleep", sleep)


def test_it_runs_after_a_change_only_and_says_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a", "utf-8")
    seen: list[str] = []
    changes(
        monkeypatch,
        lambda: None,
        lambda: one.write_text("longer", "utf-8"),
        lambda: two.write_text("new", "utf-8"),
        lambda: None,
        one.unlink,
    )

    def run() -> int:
        seen.append(one.read_text("utf-8") if one.exists() else "gone")
        return len(seen)

    assert _watch.watch(run, lambda: [str(one), str(two)]) == 4
    assert seen == ["a", "longer", "longer", "gone"]
    told = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Changed")]
    assert told == [f"Changed: {one}", f"Changed: {two}", f"Changed: {one}"]


def test_what_is_wrong_is_told_and_does_not_end_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "factcheck.toml"
    changes(monkeypatch, lambda: file.write_text("quiet = true", "utf-8"))

    def run() -> int:
        if not file.exists():
            raise UsageError("factcheck.toml:1: bad")
        return 0

    assert _watch.watch(run, lambda: [str(file)]) == 0
    assert "factcheck: factcheck.toml:1: bad" in capsys.readouterr().err
