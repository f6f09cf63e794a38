"""One check or one finding in full: what there is to say of it, a line each."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.checks import Check
from factcheck.errors import UsageError
from factcheck.reports._data import Json
from factcheck.reports._words import one_line, sureness

_WIDTH = 100
_LEAST = 4
"""Digits of a fingerprint that are enough, where only one finding begins with them."""


def check_lines(check: type[Check]) -> Iterator[str]:
    """What a check finds, when it keeps silent, and its examples."""
    yield f"{check.id}: {check.title}"
    yield ""
    yield from textwrap.wrap(check.help, _WIDTH)
    for example in check.examples:
        yield ""
        yield f"  evidence: {example.premise}"
        yield f"  claim:    {example.hypothesis}"
        yield f"  finding:  {example.stance or 'silent'}"


def read_finding(path: str, fingerprint: str) -> Json:
    """The finding of a JSON report by its fingerprint or the beginning of it.

    Raises ``UsageError`` where the file is no JSON report, and where no finding or more than one fits.
    """
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8"))["findings"]
        fitting = [entry for entry in found if str(entry["fingerprint"]).startswith(fingerprint)]
    except OSError as error:
        raise UsageError(f"can't read {path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(f"{path} is no JSON report of factcheck") from error
    if len(fingerprint) < _LEAST or not fitting:
        raise UsageError(f"{fingerprint!r} is neither a check nor the fingerprint of a finding in {path}")
    if len({entry["fingerprint"] for entry in fitting}) > 1:
        raise UsageError(f"{len(fitting)} findings in {path} begin with {fingerprint!r}: give more digits")
    entry: Json = fitting[0]
    return entry


def finding_lines(finding: Json) -> Iterator[str]:
    """Both sides of a finding, their values, who decided, the scores, and all further places.

    Parts that a report of an older version lacks are left out.
    """
    sure = sureness(float(finding["confidence"]))
    yield f"{finding['fingerprint']}  {finding['severity']}  {finding['relation']}, {sure}, {finding['label']}"
    yield from textwrap.wrap(_shown(finding["message"]), _WIDTH)
    for name in ("claim", "evidence"):
        yield ""
        yield from _side(name, finding[name])
    others = finding.get("other_evidence", [])
    if others:
        yield ""
        yield "further places of the same fact"
        for other in others:
            yield f"  {_place(other)}  {_shown(other['text'])}"
    yield ""
    yield from _spoken(finding)
    yield from _scores(finding.get("scores"))
    if finding.get("status", "new") != "new":
        reason = f": {_shown(finding['status_reason'])}" if finding.get("status_reason") else ""
        yield f"status: {finding['status']}{reason}"


def _side(name: str, side: Json) -> Iterator[str]:
    yield f"{name}  {_place(side)}"
    words = f"“{_shown(side['text'])}”"
    yield from textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    known = ("source", "said by"), ("date", "written"), ("authority", "authority"), ("copies", "copies")
    for key, word in known:
        if side.get(key) not in (None, 1):
            yield f"  {word}: {_shown(str(side[key]))}"
    start, text = side["start"], side["text"]
    marks = [text[first - start : last - start] for first, last in side.get("marks", ())]
    if marks:
        yield f"  deciding words: {' … '.join(map(_shown, marks))}"
    for value in side.get("values", ()):
        words = text[value["start"] - start : value["end"] - start]
        told = {key: value[key] for key in value if key not in ("type", "start", "end") and value[key]}
        rest = (f"{k} {' '.join(map(str, v)) if isinstance(v, list) else v}" for k, v in told.items())
        yield _shown(f"  {value['type']}: “{words}” ({', '.join(rest)})")


def _spoken(finding: Json) -> Iterator[str]:
    """The checks that spoke, the deciding one first."""
    details: Sequence[Json] = finding.get("findings", ())
    if not details:
        yield f"checks: {', '.join(finding['checks'])} (the first one decided)"
    for number, detail in enumerate(details):
        word = "decided" if number == 0 else "agreed"
        yield _shown(f"{word}: {detail['check']} ({detail['confidence']:.0%}) {detail['message']}")


def _scores(scores: Json | None) -> Iterator[str]:
    """What the model says in each direction."""
    for way, words in (("forward", "evidence to claim"), ("backward", "claim to evidence")):
        found = (scores or {}).get(way)
        if found:
            shares = ", ".join(f"{stance} {share:.0%}" for stance, share in found.items())
            yield f"model, {words}: {shares}"


def _shown(text: str) -> str:
    """The text as a terminal bears it; a report may hold halves of characters, which no encoding knows."""
    return one_line(text.encode("utf-8", "replace").decode())


def _place(side: Json) -> str:
    place = side.get("place") or f"{side['line']}:{side['column']}"
    return _shown(f"{side['document']}:{place}")
