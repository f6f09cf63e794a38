"""Word files, made on the spot: what they say once all changes are accepted, and what can't be read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.extraction import extract
from factcheck.errors import ReadError
from factcheck.model import BlockKind, Document, Reason
from factcheck.readers import _docx_package as package
from factcheck.readers.docx import DocxReader
from tests.contracts.test_readers import assert_sound

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def saved(word: WordDocument) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def body(*paragraphs: str) -> bytes:
    """A file whose paragraphs are given as XML, without the element of the paragraph itself."""
    word = docx.Document()
    for xml in paragraphs:
        word.element.body.insert(-1, parse_xml(f"<w:p {NAMESPACES}>{xml}</w:p>"))
    return saved(word)


def run(text: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def changed(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The file with one of its parts changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            new.writestr(part.filename, change(content) if part.filename == name else content)
    return buffer.getvalue()


def with_part(word: WordDocument, kind: str, xml: str) -> None:
    """Adds a part such as footnotes."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content = f'<?xml version="1.0"?><w:{kind} {NAMESPACES}>{xml}</w:{kind}>'
    part = Part(PackURI(f"/word/{kind}.xml"), f"{WORD}{kind}+xml", content.encode(), word.part.package)
    word.part.relate_to(part, KIND + kind)


def read(data: bytes) -> Document:
    document = DocxReader().read(data, "dir/file.docx")
    assert_sound(document)
    return document


def texts(document: Document, kind: BlockKind | None = None) -> list[str]:
    return [document.slice(b.span) for b in document.blocks if kind in (None, b.kind)]


def ledger(document: Document) -> list[tuple[Reason, str, str]]:
    return [(u.reason, u.detail, document.slice(u.span).strip()) for u in document.unchecked]


# Paragraphs


def test_headings_lists_and_quotations_are_told_by_their_styles() -> None:
    word = docx.Document()
    word.add_heading("The city", 0)
    word.add_heading("Bridges", 1)
    word.add_paragraph("There are five bridges.", style="List Bullet")
    word.add_paragraph("All of them are safe.", style="Intense Quote")
    word.add_heading("Towers", 1)
    word.add_paragraph("There are no towers.")
    document = read(saved(word))
    assert [(b.kind, document.slice(b.span), b.headings) for b in document.blocks] == [
        (BlockKind.HEADING, "The city", ()),
        (BlockKind.HEADING, "Bridges", ("The city",)),
        (BlockKind.ITEM, "There are five bridges.", ("The city", "Bridges")),
        (BlockKind.QUOTE, "All of them are safe.", ("The city", "Bridges")),
        (BlockKind.HEADING, "Towers", ("The city",)),
        (BlockKind.PARAGRAPH, "There are no towers.", ("The city", "Towers")),
    ]
    assert document.title == "The city"


def test_a_place_is_the_number_of_the_paragraph() -> None:
    word = docx.Document()
    for text in ("First.", "", "Second, with\na break.", "Third."):
        word.add_paragraph(text)
    document = read(saved(word))
    assert [document.locate(b.span).label for b in document.blocks] == [f"paragraph {n}" for n in (1, 2, 3)]
    assert document.text.startswith("First.\n\nSecond, with\na break.\nThird.\n")


def test_a_style_of_the_user_takes_after_what_it_is_based_on() -> None:
    word = docx.Document()
    style = word.styles.add_style("House Heading", 1)
    style.base_style = word.styles["Heading 2"]
    word.add_paragraph("Bridges", style="House Heading")
    word.add_paragraph("There are five.")
    assert texts(read(saved(word)), BlockKind.HEADING) == ["Bridges"]


