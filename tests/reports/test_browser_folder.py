"""The picture of the folder, the documents and the ledgers of the HTML report in a real browser."""

from __future__ import annotations

from dataclasses import replace

from selenium.webdriver import Chrome
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

from benchmarks.report import made
from factcheck.model import Fact, Quantity, Report, Standing, Stated
from tests.factories import (
    checked,
    claim,
    document,
    finding,
    labelled_report,
    report,
    ruled_report,
    sample_report,
    verdict,
)
from tests.reports.browser import Open, cards, click, element, elements, go, in_view, press, soon, wait_for


def where(chrome: Chrome) -> str:
    """The place within the page."""
    place: str = chrome.execute_script("return location.hash")
    return place


def test_each_document_has_a_row_with_its_claims_as_marks(show: Open) -> None:
    chrome = show(sample_report())
    rows = elements(chrome, "#strips li")
    assert [row.text.splitlines()[0] for row in rows] == [
        "handbook/bridge.md",
        "news/budget-review.md",
        "news/ferry.txt",
        "register/bridges.md",
    ]
    kinds = [
        [mark.get_attribute("class") for mark in row.find_elements(By.CSS_SELECTOR, "rect:not(.ground)")]
        for row in rows
    ]
    assert kinds[0] == ["plain", "supported", "note", "warning", "error", "error", "error"]
    assert kinds[3] == ["note"]
    chrome.execute_script("arguments[0].scrollIntoView()", rows[0])
    rows[1].find_element(By.CSS_SELECTOR, "a rect.warning").click()
    assert where(chrome) == "#finding-3"


def test_arcs_and_pairs_lead_to_the_findings_between_two_documents(show: Open) -> None:
    chrome = show(sample_report())
    titles = [
        title.get_attribute("textContent").replace("\n", " ")
        for title in elements(chrome, "#arcs path title")
    ]
    assert titles == [
        "handbook/bridge.md and news/budget-review.md: 2 findings",
        "handbook/bridge.md and handbook/bridge.md: 1 finding",
        "handbook/bridge.md and register/bridges.md: 1 finding",
    ]
    click(chrome, "#pairs summary")
    soon(chrome, "#pair-list button").click()
    assert cards(chrome) == ["finding-1", "finding-3"]
    assert element(chrome, "#pair").text == "Only between handbook/bridge.md and news/budget-review.md"
    click(chrome, "#clear")
    click_arc(chrome, elements(chrome, "#arcs path")[2])
    assert cards(chrome) == ["finding-4"]
    click(chrome, "#clear")
    assert len(cards(chrome)) == 4


def click_arc(chrome: Chrome, path: WebElement) -> None:
    """Clicks on the stroke of an arc: the middle of its box is empty."""
    chrome.execute_script("arguments[0].ownerSVGElement.scrollIntoView({ block: 'center' })", path)
    middle = (
        "const point = arguments[0].getPointAtLength(arguments[0].getTotalLength() / 2);"
        "const at = point.matrixTransform(arguments[0].getScreenCTM()); return [at.x, at.y]"
    )
    x, y = chrome.execute_script(middle, path)
    pointer = ActionBuilder(chrome)
    pointer.pointer_action.move_to_location(round(x), round(y)).click()
    pointer.perform()


def test_a_place_opens_the_document_at_the_passage_and_back_again(show: Open) -> None:
    chrome = show(sample_report())
    click(chrome, "#finding-1 .side:last-child .place")
    passage = element(chrome, ".hit.target")
    assert passage.text == "The Marrow bridge cost 58 million euros, a third of it borrowed."
    assert in_view(chrome, passage)
    assert not element(chrome, "#overview").is_displayed()
    assert element(chrome, "#beside-title").text == "2 findings"
    click(chrome, "#reader a.ref[href='#finding-1']")
    wait_for(chrome, "return document.activeElement?.id === 'finding-1'")
    assert not element(chrome, "#reader").is_displayed()


def test_a_document_is_shown_whole_with_lines_and_what_was_not_checked(show: Open) -> None:
    chrome = show(sample_report(), "#document-1")
    text = element(chrome, "#reader .text").text
    for words in ("The Marrow bridge", "two lanes", "toll --vehicle car --axles 2", "Pedestrians cross free"):
        assert words in text
    unchecked = [span.get_attribute("title") for span in elements(chrome, "#reader .unchecked")]
    assert "Not checked: question" in unchecked
    assert "Not checked: code" in unchecked
    assert [line.text.split()[-1] for line in elements(chrome, "#reader .line")][:4] == ["1", "5", "7", "10"]


