"""Typed values against labels: kind, place and normal form; quantulum3 and dateparser beside us on the same rows.

A value counts as found where one of the same kind stands in the same place (the spans overlap) and has the same normal
form. The peers are judged more mildly: only a number in the right place, whatever its unit, and the first day alone.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from factcheck.claims.values import extract
from factcheck.claims.values.units import FACTORS
from factcheck.model import DateRange, Degree, Modality, Name, Polarity, Quantifier, Quantity, Value

Row = dict[str, Any]
Label = dict[str, Any]
Finder = Callable[[Row], list[Label]]
Same = Callable[[Label, Label], bool]

KINDS = ("quantity", "date", "polarity", "degree", "name", "quantifier", "modality")
_CLOSE = 1e-9


def table(labelled: Sequence[Row], misses: bool, peers: bool) -> None:
    """Print F1 by kind, for the rows tuned on and for those set aside."""
    header = " | ".join(("all", *KINDS))
    print(f"\n| values, F1 | labels | {header} |\n|---|--:|{'--:|' * (len(KINDS) + 1)}")
    for title, held_out in (("tuned on", False), ("set aside", True)):
        part = [row for row in labelled if row["held_out"] == held_out]
        total = sum(len(row["values"]) for row in part)
        cells = [_f1(part, ours, same, kinds) for kinds in (KINDS, *((kind,) for kind in KINDS))]
        print(f"| {title} | {total} | {' | '.join(cells)} |")
        if misses and not held_out:
            _list_misses(part)
    if peers:
        _peers(labelled)


def _f1(part: Sequence[Row], finder: Finder, judge: Same, kinds: tuple[str, ...]) -> str:
    right = found = wanted = 0
    for row in part:
        got = [value for value in finder(row) if value["kind"] in kinds]
        labels = [label for label in row["values"] if label["kind"] in kinds]
        right += len(matched(labels, got, judge))
        found, wanted = found + len(got), wanted + len(labels)
    return f"{200 * right / (found + wanted):.1f}" if found + wanted else "-"


def matched(labels: Sequence[Label], found: Sequence[Label], judge: Same) -> list[tuple[Label, Label]]:
    """Each label with the first value, not yet taken, that meets it."""
    free = list(found)
    pairs = []
    for label in labels:
        hit = next((value for value in free if _overlap(label, value) and judge(label, value)), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((label, hit))
    return pairs


def _overlap(one: Label, two: Label) -> bool:
    return bool(one["start"] < two["end"] and two["start"] < one["end"])


def same(label: Label, value: Label) -> bool:
    """Whether kind and normal form are equal; a measure counts only where one is labelled."""
    if label["kind"] != value["kind"]:
        return False
    for key, wanted in label.items():
        if key in ("start", "end", "words", "kind"):
            continue
        got = value[key]
        if isinstance(wanted, float):
            if abs(got - wanted) > _CLOSE * max(1.0, abs(wanted)):
                return False
        elif got != wanted:
            return False
    return True


def ours(row: Row) -> list[Label]:
    """What the program finds in a row."""
    return [_label(value) for value in extract(row["text"], date.fromisoformat(row["date"]))]


def _label(value: Value) -> Label:
    place = {"start": value.span.start, "end": value.span.end}
    match value:
        case Quantity():
            return {
                "kind": "quantity",
                **place,
                "low": value.low,
                "high": value.high,
                "unit": value.unit,
                "bound": value.bound.value,
                "approximate": value.approximate,
                "measure": value.measure,
            }
        case DateRange():
            return {
                "kind": "date",
                **place,
                "first": value.first.isoformat(),
                "last": value.last.isoformat(),
            }
        case Degree():
            return {
                "kind": "degree",
                **place,
                "dimension": value.dimension,
                "direction": value.direction,
            }
        case Quantifier():
            return {"kind": "quantifier", **place, "extent": value.extent.value}
        case Modality():
            return {"kind": "modality", **place, "force": value.force.value}
        case Name():
            return {"kind": "name", **place}
        case Polarity():
            return {"kind": "polarity", **place}


def _list_misses(part: Sequence[Row]) -> None:
    print()
    for row in part:
        got = ours(row)
        hits = matched(row["values"], got, same)
        missed = [label for label in row["values"] if not any(label is one for one, _ in hits)]
        extra = [value for value in got if not any(value is two for _, two in hits)]
        if missed or extra:
            print(f"    {row['text']}")
            for sign, values in (("-", missed), ("+", extra)):
                for value in values:
                    shown = {k: v for k, v in value.items() if k not in ("start", "end", "words")}
                    print(f"      {sign} {row['text'][value['start'] : value['end']]!r} {shown}")
    print()


def _peers(labelled: Sequence[Row]) -> None:
    """The peers, on all rows and on those that nobody was tuned on."""
    print("\n| F1 | of | all rows | set aside |\n|---|---|--:|--:|")
    apart = [row for row in labelled if row["held_out"]]
    for name, finder, judge, kind in (
        ("factcheck", ours, _same_number, "quantity"),
        ("quantulum3", _quantulum(), _same_number, "quantity"),
        ("factcheck", ours, _same_day, "date"),
        ("dateparser", _dateparser(), _same_day, "date"),
    ):
        cells = [_f1(part, finder, judge, (kind,)) for part in (labelled, apart)]
        print(f"| {name} | {kind} | {' | '.join(cells)} |")


def _same_number(label: Label, value: Label) -> bool:
    """Whether the numbers agree, in the unit of the text or in the canonical one."""
    return any(
        abs(value["low"] * factor - label["low"]) <= 1e-6 * max(1.0, abs(label["low"]))
        for factor in FACTORS.get(label["unit"], (1.0,))
    )


def _same_day(label: Label, value: Label) -> bool:
    return bool(label["first"] == value["first"])


def _quantulum() -> Finder:
    parser = _require("quantulum3.parser")
    # Its classifier is a pickle of another scikit-learn, which does not load.
    _require("quantulum3.classifier").USE_CLF = False

    def find(row: Row) -> list[Label]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [
                {"kind": "quantity", "start": q.span[0], "end": q.span[1], "low": q.value}
                for q in parser.parse(row["text"])
            ]

    return find


def _dateparser() -> Finder:
    search = _require("dateparser.search")

    def find(row: Row) -> list[Label]:
        text = row["text"]
        settings = {
            "RELATIVE_BASE": datetime.fromisoformat(row["date"]),
            "PREFER_DATES_FROM": "past",
            "PREFER_DAY_OF_MONTH": "first",
        }
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            hits = search.search_dates(text, languages=["en"], settings=settings) or []
        found: list[Label] = []
        at = 0
        for words, moment in hits:
            start = text.find(words, at)
            at = max(at, start)
            found.append(
                {
                    "kind": "date",
                    "start": start,
                    "end": start + len(words),
                    "first": moment.date().isoformat(),
                }
            )
        return found

    return find


def _require(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as missing:
        sys.exit(f"Missing library: {missing.name}. Install the dependency group 'bench'.")
