"""Expected outputs, byte for byte; `FACTCHECK_ACCEPT_GOLD=1 pytest` accepts what the program writes now."""

from __future__ import annotations

import os
from pathlib import Path

_EXPECTED = Path(__file__).parent
_ACTUAL = _EXPECTED.parent / "actual"


def assert_gold(content: bytes, name: str) -> None:
    """Compares with the file of that name; what differs is left in `tests/actual` for a look."""
    expected = _EXPECTED / name
    if os.environ.get("FACTCHECK_ACCEPT_GOLD"):
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_bytes(content)
    if not expected.is_file() or expected.read_bytes() != content:
        actual = _ACTUAL / name
        actual.parent.mkdir(parents=True, exist_ok=True)
        actual.write_bytes(content)
        raise AssertionError(f"{name} differs from the gold file: compare {actual} with {expected}")
