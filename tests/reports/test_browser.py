"""The findings of the HTML report in a real browser: filters, keys, links, marks."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from factcheck.baseline import read_marks
from factcheck.model import Notice, Rating, Report, Status
from factcheck.rulings import Trouble
from tests.factories import empty_report, hostile_report, sample_report
from tests.reports.browser import Open, cards, element, elements, go, in_view, press, wait_for, width


def test_hostile_content_stays_text(show: Open) -> None:
    chrome = show(hostile_report())
    assert chrome.title == "10 contradictions in 10 documents · factcheck"
    assert chrome.execute_script("return document.images.length") == 0
    assert chrome.execute_script("return [...document.scripts].map((script) => script.id)") == ["data", ""]
    assert "</script><script>document.title='owned'</script>" in element(chrome, "#reason-1").text
    assert element(chrome, "#reason-2").text == "{{7*7}} {% raw %} ${7*7}"
    for number in range(1, 11):
        chrome.execute_script(f"location.hash = '#document-{number}'")
        made = "#reader b, #reader img, #reader script, #reader a[href^='javascript']"
        wait_for(
            chrome, f"return !document.querySelector(\"{made}\") && document.querySelector('#reader-title')"
        )
    assert chrome.title == "10 contradictions in 10 documents · factcheck"


def test_even_the_page_itself_can_make_no_markup_of_a_string(show: Open) -> None:
    chrome = show(sample_report())
    attempt = (
        "try { document.body.innerHTML = arguments[0]; return 'made'; } catch (error) { return error.name; }"
    )
    assert chrome.execute_script(attempt, "<b>x</b>") == "TypeError"
    assert chrome.get_log("browser")


def test_a_card_tells_both_sides_and_which_to_fix(show: Open) -> None:
    card = element(show(sample_report()), "#finding-1")
    sides = card.find_elements("css selector", ".side")
    assert [side.find_element("css selector", "mark").text for side in sides] == [
        "41.2 million euros",
        "58 million euros",
    ]
    assert "almost certain, 97 %" in card.text
    assert "Fix the evidence. The other side has the higher authority (80 against 50)." in card.text
    assert "20 May 2024" in sides[1].text
    assert "newer" in sides[1].text


def test_the_link_to_a_review_opens_it_in_a_tab_of_its_own(show: Open) -> None:
    asked: list[tuple[str, str | None]] = []

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers.get("Referer")))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<title>Rated false</title>")

        def log_message(self, *_: object) -> None:
            pass

    first, *rest = sample_report().verdicts
    with ThreadingHTTPServer(("127.0.0.1", 0), Desk) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/ferry"
        rating = Rating(False, "False", "City Desk", date(2024, 5, 1), url)
        passage = replace(first.evidence[0].passage, rating=rating)
        rated = replace(first, evidence=(replace(first.evidence[0], passage=passage),))
        chrome = show(replace(sample_report(), verdicts=(rated, *rest)))
        report, link = chrome.current_window_handle, element(chrome, "#finding-1 .meta a")
        assert link.text.startswith("review")
        link.click()
        WebDriverWait(chrome, 10).until(lambda driver: len(driver.window_handles) == 2)
        chrome.switch_to.window(next(tab for tab in chrome.window_handles if tab != report))
        WebDriverWait(chrome, 10).until(lambda driver: driver.title == "Rated false")
        assert chrome.current_url == url
        assert chrome.execute_script("return opener") is None
        chrome.close()
        chrome.switch_to.window(report)
        server.shutdown()
    assert ("/ferry", None) in asked
    assert element(chrome, "#finding-1").is_displayed()


def test_the_counts_of_the_answer_lead_to_the_findings(show: Open) -> None:
    chrome = show(sample_report())
    element(chrome, ".tallies .error a").click()
    assert chrome.execute_script("return location.hash") == "#findings"
    assert in_view(chrome, element(chrome, "#findings-title"))


def test_a_click_hides_a_severity_and_another_brings_it_back(show: Open) -> None:
    chrome = show(sample_report())
    assert cards(chrome) == ["finding-1", "finding-2", "finding-3", "finding-4"]
    box = element(chrome, "input[value=error]")
    box.click()
    assert cards(chrome) == ["finding-3", "finding-4"]
    assert element(chrome, "#shown").text == "2 of 4 shown"
    box.click()
    assert len(cards(chrome)) == 4


def test_choices_and_search_narrow_down_together(show: Open) -> None:
    chrome = show(sample_report())
    Select(element(chrome, "select[data-filter=checks]")).select_by_value("number")
    assert cards(chrome) == ["finding-1", "finding-4"]
    Select(element(chrome, "select[data-filter=scope]")).select_by_value("corpus")
    assert cards(chrome) == ["finding-4"]
    element(chrome, "#clear").click()
    Select(element(chrome, "select[data-filter=document]")).select_by_visible_text(
        "news/budget-review.md (2)"
    )
    element(chrome, "#search").send_keys("LORRIES mayor")
    assert cards(chrome) == ["finding-3"]
    element(chrome, "#search").send_keys(" nowhere")
    assert cards(chrome) == []
    assert element(chrome, "#none-shown").is_displayed()


def test_the_order_changes_and_is_remembered(show: Open) -> None:
    chrome = show(sample_report())
    Select(element(chrome, "#order")).select_by_value("place")
    by_place = ["finding-1", "finding-4", "finding-3", "finding-2"]
    assert cards(chrome) == by_place
    chrome.refresh()
    assert cards(chrome) == by_place
    assert press(chrome, "j") == "finding-1"
    assert press(chrome, "j") == "finding-4"
    Select(element(chrome, "#order")).select_by_value("certain")
    assert cards(chrome)[-1] == "finding-4"


def test_keys_walk_search_and_help(show: Open) -> None:
    chrome = show(sample_report())
    assert press(chrome, "j") == "finding-1"
    assert press(chrome, "j") == "finding-2"
    assert press(chrome, "k") == "finding-1"
    press(chrome, "e")
    element(chrome, "h1").click()
    assert press(chrome, "j") == "finding-3"
    assert press(chrome, "e")
    assert press(chrome, "1") == "finding-1"
    for key in "/f":
        assert press(chrome, key) == "search"
        press(chrome, Keys.ESCAPE)
    press(chrome, "/")
    assert press(chrome, "j") == "search"
    assert element(chrome, "#search").get_attribute("value") == "j"
    press(chrome, Keys.ESCAPE)
    press(chrome, "?")
    assert element(chrome, "#help").is_displayed()
    element(chrome, "#help-close").click()
    assert not element(chrome, "#help").is_displayed()


def test_single_keys_can_be_switched_off(show: Open) -> None:
    chrome = show(sample_report())
    element(chrome, "#help-button").click()
    assert press(chrome, Keys.SPACE) == "help-title"  # A space that slips out switches nothing off.
    assert element(chrome, "#single-keys").is_selected()
    element(chrome, "#single-keys").click()
    element(chrome, "#help-close").click()
    assert press(chrome, "j") == "help-button"


def test_marks_are_kept_exported_and_read_again(show: Open, downloads: Path, tmp_path: Path) -> None:
    chrome = show(sample_report())
    prints = [verdict.fingerprint for verdict in sample_report().verdicts]
    press(chrome, "j")
    press(chrome, "t")
    element(chrome, "#finding-2 [data-mark=false]").click()
    element(chrome, "#finding-3 [data-mark=later]").click()
    element(chrome, "#finding-4 [data-mark=true]").click()
    element(chrome, "#finding-4 [data-mark=true]").click()
    chrome.refresh()
    wait_for(chrome, "return document.querySelector('#finding-2 [data-mark=false]')?.ariaPressed === 'true'")
    assert element(chrome, "#finding-4 [data-mark=true]").get_attribute("aria-pressed") == "false"
    Select(element(chrome, "select[data-filter=mark]")).select_by_value("later")
    assert cards(chrome) == ["finding-3"]
    assert element(chrome, "#export").text == "Export 3 marks"
    element(chrome, "#export").click()
    exported = read_when_there(downloads / "factcheck-triage.json")
    wanted = dict(zip(prints, ("true", "false", "later"), strict=False))
    assert exported == {"schema": "factcheck-triage/1", "marks": wanted}
    assert read_marks(downloads / "factcheck-triage.json") == wanted
    own = tmp_path / "own.json"
    own.write_text(
        json.dumps({"schema": "factcheck-triage/1", "marks": {prints[3]: "false", prints[0]: "x"}})
    )
    element(chrome, "#import").send_keys(str(own))
    wait_for(chrome, "return document.querySelector('#export').textContent === 'Export 4 marks'")
    own.write_text("{}")
    element(chrome, "#import").send_keys(str(own))
    wait_for(chrome, "return document.querySelector('#toast').textContent.includes('no file of marks')")


def read_when_there(path: Path) -> object:
    for _ in range(100):
        if path.is_file():
            return json.loads(path.read_text("utf-8"))
        time.sleep(0.02)
    raise AssertionError(f"{path} was not written")


def test_a_link_by_fingerprint_leads_to_the_card_even_if_filtered(show: Open) -> None:
    last = sample_report().verdicts[-1].fingerprint
    chrome = show(sample_report(), f"#f-{last}")
    assert chrome.switch_to.active_element.get_attribute("id") == "finding-4"
    element(chrome, "input[value=error]").click()
    go(chrome, "#finding-1")
    assert "finding-1" in cards(chrome)
    assert in_view(chrome, element(chrome, "#reason-1"))


def test_copy_link_gives_the_fingerprint(show: Open) -> None:
    chrome = show(sample_report())
    chrome.execute_script("navigator.clipboard.writeText = (text) => { window.copied = text; }")
    element(chrome, "#finding-2 .tools button").click()
    print_ = sample_report().verdicts[1].fingerprint
    assert chrome.execute_script("return window.copied").endswith(f"/report.html#f-{print_}")
    assert element(chrome, "#toast").text == "Link copied."


def test_places_open_in_the_editor_of_choice(show: Open, tmp_path: Path) -> None:
    chrome = show(sample_report())
    link = "#finding-1 .side:last-child a.editor"
    place = f"{tmp_path.as_posix()}/news/budget-review.md"
    assert element(chrome, link).get_attribute("href") == f"vscode://file{place}:4:1"
    element(chrome, "#help-button").click()
    Select(element(chrome, "#editor")).select_by_value("jetbrains")
    element(chrome, "#folder").send_keys("/a b/docs")
    element(chrome, "#help-close").click()
    wait_for(chrome, f"return document.querySelector('{link}')?.href.startsWith('idea:')")
    wanted = "idea://open?file=/a%20b/docs/news/budget-review.md&line=4&column=1"
    assert element(chrome, link).get_attribute("href") == wanted


def test_what_is_known_is_told_stands_last_and_can_be_left_out(show: Open) -> None:
    chrome = show(with_status(sample_report()))
    assert element(chrome, ".changes").text == (
        "Findings: 2 new, 1 known from the baseline, 1 suppressed and 1 in the baseline and no longer found."
    )
    known = [card.text for card in elements(chrome, ".card.known .status")]
    assert known == ["suppressed: agreed in May", "baselined"]
    Select(element(chrome, "select[data-filter=status]")).select_by_value("new")
    assert cards(chrome) == ["finding-1", "finding-2"]


def test_further_places_are_told_with_their_own_reason(show: Open) -> None:
    report = sample_report()
    first, second, *rest = report.verdicts
    both = replace(first, evidence=(*first.evidence, *second.evidence), further=(second,))
    chrome = show(replace(report, verdicts=(both, *rest)))
    others = elements(chrome, "#finding-1 .others li")
    reason = "“never been raised” denies “the rise of 2023”."
    assert [other.text for other in others] == [
        f"Also at handbook/bridge.md:{line}: {reason}" for line in (16, 11)
    ]


def test_a_further_place_that_says_the_same_gives_no_reason_again(show: Open) -> None:
    report = sample_report()
    first, second, *rest = report.verdicts
    same = replace(second, message=first.message)
    both = replace(first, evidence=(*first.evidence, *second.evidence), further=(same,))
    chrome = show(replace(report, verdicts=(both, *rest)))
    others = [other.text for other in elements(chrome, "#finding-1 .others li")]
    assert others == ["Also at handbook/bridge.md:16", "Also at handbook/bridge.md:11"]


def with_status(report: Report) -> Report:
    first, second, *rest = report.verdicts
    suppressed = replace(first, status=Status.SUPPRESSED, status_reason="agreed in May")
    gone = Notice(Trouble.STALE, ".factcheck-baseline.json", 0, "“One” against “two” is no longer found.")
    verdicts = (suppressed, replace(second, status=Status.BASELINED), *rest)
    return replace(report, verdicts=verdicts, notices=(gone,))


def test_theme_changes_by_click(show: Open) -> None:
    chrome = show(sample_report())
    colour = "return getComputedStyle(document.body).backgroundColor"
    before = chrome.execute_script(colour)
    element(chrome, "#theme-button").click()
    assert chrome.execute_script(colour) != before
    element(chrome, "#theme-button").click()
    assert chrome.execute_script(colour) == before


@pytest.mark.parametrize("report", [sample_report(), hostile_report()], ids=["sample", "hostile"])
def test_no_width_needs_sideways_scrolling(show: Open, report: Report) -> None:
    chrome = show(report)
    for place in ("#top", "#document-1"):
        chrome.execute_script("location.hash = arguments[0]", place)
        for pixels in (360, 768, 1600):
            width(chrome, pixels)
            assert chrome.execute_script("return document.documentElement.scrollWidth") <= pixels


def test_paper_gets_every_card_and_no_buttons(show: Open) -> None:
    chrome = show(sample_report())
    chrome.execute_script("dispatchEvent(new Event('beforeprint'))")
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert len(elements(chrome, ".card .sides")) == 4
    assert not any(button.is_displayed() for button in elements(chrome, "button, select, .filters"))


def test_the_answer_and_the_findings_can_be_read_without_script(show: Open, chrome: Chrome) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(sample_report())
        assert element(chrome, "h1").is_displayed()
        assert len(elements(chrome, "noscript li")) == 4
        assert "58 million euros" in element(chrome, "noscript").text
        assert not element(chrome, "#filters").is_displayed()
    finally:
        chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_an_empty_report_works_too(show: Open) -> None:
    chrome = show(empty_report())
    for key in "j/f[]utxlcdew":
        press(chrome, key)
    assert element(chrome, "h1").text == "Nothing was checked"
