"""The checks as SARIF rules, and the kinds of notifications."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck import checks, plugins
from factcheck.checks import Check, Example
from factcheck.reports._data import Json
from factcheck.reports._markdown import escape, paragraph

FAILED, SKIPPED, AMISS = "unread", "skipped", "rule-amiss"

NOTIFICATIONS: tuple[Json, ...] = (
    {"id": FAILED, "shortDescription": {"text": "A file that could not be read"}},
    {"id": SKIPPED, "shortDescription": {"text": "A file that was left alone"}},
    {"id": AMISS, "shortDescription": {"text": "A suppression, a waiver or a baseline that needs care"}},
)


def rules(used: Iterable[str]) -> list[Json]:
    """A rule for each check, by id; one that only a finding names gets a rule without help."""
    known: dict[str, type[Check]] = {check.id: check for check in plugins.load_all(checks).values()}
    return [
        _rule(known[name]) if name in known else {"id": name} for name in sorted(known.keys() | set(used))
    ]


def _rule(check: type[Check]) -> Json:
    return {
        "id": check.id,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.help},
        "help": {"text": check.help, "markdown": _help(check)},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["consistency", "documentation"]},
    }


def _help(check: type[Check]) -> str:
    """The help with the examples as a table."""
    if not check.examples:
        return paragraph(check.help)
    rows = [_row(example) for example in check.examples]
    return "\n".join([paragraph(check.help), "", "| evidence | claim | finding |", "|---|---|---|", *rows])


def _row(example: Example) -> str:
    premise, hypothesis = example.shown()
    return f"| {escape(premise)} | {escape(hypothesis)} | {example.stance or 'silent'} |"
