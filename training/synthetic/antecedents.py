"""Whether neighbours of a sentence already tell what it tells: then a pair with them isn't neutral."""

from __future__ import annotations

import re
from typing import Protocol

FACT = re.compile(r"\d[\d,.]*\d|\d|[A-Z][a-z]{3,}")


class Placed(Protocol):
    """Anything with sentences around it."""

    @property
    def before(self) -> tuple[str, ...]:
        """Sentences before."""

    @property
    def after(self) -> tuple[str, ...]:
        """Sentences after."""


def several(setting: Placed) -> bool:
    """Whether there are neighbours at all."""
    return bool(setting.before or setting.after)


def tells(rest: str, sentence: str) -> bool:
    """Whether most of the sentence's longer words stand in the rest too: it may be restated there."""
    words = set(re.findall(r"[a-z]{4,}|\d+", sentence.lower()))
    known = set(re.findall(r"[a-z]{4,}|\d+", rest.lower()))
    return len(words & known) > 0.5 * max(1, len(words))
