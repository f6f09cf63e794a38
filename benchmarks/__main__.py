"""`python -m benchmarks [--data DIR]`: every benchmark, one after the other."""

from __future__ import annotations

import argparse
import runpy
import sys
from pathlib import Path

from benchmarks.sentences import _DATA

_ALL = (
    "sentences",
    "runtimes",
    "pairs",
    "checks",
    "planted",
    "within",
    "relations",
    "selftest",
    "documents",
    "across",
    "folders",
    "ablation",
    "retrieval",
    "reviews",
    "claims",
    "claims_speed",
)


def main() -> None:
    """Run each benchmark as its own command would."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--only", default=",".join(_ALL), help="comma-separated benchmarks")
    arguments = parser.parse_args()
    for name in arguments.only.split(","):
        print(f"\n## {name}\n", flush=True)
        sys.argv = [name, "--data", str(arguments.data)]
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")


if __name__ == "__main__":
    main()
