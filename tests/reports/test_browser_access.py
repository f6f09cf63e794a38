"""axe-core finds no violation in any view, light or dark, wide or narrow."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from selenium.webdriver import Chrome

from factcheck.model import Report
from tests.factories import labelled_report, ruled_report, sample_report
from tests.reports.browser import Open, element, elements, press, soon, width
from tests.reports.test_browser import with_status
from tests.reports.test_browser_folder import with_facts

AXE = (files("axe_core_python") / "axe.min.js").read_text("utf-8")
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ["violations"] }).then(
  (result) => done(result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`)),
  (error) => done([String(error)]));
"""


def violations(chrome: Chrome) -> list[Any]:
    chrome.execute_script(AXE)
    found: list[Any] = chrome.execute_async_script(RUN)
    return found


@pytest.fixture(params=[("light", 1200), ("dark", 360)], ids=["light and wide", "dark and narrow"])
def themed(request: pytest.FixtureRequest, chrome: Chrome) -> Chrome:
    theme, pixels = request.param
    preference = [{"name": "prefers-color-scheme", "value": theme}]
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": preference})
    width(chrome, pixels)
    return chrome


def test_the_overview_is_accessible(themed: Chrome, show: Open) -> None:
    show(with_facts(with_status(sample_report())))
    for summary in elements(themed, "#unchecked summary, #pairs summary"):
        summary.click()
    soon(themed, "#unchecked details[open]:last-of-type li")
    element(themed, "#every-value").click()
    press(themed, "1")
    press(themed, "t")
    assert violations(themed) == []


@pytest.mark.parametrize(
    "report", [sample_report(), ruled_report(), labelled_report()], ids=["sample", "ruled", "labelled"]
)
def test_a_document_is_accessible(report: Report, themed: Chrome, show: Open) -> None:
    show(report, "#document-1")
    assert violations(themed) == []


def test_keys_and_settings_are_accessible(chrome: Chrome, show: Open) -> None:
    show(sample_report())
    element(chrome, "#help-button").click()
    assert violations(chrome) == []


def test_the_parts_of_the_page_are_landmarks_with_one_title(show: Open) -> None:
    chrome = show(sample_report())
    for landmark in ("header.bar", "main", "footer.colophon", "nav[aria-label]", "form[role=search]"):
        assert len(elements(chrome, landmark)) == 1
    for place in ("#top", "#document-1"):
        chrome.execute_script("location.hash = arguments[0]", place)
        assert len([title for title in elements(chrome, "h1") if title.is_displayed()]) == 1


def test_the_keyboard_alone_reaches_the_findings(show: Open) -> None:
    chrome = show(sample_report())
    press(chrome, "\ue004")
    skip = chrome.switch_to.active_element
    assert skip.text == "Skip to the content"
    skip.send_keys("\ue007")
    assert chrome.switch_to.active_element.get_attribute("id") == "content"
