"""What is told on the way: one line, as of errors, without a place in the program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_broken_index_is_told_in_one_line_and_built_anew(tmp_path: Path) -> None:
    corpus, indexes = tmp_path / "corpus", tmp_path / "indexes"
    corpus.mkdir()
    (corpus / "a.md").write_text("The ferry has 12 cabins.\n", "utf-8")
    command = [sys.executable, "-m", "factcheck", "index", str(corpus), "--index-dir", str(indexes), "-q"]
    subprocess.run(command, capture_output=True, check=True)
    (place,) = indexes.iterdir()
    for path in place.glob("index.sqlite*"):
        path.write_bytes(b"no database at all" * 100)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"factcheck: the index {place} is broken")
    assert "1 statement" in done.stdout
