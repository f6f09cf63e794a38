"""Every sentence is a claim or stands in the ledger; spans, identities and values lead back to the document."""

import json
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factcheck import readers
from factcheck.claims.extraction import extract
from factcheck.model import (
    Block,
    BlockKind,
    Claim,
    Document,
    Mode,
    Quantity,
    Rating,
    Reason,
    Sentence,
    Span,
    Unchecked,
)

ARTICLE = """\
President Elena Duarte has promised to "hold" the port of Sao Brito while the rebels close in on it. In her \
nightly address on Monday, she said her advisers had agreed to send 300 soldiers.

She further said the rebels are preparing to take the whole coast. Notably, the general staff of the navy on \
Tuesday said that the port was under "constant fire" and that four ships had left.

What does the port mean for the rebels? Why is nobody leaving?

"I told the admiral to find the ships. There is no quay of ours that can be given up," Duarte said during her \
evening address.

Speaking to local radio, adviser Tomas Leal said soldiers around the port have been pushing back, "holding the \
hills and training two thousand recruits for a possible landing." Despite the port being of low military value, \
the battle for it is mostly about pride.

Earlier, the foreign secretary of the union, Anna Berg, said during a visit to Lisbon that it has more \
"military and economic value". In the last few weeks, the navy has sunk two ferries near the port, per officials \
from the coast guard and other observers.
"""


def document(text: str, kind: BlockKind = BlockKind.PARAGRAPH, when: date | None = None) -> Document:
    blocks: list[Block] = []
    start = 0
    for paragraph in text.split("\n\n"):
        blocks.append(Block(Span(start, start + len(paragraph)), kind))
        start += len(paragraph) + 2
    return Document("a.txt", text, "text/plain", "0" * 64, tuple(blocks), date=when, authority=7)


def test_every_sentence_of_an_article_is_accounted_for() -> None:
    source = document(ARTICLE)
    _, claims, ledger = extract(source)
    assert [(c.text[:24].strip(), c.attribution.source, c.attribution.mode.value) for c in claims] == [
        ("President Elena Duarte h", "Elena Duarte", "reported"),
        ("In her nightly address o", "Elena Duarte", "reported"),
        ("She further said the reb", "Elena Duarte", "reported"),
        ("Notably, the general sta", "the general staff of the navy", "reported"),
        ('"I told the admiral to f', "Elena Duarte", "quoted"),
        ("There is no quay of ours", "Elena Duarte", "quoted"),
        ("Speaking to local radio,", "Tomas Leal", "quoted"),
        ("Despite the port being o", None, "asserted"),
        ("the battle for it is mos", None, "asserted"),
        ("Earlier, the foreign sec", "Anna Berg", "quoted"),
        ("In the last few weeks, t", "officials from the coast guard and other observers", "reported"),
    ]
    assert [(source.slice(entry.span)[:8], entry.reason) for entry in ledger] == [
        ("What doe", Reason.QUESTION),
        ("Why is n", Reason.QUESTION),
    ]
    assert claims[2].context.startswith("Elena Duarte further said")


def test_sentences_are_claims_or_listed_and_never_both() -> None:
    source = document("The dam holds. Click Save. Is it safe? It is.")
    sentences, claims, ledger = extract(source)
    assert sorted([c.span for c in claims] + [u.span for u in ledger]) == [s.span for s in sentences]


@given(st.text(alphabet=st.sampled_from("aB .,:;?!\"'“”\n()-5%éß\t"), max_size=300))
def test_spans_hold_for_any_text(text: str) -> None:
    source = document(text)
    sentences, claims, ledger = extract(source)
    assert all(source.slice(claim.span) == claim.text for claim in claims)
    assert sorted([c.span for c in claims] + [u.span for u in ledger]) == [s.span for s in sentences]
    for claim in claims:
        cue = claim.attribution.cue
        assert cue is None or 0 <= cue.start < cue.end <= len(text)


def test_no_sentence_crosses_a_block() -> None:
    text = "The dam is old\n\nand it leaks."
    sentences, _, _ = extract(document(text))
    assert [text[s.span.start : s.span.end] for s in sentences] == ["The dam is old", "and it leaks."]


def test_a_soft_line_break_of_markdown_ends_no_sentence() -> None:
    text = "The agent reads files from the journal of the\nMachine it runs on."
    span = Span(0, len(text))
    source = Document("a.md", text, "text/markdown", "0" * 64, (Block(span, BlockKind.PARAGRAPH),))
    assert extract(source)[0] == (Sentence(span, BlockKind.PARAGRAPH),)


