"""How fast PDF and Word files are read: `python -m benchmarks.reading`; processor time, beside the libraries alone.

The files are made on the spot: the articles of `seeds/` over and over, in one and in two columns, and as a Word file.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import docx
import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from factcheck import readers
from factcheck.claims.extraction import extract
from factcheck.model import BlockKind

_ROUNDS = 3


def main() -> None:
    """Prints one table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--times", type=int, default=40, help="how often the articles are repeated")
    story = list(_story(arguments.parse_args().times))
    print("| file | MB | MB of text | read, s | MB/s of text | pages/s | library alone, s | extract, s |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for name, data in (
        ("one.pdf", _pdf(story, 1)),
        ("two.pdf", _pdf(story, 2)),
        ("article.docx", _word(story)),
    ):
        document = readers.read(data, name)
        read = _seconds(partial(readers.read, data, name))
        alone = _seconds(partial(_pdf_alone if document.pages else _docx_alone, data))
        extracting = _seconds(partial(extract, document), rounds=1)
        text = len(document.text.encode()) / 1e6
        pages = f"{len(document.pages) / read:.0f}" if document.pages else ""
        print(
            f"| {name} | {len(data) / 1e6:.2f} | {text:.2f} | {read:.2f} | {text / read:.2f} | {pages} | {alone:.2f} "
            f"| {extracting:.2f} |"
        )


def _story(times: int) -> Iterator[tuple[bool, str]]:
    """Whether it is a heading, and the words of each block."""
    paths = sorted(Path("seeds").glob("*/*.md"))
    documents = [readers.read(path.read_bytes(), str(path)) for path in paths]
    for _ in range(times):
        for document in documents:
            for block in document.blocks:
                if block.kind is not BlockKind.CELL:
                    yield block.kind is BlockKind.HEADING, " ".join(document.slice(block.span).split())


def _pdf(story: list[tuple[bool, str]], columns: int) -> bytes:
    buffer, styles = io.BytesIO(), getSampleStyleSheet()
    template = BaseDocTemplate(buffer, pagesize=A4)
    width = (A4[0] - 100 - 15 * (columns - 1)) / columns
    frames = [Frame(50 + index * (width + 15), 60, width, 730) for index in range(columns)]
    template.addPageTemplates([PageTemplate(frames=frames)])
    escaped = ((heading, text.replace("&", "&amp;").replace("<", "&lt;")) for heading, text in story)
    template.build(
        [Paragraph(text, styles["Heading2" if heading else "BodyText"]) for heading, text in escaped]
    )
    return buffer.getvalue()


def _word(story: list[tuple[bool, str]]) -> bytes:
    buffer, word = io.BytesIO(), docx.Document()
    for heading, text in story:
        word.add_paragraph(text, style="Heading 2" if heading else None)
    word.save(buffer)
    return buffer.getvalue()


def _pdf_alone(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def _docx_alone(data: bytes) -> int:
    return sum(len(paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def _seconds(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """Processor time of the best round."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    main()
