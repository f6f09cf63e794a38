"""PDF files for the tests: words put at places, or stories that flow through columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

Words = tuple[float, float, str] | tuple[float, float, str, float] | tuple[float, float, str, float, str]
"""Left, height above the lower edge, text; then size and font."""


def placed(*pages: Sequence[Words], title: str = "", author: str = "", day: date | None = None) -> bytes:
    """A file with words at given places, in points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    _say(canvas, title, author, day)
    for page in pages:
        for left, height, text, *font in page:
            size, name = (*font, "Helvetica")[:2] if font else (10, "Helvetica")
            canvas.setFont(name, size)
            canvas.drawString(left, height, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def lines(left: float, height: float, *texts: str, leading: float = 12, size: float = 10) -> list[Words]:
    """Words in lines below each other."""
    return [(left, height - leading * index, text, size) for index, text in enumerate(texts)]


def flowing(
    story: Sequence[tuple[str, str]],
    columns: int = 1,
    head: str = "",
    title: str = "",
    author: str = "",
    day: date | None = None,
) -> bytes:
    """A file with paragraphs that flow through columns and pages, each a kind (h1, h2, p, li) and a text."""
    buffer = io.BytesIO()

    def decorate(canvas: Canvas, template: BaseDocTemplate) -> None:
        _say(canvas, title, author, day)
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 810, head)
        canvas.drawCentredString(297, 30, str(template.page))

    template = BaseDocTemplate(buffer, pagesize=A4)
    width = (A4[0] - 100 - 15 * (columns - 1)) / columns
    frames = [Frame(50 + index * (width + 15), 60, width, 730, id=str(index)) for index in range(columns)]
    template.addPageTemplates([PageTemplate(frames=frames, onPage=decorate)])
    body = ParagraphStyle(
        "p", fontName="Times-Roman", fontSize=10, leading=12, spaceAfter=6, alignment=TA_JUSTIFY
    )
    styles = {
        "h1": ParagraphStyle("h1", parent=body, fontName="Helvetica-Bold", fontSize=18, leading=22),
        "h2": ParagraphStyle("h2", parent=body, fontName="Helvetica-Bold", fontSize=13, leading=16),
        "p": body,
        "li": ParagraphStyle("li", parent=body, leftIndent=14, bulletIndent=2),
    }
    template.build(
        [
            Paragraph(escape(text), styles[kind], bulletText="•" if kind == "li" else None)
            for kind, text in story
        ]
    )
    return buffer.getvalue()


def nested_forms(depth: int) -> bytes:
    """A page with a line of text and a form; each form draws the next one twice, the last one a letter."""
    line = b"BT /A 12 Tf 50 700 Td (The bridge is open to lorries.) Tj ET /F Do"
    page = b"/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 6 0 R>>/Font<</A 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R%s>>" % page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(line), line),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number in range(7, depth + 6):
        form = (
            b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F %d 0 R>>>>/Length 11>>"
        )
        objects.append(form % number + b"stream\n/F Do /F Do\nendstream")
    letter = b"BT /A 12 Tf 50 600 Td (x) Tj ET"
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</A 5 0 R>>>>/Length %d>>"
    objects.append(form % len(letter) + b"stream\n%s\nendstream" % letter)
    return _file(objects)


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects, numbered from 1, with their table; the first is the root."""
    content, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % count
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(content))
    return content + head + table + tail


def _say(canvas: Canvas, title: str, author: str, day: date | None) -> None:
    canvas.setTitle(title)
    canvas.setAuthor(author)
    if day:
        stamp = TimeStamp(invariant=1)
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]
        canvas._doc._timeStamp = stamp
