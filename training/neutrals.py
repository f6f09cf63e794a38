"""Made neutrals: public pairs hardly ever show two related sentences that don't bear on each other."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from training.sources import Pair, Paragraph
from training.synthetic.lexicon import listed

NAME = re.compile(
    r"(?:The |A |An )?(?P<name>[A-Z][\w’'.-]*(?: (?:of|the|and|de|in) [A-Z][\w’'.-]*| [A-Z][\w’'.-]*){0,4})"
)
WORD = re.compile(r"[a-z]{3,}|\d[\d,.]*\d|\d")
BEARING = (
    (re.compile(r"\b(?:born|birth|age|old|young)"), re.compile(r"\bborn\b|\([^)]*\d{4}")),
    (re.compile(r"\b(?:died|death|dead|alive|living|lived)"), re.compile(r"\bdied\b|\bdeath\b|\d{4} ?[–-]|killed")),
    (re.compile(r"\b(?:is|was|are|were) (?:an?|the|not|only|from|in|exclusively)\b|\bis [A-Z]"), re.compile(r"\b(?:is|was|are|were) (?:an?|the|one)\b")),
    (re.compile(r"\b(?:directed|directs|director)"), re.compile(r"\bdirect")),
    (re.compile(r"\b(?:star|acted|actor|actress|played|role|cast|appear)"), re.compile(r"\b(?:star|act|play|role|cast|appear)")),
    (re.compile(r"\b(?:written|wrote|writer|author)"), re.compile(r"\bwr[io]t|author|novel")),
    (re.compile(r"\b(?:released|premiered|aired|came out)"), re.compile(r"\b(?:releas|premier|aired|\d{4} [A-Za-z]+ (?:film|television|album|song))")),
    (re.compile(r"\b(?:won|award|nominated|winner)"), re.compile(r"\b(?:won|award|nominat)")),
    (re.compile(r"\b(?:married|wife|husband|divorced|spouse)"), re.compile(r"\b(?:marri|wife|husband|divorc)")),
    (re.compile(r"\b(?:country|located|capital|city|state|from|in [A-Z])"), re.compile(r"\b(?:located|city|country|capital|state|county|born)")),
)  # fmt: skip
STOP = frozenset(
    listed(
        "the and was for with that his her its their from has had are were been not also only who which this into"
    )
)


def leading_name(text: str) -> str:
    """The name that a sentence begins with; empty where it begins otherwise."""
    found = NAME.match(text)
    name = found["name"].lower() if found else ""
    return name if len(name) > 3 and name not in STOP else ""


def content(text: str) -> frozenset[str]:
    """Words and figures that carry meaning."""
    return frozenset(w for w in WORD.findall(text.lower()) if w not in STOP)


def bears_on(evidence: str, claim: str) -> bool:
    """Whether evidence about the same entity could settle the claim: same topic of fact, or much of its wording."""
    for in_claim, in_evidence in BEARING:
        if in_claim.search(claim) and in_evidence.search(evidence):
            return True
    entity = content(leading_name(claim))
    said = content(claim) - entity
    return not said or len(said & content(evidence)) / len(said) > 0.34


def same_entity(pairs: Sequence[Pair], rng: random.Random, cap: int) -> Iterator[Pair]:
    """A claim with the evidence of another claim about the same entity that doesn't bear on it."""
    evidence: dict[str, list[str]] = defaultdict(list)
    own: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        own[pair.hypothesis].add(pair.premise)
        if name := leading_name(pair.hypothesis):
            evidence[name].append(pair.premise)
    made = 0
    for pair in rng.sample(pairs, len(pairs)):
        options = sorted(set(evidence.get(leading_name(pair.hypothesis), ())) - own[pair.hypothesis])
        for premise in rng.sample(options, min(4, len(options))):
            if not bears_on(premise, pair.hypothesis) and not own[pair.hypothesis] & {premise}:
                yield Pair(premise, pair.hypothesis, "neutral", "made_same_entity")
                made += 1
                break
        if made >= cap:
            return


def look_alikes(
    claims: Sequence[str], passages: Sequence[str], own: dict[str, set[str]], source: str
) -> Iterator[Pair]:
    """Each claim with a passage that TF-IDF ranks high, that isn't its evidence and doesn't bear on it."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(
        sublinear_tf=True, min_df=2, max_df=0.05, stop_words="english", dtype=np.float32
    )
    matrix = vectorizer.fit_transform(passages).T.tocsr()
    for start in range(0, len(claims), 512):
        chunk = claims[start : start + 512]
        scores = (vectorizer.transform(chunk) @ matrix).tocsr()
        for i, claim in enumerate(chunk):
            row = scores.getrow(i)
            ranked = row.indices[np.argsort(-row.data, kind="stable")[:12]]
            entity = leading_name(claim)
            for place in ranked:
                passage = passages[place]
                about_it = not entity or entity in passage.lower()
                settled = passage in own.get(claim, set()) or (about_it and bears_on(passage, claim))
                if not settled and _overlap(passage, claim) < 0.6:
                    yield Pair(passage, claim, "neutral", source)
                    break


def _overlap(passage: str, claim: str) -> float:
    words = content(claim)
    return len(words & content(passage)) / max(1, len(words))


def of_one_text(paragraphs: Sequence[Paragraph], rng: random.Random, cap: int) -> Iterator[Pair]:
    """Two sentences of one paragraph; those that share two rare words or both hold figures come first."""
    counts: dict[str, int] = defaultdict(int)
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            for word in content(sentence):
                counts[word] += 1
    close: list[Pair] = []
    loose: list[Pair] = []
    for paragraph in paragraphs:
        good = [s for s in paragraph.sentences if 5 <= len(s.split()) <= 70]
        for i, one in enumerate(good):
            for other in good[i + 1 :]:
                shared = [w for w in content(one) & content(other) if counts[w] < 120]
                both = bool(re.search(r"\d", one) and re.search(r"\d", other))
                if _alike(one, other) > 0.6:
                    continue
                kind = close if len(shared) >= 2 or (shared and both) else loose
                first, second = (one, other) if rng.random() < 0.5 else (other, one)
                kind.append(Pair(first, second, "neutral", "made_one_text"))
                if kind is close and rng.random() < 0.7:
                    kind.append(Pair(second, first, "neutral", "made_one_text"))
    rng.shuffle(close)
    rng.shuffle(loose)
    yield from close[: int(cap * 0.75)]
    yield from loose[: max(0, cap - min(len(close), int(cap * 0.75)))]


def _alike(one: str, other: str) -> float:
    """Share of the shorter sentence's words that the other has too."""
    first, second = content(one), content(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def of_one_page(pairs: Sequence[Pair], rng: random.Random, cap: int) -> Iterator[Pair]:
    """Two evidence sentences for claims about one entity, from one snapshot of an encyclopedia."""
    pages: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        name = leading_name(pair.hypothesis)
        if name and len(pair.premise.split()) < 70:
            pages[name].add(pair.premise)
    made: set[tuple[str, str]] = set()
    for name in sorted(pages):
        texts = sorted(pages[name])
        for _ in range(min(4, len(texts) * (len(texts) - 1) // 2)):
            one, other = rng.sample(texts, 2)
            if _alike(one, other) < 0.4:
                made.add((one, other))
    for one, other in rng.sample(sorted(made), min(cap, len(made))):
        yield Pair(one, other, "neutral", "made_one_page")
