"""What a model reads in place of a sentence: names for pronouns and headings for items, only where sure."""

import pytest

from factcheck.claims.attribution import attribute
from factcheck.claims.context import contexts
from factcheck.claims.extraction import sentences_of
from factcheck.model import Block, BlockKind, Document, Span

Part = tuple[BlockKind, str]
PARAGRAPH, ITEM, HEADING = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING


def read(*parts: Part) -> list[str]:
    """Contexts of the sentences of a document made of these blocks; a heading is above all that follows it."""
    text = ""
    blocks: list[Block] = []
    headings: tuple[str, ...] = ()
    for kind, words in parts:
        blocks.append(Block(Span(len(text), len(text) + len(words)), kind, headings))
        text += f"{words}\n\n"
        if kind is HEADING:
            headings = (words,)
    document = Document("a.md", text, "text/markdown", "0" * 64, tuple(blocks))
    sentences = sentences_of(document)
    return list(contexts(document, sentences, attribute(document, sentences)))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "President Ana Petrova said the bridge was gone. She further said the road was closed.",
            "Ana Petrova further said the road was closed.",
        ),
        (
            "President Ana Petrova visited Oslo. In a speech on Monday, she said the road was closed.",
            "In a speech on Monday, Ana Petrova said the road was closed.",
        ),
        (
            'President Ana Petrova visited Oslo. "The road is closed," she said.',
            '"The road is closed," Ana Petrova said.',
        ),
        (
            "Maria Lindqvist runs the harbour. She was born in Oslo in 1970.",
            "Maria Lindqvist was born in Oslo in 1970.",
        ),
        (
            "Maria Lindqvist runs the harbour. She lives in Oslo. She has two boats.",
            "Maria Lindqvist has two boats.",
        ),
        ("Bakhmut is a city in the east. It has 70,000 inhabitants.", "Bakhmut has 70,000 inhabitants."),
        ("Bakhmut is a city in the east. The city lies on a river.", "Bakhmut lies on a river."),
        ("Lumen is a log store. It is hosted. It runs in Dublin.", "Lumen runs in Dublin."),
        ("The Kelmar dam is an old wall. It was closed in 1950.", "The Kelmar dam was closed in 1950."),
        ("The Kelmar dam is an old wall. The wall has 3 gates.", "The Kelmar dam has 3 gates."),
    ],
)
def test_one_reading_is_filled_in(text: str, last: str) -> None:
    assert read((PARAGRAPH, text))[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lindqvist met Jane Doe. She was born in Oslo.",
        "Maria Lindqvist met her sister. She was born in Oslo.",
        "His brother Paul Reyes opened the shop. She left in 2010.",
        'Maria Lindqvist spoke of "Jane". She was born in Oslo.',
        "The server sends a request. It has five workers.",
        "Bakhmut is a city in the east. It is clear that the war goes on.",
        "Bakhmut is a city in the east. The region is larger.",
        "The Kelmar dam is an old wall. The gate has 3 locks.",
        "The Kelmar dam lies in the hills. It was closed in 1950.",
        "Bakhmut is a city in the east. Soledar is near. The city lies on a river.",
        "She was born in Oslo.",
        "It has five workers.",
        "It is a city. It has 70,000 inhabitants.",
        "Bill Ballard was a founder of a firm in Ontario. It was established in Toronto in 1973.",
    ],
)
def test_where_unsure_the_sentence_stays(text: str) -> None:
    last = text.rpartition(". ")[2]
    assert read((PARAGRAPH, text))[-1] == last


def test_a_new_paragraph_breaks_the_thread() -> None:
    assert (
        read((PARAGRAPH, "Maria Lindqvist runs the harbour."), (PARAGRAPH, "She was born in Oslo."))[-1]
        == "She was born in Oslo."
    )


def test_white_space_is_one_line_and_the_frame_stays() -> None:
    assert read((PARAGRAPH, "The mayor  said\n  the bridge was closed.")) == [
        "The mayor said the bridge was closed."
    ]


def test_items_take_the_heading_where_they_have_no_subject() -> None:
    found = read(
        (HEADING, "Starter plan"),
        (ITEM, "Price: $5"),
        (ITEM, "5 GB of storage"),
        (ITEM, "Support is free of charge."),
    )
    assert found[1:] == [
        "Starter plan: Price: $5",
        "Starter plan: 5 GB of storage",
        "Support is free of charge.",
    ]


def test_items_take_their_introduction() -> None:
    found = read(
        (HEADING, "Plans"),
        (PARAGRAPH, "The Team plan includes:"),
        (ITEM, "50 GB of storage"),
        (PARAGRAPH, "Limits:"),
        (ITEM, "5 keys"),
    )
    assert found[2] == "The Team plan includes: 50 GB of storage"
    assert found[4] == "Plans: Limits: 5 keys"


def test_a_vague_introduction_takes_the_heading_too() -> None:
    found = read((HEADING, "Team plan"), (PARAGRAPH, "It includes:"), (ITEM, "50 GB of storage"))
    assert found[2] == "Team plan: It includes: 50 GB of storage"


def test_keyed_paragraphs_take_the_heading() -> None:
    assert (
        read((HEADING, "Starter plan"), (PARAGRAPH, "Maximum size: 5 MB"))[1]
        == "Starter plan: Maximum size: 5 MB"
    )


def test_one_context_for_each_sentence() -> None:
    assert len(read((HEADING, "A title"), (PARAGRAPH, "One is here. Two are there."), (ITEM, "three"))) == 4


@pytest.mark.parametrize("lead", ["[…]", "— —", "•.", "%%"])
def test_a_pronoun_behind_a_sentence_without_words_means_nobody(lead: str) -> None:
    assert read((PARAGRAPH, f"{lead} She left the town in May."))[-1].endswith("She left the town in May.")
