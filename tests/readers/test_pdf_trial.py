"""Forms that draw each other: a small file must not keep the PDF library busy for hours."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ReadError
from factcheck.readers import _pdf_trial
from factcheck.readers.pdf import PdfReader
from tests.readers.pdf_making import nested_forms, placed


def test_a_file_without_forms_is_not_tried() -> None:
    assert not _pdf_trial.is_suspect(placed([(72, 700, "The bridge is open.")]))
    assert not _pdf_trial.is_suspect(nested_forms(depth=1))


def test_forms_in_forms_are_tried_and_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # What lies in the current folder must not run.
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit(-9)", "utf-8")
    monkeypatch.chdir(tmp_path)
    data = nested_forms(depth=3)
    assert _pdf_trial.is_suspect(data)
    assert _pdf_trial.ends(data, 30)
    assert "The bridge is open to lorries." in PdfReader().read(data, "a.pdf").text


def test_a_name_in_another_spelling_hides_no_form() -> None:
    assert _pdf_trial.is_suspect(nested_forms(depth=3).replace(b"/Subtype/Form", b"/Subtype/F#6Frm"))


def test_resources_elsewhere_and_a_far_dictionary_are_suspect() -> None:
    assert _pdf_trial.is_suspect(b"5 0 obj <</Subtype/Form/Resources 6 0 R>> stream")
    assert _pdf_trial.is_suspect(b"5 0 obj <<" + b" " * (1 << 17) + b"/Subtype/Form>> stream")


def test_forms_without_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_trial, "SECONDS", 1)
    with pytest.raises(ReadError, match="drawings draw each other, beyond 1 s or 4 GB"):
        PdfReader().read(nested_forms(depth=30), "a.pdf")
