"""The HTML report in a real browser, opened as a local file, without network."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

from factcheck.model import Report
from factcheck.reports.html import HtmlReporter
from tests.factories import empty_report, hostile_report, sample_report

SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1200,900",
    # Scrolling takes no time then, so that nothing moves under a click.
    "--force-prefers-reduced-motion",
)
Open = Callable[[Report], Chrome]


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # With both paths given, the library looks for no driver elsewhere.
    driver = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def show(chrome: Chrome, tmp_path: Path) -> Iterator[Open]:
    """Opens a report; afterwards nothing may have been complained about or asked from the network."""

    def opened(report: Report) -> Chrome:
        path = tmp_path / "report.html"
        path.write_bytes(HtmlReporter().render(report))
        chrome.get_log("browser")
        chrome.get(path.as_uri())
        return chrome

    yield opened
    assert chrome.get_log("browser") == []
    events = [json.loads(entry["message"])["message"] for entry in chrome.get_log("performance")]
    asked = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
    # The browser's own first page asks for parts of itself.
    ours = [request["request"]["url"] for request in asked if request["documentURL"].startswith("file:")]
    assert ours
    assert [url for url in ours if not url.startswith(("file:", "data:"))] == []


def cards(chrome: Chrome) -> list[str]:
    """Ids of the findings that can be seen."""
    found = chrome.find_elements(By.CSS_SELECTOR, ".card")
    return [card.get_attribute("id") or "" for card in found if card.is_displayed()]


def element(chrome: Chrome, selector: str) -> WebElement:
    return chrome.find_element(By.CSS_SELECTOR, selector)


def press(chrome: Chrome, key: str) -> str:
    """Presses a key wherever the focus is and tells where the focus is then."""
    chrome.switch_to.active_element.send_keys(key)
    return chrome.switch_to.active_element.get_attribute("id") or ""


def test_hostile_content_stays_text(show: Open) -> None:
    chrome = show(hostile_report())
    assert chrome.title == "10 contradictions in 10 documents · factcheck"
    assert chrome.execute_script("return document.images.length") == 0
    assert chrome.execute_script("return document.scripts.length") == 1
    assert "</script><script>document.title='owned'</script>" in element(chrome, "#reason-1").text
    assert element(chrome, "#reason-2").text == "{{7*7}} {% raw %} ${7*7}"


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
    Select(element(chrome, "select[data-filter=documents]")).select_by_visible_text(
        "news/budget-review.md (2)"
    )
    element(chrome, "#search").send_keys("LORRIES mayor")
    assert cards(chrome) == ["finding-3"]
    element(chrome, "#search").send_keys(" nowhere")
    assert cards(chrome) == []
    assert element(chrome, "#none-shown").is_displayed()


def test_keys_walk_search_and_help(show: Open) -> None:
    chrome = show(sample_report())
    assert press(chrome, "j") == "finding-1"
    assert press(chrome, "j") == "finding-2"
    assert press(chrome, "k") == "finding-1"
    element(chrome, "input[value=error]").click()
    element(chrome, "h1").click()
    assert press(chrome, "j") == "finding-3"
    assert press(chrome, "/") == "search"
    assert press(chrome, "j") == "search"
    assert element(chrome, "#search").get_attribute("value") == "j"
    press(chrome, Keys.ESCAPE)
    press(chrome, "?")
    assert element(chrome, "#help").is_displayed()
    element(chrome, "#help-close").click()
    assert not element(chrome, "#help").is_displayed()


def test_a_link_opens_what_is_folded_and_shows_what_is_filtered(show: Open) -> None:
    chrome = show(sample_report())
    folded = element(chrome, "#document-3")
    assert folded.get_attribute("open") is None
    element(chrome, ".strips a[href='#document-3']").click()
    assert folded.get_attribute("open") is not None
    element(chrome, "input[value=error]").click()
    element(chrome, "#document-1 a.ref[href='#finding-1']").click()
    assert "finding-1" in cards(chrome)


def test_place_of_a_finding_leads_to_the_passage(show: Open) -> None:
    chrome = show(sample_report())
    element(chrome, "#finding-1 .side:last-child .place").click()
    passage = element(chrome, ":target")
    assert passage.text == "The Marrow bridge cost 58 million euros, a third of it borrowed."
    assert chrome.execute_script(
        "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight",
        passage,
    )


def test_theme_changes_by_click(show: Open) -> None:
    chrome = show(sample_report())
    colour = "return getComputedStyle(document.body).backgroundColor"
    before = chrome.execute_script(colour)
    element(chrome, "#theme-button").click()
    assert chrome.execute_script(colour) != before
    element(chrome, "#theme-button").click()
    assert chrome.execute_script(colour) == before


@pytest.mark.parametrize("width", [360, 768, 1600])
@pytest.mark.parametrize("report", [sample_report(), hostile_report()], ids=["sample", "hostile"])
def test_no_width_needs_sideways_scrolling(show: Open, report: Report, width: int) -> None:
    chrome = show(report)
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    assert chrome.execute_script("return document.documentElement.scrollWidth") <= width
    chrome.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_everything_can_be_read_without_script(show: Open, chrome: Chrome) -> None:
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    show(sample_report())
    assert len(cards(chrome)) == 4
    assert not element(chrome, "#filters").is_displayed()
    chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_an_empty_report_works_too(show: Open) -> None:
    chrome = show(empty_report())
    press(chrome, "j")
    press(chrome, "/")
    assert element(chrome, "h1").text == "Nothing was checked"
