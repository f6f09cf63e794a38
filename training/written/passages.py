"""Passages written for this project, with statements that contradict, follow from or merely stand beside them.

A file of `passages/` holds blocks parted by an empty line. A block numbers the sentences of a passage from 1 and then
gives statements, each with the numbers of the sentences that it bears on:

    1 The bridge was closed to lorries in April.
    2 Inspectors had found cracks in two of its pillars.
    3 Repairs are to cost 4 million euros.
    C1 Heavy lorries kept crossing the bridge all spring.
    E1+2 Cracks in the pillars led to a ban on lorries.
    N3 The town has asked the state to pay half of the repairs.

`C` contradicts, `E` follows, `N` is consistent with the whole passage and follows from none of it. `C1,3` contradicts
either sentence by itself; `E1+2` and `C1+2` need all of them together; `0` stands for the whole passage.

`python -m training.written.passages` checks all files and counts.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.synthetic.compose import Row
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL

FOLDER = Path(__file__).parent / "passages"
LINE = re.compile(r"(?P<kind>[CEN]?)(?P<numbers>\d+(?:[,+]\d+)*) (?P<text>\S.*)")
LABELS = {"C": CONTRADICTION, "E": ENTAILMENT, "N": NEUTRAL}
KINDS = {"C": "written-contradiction", "E": "written-entailment", "N": "written-neutral"}
CONSISTENT = "written-consistent"
UNSAID = ""
"""The label of a pair that nobody has labelled."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement about a passage."""

    kind: str
    """`C`, `E` or `N`."""
    places: tuple[int, ...]
    """The sentences that it bears on, counted from 0; none where it takes the whole passage."""
    together: bool
    """Whether it takes all of them, or each alone does."""
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences of one consistent text, and statements about it."""

    name: str
    sentences: tuple[str, ...]
    statements: tuple[Statement, ...]


def passages(folder: Path = FOLDER) -> Iterator[Passage]:
    """The blocks of all files; raises ``ValueError`` with file and line for one that can't be read."""
    for path in sorted(folder.glob("*.txt")):
        block: list[str] = []
        for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
            if line.strip():
                block.append(line.strip())
            elif block:
                first = number - len(block)
                yield _passage(f"written:{path.stem}:{first}", block, f"{path}:{first}")
                block = []


def _passage(name: str, block: list[str], place: str) -> Passage:
    sentences: list[str] = []
    statements: list[Statement] = []
    for line in block:
        found = LINE.fullmatch(line)
        if found is None:
            raise ValueError(f"{place}: no sentence or statement: {line!r}")
        numbers = [int(n) for n in re.findall(r"\d+", found["numbers"])]
        if not found["kind"]:
            if numbers != [len(sentences) + 1] or statements:
                raise ValueError(f"{place}: sentence {len(sentences) + 1} is wanted: {line!r}")
            sentences.append(found["text"])
            continue
        if max(numbers) > len(sentences):
            raise ValueError(f"{place}: there is no sentence {max(numbers)}: {line!r}")
        together = "+" in found["numbers"] or numbers == [0]
        places = () if 0 in numbers else tuple(n - 1 for n in numbers)
        statements.append(Statement(found["kind"], places, together, found["text"]))
    if len(sentences) < 2 or not statements:
        raise ValueError(f"{place}: two sentences and a statement are wanted")
    return Passage(name, tuple(sentences), tuple(statements))


def rows(folder: Path = FOLDER, seed: int = 5) -> Iterator[Row]:
    """The pairs of every passage: sentence or passage against statement, and what merely stands side by side."""
    rng = random.Random(seed)
    for passage in passages(folder):
        for statement in passage.statements:
            yield from _borne(passage, statement, rng)
            yield from _beside(passage, statement, rng)
        yield from _against_what_follows(passage)
        yield from _within(passage, rng)


def _borne(passage: Passage, statement: Statement, rng: random.Random) -> Iterator[Row]:
    """What a statement bears on, alone and among its neighbours."""
    label, kind, whole = LABELS[statement.kind], KINDS[statement.kind], " ".join(passage.sentences)
    if statement.together or statement.kind == "N":
        yield Row(whole, statement.text, label, kind, passage.name)
    if statement.together and statement.places:
        said = " ".join(passage.sentences[i] for i in sorted(statement.places))
        yield Row(said, statement.text, label, kind, passage.name)
    if statement.together:
        return
    for place in statement.places:
        said = passage.sentences[place]
        yield Row(said, statement.text, label, kind, passage.name)
        if statement.kind != "E":
            yield Row(statement.text, said, label, kind, passage.name)
        if statement.kind != "N":
            low, high = max(0, place - rng.randint(0, 2)), place + 1 + rng.randint(0, 2)
            around = " ".join(passage.sentences[low:high]) if rng.random() < 0.5 else whole
            yield Row(around, statement.text, label, kind, passage.name)
        if statement.kind == "E":
            # Only one direction holds here, so these get two more surroundings to be as many as the others.
            yield Row(whole, statement.text, label, kind, passage.name)
            also = rng.choice([s.text for s in passage.statements if s.kind == "N"] or [said])
            yield Row(f"{said} {also}", statement.text, label, kind, passage.name)


def _beside(passage: Passage, statement: Statement, rng: random.Random) -> Iterator[Row]:
    """A statement with one sentence that it doesn't bear on."""
    if statement.kind != "N" and not statement.places:
        return
    others = [i for i in range(len(passage.sentences)) if i not in statement.places]
    if others:
        said = passage.sentences[rng.choice(others)]
        pair = (said, statement.text) if rng.random() < 0.5 else (statement.text, said)
        yield Row(*pair, NEUTRAL, CONSISTENT, passage.name)


def _against_what_follows(passage: Passage) -> Iterator[Row]:
    """A contradiction and a consequence of one and the same sentence contradict each other where both are sure of it."""
    for against in passage.statements:
        for follows in passage.statements:
            same = against.places == follows.places and len(against.places) == 1
            if against.kind == "C" and follows.kind == "E" and same:
                yield Row(passage.sentences[against.places[0]] + " " + follows.text, against.text,
                          CONTRADICTION, KINDS["C"], passage.name)  # fmt: skip


def _within(passage: Passage, rng: random.Random, most: int = 4) -> Iterator[Row]:
    """Two sentences of the passage."""
    count = len(passage.sentences)
    pairs = [(i, j) for i in range(count) for j in range(count) if i != j]
    for i, j in rng.sample(pairs, min(most, len(pairs))):
        yield Row(passage.sentences[i], passage.sentences[j], NEUTRAL, CONSISTENT, passage.name)


def beside_each_other(folder: Path = FOLDER, seed: int = 6) -> Iterator[Row]:
    """Each statement beside another one on the same passage, without a label."""
    rng = random.Random(seed)
    for passage in passages(folder):
        texts = [s.text for s in passage.statements]
        for i, text in enumerate(texts):
            if len(texts) > 1:
                other = texts[(i + rng.randrange(1, len(texts))) % len(texts)]
                yield Row(text, other, UNSAID, "written-unsaid", passage.name)


def main() -> None:
    """Read every file and count."""
    print(sum(1 for _ in passages()), "passages;", dict(Counter((r.kind, r.label) for r in rows())))


if __name__ == "__main__":
    main()
