"""A real browser for the tests of the HTML report, opened once; reports are local files without network."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

from factcheck.model import Report
from factcheck.reports.html import HtmlReporter
from tests.reports.browser import Open

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


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the browser puts files."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory, downloads: Path) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for switch in (*SWITCHES, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(switch)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # With both paths given, the library looks for no driver elsewhere.
    driver = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def chrome(browser: Chrome) -> Chrome:
    """The browser as a new reader has it: nothing remembered, the usual size, a light theme."""
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    browser.execute_cdp_cmd(
        "Storage.clearDataForOrigin", {"origin": "file://", "storageTypes": "local_storage"}
    )
    return browser


@pytest.fixture
def show(chrome: Chrome, tmp_path: Path) -> Iterator[Open]:
    """Opens a report; afterwards nothing may have been complained about or asked from the network."""

    def opened(report: Report, place: str = "") -> Chrome:
        path = tmp_path / "report.html"
        path.write_bytes(HtmlReporter().render(report))
        chrome.get_log("browser")
        # Another address with the same path would only be another place in the page that is open already.
        chrome.get("about:blank")
        chrome.get(path.as_uri() + place)
        return chrome

    yield opened
    assert chrome.get_log("browser") == []
    events = [json.loads(entry["message"])["message"] for entry in chrome.get_log("performance")]
    asked = [e["params"] for e in events if e["method"] == "Network.requestWillBeSent"]
    # The browser's own first page asks for parts of itself.
    ours = [request["request"]["url"] for request in asked if request["documentURL"].startswith("file:")]
    assert ours
    assert [url for url in ours if not url.startswith(("file:", "data:"))] == []
