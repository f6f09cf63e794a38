"""The outline of a folder is the same whoever reads the documents, and however many do."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from factcheck import outlining
from factcheck.claims.values.own import Words
from factcheck.discovery import Found, discover
from factcheck.model import Outcome, Skipped
from factcheck.outlining import outlined
from factcheck.reports._outline import document_json, document_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(12):
        (tmp_path / f"{number:02}.md").write_text(
            f"# Page\n\nThe bridge number {number} is {number} m long.\n"
        )
    (tmp_path / "bad.md").write_bytes(b"\0\0\0\0")
    (tmp_path / "picture.png").write_bytes(b"")
    return tmp_path


def uri(outcome: Outcome) -> str:
    return outcome.uri


def dies_elsewhere(outcome: Outcome) -> str:
    if multiprocessing.parent_process() is not None and outcome.uri.endswith("05.md"):
        os._exit(9)
    return outcome.uri


@pytest.mark.parametrize("render", [document_json, document_text])
def test_the_pieces_are_the_same_whoever_reads(folder: Path, render: outlining.Render) -> None:
    found = discover([str(folder)])
    alone = list(outlined(found, Words(), render, processes=1))
    assert list(outlined(found, Words(), render, processes=2)) == alone
    assert sum(piece.gaps.checked for piece in alone) == 12
    assert sum(piece.gaps.failed for piece in alone) == 1


def test_the_rest_is_read_here_where_a_process_dies(folder: Path) -> None:
    found = discover([str(folder)])
    assert [piece.text for piece in outlined(found, Words(), dies_elsewhere, processes=2)] == [
        item.uri for item in found
    ]


def test_a_program_in_the_current_folder_is_not_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("multiprocessing", "signal", "pickle"):
        (folder / f"{name}.py").write_text(f"open({str(folder / 'ran')!r}, 'w')")
    monkeypatch.chdir(folder)
    assert len(list(outlined(discover([str(folder / "00.md")]), Words(), uri, processes=2))) == 1
    assert not (folder / "ran").exists()
    assert os.environ.get("PYTHONSAFEPATH") is None


def test_one_process_reads_no_further_than_it_is_asked(folder: Path) -> None:
    asked: list[str] = []

    def render(outcome: Outcome) -> str:
        asked.append(outcome.uri)
        return ""

    pieces: Iterator[object] = outlined(discover([str(folder)]), Words(), render, processes=1)
    assert len(list(islice(pieces, 2))) == len(asked) == 2


def test_small_folders_are_read_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlining, "_processors", lambda: 4)
    found = [item for item in discover([str(folder)]) if isinstance(item, Found)]
    assert outlining._useful(found) == 1
    monkeypatch.setattr(outlining, "_WORTHWHILE", 100)
    assert outlining._useful(found) == 4
    assert outlining._useful(found[:2]) == 1
    assert outlining._useful([Found(folder / "gone.md", "gone.md"), Skipped("a", "b")]) == 1


def test_at_least_one_processor_is_there() -> None:
    assert outlining._processors() >= 1


def test_no_more_than_the_outcome_is_counted(folder: Path) -> None:
    (piece,) = outlined(discover([str(folder / "00.md")]), Words(), uri)
    assert (piece.gaps.checked, piece.gaps.failed, piece.gaps.broken) == (1, 0, 0)
    assert piece.gaps.told() == []
