"""Hard pairs: what can both be true, and which a model takes for contradictions all the same.

`python -m training.hard --model FOLDER --pool POOL --data DIR --out HARD` scores pairs of sentences of one consistent text
(written passages, Wikipedia's paragraphs) and pairs of statements that both follow from a passage or stand beside it, keeps
those called a contradiction, and writes them with the contradictions written about the same passages and a small share of
POOL, so that nothing is forgotten: a pool for a short last run of `training.passes`.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from training import sources
from training.data import LABEL_IDS, PASSAGE_DEV_SHARE, held_out
from training.pool import CONSISTENT, PairPool, encode_pool, joined
from training.scoring import ModelScorer, Score
from training.synthetic.compose import Row
from training.synthetic.edit import CONTRADICTION, NEUTRAL
from training.written.passages import Passage, passages, rows

KIND = "made_hard"
AGREE = "consistent"
"""Label of statements that are both true of one passage: whether one follows from the other, nobody has said."""
WORD = re.compile(r"\w+")
CALLED = 0.25
"""Probability of contradiction from which on a pair counts as hard."""
PAIRS_A_TEXT = 40
SHARED_LETTERS = 4
"""Two sentences are compared only where they share a word of so many letters: others are easy."""


def texts(data: Path, paragraphs: int, rng: random.Random) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name and sentences of consistent texts: every written passage, and so many paragraphs; none that is held out."""
    for passage in passages():
        if not held_out(passage.name, PASSAGE_DEV_SHARE):
            yield passage.name, passage.sentences
    known = [p for p in sources.paragraphs(data) if not held_out(p.document)]
    for paragraph in rng.sample(known, min(paragraphs, len(known))):
        yield paragraph.document, paragraph.sentences


def pairs(parts: Sequence[str], rng: random.Random) -> list[tuple[str, str]]:
    """Pairs of sentences of one text that share a longer word, in an order by chance, at most PAIRS_A_TEXT."""

    def words(text: str) -> set[str]:
        return {w for w in WORD.findall(text.lower()) if len(w) >= SHARED_LETTERS}

    near = [(a, b) for a, b in itertools.combinations(dict.fromkeys(parts), 2) if words(a) & words(b)]
    rng.shuffle(near)
    return [ordered(*pair, rng) for pair in near[:PAIRS_A_TEXT]]


def hard(score: Score, found: Sequence[tuple[str, tuple[str, ...]]], rng: random.Random) -> list[Row]:
    """Both directions of the pairs that the model calls a contradiction."""
    flat = [(a, b, name) for name, parts in found for a, b in pairs(parts, rng)]
    called = score([(a, b) for a, b, _ in flat])[:, 2] >= CALLED
    return [
        Row(*way, NEUTRAL, KIND, name)
        for (a, b, name), is_hard in zip(flat, called, strict=True)
        if is_hard
        for way in ((a, b), (b, a))
    ]


def agreeing(passage: Passage, rng: random.Random) -> list[tuple[str, str]]:
    """Pairs that are both true of a passage: what follows against its sentence, and statements beside each other."""
    follow = [s for s in passage.statements if s.kind == "E"]
    beside = [s for s in passage.statements if s.kind == "N"]
    found = [
        (s.text, passage.sentences[s.places[0]]) for s in follow if len(s.places) == 1 and not s.together
    ]
    found = rng.sample(found, min(3, len(found)))
    for _ in range(2):
        if len(follow) > 1:
            found.append(ordered(*(s.text for s in rng.sample(follow, 2)), rng))
        if follow and beside:
            found.append(ordered(rng.choice(follow).text, rng.choice(beside).text, rng))
        if beside and len((chosen := rng.choice(beside)).places) == 1:
            found.append(ordered(chosen.text, passage.sentences[chosen.places[0]], rng))
    return list(dict.fromkeys(found))


def ordered(one: str, other: str, rng: random.Random) -> tuple[str, str]:
    """Both in an order by chance."""
    return (one, other) if rng.random() < 0.5 else (other, one)


def hard_statements(score: Score, found: Sequence[Passage], rng: random.Random) -> list[Row]:
    """The agreeing pairs that the model calls a contradiction."""
    flat = [(*pair, passage.name) for passage in found for pair in agreeing(passage, rng)]
    called = score([(a, b) for a, b, _ in flat])[:, 2] >= CALLED
    return [
        Row(a, b, AGREE, KIND, name) for (a, b, name), is_hard in zip(flat, called, strict=True) if is_hard
    ]


def answering(wrong: Sequence[Row], rng: random.Random) -> list[Row]:
    """As many written contradictions, from the same passages first: so that not every pair of such a text is neutral."""
    names = {row.document for row in wrong}
    told = [r for r in rows() if r.label == CONTRADICTION and not held_out(r.document, PASSAGE_DEV_SHARE)]
    rng.shuffle(told)
    told.sort(key=lambda row: row.document not in names)
    return told[: len(wrong)]


def write(
    model: Path, pool: Path, data: Path, out: Path, paragraphs: int, statements: int, replay: int
) -> None:
    """Score, choose, and write the pool."""
    rng = random.Random(9)
    score = ModelScorer(model)
    wrong = hard(score, list(texts(data, paragraphs, rng)), rng)
    own = [p for p in passages() if not held_out(p.name, PASSAGE_DEV_SHARE)]
    wrong.extend(hard_statements(score, rng.sample(own, min(statements, len(own))), rng))
    chosen = [*wrong, *answering(wrong, rng)]
    ids = LABEL_IDS | {AGREE: CONSISTENT}
    new = encode_pool(
        [(r.premise, r.hypothesis, ids[r.label], 1.0, r.kind) for r in chosen], model / "tokenizer.json"
    )
    old = PairPool.load(pool)
    weights = np.where(old.labels < 0, 0.0, old.weights).astype(np.float32)
    old = dataclasses.replace(old, weights=weights * np.float32(replay / weights.sum()))
    joined(old, new).save(out)
    print(
        f"{len(wrong)} hard pairs, {len(chosen) - len(wrong)} contradictions, {replay} pairs of the pool a pass"
    )


def main() -> None:
    """Parse the command line and write the pool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--paragraphs", type=int, default=4000, help="of Wikipedia")
    parser.add_argument("--statements", type=int, default=2900, help="passages whose statements are paired")
    parser.add_argument("--replay", type=int, default=12_000, help="pairs of the pool in a pass")
    options = parser.parse_args()
    write(
        options.model,
        options.pool,
        options.data,
        options.out,
        options.paragraphs,
        options.statements,
        options.replay,
    )


if __name__ == "__main__":
    main()
