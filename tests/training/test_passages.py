"""Written passages: numbered sentences, statements with the sentences that they bear on, errors with their place."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL
from training.written.passages import Statement, passages, rows

BLOCK = """\
1 The mill closed in 1960.
2 It had ground rye for two centuries.
3 A museum moved in.
C1 The mill still works.
C1+3 The museum opened while the mill was at work.
E2 The mill ground grain.
E0 A former mill is a museum.
N3 The museum has a café.
"""


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "mill-01.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_every_passage_of_the_project_can_be_read() -> None:
    found = list(passages())
    assert len(found) > 1000
    for passage in found:
        assert len(set(passage.sentences)) == len(passage.sentences) >= 2, passage.name
        assert {s.kind for s in passage.statements} == {"C", "E", "N"}, passage.name


def test_a_block_is_read(tmp_path: Path) -> None:
    (passage,) = passages(folder(tmp_path, f"\n{BLOCK}\n\n"))
    assert passage.name == "written:mill-01:2"
    assert passage.sentences[2] == "A museum moved in."
    assert passage.statements[1] == Statement(
        "C", (0, 2), True, "The museum opened while the mill was at work."
    )
    assert passage.statements[3] == Statement("E", (), True, "A former mill is a museum.")


def test_each_pair_has_one_label(tmp_path: Path) -> None:
    labels = defaultdict(set)
    for row in rows(folder(tmp_path, BLOCK)):
        labels[row.premise, row.hypothesis].add(row.label)
    assert all(len(found) == 1 for found in labels.values())
    one, two, three = (line[2:] for line in BLOCK.splitlines()[:3])
    assert labels[one, "The mill still works."] == {CONTRADICTION}
    assert labels["The mill still works.", one] == {CONTRADICTION}
    assert labels[f"{one} {three}", "The museum opened while the mill was at work."] == {CONTRADICTION}
    assert labels[two, "The mill ground grain."] == {ENTAILMENT}
    assert labels[f"{one} {two} {three}", "A former mill is a museum."] == {ENTAILMENT}
    assert labels[three, "The museum has a café."] == {NEUTRAL}
    assert ("The mill ground grain.", two) not in labels, "what follows need not lead back"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 The mill.\n2 The weir.\nX1 The wheel.\n", "no sentence or statement"),
        ("1 The mill.\n3 The weir.\nC1 No mill.\n", "sentence 2 is wanted"),
        ("1 The mill.\n2 The weir.\nC3 No mill.\n", "no sentence 3"),
        ("1 The mill.\nC1 No mill.\n", "two sentences and a statement"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"mill-01\.txt:1: .*{message}"):
        list(passages(folder(tmp_path, text)))