def test_what_is_known_already_looks_so_in_its_document(show: Open) -> None:
    chrome = show(ruled_report())
    figures = [row.find_element(By.CSS_SELECTOR, ".figures").text for row in elements(chrome, "#strips li")]
    assert figures[0].startswith("2 findings, 2 known, ")
    assert figures[3] == "1 finding, reference"
    go(chrome, "#document-1")
    looks = {hit.text: hit.get_attribute("class").split()[1] for hit in elements(chrome, "#reader .hit")}
    assert looks["It cost 41.2 million euros."] == "error"
    assert looks["The toll has never been raised."] == "known"
    beside = {item.get_attribute("class"): item.text for item in elements(chrome, "#reader .beside li")}
    assert beside["known"].endswith(("suppressed", "baselined"))
    assert "suppressed" not in beside["error"]
    assert len(elements(chrome, ".minimap rect.known")) == 3


def test_a_file_without_lines_shows_none_and_opens_in_no_editor(show: Open) -> None:
    chrome = show(labelled_report(), "#document-1")
    assert "".join(line.text for line in elements(chrome, "#reader .line")) == ""
    assert not elements(chrome, "#reader .editor")
    go(chrome, "#document-2")
    assert elements(chrome, "#reader .editor")


def test_keys_walk_passages_and_documents(show: Open) -> None:
    chrome = show(sample_report(), "#document-1")
    press(chrome, "j")
    assert chrome.switch_to.active_element.text == "It cost 41.2 million euros."
    press(chrome, "j")
    assert chrome.switch_to.active_element.text == "Its deck is 312 metres long."
    press(chrome, "k")
    press(chrome, "]")
    assert soon(chrome, "#reader-title").text == "news/budget-review.md"
    press(chrome, "[")
    assert where(chrome) == "#document-1"
    press(chrome, "u")
    assert element(chrome, "h1").is_displayed()
    press(chrome, "j")
    press(chrome, "d")
    assert where(chrome).startswith("#document-1-at-")
    press(chrome, "/")
    assert chrome.switch_to.active_element.get_attribute("id") == "search"


def test_the_overview_comes_back_where_it_was(show: Open) -> None:
    chrome = show(sample_report())
    click(chrome, "#unchecked summary")
    soon(chrome, "#unchecked details[open] li")
    chrome.execute_script("scrollTo(0, document.body.scrollHeight)")
    before = chrome.execute_script("return scrollY")
    click(chrome, "#unchecked details[open] .place")
    assert soon(chrome, ".block.target").is_displayed()
    press(chrome, "u")
    assert before > 0
    wait_for(chrome, f"return Math.abs(scrollY - {before}) < 2")


def test_the_map_shows_passages_and_scrolls(show: Open) -> None:
    chrome = show(made(3, 12), "#document-2")
    map_ = element(chrome, ".minimap")
    marks = map_.find_elements(By.CSS_SELECTOR, "rect:not(.ground):not(.frame)")
    assert len(marks) == len(elements(chrome, "#reader .hit"))
    assert len(map_.find_elements(By.CSS_SELECTOR, "rect.ground")) == 7
    press_map = (
        "const box = arguments[0].getBoundingClientRect();"
        "arguments[0].dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, buttons: 1,"
        " clientX: box.left + 5, clientY: box.top + box.height * 0.9}));"
    )
    chrome.execute_script(press_map, map_)
    assert chrome.execute_script("return scrollY") > 100
    frame = map_.find_element(By.CSS_SELECTOR, ".frame")
    chrome.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert float(frame.get_attribute("y")) > 5


def test_a_link_leads_far_into_a_long_document(show: Open) -> None:
    filler = "\n\n".join(
        f"Was line {line} of this list ever read?\nAnd if so, by whom?" for line in range(400)
    )
    page = document("long.md", f"It is 1 metre.\n\n{filler}\n\nIt is 2 metres.\n\n{filler}")
    one, two = claim(page, "It is 1 metre."), claim(page, "It is 2 metres.")
    judged = verdict(one, two, finding("number", "1 is not 2.", (one.span,), (two.span,)))
    chrome = show(report([checked(page, (one, two))], [judged]))
    click(chrome, ".side:last-child .place")
    chrome.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    passage = chrome.switch_to.active_element
    assert passage.text == "It is 2 metres."
    assert in_view(chrome, passage)


