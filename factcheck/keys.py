"""The settings of a run: one field a key, with its default, its help and what it takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any

from factcheck import plugins, reports
from factcheck.gate import FailOn, Policy
from factcheck.tables import nearest
from factcheck.verdicts.rules import glob

_DIGITS = re.compile(r"[0-9]{1,9}")
"""A number as the command line has it."""
DEFAULT_OUTPUT = "html=factcheck-report.html"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"a string is wanted, not {value!r}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"a list of strings is wanted, not {value!r}")
    return tuple(value)


def _globs(value: Any) -> tuple[str, ...]:
    for pattern in _texts(value):
        glob(pattern)
    return tuple(value)


def _outputs(value: Any) -> tuple[str, ...]:
    known = plugins.names(reports)
    for text in _texts(value):
        name, equals, path = text.partition("=")
        if not equals or not path:
            raise ValueError(f"FORMAT=FILE is wanted, not {text!r}; formats: {', '.join(known)}")
        if name not in known:
            raise ValueError(f"unknown format {name!r}{nearest(name, known)}")
    return tuple(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is wanted, not {value!r}")
    return value


def _count(value: Any) -> int:
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(f"a whole number from 0 on is wanted, not {value!r}")
    return value


def _share(value: Any) -> float:
    try:
        if isinstance(value, str):
            number = float(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
        else:
            number = float(value)
    except (TypeError, ValueError):
        number = -1.0
    if isinstance(value, bool) or not 0 <= number <= 1:
        raise ValueError(f"a share is wanted, such as '95%' or 0.95, not {value!r}")
    return number


def _fail_on(value: Any) -> FailOn:
    if value not in list(FailOn):
        raise ValueError(
            f"unknown severity {value!r}{nearest(str(value), [known.value for known in FailOn])}"
        )
    return FailOn(value)


def _key(default: object, parse: Callable[[Any], object], words: str) -> Any:
    return field(default=default, metadata={"parse": parse, "help": words})


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run; the name of a key is that of the option, and its help stands beside it."""

    corpus: tuple[str, ...] = _key((), _texts, "Folders of reference corpora.")
    index_dir: str = _key("", _text, "Where indexes of reference corpora are kept; '' for the user's cache.")
    corpus_use: tuple[str, ...] = _key(
        (),
        _texts,
        "Which documents of corpora are evidence: since=DAY, until=DAY, language=CODE, authority=N.",
    )
    output: tuple[str, ...] = _key(
        (DEFAULT_OUTPUT,), _outputs, "Reports to write, FORMAT=FILE each; - for standard output."
    )
    fail_on: FailOn = _key(  # noqa: RUF009
        FailOn.WARNING, _fail_on, "Least severity that counts: error, warning, note or never."
    )
    min_confidence: float = _key(0.0, _share, "Least confidence that counts, such as '80%'.")
    max_findings: int = _key(0, _count, "Findings that may count before the run fails.")
    min_checked: float = _key(
        0.0, _share, "Least share of the statements that must be checked, such as '95%'."
    )
    exit_zero: bool = _key(
        False, _flag, "Exit with 0 whatever is found; gaps in what was checked still show."
    )
    include: tuple[str, ...] = _key((), _globs, "Read only files that match these globs.")
    exclude: tuple[str, ...] = _key((), _globs, "Leave out files that match these globs.")
    baseline: str = _key(
        "factcheck-baseline.json", _text, "File of findings that are known and accepted; '' for none."
    )
    strict_baseline: bool = _key(False, _flag, "Fail where an entry of the baseline is no longer found.")
    waivers: str = _key(
        "factcheck-waivers.toml", _text, "File of suppressions for PDF and DOCX; '' for none."
    )
    require_reason: bool = _key(False, _flag, "A suppression without a reason does not hold.")
    diff: str = _key(
        "", _text, "Show only findings on lines changed since the merge base with this revision."
    )
    aliases: str = _key("", _text, "File of names that mean one thing; '' for none.")
    lexicon: str = _key("", _text, "File of further opposites and words of degree; '' for none.")
    nli_model: str = _key("", _text, "Another NLI cross-encoder, by hub name or local path.")
    embed_model: str = _key("", _text, "Another embedding model, by hub name or local path.")
    quiet: bool = _key(False, _flag, "No talk; errors are still shown.")

    @property
    def policy(self) -> Policy:
        """What the gate asks."""
        return Policy(
            fail_on=self.fail_on,
            min_confidence=self.min_confidence,
            max_findings=self.max_findings,
            min_checked=self.min_checked,
            exit_zero=self.exit_zero,
            strict_baseline=self.strict_baseline,
            since=self.diff,
        )


KEYS = {key.name.replace("_", "-"): key for key in fields(Config)}
"""The fields of :class:`Config` by the name that users type."""
