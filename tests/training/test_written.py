"""Written statements: four sentences a line, labels as the file says, and errors with their place."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training import written
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL

LINE = "The mill closed in 1960. | The mill still works. | The mill had two wheels. | The mill is shut."


def test_every_line_of_the_project_has_four_different_sentences() -> None:
    for document, parts in written.lines():
        assert len(set(parts)) == 4, document
        assert all(part[-1] in ".!?" for part in parts), document


def test_labels_of_a_line(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(LINE, encoding="utf-8")
    made = {(row.premise, row.hypothesis): row.label for row in written.rows(tmp_path)}
    said, against, beside, follows = (part.strip() for part in LINE.split(" | "))
    assert made[said, against] == made[against, said] == made[against, follows] == CONTRADICTION
    assert made[said, follows] == ENTAILMENT
    assert made[said, beside] == made[beside, said] == NEUTRAL
    assert (against, beside) not in made


def test_consistent_lines_are_neutral_throughout(tmp_path: Path) -> None:
    (tmp_path / "consistent.txt").write_text(LINE, encoding="utf-8")
    assert Counter(row.label for row in written.rows(tmp_path)) == {NEUTRAL: 12}


def test_a_line_without_four_parts_is_named(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(f"{LINE}\nThe mill. | Only two.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mill\.txt:2: four sentences"):
        list(written.rows(tmp_path))
