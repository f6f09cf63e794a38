"""Figures of several runs side by side, as Markdown: `python -m training.ledger prototype=a.json,b.json run1=c.json`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

SHORT = ("false_contradictions", "macro_f1", "ece", "pr_auc")
"""Figures given in the JSON alone where the table is to stay short."""


def read(files: str) -> dict[str, dict[str, Any]]:
    """The figures of comma-separated files, later ones first in authority."""
    figures: dict[str, dict[str, Any]] = {}
    for name in files.split(","):
        figures.update(json.loads(Path(name).read_text(encoding="utf-8")))
    return figures


def cell(figure: dict[str, Any] | None) -> str:
    """A figure in per cent with interval and n; a dash where it wasn't measured."""
    if figure is None:
        return "-"
    value, low, high = (100 * figure[key] for key in ("value", "low", "high"))
    return f"{value:.1f} [{low:.1f}, {high:.1f}], n={figure['n']}"


def table(runs: dict[str, dict[str, dict[str, Any]]], short: bool) -> str:
    """A Markdown table: one line a figure, one column a run."""
    keys = list(dict.fromkeys(key for figures in runs.values() for key in figures))
    if short:
        keys = [key for key in keys if not key.endswith(SHORT)]
    lines = [f"| figure | {' | '.join(runs)} |", "|---|" + "---|" * len(runs)]
    lines.extend(f"| {key} | {' | '.join(cell(f.get(key)) for f in runs.values())} |" for key in keys)
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", help="name=file.json[,file.json]")
    parser.add_argument("--short", action="store_true")
    options = parser.parse_args()
    runs = {name: read(files) for name, _, files in (run.partition("=") for run in options.runs)}
    print(table(runs, options.short))


if __name__ == "__main__":
    main()
