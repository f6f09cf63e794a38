"""The colours of the report: readable in light and dark (WCAG AA), and the same however dark was chosen."""

from __future__ import annotations

import re

import pytest

from factcheck.resources import folder

STYLE = (folder("templates") / "style" / "colours.css").read_text(encoding="utf-8")
BLOCK = re.compile(r"(:root[^{]{0,60})\{([^}]*)\}")

SETS = {
    selector.strip(): dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
    for selector, body in BLOCK.findall(STYLE)
}
LIGHT, DARK, SYSTEM = ":root", ':root[data-theme="dark"]', ':root:not([data-theme="light"])'
TEXT = [
    *[
        (text, ground)
        for text in ("ink", "soft", "link", "error", "warning", "note")
        for ground in ("paper", "sheet")
    ],
    *[("ink", f"{severity}-tint") for severity in ("error", "warning", "note")],
    ("good", "paper"),
]
SHAPES = [(f"{severity}-fill", "ground") for severity in ("error", "note")]


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_is_readable(theme: str, text: str, ground: str) -> None:
    assert contrast(SETS[theme][text], SETS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_marks_stand_out(theme: str, shape: str, ground: str) -> None:
    assert contrast(SETS[theme][shape], SETS[theme][ground]) >= 3


def test_dark_is_the_same_whoever_chose_it() -> None:
    assert SETS[SYSTEM] == SETS[DARK]
    assert set(SETS[DARK]) <= set(SETS[LIGHT])
