"""The HTML report at the size of a large house: bytes, time to write it, and how it feels in Chromium.

Run `python -m benchmarks.report [--documents N] [--findings N] [--keep FILE]`; it prints a Markdown table. The text is
made up by a fixed rule. Times are those that the browser's own clock gives, the median of the rounds.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.model import (
    Block,
    BlockKind,
    Checked,
    Claim,
    Document,
    Evidence,
    Finding,
    Label,
    Manifest,
    Reason,
    Relation,
    Report,
    Scope,
    Sentence,
    Severity,
    Span,
    Stance,
    Unchecked,
    Verdict,
)
from factcheck.reports.html import HtmlReporter

_SENTENCES = 28
"""Sentences of each document."""
_PARAGRAPH = 4
_ROUNDS = 5
_SUBJECTS = "bridge ferry tunnel harbour archive library reservoir workshop station orchard".split()
_ENDS = (
    "according to the yearly statement of the office that keeps the register of the district",
    "as the minutes of the council put it after the second reading of the plan in the spring",
    "which the engineers who measured it on two days of the same week have confirmed since",
    "and nothing that has been published later on the subject speaks against that figure",
)


def made(documents: int, findings: int) -> Report:
    """A report of so many documents and findings, the same each time."""
    chance = random.Random(7)
    outcomes = [_document(number, chance) for number in range(documents)]
    verdicts = []
    for number in range(findings):
        ours, theirs = chance.choice(outcomes), chance.choice(outcomes)
        verdicts.append(_verdict(number, chance.choice(ours.claims), chance.choice(theirs.claims), chance))
    verdicts.sort(key=lambda verdict: (-verdict.severity.rank, -verdict.confidence))
    labels = tuple((c.id, chance.choice(list(Label))) for outcome in outcomes for c in outcome.claims)
    return Report(tuple(outcomes), tuple(verdicts), labels, (), Manifest("0", (), ()))


def _document(number: int, chance: random.Random) -> Checked:
    uri = f"district-{number % 40:02}/{chance.choice(_SUBJECTS)}-{number:04}.md"
    lines: list[str] = []
    for sentence in range(_SENTENCES):
        subject, figure = chance.choice(_SUBJECTS), chance.randint(2, 9000)
        lines.append(
            f"The {subject} of district {number % 40} is {figure} metres long, {chance.choice(_ENDS)}."
        )
        lines.append("\n\n" if sentence % _PARAGRAPH == _PARAGRAPH - 1 else " ")
    text = "".join(lines)
    blocks, sentences, position = [], [], 0
    for line in lines:
        if line.strip():
            sentences.append(Sentence(Span(position, position + len(line)), BlockKind.PARAGRAPH))
        position += len(line)
    for first in range(0, _SENTENCES, _PARAGRAPH):
        last = sentences[min(first + _PARAGRAPH, _SENTENCES) - 1]
        blocks.append(Block(Span(sentences[first].span.start, last.span.end), BlockKind.PARAGRAPH))
    written = date(2015 + number % 10, 1 + number % 12, 1)
    document = Document(
        uri, text, "text/markdown", "0" * 64, tuple(blocks), date=written, authority=number % 100
    )
    read, left = sentences[: _SENTENCES * 3 // 4], sentences[_SENTENCES * 3 // 4 :]
    claims = tuple(_claim(document, sentence.span) for sentence in read)
    ledger = tuple(Unchecked(s.span, chance.choice(list(Reason))) for s in left)
    return Checked(document, tuple(sentences), claims, ledger)


def _claim(document: Document, span: Span) -> Claim:
    text = document.slice(span)
    return Claim(
        id=f"{document.uri}:{span.start}",
        document=document.uri,
        span=span,
        text=text,
        context=text,
        date=document.date,
        authority=document.authority,
    )


def _verdict(number: int, ours: Claim, theirs: Claim, chance: random.Random) -> Verdict:
    figures = [_figure(claim) for claim in (ours, theirs)]
    words = [claim.text[span.start - claim.span.start : span.end - claim.span.start]
             for claim, span in zip((ours, theirs), figures, strict=True)]  # fmt: skip
    message = f"The lengths disagree: “{words[0]} metres” here, “{words[1]} metres” there."
    finding = Finding("number", Stance.CONTRADICTS, 0.9, message, (figures[0],), (figures[1],))
    scope = Scope.DOCUMENT if ours.document == theirs.document else Scope.FOLDER
    return Verdict(
        claim=ours,
        label=Label.CONTRADICTED,
        relation=chance.choice(list(Relation)),
        severity=chance.choice(list(Severity)),
        confidence=round(chance.uniform(0.5, 0.99), 3),
        message=message,
        findings=(finding,),
        evidence=(Evidence(theirs, 0.8, 1, scope),),
        fingerprint=f"{number:016x}",
    )


def _figure(claim: Claim) -> Span:
    start = claim.span.start + claim.text.index(" is ") + 4
    return Span(start, start + claim.text.index(" metres") - claim.text.index(" is ") - 4)


_OPENED = """
const entry = performance.getEntriesByType("navigation")[0];
return [entry.domInteractive, entry.loadEventEnd];
"""
_STEP = """
const done = arguments[arguments.length - 1];
const begin = performance.now();
(%s)();
requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)));
"""
_FILTER = """() => {
  const box = document.querySelector("input[value=error]");
  box.click();
}"""
_SEARCH = """() => {
  const box = document.getElementById("search");
  box.value = box.value ? "" : "reservoir";
  box.dispatchEvent(new Event("input", { bubbles: true }));
}"""
_ORDER = """() => {
  const box = document.getElementById("order");
  box.value = box.value === "place" ? "worst" : "place";
  box.dispatchEvent(new Event("change", { bubbles: true }));
}"""
_FAR = "() => { location.hash = location.hash === '#finding-4000' ? '#finding-2000' : '#finding-4000'; }"
_DOCUMENT = (
    "() => { location.hash = location.hash === '#document-900' ? '#document-1200' : '#document-900'; }"
)
_ALL = "() => document.getElementById('more-rows').click()"


def _measure(path: Path) -> dict[str, str]:
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
        options.add_argument(switch)
    chrome = Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    try:
        opened = []
        for _ in range(_ROUNDS):
            chrome.get("about:blank")
            chrome.get(path.as_uri())
            opened.append(chrome.execute_script(_OPENED))
        figures = {
            "opened and usable, ms": _median([interactive for interactive, _ in opened]),
            "loaded, ms": _median([loaded for _, loaded in opened]),
        }
        steps: dict[str, tuple[str, int]] = {
            "a severity off or on, ms": (_FILTER, 2 * _ROUNDS),
            "a word sought for the first time, ms": (_SEARCH, 1),
            "a word sought again, ms": (_SEARCH, _ROUNDS),
            "another order, ms": (_ORDER, _ROUNDS),
            "to a far finding, ms": (_FAR, _ROUNDS),
            "to another document, ms": (_DOCUMENT, _ROUNDS),
            "every document in the picture, ms": (_ALL, 1),
        }
        for name, (step, rounds) in steps.items():
            taken = [chrome.execute_async_script(_STEP % step) for _ in range(rounds)]
            figures[name] = _median(taken)
        return figures
    finally:
        chrome.quit()


def _median(values: list[float]) -> str:
    return f"{statistics.median(values):.0f}"


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begin = time.perf_counter()
    return work(), time.perf_counter() - begin


def main() -> None:
    """Make the report, write it, open it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--findings", type=int, default=5000)
    parser.add_argument("--keep", type=Path, help="where to leave the report")
    arguments = parser.parse_args()
    report = made(arguments.documents, arguments.findings)
    content, seconds = _timed(lambda: HtmlReporter().render(report))
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.keep or Path(folder) / "report.html"
        path.write_bytes(content)
        figures = {
            "size, MB": f"{len(content) / 1e6:.1f}",
            "written in, s": f"{seconds:.1f}",
            **_measure(path.resolve()),
        }
    print("| " + " | ".join(figures) + " |")
    print("|" + "--:|" * len(figures))
    print("| " + " | ".join(figures.values()) + " |")


if __name__ == "__main__":
    main()
