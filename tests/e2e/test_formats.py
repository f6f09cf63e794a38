"""Articles of the demonstration as PDF and as Word files: the same statements, the same findings, places one can find."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from factcheck import readers
from factcheck.cli import app
from factcheck.gate import ExitCode
from factcheck.model import BlockKind, Document
from factcheck.reports.json import SCHEMA
from tests.readers.pdf_making import flowing, lines, placed

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "seeds" / "news" / "bakhmut.md"
CORPUS = str(ROOT / "corpora" / "bakhmut-2023")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def article() -> Document:
    return readers.read(ARTICLE.read_bytes(), "article.md")


def words(document: Document) -> list[tuple[BlockKind, int, str]]:
    """Kind, depth and words of each block."""
    return [(b.kind, len(b.headings), " ".join(document.slice(b.span).split())) for b in document.blocks]


def write_pdf(path: Path) -> None:
    document = article()
    story = [
        (f"h{depth + 1}" if kind is BlockKind.HEADING else "p", text) for kind, depth, text in words(document)
    ]
    path.write_bytes(flowing(story, columns=2, head="The Daily", title=document.title, day=document.date))


def write_docx(path: Path) -> None:
    document, word = article(), docx.Document()
    assert document.date
    for kind, depth, text in words(document):
        if kind is BlockKind.HEADING:
            word.add_heading(text, depth + 1)
        else:
            word.add_paragraph(text)
    word.core_properties.modified = word.core_properties.modified.replace(
        document.date.year, document.date.month, document.date.day
    )
    word.save(str(path))


def gist(path: Path) -> list[tuple[str, ...]]:
    """The findings on a file, without places; those are called as its format calls them."""
    result = run("check", str(path), "--corpus", CORPUS, "-o", "json=-", "--quiet", "--fail-on", "never")
    assert result.exit_code == ExitCode.CLEAN, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    texts = [[" ".join(f[side]["text"].split()) for side in ("claim", "evidence")] for f in found]
    places = {f["claim"].get("place", "").partition(" ")[0] for f in found}
    assert places == {{".pdf": "page", ".docx": "paragraph", ".md": ""}[path.suffix]}
    return sorted((f["relation"], f["severity"], *pair) for f, pair in zip(found, texts, strict=True))


def test_every_format_has_the_same_findings(tmp_path: Path) -> None:
    write_pdf(tmp_path / "article.pdf")
    write_docx(tmp_path / "article.docx")
    assert gist(ARTICLE) == gist(tmp_path / "article.pdf") == gist(tmp_path / "article.docx") != []


def test_what_can_not_be_read_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(
        placed(
            lines(60, 760, "The Team plan costs $49 a month."),
            lines(60, 760, "The Team plan costs $59 a month."),
        )
    )
    (tmp_path / "cut.pdf").write_bytes((tmp_path / "good.pdf").read_bytes()[:900])
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no Word file")
    result = run("check", str(tmp_path), "-o", f"json={tmp_path / 'report.json'}", "--fail-on", "never")
    assert result.exit_code == ExitCode.INCOMPLETE
    shown = " ".join(result.stdout.split())
    assert "cut.pdf: not read: is cut off" in shown
    assert "broken.docx: not read: is damaged or no Word file" in shown
    assert "good.pdf, page 1, line 1" in shown
    assert "good.pdf, page 2, line 1" in shown
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    schema = json.loads(SCHEMA.read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(report)] == []