def test_the_reader_s_ledger_is_taken_over_in_order() -> None:
    text = "x = 1\n\nIs it safe?\n\ny = 2"
    span = Span(7, 18)
    left_out = (Unchecked(Span(0, 5), Reason.CODE, "python"), Unchecked(Span(20, 25), Reason.CODE))
    block = Block(span, BlockKind.PARAGRAPH)
    source = Document("a.md", text, "text/markdown", "0" * 64, (block,), left_out)
    assert extract(source)[2] == (left_out[0], Unchecked(span, Reason.QUESTION), left_out[1])


def test_headings_and_cells_are_listed() -> None:
    assert extract(document("The limit is 5 MB", BlockKind.HEADING))[2][0].reason is Reason.HEADING
    assert extract(document("The limit is 5 MB", BlockKind.CELL))[2][0].reason is Reason.TABLE_CELL


def identities(text: str) -> list[str]:
    return [claim.id for claim in extract(document(text))[1]]


def test_identity_ignores_place_case_and_wrapping_but_tells_equal_claims_apart() -> None:
    first, second = identities("The dam holds. The dam holds.")
    assert first != second
    assert len(first) == 16
    assert identities("Rain fell on Monday.\n\nThe DAM\nholds.")[1] == first


def test_a_claim_carries_its_block_and_its_document() -> None:
    text = "The dam is 40 m high."
    block = Block(Span(0, len(text)), BlockKind.ITEM, ("Dams", "Old dams"))
    source = Document("d/a.md", text, "text/markdown", "0" * 64, (block,), date=date(2024, 5, 1), authority=7)
    (claim,) = extract(source)[1]
    assert isinstance(claim, Claim)
    assert (claim.document, claim.headings, claim.kind) == ("d/a.md", ("Dams", "Old dams"), BlockKind.ITEM)
    assert (claim.date, claim.authority, claim.attribution.mode) == (date(2024, 5, 1), 7, Mode.ASSERTED)


def test_values_are_found_at_offsets_of_the_document() -> None:
    source = document(
        "The town is old.\n\nThe dam did not cost 5 million dollars on Monday.", when=date(2024, 5, 1)
    )
    claim = extract(source)[1][1]
    quantity = next(value for value in claim.values if isinstance(value, Quantity))
    assert "5 million" in source.slice(quantity.span)
    for value in claim.values:
        assert claim.span.start <= value.span.start < value.span.end <= claim.span.end


def reviewed(text: str, rating: str = "False") -> Document:
    review = {"@type": "ClaimReview", "claimReviewed": text, "reviewRating": {"alternateName": rating}}
    return readers.read(json.dumps({**review, "author": {"name": "Desk"}}).encode(), "a.json")


def test_what_was_rated_false_is_a_claim_of_a_corpus_alone() -> None:
    source = reviewed("The bridge was closed.")
    _, claims, ledger = extract(source)
    assert (claims, [(u.reason, u.detail) for u in ledger]) == (
        (),
        [(Reason.HYPOTHETICAL, "rated “False” by Desk")],
    )
    _, claims, ledger = extract(source, refuted=True)
    assert (claims[0].text, claims[0].rating, ledger) == (
        "The bridge was closed.",
        Rating(False, "False", "Desk"),
        (),
    )


def test_what_was_rated_true_is_a_claim_anywhere() -> None:
    for refuted in (False, True):
        _, claims, _ = extract(reviewed("The bridge was closed.", "True"), refuted=refuted)
        assert claims[0].rating == Rating(True, "True", "Desk")


def test_of_several_sentences_nobody_knows_which_one_is_false_and_clauses_stay_together() -> None:
    _, claims, ledger = extract(reviewed("The bridge was closed. The ferry sank."), refuted=True)
    assert (claims, len(ledger)) == ((), 2)
    both = "Exports rose by 4 % and imports fell by 2 %."
    assert [c.text for c in extract(reviewed(both), refuted=True)[1]] == [both]
    assert len(extract(document(both))[1]) == 2


def test_lines_with_keys_stay_lines_where_a_break_is_a_space() -> None:
    page = b"# Tarn\n\nArea: 180 sq km\nCoast: 68 km\nthe north is flat.\n\nNote: the road\nis closed in winter.\n"
    found = readers.read(page, "tarn.md")
    assert isinstance(found, Document)
    texts = [claim.text for claim in extract(found)[1]]
    assert texts == [
        "Area: 180 sq km",
        "Coast: 68 km\nthe north is flat.",
        "Note: the road\nis closed in winter.",
    ]


def test_an_order_behind_a_semicolon_is_no_part_of_the_statement() -> None:
    text = "It does not run on Windows; use the Docker image instead."
    source = document(text)
    _, claims, ledger = extract(source)
    assert [claim.text for claim in claims] == ["It does not run on Windows"]
    assert [(source.slice(e.span), e.reason) for e in ledger] == [
        ("use the Docker image instead.", Reason.INSTRUCTION)
    ]
    whole = document("Exports rose by four per cent; imports fell by two per cent in May.")
    assert len(extract(whole)[0]) == 1
