"""PDF files, made on the spot: reading order, words, pages, furniture, and what can't be read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from factcheck.claims.extraction import extract
from factcheck.errors import ReadError
from factcheck.model import BlockKind, Document, Reason
from factcheck.readers import _pdf_pages as pages
from factcheck.readers.pdf import PdfReader
from tests.contracts.test_readers import assert_sound
from tests.readers.pdf_making import Words, flowing, lines, placed

BRIDGE = (
    "The bridge was opened in 1932 and",
    "cost about 12 million dollars, which",
    "was more than the whole city spent in",
    "that year.",
)
TOWER = (
    "The tower has been closed to visitors",
    "since the storm of 1987, when its roof",
    "was carried away and the upper floors",
    "were damaged.",
)


def read(data: bytes) -> Document:
    document = PdfReader().read(data, "dir/file.pdf")
    assert_sound(document)
    return document


def blocks(document: Document, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [" ".join(document.slice(b.span).split()) for b in document.blocks if b.kind is kind]


def ledger(document: Document) -> list[tuple[Reason, str, str]]:
    return [(u.reason, u.detail, document.slice(u.span).strip()) for u in document.unchecked]


def place(document: Document, words: str) -> str:
    start = document.text.index(words)
    return next(document.locate(b.span).label for b in document.blocks if b.span.start <= start < b.span.end)


def prose(text: str) -> str:
    return " ".join(text.split())


# Lines, paragraphs, headings


def test_lines_become_paragraphs_with_their_place_on_the_page() -> None:
    page = [*lines(60, 760, *BRIDGE), *lines(60, 700, *TOWER)]
    document = read(placed(page, lines(60, 740, "The gate is open.")))
    assert blocks(document)[:2] == [" ".join(BRIDGE), " ".join(TOWER)]
    assert document.text.splitlines()[:2] == list(BRIDGE[:2])
    tower = document.blocks[1].span
    assert document.locate(tower).label == "page 1, line 5"
    assert document.locate(document.blocks[2].span).page == 2
    assert document.locate(document.blocks[2].span).label == "page 2, line 1"


def test_a_first_line_that_is_indented_begins_a_paragraph() -> None:
    second = [
        (60 + (12 if index == 0 else 0), 760 - 12 * (4 + index), text) for index, text in enumerate(TOWER)
    ]
    document = read(placed([*lines(60, 760, *BRIDGE), *second]))
    assert blocks(document) == [" ".join(BRIDGE), " ".join(TOWER)]


def test_larger_type_is_a_heading_and_larger_still_an_outer_one() -> None:
    story = [
        ("h1", "History of the city"),
        ("h2", "The bridge"),
        ("p", " ".join(BRIDGE)),
        ("h2", "The tower"),
    ]
    document = read(flowing([*story, ("p", " ".join(TOWER))]))
    assert blocks(document, BlockKind.HEADING) == ["History of the city", "The bridge", "The tower"]
    assert [b.headings for b in document.blocks if b.kind is BlockKind.PARAGRAPH] == [
        ("History of the city", "The bridge"),
        ("History of the city", "The tower"),
    ]
    assert document.title == "History of the city"


def test_points_of_a_list_lose_their_bullets() -> None:
    document = read(flowing([("p", "The works:"), ("li", " ".join(BRIDGE)), ("li", "The tower is closed.")]))
    assert blocks(document, BlockKind.ITEM) == [" ".join(BRIDGE), "The tower is closed."]


def test_rows_of_a_table_are_cells_and_no_sentence() -> None:
    rows = [("City", "Bridges", "Towers"), ("Lower Town", "12", "3"), ("Upper Town", "4", "9")]
    page: list[Words] = [*lines(60, 760, *BRIDGE)]
    for index, row in enumerate(rows):
        page += [(60 + 150 * column, 690 - 14 * index, cell) for column, cell in enumerate(row)]
    assert blocks(read(placed(page)), BlockKind.CELL) == [cell for row in rows for cell in row]


def test_code_contents_and_sideways_text_are_listed() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(60, 760, "1 Introduction . . . . . . . . . . . . . 3")
    for index, text in enumerate((*BRIDGE, *TOWER)):
        canvas.drawString(60, 720 - 14 * index, text)
    canvas.setFont("Courier", 10)
    canvas.drawString(60, 560, "run --all 5")
    canvas.rotate(90)
    canvas.drawString(300, -30, "Copy 7 of 12")
    canvas.save()
    assert ledger(read(buffer.getvalue())) == [
        (Reason.NAVIGATION, "table of contents", "1 Introduction . . . . . . . . . . . . . 3"),
        (Reason.CODE, "", "run --all 5"),
        (Reason.MARKUP, "sideways text: Copy 7 of 12", ""),
    ]


def test_a_page_that_lies_on_its_side_is_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.rotate(90)
    for index, text in enumerate(BRIDGE):
        canvas.drawString(100, -100 - 12 * index, text)
    canvas.save()
    assert blocks(read(buffer.getvalue())) == [" ".join(BRIDGE)]


# Columns


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_another(columns: int) -> None:
    story = [("p", f"Statement {number}: " + " ".join(BRIDGE + TOWER)) for number in range(30)]
    document = read(flowing(story, columns))
    assert blocks(document) == [text for _, text in story]


def test_columns_are_found_whatever_the_order_of_drawing() -> None:
    left, right = lines(60, 700, *BRIDGE * 2), lines(310, 700, *TOWER * 2)
    rows = [words for pair in zip(left, right, strict=True) for words in pair]
    title: Words = (60, 740, "A title that reaches over both columns of the page, from left to right", 12)
    document = read(placed([title, *rows]))
    assert prose(document.text).endswith(" ".join(BRIDGE * 2 + TOWER * 2))


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    left = [*lines(60, 760, *BRIDGE), *lines(60, 700, *TOWER[:2])]
    right = [*lines(310, 760, *TOWER[2:]), *lines(310, 700, *BRIDGE[:3])]
    last = lines(60, 740, BRIDGE[3], "It was blown up in 1945.")
    document = read(placed([*left, *right, (300, 30, "1", 8)], [*last, (300, 30, "2", 8)]))
    whole = [" ".join(part) for part in (BRIDGE, TOWER, BRIDGE)]
    assert blocks(document) == [*whole, "It was blown up in 1945."]
    assert (Reason.NAVIGATION, "page number: 1", "") in ledger(document)


def test_a_footnote_does_not_part_a_sentence_that_goes_on() -> None:
    page = [*lines(60, 760, *TOWER), *lines(60, 700, *BRIDGE[:2]), (60, 60, "1 See the report of 1933.", 7)]
    document = read(placed(page, lines(60, 760, *BRIDGE[2:])))
    assert blocks(document) == [" ".join(TOWER), "1 See the report of 1933.", " ".join(BRIDGE)]


# Words


@pytest.mark.parametrize(
    ("upper", "lower", "whole"),
    [
        ("The city has a new infor-", "mation office.", "information office."),
        ("The city has a long-", "term plan for it.", "long-term plan"),
        ("The city has a state-of-the-", "art office now.", "state-of-the-art office"),
        ("The office is open in 2022-", "2023 and later.", "2022-2023 and"),
        ("The city is in the Anglo-", "Saxon world now.", "Anglo-Saxon world"),
    ],
)
def test_a_divided_word_is_made_whole_on_its_first_line(upper: str, lower: str, whole: str) -> None:
    document = read(placed(lines(60, 760, upper, lower, "It was built in 1932.")))
    assert whole in prose(document.text)
    assert document.text.splitlines()[0].endswith(whole.split()[0])
    assert document.text.splitlines()[2] == "It was built in 1932."


def test_the_words_of_the_document_decide_about_a_hyphen() -> None:
    text = (
        "Care takers are rare here. A care-taker is",
        "paid by the city, and each care-",
        "taker has a house.",
    )
    assert "each care-taker has a house." in prose(read(placed(lines(60, 760, *text))).text)


def test_a_claim_leads_back_to_the_words_of_the_file() -> None:
    document = read(placed(lines(60, 760, "The city has a new infor-", "mation office of 1932.")))
    _, claims, _ = extract(document)
    assert [document.slice(claim.span) for claim in claims] == [claim.text for claim in claims]
    assert claims[0].context == "The city has a new information office of 1932."


def test_marks_of_notes_are_left_out_and_exponents_raised() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    text = canvas.beginText(60, 760)
    text.setFont("Helvetica", 10)
    for words, rise in [
        ("It cost 5 million", 0),
        ("3", 4),
        (" for 20 km", 0),
        ("2", 4),
        (" in 1932.", 0),
        ("4", 4),
    ]:
        text.setFont("Helvetica", 6 if rise else 10)
        text.setRise(rise)
        text.textOut(words)
    canvas.drawText(text)
    canvas.save()
    assert read(buffer.getvalue()).text.strip() == "It cost 5 million for 20 km² in 1932."


def test_a_mark_that_is_drawn_by_itself_is_taken_off_its_word() -> None:
    width = stringWidth("It holds 30 m", "Helvetica", 10)
    volume: list[Words] = [
        (60, 760, "It holds 30 m"),
        (60 + width, 764, "3", 7),
        (60 + width + 7, 760, "of water since 1932"),
    ]
    after = 60 + width + 7 + stringWidth("of water since 1932", "Helvetica", 10)
    document = read(placed([*volume, (after, 764, "12", 7), (after + 8, 760, ", as measured.")]))
    assert prose(document.text) == "It holds 30 m³ of water since 1932, as measured."


# Furniture


def _report(number: int) -> list[Words]:
    own = f"Site {number} was built in {1900 + number}."
    head: list[Words] = [(60, 810, "Annual Report 2023", 8), (500, 810, str(number + 4), 8)]
    return [*head, *lines(60, 760, own, *BRIDGE), (60, 40, f"Page {number} of 4", 8)]


def test_running_heads_and_page_numbers_are_no_claims() -> None:
    document = read(placed(*(_report(number) for number in range(1, 5))))
    assert len([text for text in blocks(document) if text.startswith("Site")]) == 4
    heads = [entry for entry in ledger(document) if entry[1].startswith("running head")]
    assert heads[0] == (Reason.NAVIGATION, "running head: Annual Report 2023 5", "")
    assert len(heads) == 4
    assert sum(detail.startswith("page number") for _, detail, _ in ledger(document)) == 4


def test_the_line_that_a_browser_prints_below_two_pages_is_left_out() -> None:
    pages = [
        [*lines(60, 760 - number, *part), (60, 20, f"https://example.org/ {number}/2", 8)]
        for number, part in ((1, BRIDGE), (2, TOWER))
    ]
    document = read(placed(*pages))
    assert [u.detail for u in document.unchecked] == [
        f"running foot: https://example.org/ {number}/2" for number in (1, 2)
    ]


def test_first_lines_that_differ_in_a_figure_are_text() -> None:
    pages = [lines(60, 780, f"The bridge cost {number} million dollars.") for number in (5, 6)]
    body = [(60.0, 700.0 - 12 * index, text) for index, text in enumerate(TOWER)]
    document = read(placed(*([*page, *body] for page in pages)))
    assert [text for text in blocks(document) if "cost" in text] == [
        "The bridge cost 5 million dollars.",
        "The bridge cost 6 million dollars.",
    ]


def test_the_head_of_a_single_page_that_repeats_its_title_is_left_out() -> None:
    document = read(flowing([("h1", "The old bridge"), ("p", " ".join(BRIDGE))], head="The old bridge"))
    assert (Reason.NAVIGATION, "running head", "The old bridge") in ledger(document)


# What the file says of itself


def test_properties_give_title_author_and_date() -> None:
    document = read(
        placed(lines(60, 760, *BRIDGE), title="The bridge", author="A. Writer", day=date(2023, 3, 7))
    )
    assert (document.title, document.date) == ("The bridge", date(2023, 3, 7))
    assert ("author", "A. Writer") in document.properties


def test_fields_of_the_user_are_read() -> None:
    data = placed(lines(60, 760, *BRIDGE))
    document = read(data.replace(b"/Keywords ()", b"/valid_from (2024-05-01) /authority (80)"))
    assert (document.valid_from, document.authority) == (date(2024, 5, 1), 80)


@pytest.mark.parametrize("title", ["Microsoft Word - draft 3.doc", "report-final.docx", "untitled"])
def test_a_file_name_is_no_title(title: str) -> None:
    assert read(placed(lines(60, 760, *BRIDGE), title=title)).title == ""


# What can't be read


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        PdfReader().read(data, "dir/file.pdf")
    assert error.value.uri == "dir/file.pdf"
    return error.value.problem


def _drawn(*, text_on: Sequence[int], pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number in range(1, pages + 1):
        canvas.rect(100, 100, 300, 300, fill=1)
        if number in text_on:
            canvas.drawString(60, 760, f"The bridge of site {number} is open.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_page_of_pictures_is_listed_and_the_rest_is_read() -> None:
    document = read(_drawn(text_on=(1, 3), pages=3))
    assert ledger(document) == [(Reason.NO_TEXT, "page 2 holds no text, but pictures or drawings", "")]
    assert document.locate(document.unchecked[0].span).page == 2
    assert document.locate(document.blocks[-1].span).page == 3


def test_pictures_on_all_pages_are_refused() -> None:
    assert refused(_drawn(text_on=(), pages=2)) == "has no text: its pages (2) hold pictures or drawings only"


def test_pages_in_fonts_without_letters_are_listed_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pages.read_file(placed(lines(60, 760, *BRIDGE), lines(60, 700, *TOWER)), "f")
    strange = replace(whole.pages[1], unknown=0.9)
    monkeypatch.setattr(pages, "read_file", lambda *_: replace(whole, pages=(whole.pages[0], strange)))
    document = read(b"")
    assert blocks(document) == [" ".join(BRIDGE)]
    assert {u.reason for u in document.unchecked} == {Reason.NO_TEXT}
    assert len(document.unchecked) == len(TOWER)
    monkeypatch.setattr(pages, "read_file", lambda *_: replace(whole, pages=(strange,)))
    assert refused(b"") == "has no text: its fonts do not say which letters they show"


def test_blank_pages_are_refused() -> None:
    assert refused(placed([])) == "has no text: its pages (1) are blank"


def test_a_file_under_a_password_is_refused() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(60, 760, "Nobody reads this.")
    canvas.save()
    assert refused(buffer.getvalue()) == "is encrypted: it opens with a password only"


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("", ownerPassword="secret", canModify=0))
    canvas.drawString(60, 760, "Everybody reads this.")
    canvas.save()
    assert blocks(read(buffer.getvalue())) == ["Everybody reads this."]


def test_a_file_that_is_cut_off_is_refused_wherever_the_cut_is() -> None:
    whole = placed(lines(60, 760, *BRIDGE), lines(60, 760, *TOWER))
    for end in range(1, len(whole) - 8, 97):
        assert refused(whole[:end]) in (
            "is not a PDF file",
            "is cut off: the mark at the end of a PDF file is missing",
        )


def test_no_file_at_all_is_refused() -> None:
    assert refused(b"") == "is empty (0 bytes)"
    assert refused(b"PK\x03\x04 %%EOF") == "is not a PDF file"
    assert refused(b"%PDF-1.7\nnothing\n%%EOF") == "is damaged: no PDF file that can be opened"


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, 2000), new=st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_read_or_refused(at: int, new: bytes) -> None:
    whole = placed(lines(60, 760, *BRIDGE), lines(60, 760, *TOWER))
    at %= len(whole)
    damaged = whole[:at] + new + whole[at + len(new) :]
    try:
        document = PdfReader().read(damaged, "f")
    except ReadError:
        return
    assert_sound(document)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.sampled_from([*BRIDGE, *TOWER, "5.", "-", "•", "a-", "1", "Head", "x" * 300]), max_size=12)
)
def test_any_lines_give_a_sound_document(texts: list[str]) -> None:
    data = placed(lines(60, 800, *texts, leading=13), lines(60, 800, *reversed(texts)))
    if texts:
        first, second = read(data), read(data)
        assert first == second


def test_many_words_in_one_place_are_read_to_their_end() -> None:
    page: list[Words] = [(60 + index % 7, 700 + index % 5, "word") for index in range(3000)]
    assert prose(read(placed(page)).text).count("word") >= 1


def test_the_library_is_the_one_that_the_traps_are_known_of() -> None:
    # The character for a divided word and one index for text and boxes are what the reader rests upon.
    data = placed(lines(60, 760, "The city has a new infor-", "mation office."))
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "infor\ufffemation" in text
