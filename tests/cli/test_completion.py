"""What a shell offers."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def offered(*words: str) -> list[str]:
    """What bash is told for the last of these words."""
    asked = {
        "_FACTCHECK_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(["factcheck", *words]),
        "COMP_CWORD": str(len(words)),
    }
    command = [
        sys.executable,
        "-c",
        "import sys; sys.argv[0] = 'factcheck'; from factcheck.cli import main; main()",
    ]
    done = subprocess.run(command, env={**os.environ, **asked}, capture_output=True, text=True, check=False)
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("ba",), {"baseline"}),
        (("check", "--min"), {"--min-confidence", "--min-checked"}),
        (("check", "--fail-on", "n"), {"note", "never"}),
        (("check", "-o", "j"), {"json=", "junit="}),
        (("explain", "n"), {"name", "negation", "nli", "number"}),
    ],
)
def test_commands_options_and_the_words_of_the_program_are_offered(
    words: tuple[str, ...], expected: set[str]
) -> None:
    assert set(offered(*words)) == expected