def test_an_outline_level_makes_a_heading_and_a_numbering_a_point() -> None:
    document = read(
        body(
            '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>' + run("Bridges"),
            '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>' + run("There are five."),
            '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>' + run("All are safe."),
        )
    )
    assert [b.kind for b in document.blocks] == [BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (run("It cost ") + f"<w:ins>{run('5')}</w:ins><w:del><w:r><w:delText>6</w:delText></w:r></w:del>", "It cost 5"),
        (f"<w:moveFrom>{run('Now ')}</w:moveFrom>{run('It is open')}<w:moveTo>{run(' now')}</w:moveTo>", "It is open now"),
        (f"{run('See ')}<w:hyperlink r:id='x'>{run('the report')}</w:hyperlink>{run('.')}", "See the report."),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('A field.')}</w:sdtContent></w:sdt>", "A field."),
        (f"<w:smartTag>{run('Paris')}</w:smartTag>{run(' is old.')}", "Paris is old."),
        (f"<w:fldSimple w:instr=' PAGE '>{run('7')}</w:fldSimple>{run(' bridges')}", "7 bridges"),
        (
            "<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>REF a 99</w:instrText>"
            f"<w:fldChar w:fldCharType='separate'/></w:r>{run('12')}<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "12",
        ),
        (run("5") + "<w:r><w:noBreakHyphen/></w:r>" + run("km") + "<w:r><w:softHyphen/><w:tab/></w:r>" + run("x"), "5-km\tx"),
        (run("20 km") + run("2", '<w:vertAlign w:val="superscript"/>') + run(" wide"), "20 km² wide"),
        (run("in 1932") + run("4", '<w:vertAlign w:val="superscript"/>') + run("."), "in 1932."),
        (run("the 4") + run("th", '<w:vertAlign w:val="superscript"/>'), "the 4th"),
        (run("a") + run(" secret", "<w:vanish/>") + run(" b") + run(" c", "<w:strike/>"), "a b"),
        (run("a") + run(" b", '<w:strike w:val="0"/>'), "a b"),
        ("<w:r><w:t>two\n  lines\u0001</w:t></w:r>".replace("\u0001", ""), "two   lines"),
        ("<w:r><w:ruby><w:rt>" + run("no") + "</w:rt><w:rubyBase>" + run("yes") + "</w:rubyBase></w:ruby></w:r>", "yes"),
    ],
)  # fmt: skip
def test_what_a_paragraph_says(xml: str, text: str) -> None:
    assert texts(read(body(xml))) == [text]


def test_what_is_deleted_hidden_or_struck_out_is_in_the_ledger() -> None:
    gone = "<w:del><w:r><w:delText>old words</w:delText></w:r></w:del>"
    document = read(
        body(run("It is ") + gone + run("x", "<w:vanish/>") + run("y", "<w:dstrike/>") + run("open."))
    )
    details = ("deleted by a tracked change: old words", "hidden text: x", "struck out: y")
    assert ledger(document) == [(Reason.MARKUP, detail, "") for detail in details]


def test_a_deleted_end_of_a_paragraph_joins_two() -> None:
    mark = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    document = read(body(mark + run("The bridge was "), run("opened in 1932."), run("It is safe.")))
    assert texts(document) == ["The bridge was opened in 1932.", "It is safe."]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts(read(body(f"{run('Above.')}<w:r>{both}</w:r>", run("Below.")))) == [
        "Above.",
        "In the box.",
        "Below.",
    ]


@pytest.mark.parametrize(
    ("style", "reason", "detail"),
    [("TOC 1", Reason.NAVIGATION, "table of contents"), ("Source Code", Reason.CODE, "")],
)
def test_contents_and_code_are_listed(style: str, reason: Reason, detail: str) -> None:
    word = docx.Document()
    word.styles.add_style(style, 1)
    word.add_paragraph("Bridges 5", style=style)
    word.add_paragraph("There are five.")
    assert ledger(read(saved(word))) == [(reason, detail, "Bridges 5")]


# Tables


def test_cells_know_their_heads() -> None:
    word = docx.Document()
    word.add_paragraph("Bridges by district", style="Caption")
    table = word.add_table(rows=3, cols=3)
    for row, words in enumerate(
        (("District", "2022", "2023"), ("Lower Town", "12", "13"), ("Upper Town", "4", "5"))
    ):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    document = read(saved(word))
    cells = {document.slice(b.span): b.cell for b in document.blocks if b.cell}
    assert {text: cell.heads for text, cell in cells.items()} == {
        "12": "Lower Town, 2022",
        "13": "Lower Town, 2023",
        "4": "Upper Town, 2022",
        "5": "Upper Town, 2023",
    }
    assert cells["12"].caption == "Bridges by district"
    assert document.locate(document.blocks[-1].span).label == "table 1, row 3"
    assert "Lower Town\t12\t13\t\n" in document.text


@pytest.mark.parametrize("style", ["Light List Accent 1", ""])
def test_a_first_row_that_stands_out_is_the_head(style: str) -> None:
    word = docx.Document()
    table = word.add_table(rows=3, cols=3, style=style or None)
    for row, words in enumerate(
        (("Agent", "3.8", "4.0"), ("Format", "gzip", "zstd"), ("Buffer", "32 MB", "64 MB"))
    ):
        for column, text in enumerate(words):
            table.cell(row, column).paragraphs[0].add_run(text).bold = row == 0 and not style
    document = read(saved(word))
    assert {document.slice(b.span): b.cell.heads for b in document.blocks if b.cell}["64 MB"] == "Buffer, 4.0"


