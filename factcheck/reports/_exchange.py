"""Text, JSON and paths in a form that other programs take without harm."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from factcheck.model import BlockKind, Claim
from factcheck.reports._passages import Side
from factcheck.reports._words import harmless, one_line, shorten, squeeze

# Half a surrogate pair has no UTF-8, and XML knows no U+FFFE and U+FFFF.
_UNFIT = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")
_DRIVE = re.compile(r"[A-Za-z]:/")


def plain(text: str) -> str:
    """The text without what commands a terminal, turns the reading direction or breaks an encoding."""
    return harmless(text).translate(_UNFIT)


def plain_line(text: str) -> str:
    """The same on one line: line breaks and tabs are made visible."""
    return one_line(text).translate(_UNFIT)


def statement(claim: Claim) -> str:
    """The claim on one line, markup closed up; a cell says nothing without the heads of its row and column."""
    return plain_line(
        claim.context if claim.kind is BlockKind.CELL else squeeze(claim.text, 0, len(claim.text))
    )


def quotation(side: Side, limit: int) -> str:
    """What one side states, cut where it is longer than so many characters."""
    return shorten(statement(side.claim), limit)


def json_bytes(data: Any) -> bytes:
    """JSON, two spaces deep, with a line end behind it; every string in it is made plain."""
    text = json.dumps(_plain_values(data), ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()


def _plain_values(data: Any) -> Any:
    match data:
        case str():
            return plain(data)
        case dict():
            return {plain(key): _plain_values(value) for key, value in data.items()}
        case list():
            return [_plain_values(value) for value in data]
    return data


def uri_reference(path: str) -> str:
    """A path with forward slashes as a URI reference (RFC 3986).

    Relative paths stay relative, absolute ones become ``file:`` URIs, those of Windows drives and shares included.
    """
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:])}"
    if path.startswith("//"):
        return f"file:{_quoted(path)}"
    return f"file://{_quoted(path)}" if path.startswith("/") else _quoted(path)


def _quoted(path: str) -> str:
    # A colon is quoted too: in a first segment it would pass for the end of a scheme.
    try:
        return quote(path.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "replace"))
