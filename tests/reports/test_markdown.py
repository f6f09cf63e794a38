"""The Markdown comment: what a document says stays text, and a comment is never too long."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.model import Failed, Report, Span
from factcheck.reports._exchange import plain_line
from factcheck.reports._markdown import code, escape, paragraph
from factcheck.reports.markdown import MarkdownReporter
from tests.factories import HOSTILE, empty_report, hostile_report, report, ruled_report, sample_report
from tests.gold import assert_gold

PARSER = MarkdownIt("gfm-like", {"linkify": False, "html": True})
SIGNS = st.text("ab1 \t\n\\`*_[]()<>&~|$#+-=.!:@/{}\"'", max_size=40)
OURS = {"<b>", "</b>", "<span>", "</span>"}


def render(shown: Report) -> str:
    return MarkdownReporter().render(shown).decode()


def tokens(text: str) -> list[Token]:
    return [
        token
        for block in PARSER.parse(text)
        for token in (block, *(block.children or ()))
        if token.type != "inline"
    ]


def words(text: str) -> str:
    """What a reader sees of one line of Markdown that must hold nothing but text."""
    found = tokens(text)
    assert [token.type for token in found[:1] + found[-1:]] == ["paragraph_open", "paragraph_close"]
    inline = found[1:-1]
    assert {token.type for token in inline} <= {"text", "text_special", "html_inline", "softbreak"}
    assert {token.content for token in inline if token.type == "html_inline"} <= OURS
    return "".join(token.content for token in inline if token.type.startswith("text")).replace("\u200b", "")


@given(SIGNS | st.text(max_size=40) | st.sampled_from(HOSTILE))
def test_text_stays_text_at_the_beginning_of_a_line_and_inside_it(text: str) -> None:
    shown = plain_line(text).strip()
    assert words(f"x{escape(text)}x") == f"x{plain_line(text)}x".replace("\u200b", "")
    if shown.strip("\u200b \u3000\xa0"):
        assert words(paragraph(text)).strip() == shown.replace("\u200b", "").strip()


@given(SIGNS | st.sampled_from(HOSTILE))
def test_a_code_span_is_one_code_span(text: str) -> None:
    found = tokens(f"x {code(text)} x")[1:-1]
    assert [token.type for token in found if token.content.strip() not in {"", "x"}] in (["code_inline"], [])


@pytest.mark.parametrize(
    "text",
    ["@octocat", "by @org/team.", "#12", "org/repo#12", "GH-12", "!12", "https://example.org", "www.example.org",
     ":tada:", "a@example.org", "~bug", "%12", "&12", "$x^2$"],
)  # fmt: skip
def test_nothing_is_mentioned_or_linked(text: str) -> None:
    shown = escape(text)
    assert not re.search(r"[@#!%~&][\w]|GH-\d|://|www\.|:tada:", shown)
    assert "$" not in shown.replace("<span>$</span>", "")


def test_ruled_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(MarkdownReporter().render(ruled_report()), "markdown/ruled.md")


def test_a_hostile_report_has_the_blocks_of_a_harmless_one() -> None:
    hostile = tokens(render(hostile_report()))
    kinds = {token.type for token in hostile}
    assert not kinds & {
        "link_open",
        "image",
        "table_open",
        "fence",
        "em_open",
        "s_open",
        "hr",
        "ordered_list_open",
    }
    tags = {token.content for token in hostile if token.type == "html_inline"}
    assert tags <= OURS
    blocks = {token.content.strip() for token in hostile if token.type == "html_block"}
    assert blocks == {"<!-- factcheck -->", "<details><summary>Files skipped</summary>", "</details>"}
    assert sum(token.type == "heading_open" for token in hostile) == 1


def many(count: int) -> Report:
    shown = sample_report()
    verdicts = [replace(shown.verdicts[n % 4], message=f"Finding {n}. " + "$" * 800) for n in range(count)]
    failed = [Failed(f"{'d' * 300}/{n}.pdf", "| broken | " * 100) for n in range(200)]
    return replace(shown, verdicts=tuple(verdicts), outcomes=(*shown.outcomes[:3], *failed))


def test_a_comment_has_at_most_65_000_characters_and_counts_the_rest() -> None:
    text = render(many(500))
    assert 50_000 < len(text) <= 65_000
    shown = len(re.findall(r"^\*\*\d+\. ", text, re.MULTILINE))
    rest = re.search(r"^\*\*(\d+) more\*\* \((\d+) errors, (\d+) warnings, (\d+) notes\)", text, re.MULTILINE)
    assert rest
    assert shown + int(rest[1]) == 500
    assert sum(map(int, rest.groups()[1:])) == int(rest[1])
    assert "- and 1" in text


def test_known_findings_are_counted_and_not_shown() -> None:
    text = render(ruled_report())
    assert "1 baselined and 1 suppressed" in text
    assert "never been raised" not in text
    assert "**Gate: failed, exit code 1: 1 finding counts.**" in text
    assert "This suppression matches no finding." in text


def test_long_passages_are_cut() -> None:
    shown = sample_report()
    first, outcome = shown.verdicts[0], next(shown.checked())
    whole = replace(first.claim, span=Span(0, len(outcome.document.text)))
    text = render(replace(shown, verdicts=(replace(first, claim=whole),)))
    assert "…”" in text


def test_an_empty_report_says_so() -> None:
    assert "### factcheck: Nothing was checked" in render(empty_report())
    assert "Not read" not in render(report())
