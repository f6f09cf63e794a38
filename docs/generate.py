"""Writes the generated documentation: ``docs/checks.md`` and the help block of the README.

``python -m docs.generate`` writes; ``--check`` only compares and fails where a file is out of date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from typer.testing import CliRunner

from factcheck import checks, plugins
from factcheck.checks import Check
from factcheck.cli import app

ROOT = Path(__file__).resolve().parent.parent


def checks_page() -> str:
    """The page of all checks, from the checks themselves."""
    parts = [
        "# Checks\n",
        "Written by `python -m docs.generate` from the checks; do not edit by hand.\n",
    ]
    found: dict[str, type[Check]] = plugins.load_all(checks)
    for name, check in found.items():
        parts.append(f"## {name}: {check.title}\n\n{check.help}\n")
        if check.examples:
            rows = [f"| {' | '.join(e.shown())} | {e.stance or 'silent'} |" for e in check.examples]
            parts.append("\n".join(["| evidence | claim | finding |", "|---|---|---|", *rows]) + "\n")
    return "\n".join(parts)


def help_block(command: str) -> str:
    """What a command says of itself, 100 columns wide, without colours."""
    result = CliRunner().invoke(
        app, [command, "--help"], env={"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
    )
    lines = [line.rstrip() for line in result.output.strip("\n").splitlines()]
    return "```\n" + "\n".join(lines).strip("\n") + "\n```"


def readme(text: str) -> str:
    """The README with every help block written anew."""
    return re.sub(
        r"<!-- help:(\w+) -->.*?<!-- /help:\1 -->",
        lambda m: f"<!-- help:{m[1]} -->\n{help_block(m[1])}\n<!-- /help:{m[1]} -->",
        text,
        flags=re.DOTALL,
    )


def main() -> int:
    """Write the files, or say which are out of date."""
    readme_path, checks_path = ROOT / "README.md", ROOT / "docs" / "checks.md"
    wanted = {readme_path: readme(readme_path.read_text("utf-8")), checks_path: checks_page()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run `python -m docs.generate`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(wanted[path], "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
