"""Who says what: a table of sentences from news and documentation, and the places of cues and quotations."""

from pathlib import Path

import pytest

from factcheck.claims.attribution import attribute
from factcheck.claims.extraction import sentences_of
from factcheck.claims.quotations import quotations
from factcheck.claims.sources import FullNames, speaker
from factcheck.model import Attribution, Block, BlockKind, Document, Mode, Span

TABLE = Path(__file__).with_name("attribution.txt").read_text(encoding="utf-8").splitlines()
"""mode | source, or - | text. The sentence meant stands in ⟦⟧, else it is the last; ¶ parts paragraphs."""


def document(text: str) -> Document:
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(start, start + len(paragraph)), BlockKind.PARAGRAPH))
        start += len(paragraph) + 2
    return Document("a.txt", text, "text/plain", "0" * 64, tuple(blocks))


def attributions(text: str) -> list[tuple[str, Attribution]]:
    source = document(text)
    sentences = sentences_of(source)
    return [(source.slice(s.span), a) for s, a in zip(sentences, attribute(source, sentences), strict=True)]


@pytest.mark.parametrize("row", TABLE)
def test_source_and_mode(row: str) -> None:
    mode, source, text = (part.strip() for part in row.split(" | ", 2))
    text = text.replace("¶", "\n\n")
    meant = text.find("⟦")
    found = document(text.replace("⟦", "").replace("⟧", ""))
    sentences = sentences_of(found)
    index = next((i for i, s in enumerate(sentences) if 0 <= meant < s.span.end), len(sentences) - 1)
    result = attribute(found, sentences)[index]
    assert (result.mode, result.source) == (Mode(mode), None if source == "-" else source)


def test_the_table_is_large_and_covers_every_mode() -> None:
    assert len(TABLE) >= 160
    assert {row.split(" | ")[0] for row in TABLE} == {mode.value for mode in Mode}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor said the bridge was closed.", "said"),
        ("According to Reuters, the bridge was closed.", "According to"),
        ("The bridge was closed, per officials in Leeds.", "per"),
        ("Ana Petrova was quoted as saying the bridge was closed.", "quoted as saying"),
        ("The bridge may reopen soon.", "may"),
        ("It is believed that the bridge is safe.", "is believed"),
    ],
)
def test_cue_is_the_telling_words_in_the_document(text: str, cue: str) -> None:
    lead = "The town lies on a river. "
    result = attributions(lead + text)[1][1]
    assert result.cue is not None
    assert (lead + text)[result.cue.start : result.cue.end] == cue


def test_quotation_runs_over_sentences_and_paragraphs() -> None:
    text = (
        'Chairman Paul Reyes opened the meeting. "The first year was hard.\n\n"The second was better. '
        'The third was best," he said. The hall was full.'
    )
    found = [(a.source, a.mode) for _, a in attributions(text)]
    spoken = ("Paul Reyes", Mode.QUOTED)
    assert found == [(None, Mode.ASSERTED), spoken, spoken, spoken, (None, Mode.ASSERTED)]


def test_forgotten_closing_mark_ends_with_its_sentence() -> None:
    text = 'Paul Reyes said: "We sold the barn. The barn was built in 1900.\n\nThe house is older.'
    assert [a.mode for _, a in attributions(text)] == [Mode.QUOTED, Mode.ASSERTED, Mode.ASSERTED]


def test_quotation_marks_of_every_kind() -> None:
    text = "“One two,” «three four» „five six“ \"seven eight\" 'nine ten,' a 5\" pipe and the workers' rights"
    found = quotations(text, document(text).blocks)
    assert [text[q.span.start + 1 : q.span.end - 1] for q in found] == [
        "One two,",
        "three four",
        "five six",
        "seven eight",
        "nine ten,",
    ]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Ukraine's top adviser Mykhailo Podolyak", "Mykhailo Podolyak"),
        ("the US Secretary of Defense, Llyod Austin", "Llyod Austin"),
        ("German Chancellor Angela Brandt", "Angela Brandt"),
        ("Ms Petrova", "Petrova"),
        ("Dr. Jane Doe of the University of Leeds", "Jane Doe"),
        ("37-year-old Suha", "Suha"),
        ("The general staff of the armed forces", "the general staff of the armed forces"),
        ("The World Bank", "the World Bank"),
        ("Police", "police"),
        ("NASA", "NASA"),
        ("RFC 9110", "RFC 9110"),
        ("officials from the UK military intelligence", "officials from the UK military intelligence"),
        ("the Equal Justice Initiative", "the Equal Justice Initiative"),
        ("", ""),
    ],
)
def test_speaker_of_a_noun_phrase(phrase: str, name: str) -> None:
    assert speaker(phrase).name == name


def test_full_name_only_where_one_fits() -> None:
    names = FullNames("President Ana Petrova met Ivan Petrov. Petrova and Ivan Petrov and Olga Petrov left.")
    assert names.full("Petrova") == "Ana Petrova"
    assert names.full("Petrov") == "Petrov"
    assert names.full("Nobody") == "Nobody"


def test_headings_and_cells_have_no_speaker() -> None:
    text = "Mayor said bridge closed"
    for kind in (BlockKind.HEADING, BlockKind.CELL):
        found = Document("a.txt", text, "text/plain", "0" * 64, (Block(Span(0, len(text)), kind),))
        assert attribute(found, sentences_of(found)) == (Attribution(),)


@pytest.mark.parametrize("piece", ["said ", '"', "' a", "he said, ", "according to ", "(", "Aa ", "may be "])
def test_hostile_text_is_attributed_to_its_end(piece: str) -> None:
    found = document(piece * (80_000 // len(piece)))
    sentences = sentences_of(found)
    assert len(attribute(found, sentences)) == len(sentences)