def test_a_cell_over_several_rows_names_them_all() -> None:
    word = docx.Document()
    table = word.add_table(rows=3, cols=3)
    for row, words in enumerate(
        (("District", "Year", "Bridges"), ("Lower Town", "2022", "12"), ("", "2023", "13"))
    ):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    document = read(saved(word))
    heads = {document.slice(b.span): b.cell.row_header for b in document.blocks if b.cell}
    assert heads == {"12": "Lower Town, 2022", "13": "Lower Town, 2023"}


def test_a_table_that_only_places_text_gives_paragraphs() -> None:
    word = docx.Document()
    cell = word.add_table(rows=1, cols=2).cell(0, 0)
    cell.text = "The bridge was opened in 1932."
    cell.add_paragraph("It was paid for by the city.")
    inner = cell.add_table(rows=1, cols=1).cell(0, 0)
    inner.text = "It is safe."
    assert texts(read(saved(word)), BlockKind.PARAGRAPH) == [
        "The bridge was opened in 1932.",
        "It was paid for by the city.",
        "It is safe.",
    ]


# Notes, comments, edges


def _noted() -> WordDocument:
    word = docx.Document()
    word.add_heading("Bridges", 1)
    for number in (2, 1):
        paragraph = word.add_paragraph(f"Statement {number}.")
        _refer(paragraph, "footnoteReference", number)
    _refer(paragraph, "commentReference", 0)
    notes = "".join(
        f"<w:footnote w:id='{n}'{kind}><w:p>{run(text)}</w:p></w:footnote>"
        for n, kind, text in (
            (-1, " w:type='separator'", "---"),
            (1, "", "First note."),
            (2, "", "Second note."),
        )
    )
    with_part(word, "footnotes", notes)
    with_part(word, "comments", f"<w:comment w:id='0'><w:p>{run('Is this so?')}</w:p></w:comment>")
    return word


def _refer(paragraph: Paragraph, tag: str, number: int) -> None:
    paragraph._p.append(parse_xml(f"<w:r {NAMESPACES}><w:{tag} w:id='{number}'/></w:r>"))


def test_footnotes_follow_the_text_in_the_order_of_their_marks() -> None:
    document = read(saved(_noted()))
    assert texts(document)[1:] == ["Statement 2.", "Statement 1.", "Second note.", "First note."]
    assert [document.locate(b.span).label for b in document.blocks[-2:]] == ["footnote 1", "footnote 2"]
    assert document.blocks[2].headings == ("Bridges",)
    assert document.blocks[-1].headings == ()


def test_comments_are_no_text() -> None:
    assert ledger(read(saved(_noted()))) == [(Reason.MARKUP, "comment: Is this so?", "")]


def test_heads_and_feet_of_pages_are_listed() -> None:
    word = docx.Document()
    word.add_paragraph("The bridge is open.")
    word.sections[0].header.paragraphs[0].text = "Annual Report"
    word.sections[0].footer.paragraphs[0].text = "Page 5"
    assert sorted(ledger(read(saved(word)))) == [
        (Reason.NAVIGATION, "page footer", "Page 5"),
        (Reason.NAVIGATION, "page header", "Annual Report"),
    ]


# What the file says of itself


def test_properties_give_title_author_and_the_day_of_the_last_change() -> None:
    word = docx.Document()
    word.add_paragraph("The bridge is open.")
    said = word.core_properties
    said.title, said.author, said.language = "The bridge", "A. Writer", "en-GB"
    said.created, said.modified = datetime(2001, 2, 3), datetime(2023, 3, 7)
    document = read(saved(word))
    assert (document.title, document.date, document.language) == ("The bridge", date(2023, 3, 7), "en")
    assert set(document.properties) == {("author", "A. Writer"), ("created", "2001-02-03")}


def test_what_a_library_leaves_in_its_files_is_not_believed() -> None:
    word = docx.Document()
    word.add_paragraph("The bridge is open.")
    document = read(saved(word))
    assert (document.date, document.properties) == (None, ())


