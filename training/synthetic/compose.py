"""From sentences in their passages to labelled pairs, so that no label shows in the hypothesis alone.

An edit gives a sentence S and its altered form S'. Both stand as premise (inside their passage) and as hypothesis:
(S, S') and (S', S) contradict, (S, S) and (S', S') in harmless rewriting entail, and either beside the rest of
the passage without the sentence is neutral.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from training.synthetic import (
    antecedents,
    dates,
    names,
    negation,
    numbers,
    opposites,
    quantifiers,
    reported,
    roles,
    siblings,
    units,
)
from training.synthetic.edit import CONTRADICTION, ENTAILMENT, NEUTRAL, Edit, Generator, Pools
from training.synthetic.rewrites import rewritten

GENERATORS: tuple[tuple[Generator, float], ...] = (
    (numbers.changed, 0.5),
    (numbers.approximated, 0.35),
    (numbers.bounded, 1.0),
    (numbers.respelled, 0.25),
    (units.exchanged, 0.8),
    (units.converted, 0.8),
    (dates.shifted, 0.4),
    (dates.restated, 0.35),
    (dates.bounded, 0.35),
    (dates.other_period, 1.0),
    (names.swapped, 0.7),
    (names.nationality, 0.4),
    (names.other_subject, 0.5),
    (roles.swapped, 1.0),
    (negation.inserted, 0.25),
    (negation.removed, 0.8),
    (negation.reworded, 0.8),
    (negation.framed, 0.06),
    (opposites.flipped, 0.45),
    (opposites.synonyms, 0.3),
    (siblings.exchanged, 0.4),
    (quantifiers.exchanged, 0.6),
    (reported.quoted, 0.8),
)
"""Every generator with the share of its edits that is used."""
MAX_WORDS, MIN_WORDS = 60, 6


@dataclass(frozen=True, slots=True)
class Setting:
    """A sentence where it stands."""

    sentence: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    document: str
    """Key by which the development share is held out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finished pair."""

    premise: str
    hypothesis: str
    label: str
    kind: str
    document: str


def passage(setting: Setting, sentence: str, rng: random.Random) -> str:
    """The sentence alone, or among up to three of its neighbours."""
    way = rng.random()
    if way < 0.5 or not (setting.before or setting.after):
        return sentence
    count = rng.randint(1, 3)
    split = rng.randint(0, min(count, len(setting.before)))
    before = setting.before[-split:] if split else ()
    beside = [s for s in (*before, *setting.after[: count - split]) if antecedents.tells(s, setting.sentence)]
    if beside:
        return sentence
    return " ".join((*before, sentence, *setting.after[: count - split]))


def rows_of(setting: Setting, rng: random.Random, pools: Pools) -> Iterator[Row]:
    """Pairs made of one sentence, by all generators that find a hold in it."""
    sentence = setting.sentence
    if not MIN_WORDS <= len(sentence.split()) <= MAX_WORDS:
        return
    for generator, share in GENERATORS:
        edits = [edit for edit in generator(sentence, rng, pools) if edit.text != sentence]
        rng.shuffle(edits)
        for edit in edits[:2]:
            if rng.random() < share:
                yield from _crossed(setting, edit, rng)
    if rng.random() < 0.03:
        for premise, edit in reported.attributed(sentence, rng, pools):
            yield Row(passage(setting, premise, rng), edit.text, edit.label, edit.kind, setting.document)


def _crossed(setting: Setting, edit: Edit, rng: random.Random) -> Iterator[Row]:
    """The pairs of one edit, with their twins."""
    sentence, kind, document = setting.sentence, edit.kind, setting.document
    first, second, old, new = sentence, edit.text, edit.old, edit.new
    if edit.mirrored and rng.random() < 0.5:
        first, second, old, new = second, first, new, old
    shown = second
    if edit.label != NEUTRAL and rng.random() < 0.6:
        shown = rewritten(second, rng, kept=new)
    if edit.label == CONTRADICTION and not new and shown != second:
        shown = second
    yield Row(passage(setting, first, rng), shown, edit.label, kind, document)
    if edit.label == CONTRADICTION:
        same = rng.choice((first, second))
        twin = rewritten(same, rng)
        if twin != same or rng.random() < 0.25:
            yield Row(passage(setting, same, rng), twin, ENTAILMENT, f"twin-{kind}", document)
        if rng.random() < 0.35 and antecedents.several(setting):
            rest = " ".join((*setting.before[-2:], *setting.after[:2]))
            if not antecedents.tells(rest, sentence):
                yield Row(rest, rng.choice((first, second)), NEUTRAL, f"rest-{kind}", document)


def restating(
    pairs: Iterable[tuple[str, str, str]], rng: random.Random, pools: Pools, cap: int
) -> Iterator[Row]:
    """Contradictions in other words: an entailed claim is altered where the premise states what is altered.

    `pairs` are (premise, hypothesis, document) with the label entailment; at most `cap` rows a kind.
    """
    chosen = (
        numbers.changed,
        dates.shifted,
        names.swapped,
        names.nationality,
        opposites.flipped,
        siblings.exchanged,
        negation.inserted,
        roles.swapped,
    )
    counts: Counter[str] = Counter()
    for premise, hypothesis, document in pairs:
        for generator in chosen:
            edit = next((e for e in generator(hypothesis, rng, pools) if e.label == CONTRADICTION), None)
            if edit is None or counts[edit.kind] >= cap:
                continue
            if generator in (negation.inserted, roles.swapped) or edit.old.lower() in premise.lower():
                counts[edit.kind] += 1
                yield Row(premise, edit.text, CONTRADICTION, f"restated-{edit.kind}", document)
                if rng.random() < 0.5:
                    yield Row(premise, hypothesis, ENTAILMENT, f"restated-twin-{edit.kind}", document)
