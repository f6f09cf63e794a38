"""The HTML report: one file that needs nothing, links that lead somewhere, limits that are told."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from factcheck.model import Block, BlockKind, Checked, Document, Reason, Report, Span, Unchecked
from factcheck.reports._html_documents import block_views
from factcheck.reports._html_page import Limits
from factcheck.reports.html import HtmlReporter
from factcheck.resources import folder
from tests.factories import (
    checked,
    claim,
    document,
    empty_report,
    finding,
    hostile_report,
    report,
    sample_report,
    verdict,
)
from tests.gold import assert_gold

REPORTS = {"sample": sample_report(), "hostile": hostile_report(), "empty": empty_report()}
VOID = {"meta", "link", "input", "img", "br", "hr"}


class Page(HTMLParser):
    """Collects what tests ask of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.text = ""
        self.raw: dict[str, str] = {}
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in ("script", "style"):
            self.raw[self.open[-1]] = self.raw.get(self.open[-1], "") + data
        else:
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]


def rendered(shown: Report, limits: Limits | None = None) -> Page:
    return Page(HtmlReporter(limits).render(shown).decode())


def test_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(HtmlReporter().render(sample_report()), "html/sample.html")


@pytest.mark.parametrize("name", REPORTS)
def test_every_link_leads_to_a_place_on_the_page(name: str) -> None:
    page = rendered(REPORTS[name])
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link for link in page.values("href") if link[1:] not in ids} == {"data:,"}
    named = [word for value in page.values("aria-labelledby") for word in value.split()]
    assert set(named) <= set(ids)


@pytest.mark.parametrize("name", REPORTS)
def test_markup_is_balanced_and_the_policy_names_the_only_style_and_script(name: str) -> None:
    page = rendered(REPORTS[name])
    assert page.unbalanced == []
    assert page.open == []
    (policy,) = [a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    for kind in ("style", "script"):
        assert [tag for tag, _ in page.tags].count(kind) == 1
        digest = base64.b64encode(hashlib.sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_loaded_and_nothing_is_styled_or_scripted_in_place(name: str) -> None:
    page = rendered(REPORTS[name])
    assert not page.values("src")
    assert not page.values("style")
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", page.raw["style"] + page.raw["script"])


def test_hostile_text_stays_text() -> None:
    page = rendered(hostile_report())
    assert "</script><script>document.title='owned'</script>" in page.text
    assert "{{7*7}}" in page.text
    assert "49" not in re.findall(r"\b\d+\b", page.text)
    assert not [tag for tag, _ in page.tags if tag in ("img", "b")]


def test_the_answer_comes_first_and_failures_are_told_before_the_findings() -> None:
    text = " ".join(rendered(sample_report()).text.split())
    order = [
        "2 contradictions, 1 disagreement between sources and 1 change over time in 3 documents",
        "12 of 19 sentences checked; 1 file could not be read and 1 file was skipped.",
        "Not everything could be read",
        "news/minutes.pdf",
        "The folder at a glance",
        "The Marrow bridge costs 41.2 million euros here and 58 million euros there.",
    ]
    positions = [text.index(words) for words in order]
    assert positions == sorted(positions)


def test_green_is_kept_for_claims_that_were_checked() -> None:
    page = document("a.md", "It is 3 metres long.")
    clean = report([checked(page, [claim(page, "It is 3 metres long.")])])
    assert '<h1 class="clean">No contradictions in 1 document' in HtmlReporter().render(clean).decode()
    assert 'class="clean"' not in HtmlReporter().render(report([checked(page)])).decode()


def many(count: int) -> Report:
    """So many documents, each with a contradiction of its own, far from the other text."""
    outcomes, verdicts = [], []
    for number in range(count):
        filler = "\n\n".join(f"Is line {line} read?" for line in range(8))
        page = document(f"{number}.md", f"{filler}\n\nIt is 1 metre.\n\nIt is 2 metres.\n\n{filler}")
        one, two = claim(page, "It is 1 metre."), claim(page, "It is 2 metres.")
        outcomes.append(checked(page, (one, two)))
        verdicts.append(verdict(one, two, finding("number", "1 is not 2.", (one.span,), (two.span,))))
    return report(outcomes, verdicts)


def test_what_a_limit_leaves_out_is_told() -> None:
    page = rendered(many(4), Limits(cards=3, characters=400, ledger=5, strips=2))
    text = " ".join(page.text.split())
    assert "1 more findings are not shown here, none of them worse than these" in text
    assert "2 more documents are not drawn" in text
    assert "Only the surroundings of findings are shown" in text
    assert "No finding; the text is not shown" in text
    assert "6 blocks not shown" in text
    assert "59 more; the JSON report lists all." in text
    ids = set(page.values("id"))
    assert all(link[1:] in ids for link in page.values("href") if link.startswith("#"))


def test_every_word_of_a_document_is_shown_even_outside_its_blocks() -> None:
    page = document("a.txt", "Known words here.\n\nLost words there.\n\nLast words.")
    bare = Checked(type(page)(page.uri, page.text, page.media_type, page.sha256, page.blocks[:1]), (), (), ())
    text = rendered(report([bare])).text
    assert "Known words here." in text
    assert "Lost words there." in text
    assert "Last words." in text


def test_a_document_that_is_checked_and_cited_is_shown_once() -> None:
    page = document("a.md", "It is 1 metre. It is 2 metres.")
    one, two = claim(page, "It is 1 metre."), claim(page, "It is 2 metres.")
    judged = verdict(one, two, finding("number", "1 is not 2.", (one.span,), (two.span,)))
    ids = rendered(report([checked(page, (one, two))], [judged], references=[page])).values("id")
    assert len(ids) == len(set(ids))
    assert ids.count("document-1") == 1


def test_cells_of_one_line_stand_side_by_side() -> None:
    page = Document(
        "a.md",
        "  one   two  \n  three   four  ",
        "text/markdown",
        "0" * 64,
        tuple(Block(Span(*at), BlockKind.CELL) for at in ((2, 5), (8, 11), (16, 21), (24, 28))),
    )
    views = block_views(page, (), [], 1)
    assert [
        (view.line, [run.texts[0].text for run in view.runs]) for view in views if view.kind == "cell"
    ] == [
        (1, ["one", "two"]),
        (2, ["three", "four"]),
    ]


def test_masked_regions_and_long_ones_are_told() -> None:
    page = document("a.txt", f"{' ' * 40}\n\n{'x ' * 2000}\n\nEnd.")
    ledger = (
        Unchecked(Span(0, 40), Reason.CODE),
        Unchecked(Span(42, 4042), Reason.TOO_LONG, "4000 characters"),
    )
    shown = Checked(type(page)(page.uri, page.text, page.media_type, page.sha256), (), (), ledger)
    text = rendered(report([shown])).text
    assert "(not shown: code)" in text
    assert "x x…" in text


def test_a_line_ending_of_another_system_does_not_break_the_hashes() -> None:
    assert "\r" not in (folder("templates") / "report.js").read_text(encoding="utf-8")
    assert "</" not in (folder("templates") / "report.js").read_text(encoding="utf-8")
