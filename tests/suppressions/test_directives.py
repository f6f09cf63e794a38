"""What a directive says, and which lines it speaks of."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck import readers
from factcheck.model import Document
from factcheck.suppressions.directives import FILE, LINE, VERBS, Command, Terms, parse, regions

CHECKS = ("date", "nli", "number")

REASON = st.lists(
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=8).filter(
        lambda word: word.split() == [word] and not word.startswith("until=")
    ),
    max_size=4,
).map(" ".join)
TERMS = st.builds(Terms, st.frozensets(st.sampled_from(CHECKS)), REASON, st.none() | st.dates())


def typed(verb: str, terms: Terms) -> str:
    parts = [verb, ", ".join(sorted(terms.checks))]
    if terms.reason:
        parts += ["--", terms.reason]
    return " ".join([*parts, f"until={terms.until}" if terms.until else ""])


@given(st.sampled_from(VERBS), TERMS)
def test_what_is_typed_is_understood(verb: str, terms: Terms) -> None:
    assert parse(typed(verb, terms), CHECKS) == Command(verb, terms)


@given(st.text())
@example("ignore until=2027-02-30")
@example("ignore -- -- until=")
def test_whatever_is_typed_is_understood_or_refused_in_words(words: str) -> None:
    with suppress(ValueError):
        command = parse(words, CHECKS)
        assert command.verb in VERBS
        assert command.terms.checks <= set(CHECKS)


@pytest.mark.parametrize(
    ("words", "checks", "reason", "until"),
    [
        ("ignore", "", "", None),
        ("ignore number", "number", "", None),
        ("ignore number,date nli", "number date nli", "", None),
        ("ignore — agreed – with the council", "", "agreed – with the council", None),
        ("ignore number -- agreed until=2027-01-31", "number", "agreed", date(2027, 1, 31)),
        ("ignore number until=2027-01-31 -- agreed", "number", "agreed", date(2027, 1, 31)),
        (
            "ignore -- the word until=2027-01-31 stands here",
            "",
            "the word until=2027-01-31 stands here",
            None,
        ),
    ],
)
def test_the_parts_of_a_directive(words: str, checks: str, reason: str, until: date | None) -> None:
    assert parse(words, CHECKS) == Command(LINE, Terms(frozenset(checks.split()), reason, until))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "unknown word ''"),
        ("ignroe number", "did you mean 'ignore'?"),
        ("ignore numbre", "did you mean 'number'?"),
        ("ignore until=tomorrow", "a date such as 2027-01-31 is wanted, not 'tomorrow'"),
        ("ignore until=2027-02-30", "is wanted"),
        ("ignore until=20270131", "is wanted"),
        ("ignore until=2027-01-01 -- agreed until=2028-01-01", "twice"),
    ],
)
def test_what_is_not_understood_is_told(words: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        parse(words, CHECKS)


def read(text: str, uri: str = "a.md") -> Document:
    return readers.read(text.encode(), uri)


def covered(document: Document) -> list[str]:
    return [" ".join(document.slice(region.span).split()) for region in regions(document, CHECKS)]


def test_a_line_a_next_line_a_block_and_a_file() -> None:
    document = read(
        "One stands here. <!-- factcheck: ignore -->\n\n"
        "<!-- factcheck: ignore -->\n\nTwo stands alone.\nThree follows.\n\n"
        "Four goes before. <!-- factcheck: ignore-next-line -->\nFive is meant.\n\n"
        "<!-- factcheck: ignore-start -->\n\nSix is inside.\n\nSeven as well.\n\n<!-- factcheck: ignore-end -->\n\nEight.\n"
    )
    assert covered(document) == [
        "One stands here.",
        "Two stands alone.",
        "Five is meant.",
        "Six is inside. Seven as well.",
    ]
    whole = read(f"A title\n\n<!-- factcheck: {FILE} date -->\n\nText.\n")
    ((region,),) = [tuple(regions(whole, CHECKS))]
    assert (region.span.start, region.span.end, region.line) == (0, len(whole.text), 3)
    assert region.terms.checks == {"date"}


def test_blocks_inside_blocks_end_innermost_first() -> None:
    document = read(
        "<!-- factcheck: ignore-start date -->\nOne.\n<!-- factcheck: ignore-start number -->\nTwo.\n"
        "<!-- factcheck: ignore-end -->\nThree.\n<!-- factcheck: ignore-end -->\nFour.\n"
    )
    inner, outer = regions(document, CHECKS)
    assert (inner.terms.checks, inner.line) == (frozenset({"number"}), 3)
    assert (outer.terms.checks, outer.line) == (frozenset({"date"}), 1)
    assert document.slice(outer.span).split() == ["One.", "Two.", "Three."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!-- factcheck: ignore-start -->\n\nOne.\n", "without “ignore-end”"),
        ("One.\n\n<!-- factcheck: ignore-end -->\n", "without “ignore-start”"),
        ("<!-- factcheck: ignor -->\n", "did you mean 'ignore'?"),
    ],
)
def test_a_directive_that_cannot_hold_says_why(text: str, told: str) -> None:
    (region,) = regions(read(text), CHECKS)
    assert told in region.problem


def test_a_directive_behind_the_last_line_covers_nothing() -> None:
    assert covered(read("One.\n\n<!-- factcheck: ignore -->\n")) == [""]


@pytest.mark.parametrize(
    ("uri", "text"),
    [
        ("a.md", "The toll is 4 euros. <!-- factcheck: ignore number -->\n"),
        ("a.md", "The toll is 4 euros. <!--\nfactcheck:   ignore\nnumber\n-->\n"),
        ("a.html", "<p>The toll is 4 euros. <!-- factcheck: ignore number --></p>"),
        ("a.rst", "A paragraph goes before.\n\n.. factcheck: ignore number\n\nThe toll is 4 euros.\n"),
        ("a.tex", "The toll is 4 euros. % factcheck: ignore number\n"),
        ("a.txt", "A paragraph goes before.\n\n# factcheck: ignore number\nThe toll is 4 euros.\n"),
        ("a.txt", "The toll\r\n  #factcheck:ignore number\r\nis 4 euros.\r\n"),
    ],
)
def test_each_format_has_its_comment(uri: str, text: str) -> None:
    document = read(text, uri)
    ((directive,), (region,)) = (document.directives, regions(document, CHECKS))
    assert directive.words == "ignore number"
    assert region.terms.checks == {"number"}
    assert "factcheck" not in document.text
    assert "toll" in document.slice(region.span) or "euros" in document.slice(region.span)
    assert any("ignore number" in " ".join(entry.detail.split()) for entry in document.unchecked)


@pytest.mark.parametrize(
    "text",
    [
        "```\n<!-- factcheck: ignore -->\n```\n",
        "Write `<!-- factcheck: ignore -->` behind it.\n",
        "    <!-- factcheck: ignore -->\n",
        "Write # factcheck: ignore in it.\n",
    ],
)
def test_an_example_is_no_directive(text: str) -> None:
    assert read(text).directives == ()
    assert read(text, "a.txt").directives == ()


@given(
    st.text(alphabet="<!-> \nfactcheck:ignore#-", max_size=60), st.sampled_from(["a.md", "a.txt", "a.html"])
)
def test_no_text_breaks_it(text: str, uri: str) -> None:
    document = read(f"<!-- factcheck: {text}", uri)
    for region in regions(document, CHECKS):
        assert 0 <= region.span.start <= region.span.end <= len(document.text)
        assert document.text[region.span.start : region.span.end] is not None
