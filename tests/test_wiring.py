"""Several reports of one run: each in its own place, and none lost because another can't be written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import wiring
from factcheck.errors import UsageError
from factcheck.reports._step_summary import VARIABLE
from tests.factories import ruled_report


def test_every_report_is_written_to_its_place(tmp_path: Path) -> None:
    targets = wiring.outputs(
        [f"sarif={tmp_path}/a.sarif", f"junit={tmp_path}/b.xml", f"csv={tmp_path}/c.csv"]
    )
    assert wiring.publish(ruled_report(), targets) == {}
    assert json.loads((tmp_path / "a.sarif").read_bytes())["version"] == "2.1.0"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sarif", "b.xml", "c.csv"]


def test_a_report_that_cannot_be_written_does_not_keep_the_others_back(tmp_path: Path) -> None:
    bad, good = wiring.outputs([f"json={tmp_path}", f"sarif={tmp_path}/a.sarif"])
    problems = wiring.publish(ruled_report(), [bad, good])
    assert list(problems) == [bad]
    assert problems[bad].startswith(f"can't write {tmp_path}")
    assert (tmp_path / "a.sarif").exists()


@pytest.mark.parametrize("texts", [["json=-", "sarif=-"], ["json=out", "sarif=./x/../out"]])
def test_two_reports_cannot_share_a_place(texts: list[str]) -> None:
    with pytest.raises(UsageError, match="json and sarif can't both be written to"):
        wiring.outputs(texts)


def test_annotations_come_with_the_summary_of_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "summary.md"))
    wiring.publish(ruled_report(), wiring.outputs([f"json={tmp_path}/a.json"]))
    assert not (tmp_path / "summary.md").exists()
    wiring.publish(ruled_report(), wiring.outputs(["github=-"]))
    assert capfdbinary.readouterr().out.startswith(b"::error file=news/minutes.pdf")
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("<!-- factcheck -->")
