"""The HTML report: one file that needs nothing, data that fits the script, limits that are told."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from factcheck.model import (
    Block,
    BlockKind,
    Checked,
    CorpusInfo,
    Decision,
    Document,
    Notice,
    Reason,
    Report,
    Span,
    Unchecked,
)
from factcheck.readers.csv import CsvReader
from factcheck.reports._html_documents import block_views
from factcheck.reports._html_page import Limits
from factcheck.reports.html import SCRIPTS, STYLES, HtmlReporter, script_text, style_text
from factcheck.resources import folder
from factcheck.rulings import Result, Trouble
from tests.factories import (
    checked,
    claim,
    document,
    empty_report,
    finding,
    hostile_report,
    report,
    ruled_report,
    sample_report,
    span,
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
        """Content of the style, of the script, and of the data."""
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
            kind = "data" if ("id", "data") in self.tags[-1][1].items() else self.open[-1]
            self.raw[kind] = self.raw.get(kind, "") + data
        else:
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    @property
    def data(self) -> Any:
        """What the script of the page reads."""
        return json.loads(self.raw["data"])

    def rows(self, name: str, kind: str) -> list[dict[str, Any]]:
        """A table of the data, with the names of its columns."""
        columns = self.data["columns"][kind]
        return [dict(zip(columns, row, strict=True)) for row in self.data[name]]


def rendered(shown: Report, limits: Limits | None = None) -> Page:
    return Page(HtmlReporter(limits).render(shown).decode())


def words(blocks: Any) -> str:
    """All that the blocks of a document show."""
    if isinstance(blocks, str):
        return blocks
    return " ".join(words(part) for part in blocks) if isinstance(blocks, list) else ""


def test_sample_is_written_as_the_gold_files_say() -> None:
    content = HtmlReporter().render(sample_report()).decode()
    page = Page(content)
    # Style and script have tests of their own; here they would only hide what changed in the page.
    for kind in ("style", "script", "data"):
        content = content.replace(page.raw[kind], f"({kind})")
    assert_gold(re.sub("sha256-[\\w+/=]+", "sha256", content).encode(), "html/sample.html")
    assert_gold(f"{json.dumps(page.data, ensure_ascii=False, indent=1)}\n".encode(), "html/sample-data.json")


@pytest.mark.parametrize("name", REPORTS)
def test_every_name_is_given_once_and_names_that_are_used_exist(name: str) -> None:
    page = rendered(REPORTS[name])
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link for link in page.values("href") if link[1:] not in ids} == {"data:,"}
    labelled = [word for value in page.values("aria-labelledby") for word in value.split()]
    assert set(labelled) <= set(ids)


@pytest.mark.parametrize("name", REPORTS)
def test_every_place_in_the_data_leads_to_a_document_and_a_passage(name: str) -> None:
    page = rendered(REPORTS[name])
    views = page.rows("documents", "DocumentView")
    assert [view["number"] for view in views] == list(range(1, len(views) + 1))
    passages = {
        (view["number"], run[0])
        for view in views
        for _, _, *cells in view["blocks"]
        for cell in cells
        for run in cell
        if len(run) == 4
    }
    columns = page.data["columns"]
    for row in page.rows("findings", "Card"):
        sides = [dict(zip(columns["Passage"], side, strict=True)) for side in row["sides"]]
        others = [dict(zip(columns["Other"], other, strict=True)) for other in row["others"]]
        assert all((place["document"], place["start"]) in passages for place in [*sides, *others])


@pytest.mark.parametrize("name", REPORTS)
def test_markup_is_balanced_and_the_policy_names_the_only_style_and_script(name: str) -> None:
    page = rendered(REPORTS[name])
    assert page.unbalanced == []
    assert page.open == []
    (policy,) = [a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in policy
    scripts = [attributes for tag, attributes in page.tags if tag == "script"]
    assert scripts == [{"type": "application/json", "id": "data"}, {}]
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(page.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("name", REPORTS)
def test_nothing_is_loaded_and_nothing_is_styled_or_scripted_in_place(name: str) -> None:
    page = rendered(REPORTS[name])
    assert not page.values("src")
    assert not page.values("style")
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert not re.search(
        r"url\(|@import|innerHTML|outerHTML|insertAdjacent|eval\(", page.raw["style"] + page.raw["script"]
    )
    addresses = set(re.findall(r"https?://[^\"']+", page.raw["script"]))
    assert addresses == {"http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg"}


def test_every_part_of_style_and_script_is_used() -> None:
    templates = folder("templates")
    assert {path.stem for path in (templates / "style").iterdir()} == set(STYLES)
    assert {path.stem for path in (templates / "script").iterdir()} == set(SCRIPTS)


def test_hostile_text_stays_text() -> None:
    page = rendered(hostile_report())
    assert "</script><script>document.title='owned'</script>" in page.text
    assert "{{7*7}}" in page.text
    assert "49" not in re.findall(r"\b\d+\b", page.text)
    assert not [tag for tag, _ in page.tags if tag in ("img", "b")]
    assert not re.search("[<>&\u2028\u2029\x00-\x1f\x80-\x84\x86-\x9f\u202e]", page.raw["data"])
    reasons = [row["reason"] for row in page.rows("findings", "Card")]
    assert reasons[0] == "</script><script>document.title='owned'</script>"


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


def test_the_gate_and_what_is_amiss_with_its_rules_are_told() -> None:
    decision = Decision(Result.FAILED, 1, 2, ("2 findings count",), (("suppressed", 1),), "errors")
    notice = Notice(Trouble.EXPIRED, "notes/a.md", 3, "The suppression ran out on 1 May 2026.")
    text = " ".join(rendered(replace(sample_report(), decision=decision, notices=(notice,))).text.split())
    assert "Gate: failed, exit code 1: 2 findings count. Counted: errors. Not counted: 1 suppressed." in text
    assert (
        "About suppressions and the baseline Expired notes/a.md:3 The suppression ran out on 1 May 2026."
        in text
    )
    assert "Not everything could be read Could not be read news/minutes.pdf" in text


def test_what_was_accepted_is_told_once_and_not_in_the_title() -> None:
    page = rendered(ruled_report())
    title, _, answer = page.text.partition(" · factcheck")
    assert "suppressed" not in title
    head = " ".join(answer.split("This run")[1].split("Not everything")[0].split())
    assert head.count("1 suppressed") == 2  # Among the changes, and in the gate's own words.
    assert "baselined" not in head


def test_a_corpus_without_a_licence_is_told_without_one() -> None:
    sample = sample_report()
    corpus = CorpusInfo("rev", "Reviews", "", 1, 1, "digest")
    told = rendered(replace(sample, manifest=replace(sample.manifest, corpora=(corpus,)))).text
    assert "Reviews (rev), 1 document, 1 passage, digest digest" in told


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
    page = rendered(many(4), Limits(cards=3, characters=600, ledger=5, plain=2))
    text = " ".join(page.text.split())
    assert "1 more findings are not shown here, none of them worse than these" in text
    assert "1 more findings need the script" in text
    views = page.rows("documents", "DocumentView")
    assert [view["note"][:30] for view in views] == [
        "",
        *["Only the surroundings of findin"[:30]] * 2,
        "No finding; the text is not sh",
    ]
    assert "7 blocks not shown" in words(views[1]["blocks"])
    assert views[3]["blocks"] == []
    (group,) = page.rows("ledger", "LedgerGroup")
    assert (group["count"], len(group["entries"])) == (64, 5)
    (first, *_) = rendered(many(1), Limits(characters=0)).rows("documents", "DocumentView")
    assert (first["blocks"], first["note"][:22]) == ([], "The text is not shown,")


def test_every_word_of_a_document_is_shown_even_outside_its_blocks() -> None:
    page = document("a.txt", "Known words here.\n\nLost words there.\n\nLast words.")
    bare = Checked(type(page)(page.uri, page.text, page.media_type, page.sha256, page.blocks[:1]), (), (), ())
    (view,) = rendered(report([bare])).rows("documents", "DocumentView")
    assert words(view["blocks"]).split() == page.text.split()


def test_a_document_that_is_checked_and_cited_is_shown_once() -> None:
    page = document("a.md", "It is 1 metre. It is 2 metres.")
    one, two = claim(page, "It is 1 metre."), claim(page, "It is 2 metres.")
    judged = verdict(one, two, finding("number", "1 is not 2.", (one.span,), (two.span,)))
    (view,) = rendered(report([checked(page, (one, two))], [judged], references=[page])).rows(
        "documents", "DocumentView"
    )
    assert not view["reference"]


def test_deciding_words_alternate_with_plain_ones() -> None:
    page = document("a.md", "Two words. Bold  ones follow here.")
    one, two = claim(page, "Two words."), claim(page, "Bold  ones follow here.")
    marks = ((span(page, "words"),), (span(page, "Bold"), span(page, "here")))
    judged = verdict(one, two, finding("number", "No.", *marks))
    shown = rendered(report([checked(page, (one, two))], [judged]))
    (card,) = shown.rows("findings", "Card")
    texts = [
        dict(zip(shown.data["columns"]["Passage"], side, strict=True))["texts"] for side in card["sides"]
    ]
    assert texts == [["Two ", "words", "."], ["", "Bold", " ones follow ", "here", "."]]


def test_cells_of_one_line_stand_side_by_side() -> None:
    page = Document(
        "a.md",
        "  one   two  \n  three   four  ",
        "text/markdown",
        "0" * 64,
        tuple(Block(Span(*at), BlockKind.CELL) for at in ((2, 5), (8, 11), (16, 21), (24, 28))),
    )
    views = block_views(page, (), [])
    assert [(view.line, [run.texts[0] for run in view.runs]) for view in views if view.kind == "cell"] == [
        (1, ["one", "two"]),
        (2, ["three", "four"]),
    ]


def test_heads_of_a_table_stand_in_its_rows() -> None:
    table = CsvReader().read(b"Year,Staff\n2024,23\n", "a.csv")
    views = block_views(table, table.unchecked, [])
    assert [(view.kind, [(run.texts[0], run.kind) for run in view.runs]) for view in views] == [
        ("cell", [("Year", "unchecked"), ("Staff", "unchecked")]),
        ("cell", [("2024", "unchecked"), ("23", "plain")]),
    ]


def test_masked_regions_and_long_ones_are_told() -> None:
    page = document("a.txt", f"{' ' * 40}\n\n{'x ' * 2000}\n\nEnd.")
    ledger = (
        Unchecked(Span(0, 40), Reason.CODE),
        Unchecked(Span(42, 4042), Reason.TOO_LONG, "4000 characters"),
    )
    shown = Checked(type(page)(page.uri, page.text, page.media_type, page.sha256), (), (), ledger)
    (view,) = rendered(report([shown])).rows("documents", "DocumentView")
    assert "(not shown: code)" in words(view["blocks"])
    assert "x x…" in words(view["blocks"])


def test_no_part_of_style_and_script_ends_its_element_or_has_another_system_s_line_ends() -> None:
    text = style_text(folder("templates")) + script_text(folder("templates"))
    assert "\r" not in text
    assert "</" not in text


def test_a_document_that_is_only_further_evidence_shows_its_passage() -> None:
    shown = sample_report()
    first, *rest = shown.verdicts
    corpus = shown.verdicts[-1].evidence
    both = replace(first, evidence=(*first.evidence, *corpus))
    views = rendered(replace(shown, verdicts=(both, *rest[:-1]))).rows("documents", "DocumentView")
    assert views[-1]["uri"] == "register/bridges.md"
    assert views[-1]["findings"] == 1
    assert len(views[-1]["marks"]) == 4