def test_what_was_not_checked_is_listed_when_it_is_opened(show: Open) -> None:
    chrome = show(sample_report())
    boxes = elements(chrome, "#unchecked details")
    assert not boxes[0].find_elements(By.CSS_SELECTOR, "li")
    opinion = next(box for box in boxes if "Opinion" in box.text)
    opinion.find_element(By.TAG_NAME, "summary").click()
    soon(chrome, "#unchecked details[open] li")
    entries = [entry.text for entry in opinion.find_elements(By.TAG_NAME, "li")]
    assert (
        "news/budget-review.md:3 The council looked back at the three largest works of the decade."
        in "".join(entries)
    )


def with_facts(shown: Report) -> Report:
    """The report with two facts: one on which the documents differ, behind one on which there is nothing to differ."""
    claims = [claim for outcome in shown.checked() for claim in outcome.claims]

    def stated(standing: Standing, words: str, *beginnings: str) -> Stated:
        places = tuple((claim, claim.span) for claim in claims if claim.text.startswith(beginnings))
        return Stated(words, Quantity(places[0][1], 1, 1), standing, places)

    deck = Fact("deck", "length", "m", "", (stated(Standing.AGREED, "312 metres", "Its deck"),))
    differing = (
        stated(Standing.MAJORITY, "58 million euros", "The Marrow bridge cost", "It carries"),
        stated(Standing.OUTLIER, "41.2 million euros", "Pedestrians"),
    )
    return replace(shown, facts=(deck, Fact("Marrow bridge", "cost", "EUR", "in 2024", differing)))


def test_values_that_differ_stand_first_with_every_place(show: Open) -> None:
    chrome = show(with_facts(sample_report()))
    rows = [row.text for row in elements(chrome, "#value-table tbody tr")]
    assert len(rows) == 2
    assert rows[0].startswith("Marrow bridge")
    for words in (
        "cost",
        "58 million euros",
        "majority",
        "in 2024",
        "news/budget-review.md:4",
        "news/ferry.txt:1",
    ):
        assert words in rows[0]
    assert "outlier" in rows[1]
    assert element(chrome, "#value-count").text == "The places differ on 1 of 2 measures."
    click(chrome, "#every-value")
    assert len(elements(chrome, "#value-table tbody tr")) == 3
    element(chrome, "#find-value").send_keys("deck")
    assert element(chrome, "#value-table tbody").text.startswith("deck")
    click(chrome, "#value-table .place")
    assert soon(chrome, "#reader-title").text == "handbook/bridge.md"


def test_that_no_value_leads_is_said_once(show: Open) -> None:
    shown = with_facts(sample_report())
    deck, cost = shown.facts
    values = tuple(replace(value, standing=Standing.OPEN) for value in cost.values)
    chrome = show(replace(shown, facts=(deck, replace(cost, values=values, period=""))))
    text = element(chrome, "#value-table").text
    assert text.count("no majority") == 1
    assert "cost · no majority" in text
    assert "Period" not in text


def test_a_few_values_that_agree_are_shown_at_once(show: Open) -> None:
    shown = with_facts(sample_report())
    chrome = show(replace(shown, facts=shown.facts[:1]))
    assert element(chrome, "#value-count").text.startswith("1 measure with one value.")
    assert "312 metres" in element(chrome, "#value-table").text
    assert not element(chrome, "#every-value").is_displayed()


def test_a_large_folder_is_made_as_it_is_looked_at(show: Open) -> None:
    chrome = show(made(90, 400))  # Above a hundred, cards are made when they come near.
    assert len(cards(chrome)) == 400
    assert 0 < len(elements(chrome, ".card .sides")) < 40
    assert len(elements(chrome, "#strips li")) == 20
    assert element(chrome, "#arcs path").is_displayed()
    click(chrome, "#more-rows")
    assert len(elements(chrome, "#strips li")) == 90
    assert len(elements(chrome, "#strips rect:not(.ground)")) < 90 * 21
    assert not elements(chrome, "#arcs path")
    element(chrome, "#find-document").send_keys("district-07/")
    assert 1 <= len(elements(chrome, "#strips li")) <= 3
    go(chrome, "#finding-377")
    far = chrome.switch_to.active_element
    assert far.get_attribute("id") == "finding-377"
    assert far.find_element(By.CSS_SELECTOR, "mark").is_displayed()
    assert in_view(chrome, element(chrome, "#reason-377"))
    Select(element(chrome, "#document-order")).select_by_value("least")
    assert elements(chrome, "#strips li")
