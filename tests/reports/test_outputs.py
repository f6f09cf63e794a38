"""Outputs are written whole or not at all."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.reports._outputs import write
from factcheck.reports.json import JsonReporter
from tests.factories import sample_report

EXPECTED = JsonReporter().render(sample_report())


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    write(sample_report(), "json", str(tmp_path / "out" / "deep" / "report.json"))
    assert (tmp_path / "out" / "deep" / "report.json").read_bytes() == EXPECTED
    assert [path.name for path in (tmp_path / "out" / "deep").iterdir()] == ["report.json"]


def test_an_old_report_stays_when_the_new_one_breaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")

    class Full(io.BytesIO):
        def write(self, content: object) -> int:
            raise OSError(28, "No space left on device")

    def full(path: Path, mode: str) -> Full:
        path.touch()
        return Full()

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(UsageError, match=r"can't write .*report\.json: No space left on device"):
        write(sample_report(), "json", str(target))
    monkeypatch.undo()
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(sample_report(), "json", "-")
    assert capfdbinary.readouterr().out == EXPECTED


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    write(sample_report(), "json", str(tmp_path / "link.json"))
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == EXPECTED


def test_a_device_is_written_and_not_replaced() -> None:
    write(sample_report(), "json", os.devnull)
    assert not Path(os.devnull).is_file()


def test_new_files_have_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write(sample_report(), "json", str(tmp_path / "report.json"))
    assert (tmp_path / "report.json").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("place", ["", "file/report.json"])
def test_a_path_that_cannot_be_written_is_a_usage_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="can't write"):
        write(sample_report(), "json", str(tmp_path / place))


def test_an_unknown_format_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match=r"'docx' in reports; there are: .*json"):
        write(sample_report(), "docx", "-")
