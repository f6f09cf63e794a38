"""What the tests of the HTML report do in a browser."""

from __future__ import annotations

import json
import time
from typing import Protocol

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

from factcheck.model import Report


class Open(Protocol):
    """Opens a report, at a place within it if asked."""

    def __call__(self, report: Report, place: str = "") -> Chrome: ...


def cards(chrome: Chrome) -> list[str]:
    """Ids of the findings that the filters leave, in their order on the page."""
    found: list[str] = chrome.execute_script(
        "return [...document.querySelectorAll('.card')].filter((card) => card.checkVisibility()).map((card) => card.id)"
    )
    return found


def element(chrome: Chrome, selector: str) -> WebElement:
    """The first element that fits."""
    return chrome.find_element(By.CSS_SELECTOR, selector)


def elements(chrome: Chrome, selector: str) -> list[WebElement]:
    """All elements that fit."""
    found: list[WebElement] = chrome.find_elements(By.CSS_SELECTOR, selector)
    return found


def press(chrome: Chrome, key: str) -> str:
    """Presses a key wherever the focus is and tells where the focus is then."""
    chrome.switch_to.active_element.send_keys(key)
    settle(chrome)
    return chrome.switch_to.active_element.get_attribute("id") or ""


def settle(chrome: Chrome) -> None:
    """Lets the browser do what it has put off: another place within the page is told a moment later, under load a long one."""
    chrome.execute_async_script(
        "const done = arguments[0]; setTimeout(() => requestAnimationFrame(() => setTimeout(done, 0)), 0)"
    )


def go(chrome: Chrome, place: str) -> None:
    """Goes to a place within the page."""
    chrome.execute_script("location.hash = arguments[0]", place)
    settle(chrome)


def click(chrome: Chrome, selector: str) -> None:
    """Clicks the first element that fits."""
    element(chrome, selector).click()
    settle(chrome)


def in_view(chrome: Chrome, target: WebElement) -> bool:
    """Whether all of an element stands in the window."""
    inside: bool = chrome.execute_script(
        "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight",
        target,
    )
    return inside


def width(chrome: Chrome, pixels: int) -> None:
    """Makes the window so wide, whatever the display."""
    size = {"width": pixels, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def wait_for(chrome: Chrome, condition: str) -> None:
    """Waits until a script says true: some things the browser does in a moment of its own."""
    for _ in range(250):
        if chrome.execute_script(condition):
            return
        time.sleep(0.02)
    raise AssertionError(f"never true: {condition}")


def soon(chrome: Chrome, selector: str) -> WebElement:
    """The first element that fits, once there is one."""
    wait_for(chrome, f"return document.querySelector({json.dumps(selector)})")
    return element(chrome, selector)
