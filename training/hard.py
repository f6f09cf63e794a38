"""Hard pairs: what can both be true, and which a model takes for contradictions all the same.

`python -m training.hard --model FOLDER --pool POOL --data DIR --out HARD` scores pairs of sentences of one consistent text
(written passages, Wikipedia's paragraphs), pairs of statements that both follow from a passage, public premise or sentence or
stand beside it, keeps those called a contradiction, and writes them with as many contradictions (those written about the same
passages, and those that the model misses) and a share of POOL, so that nothing is forgotten: a pool for a short last run of
`training.passes`.
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

from training import sentences, sources
from training.data import LABEL_IDS, PASSAGE_DEV_SHARE, held_out
from training.pool import CONSISTENT, PairPool, encode_pool, joined
from training.scoring import ModelScorer, Score
from training.synthetic.compose import Row
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL
from training.synthetic.trimming import restated
from training.written.passages import Passage, passages, rows

KIND = "made_hard"
AGREE = "consistent"
"""Label of statements that are both true of one passage: whether one follows from the other, nobody has said."""
WORD = re.compile(r"\w+")
CALLED = 0.25
"""Probability of contradiction from which on a pair counts as hard."""
MISSED = 0.5
"""Probability of contradiction below which one is missed."""
MANY = 1_000_000
ENCYCLOPEDIC = ("fever", "te_new_protocols", "vitaminc")
"""Public sources whose premises are sentences of articles."""
NATURAL = ("fever", "ling_in_loop", "snli", "mnli", "mpe", "vitaminc")
"""Beginnings of the names of public sources whose hypotheses people wrote in plain English."""
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
    found = [ordered(s.text, passage.sentences[i], rng) for s in follow for i in s.places]
    found = rng.sample(found, min(4, len(found)))
    twice = [(a.text, b.text) for a, b in itertools.combinations(follow, 2) if set(a.places) & set(b.places)]
    found.extend(ordered(*pair, rng) for pair in rng.sample(twice, min(3, len(twice))))
    for _ in range(2):
        if len(follow) > 1:
            one, other = rng.sample(follow, 2)
            found.append(ordered(one.text, other.text, rng))
        if follow and beside:
            found.append(ordered(rng.choice(follow).text, rng.choice(beside).text, rng))
        if beside and len((chosen := rng.choice(beside)).places) == 1:
            found.append(ordered(chosen.text, passage.sentences[chosen.places[0]], rng))
    return list(dict.fromkeys(found))


def ordered(one: str, other: str, rng: random.Random) -> tuple[str, str]:
    """Both in an order by chance."""
    return (one, other) if rng.random() < 0.5 else (other, one)


def restatements(data: Path, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Two versions of one sentence, and its text's name: of passages, paragraphs and encyclopedic premises."""
    told = [(s, name) for name, parts in texts(data, MANY, rng) for s in parts]
    for premise in sorted({p.premise for p in sources.pairs(data) if p.source in ENCYCLOPEDIC}):
        told.extend((s, f"public:{premise[:40]}") for s in sentences.split(premise))
    for sentence, name in dict(told).items():
        if versions := restated(sentence, rng):
            yield (*ordered(*versions, rng), name)


def said_of_one(data: Path, rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Two things that follow from one public premise, and its first letters."""
    found: dict[str, set[str]] = {}
    for pair in sources.pairs(data):
        if pair.label == ENTAILMENT and pair.source.startswith(NATURAL):
            found.setdefault(pair.premise, set()).add(pair.hypothesis)
    for premise, said in found.items():
        ways = list(itertools.permutations(sorted(said), 2))
        yield from ((*way, f"public:{premise[:40]}") for way in rng.sample(ways, min(3, len(ways))))


def agreements(
    data: Path, found: Sequence[Passage], rng: random.Random, most: int
) -> list[tuple[str, str, str]]:
    """Pairs that are both true, each with its text's name; at most so many of sentences, and of public claims."""
    flat = [(*pair, passage.name) for passage in found for pair in agreeing(passage, rng)]
    for more in (list(restatements(data, rng)), list(said_of_one(data, rng))):
        flat.extend(rng.sample(more, min(most, len(more))))
    return flat


def wrongly_called(score: Score, flat: Sequence[tuple[str, str, str]]) -> list[Row]:
    """The agreeing pairs that the model calls a contradiction."""
    called = score([(a, b) for a, b, _ in flat])[:, 2] >= CALLED
    return [Row(*triple[:2], AGREE, KIND, triple[2]) for triple, hit in zip(flat, called, strict=True) if hit]


def answering(wrong: Sequence[Row], told: Sequence[Row]) -> list[Row]:
    """As many contradictions, from the same passages first: so that not every pair of such a text is neutral."""
    names = {row.document for row in wrong}
    return sorted(told, key=lambda row: row.document not in names)[: len(wrong)]


def missed(score: Score, told: Sequence[Row]) -> list[Row]:
    """The contradictions that the model takes for something else."""
    seen = score([(row.premise, row.hypothesis) for row in told])[:, 2]
    return [row for row, chance in zip(told, seen, strict=True) if chance < MISSED]


@dataclasses.dataclass(frozen=True, slots=True)
class Amounts:
    """How much is looked through, and how much of the pool is read in a pass."""

    paragraphs: int = 4000
    """Of Wikipedia."""
    statements: int = 2900
    """Passages whose statements are paired."""
    agreements: int = 20_000
    """Restated sentences, and as many pairs of public claims."""
    contradictions: int = 15_000
    """Written contradictions that are looked through for missed ones."""
    replay: int = 12_000
    """Pairs of the pool in a pass."""


def write(model: Path, pool: Path, data: Path, out: Path, amounts: Amounts) -> None:
    """Score, choose, and write the pool."""
    rng = random.Random(9)
    score = ModelScorer(model)
    wrong = hard(score, list(texts(data, amounts.paragraphs, rng)), rng)
    own = [p for p in passages() if not held_out(p.name, PASSAGE_DEV_SHARE)]
    chosen = rng.sample(own, min(amounts.statements, len(own)))
    wrong.extend(wrongly_called(score, agreements(data, chosen, rng, amounts.agreements)))
    told = [r for r in rows() if r.label == CONTRADICTION and not held_out(r.document, PASSAGE_DEV_SHARE)]
    rng.shuffle(told)
    unseen = missed(score, told[: amounts.contradictions])
    unseen = unseen[: len(wrong) // 2]
    known = answering(wrong, told[amounts.contradictions :])[: len(wrong) - len(unseen)]
    ids = LABEL_IDS | {AGREE: CONSISTENT}
    new = encode_pool(
        [(r.premise, r.hypothesis, ids[r.label], 1.0, r.kind) for r in (*wrong, *unseen, *known)],
        model / "tokenizer.json",
    )
    old = PairPool.load(pool)
    weights = np.where(old.labels < 0, 0.0, old.weights).astype(np.float32)
    old = dataclasses.replace(old, weights=weights * np.float32(amounts.replay / weights.sum()))
    joined(old, new).save(out)
    print(f"{len(wrong)} hard pairs, {len(unseen)} missed contradictions, {len(known)} others, "
          f"{amounts.replay} pairs of the pool a pass")  # fmt: skip


def main() -> None:
    """Parse the command line and write the pool."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    for field in dataclasses.fields(Amounts):
        parser.add_argument(f"--{field.name}", type=int, default=field.default)
    options = parser.parse_args()
    amounts = Amounts(*(getattr(options, field.name) for field in dataclasses.fields(Amounts)))
    write(options.model, options.pool, options.data, options.out, amounts)


if __name__ == "__main__":
    main()
