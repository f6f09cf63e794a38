"""Each typed check on contradictions planted for it: is it found, and is its consistent twin passed over?

Run `python -m benchmarks.planted [--misses]`; it prints a Markdown table. The rows in `benchmarks/data/planted.jsonl` were
written before the program had seen them: a text, the same told so that it contradicts it, and the same told so that it does
not. Every third row was set aside before any tuning. No model is asked, so the check that compares with what a review has
rated false, which asks it, has no rows.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.checks import judged, read, statements
from benchmarks.claims import Row, rows
from factcheck import checks, plugins
from factcheck.checks import Check, DocumentCheck
from factcheck.model import Finding


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row."""

    row: Row
    own: bool
    """Whether its own check speaks against the contradiction."""
    typed: bool
    """Whether any typed check does."""
    alarm: bool
    """Whether its own check speaks against the consistent twin."""
    typed_alarm: bool
    """Whether any typed check does."""


def findings(check: Check, premise: str, text: str) -> list[Finding]:
    """What a check says of a text beside a premise, or of the text alone where there is none."""
    if not premise:
        slips = check.examine(read(text)) if isinstance(check, DocumentCheck) else ()
        return [slip.finding for slip in slips]
    pairs = ((a, b) for a in statements(text, "text.md") for b in statements(premise, "premise.md"))
    return [found for pair in pairs if (found := judged(check, *pair))]


def tried(found: dict[str, Check], row: Row) -> Result:
    """Both versions of one row."""
    bad, good = (
        {name for name, check in found.items() if findings(check, row["premise"], row[key])}
        for key in ("contradiction", "consistent")
    )
    return Result(row, row["check"] in bad, bool(bad), row["check"] in good, bool(good))


def line(name: str, results: Sequence[Result]) -> str:
    """One row of the table: both halves, tuned on and set aside."""
    cells = [name]
    for half in ([r for r in results if r.row["held_out"] == aside] for aside in (False, True)):
        hits, alarms = sum(r.own for r in half), sum(r.alarm for r in half)
        cells += [f"{hits}/{hits + alarms}", f"{hits}/{len(half)}"]
        cells += [f"{sum(r.typed for r in half)}/{len(half)}", str(sum(r.typed_alarm for r in half))]
    return "| " + " | ".join(cells) + " |"


def misses(results: Iterable[Result]) -> Iterable[str]:
    """What is wrong on the rows tuned on."""
    for r in results:
        if not r.own:
            yield f"missed by {r.row['check']}{'' if r.typed else ' and all'}: {r.row['premise']} || {r.row['contradiction']}"
        if r.typed_alarm:
            yield f"alarm ({r.row['check']}): {r.row['premise']} || {r.row['consistent']}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="", help="unused; the rows belong to the project")
    parser.add_argument("--misses", action="store_true", help="list what is wrong on the rows tuned on")
    chosen = parser.parse_args(arguments)
    classes: dict[str, type[Check]] = plugins.load_all(checks)
    found: dict[str, Check] = {name: make() for name, make in classes.items() if name != "nli"}
    results = [tried(found, row) for row in rows("planted")]
    print("| check | " + " | ".join(["right of fired", "found", "by any check", "twins flagged"] * 2) + " |")
    print("|---|" + "--:|" * 8)
    keys = dict.fromkeys((r.row["check"], r.row.get("kind", "")) for r in results)
    for check, kind in keys:
        of_kind = [r for r in results if (r.row["check"], r.row.get("kind", "")) == (check, kind)]
        print(line(f"{check} ({kind})" if kind else check, of_kind))
    print(line("all", results))
    if chosen.misses:
        for told in misses(r for r in results if not r.row["held_out"]):
            print(told)


if __name__ == "__main__":
    main()