def test_fields_of_the_user_are_read() -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    word = docx.Document()
    word.add_paragraph("The bridge is open.")
    fields = "".join(
        f"<property name='{name}'><v>{value}</v></property>"
        for name, value in (("valid_from", "2024-05-01"), ("authority", "80"))
    )
    blob = f"<Properties>{fields}</Properties>".encode()
    part = Part(PackURI("/docProps/custom.xml"), "application/xml", blob, word.part.package)
    word.part.package.relate_to(part, KIND + "custom-properties")
    document = read(saved(word))
    assert (document.valid_from, document.authority) == (date(2024, 5, 1), 80)


def test_a_claim_leads_back_to_the_words_of_the_file() -> None:
    document = read(saved(_noted()))
    _, claims, _ = extract(document)
    assert all(document.slice(claim.span) == claim.text for claim in claims)


# What can't be read


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        DocxReader().read(data, "dir/file.docx")
    assert error.value.uri == "dir/file.docx"
    return error.value.problem


def _simple() -> bytes:
    word = docx.Document()
    word.add_paragraph("The bridge is open.")
    return saved(word)


def test_other_files_are_refused_by_name() -> None:
    assert refused(b"") == "is empty (0 bytes)"
    assert refused(b"plain text").startswith("is damaged or no Word file")
    old = package._OLD_FORMAT + bytes(600)
    assert refused(old) == "is a file of Word 2003 or older; save it as .docx"
    assert refused(old + package._ENCRYPTED) == "is encrypted: it opens with a password only"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "no Word file")
    assert refused(buffer.getvalue()).startswith("is damaged or no Word file")


def test_entities_are_refused_before_they_grow() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    grown = changed(_simple(), "word/document.xml", lambda xml: bomb + xml[xml.index(b"?>") + 2 :])
    assert refused(grown) == "its part word/document.xml declares a document type, which no Word file does"


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    large = changed(_simple(), "word/document.xml", lambda xml: xml + b" " * 3_000_000)
    monkeypatch.setattr(package, "_MOST_XML", 1 << 20)
    assert refused(large) == "its part word/document.xml unpacks to more than 1 MB"
    monkeypatch.setattr(package, "_MOST_BYTES", 2 << 20)
    assert refused(large) == "unpacks to more than 2 MB"
    monkeypatch.setattr(package, "_MOST_PARTS", 3)
    assert "parts; at most 3 are read" in refused(large)


def test_an_archive_that_lies_about_its_sizes_is_refused() -> None:
    data = bytearray(changed(_simple(), "word/document.xml", lambda xml: xml + b" " * 3_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    assert refused(bytes(data).replace(size, (500).to_bytes(4, "little"))).startswith("is damaged")


def test_a_file_that_is_cut_off_is_refused_wherever_the_cut_is() -> None:
    whole = _simple()
    for end in range(1, len(whole) - 1, 1499):
        assert refused(whole[:end]).startswith("is damaged or no Word file")


def test_deep_nesting_is_read_or_refused() -> None:
    deep = "<w:smartTag>" * 5000 + run("x") + "</w:smartTag>" * 5000
    xml = f"<w:p {NAMESPACES}>{deep}</w:p>".encode()
    data = changed(_simple(), "word/document.xml", lambda old: old.replace(b"<w:body>", b"<w:body>" + xml))
    assert refused(data).startswith("is damaged")


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, 40_000), new=st.binary(min_size=1, max_size=30))
def test_a_damaged_file_is_read_or_refused(at: int, new: bytes) -> None:
    whole = WHOLE
    at %= len(whole)
    try:
        document = DocxReader().read(whole[:at] + new + whole[at + len(new) :], "f")
    except ReadError:
        return
    assert_sound(document)


WHOLE = saved(_noted())
TAGS = (
    "p",
    "r",
    "t",
    "tbl",
    "tr",
    "tc",
    "ins",
    "del",
    "sdt",
    "sdtContent",
    "txbxContent",
    "br",
    "hyperlink",
    "pPr",
)
TREES = st.recursive(
    st.sampled_from(["word ", "5 ", "\u00ad", "\u200b", "é"]).map(lambda text: f"<w:t>{text}</w:t>"),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
        lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"
    ),
    max_leaves=25,
)


@settings(max_examples=40, deadline=None)
@given(tree=TREES)
def test_any_tree_gives_a_sound_document(tree: str) -> None:
    paragraph, row = f"<w:p><w:r>{tree}</w:r></w:p>", f"<w:tbl><w:tr><w:tc>{tree}</w:tc></w:tr></w:tbl>"
    xml = f"{paragraph}{row}<w:sdt>{tree}</w:sdt>".encode()
    read(changed(WHOLE, "word/document.xml", lambda old: old.replace(b"<w:body>", b"<w:body>" + xml)))
