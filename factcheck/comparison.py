"""Given pairs, judged without retrieval: a premise of any length against a hypothesis of one or more sentences.

A long premise is read in overlapping windows of whole sentences; of a very long one those that share most words with the
hypothesis, and the answer says how many were left unread. One good window is enough for
support; a contradiction is taken from the windows that speak about the hypothesis most. A hypothesis is as well
supported as its sentences are, the weakest before all, and as contradicted as its worst.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.checks._odds import at_odds, differing
from factcheck.claims.attribution import attribute
from factcheck.claims.sentences import split
from factcheck.claims.terms import Terms
from factcheck.claims.values import extract as extract_values
from factcheck.corpus.subject import WordWeights
from factcheck.model import (
    BlockKind,
    Claim,
    Comparison,
    Document,
    Evidence,
    Finding,
    Pair,
    Scope,
    Scores,
    Sentence,
    Span,
    Stance,
)
from factcheck.verdicts.fusion import MODEL, Judgement
from factcheck.verdicts.judging import Judge

_WINDOW = 900
"""Characters of a window; about 200 tokens, the length that the model was trained on."""
_WINDOWS = 4
"""Windows that are read for one sentence of the hypothesis: those that share most of its words."""
_FOCUS = 3
"""Sentences that are also read by themselves, out of a premise of several windows: what a window says is diluted."""
_NEAREST = 3
"""Sentences of a premise that the typed checks read."""
_BATCH = 256
"""Pairs that are scored together."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One sentence of a hypothesis against one window of a premise, or against its nearest sentences."""

    owner: int
    """Position of the pair in the input."""
    sentence: int
    """Position of the sentence in the hypothesis."""
    spans: tuple[Span, ...]
    """One window, or the nearest sentences in their order."""
    relevance: float
    """Share of the words of the sentence that are there too, the rarer ones weighing more."""


class Comparer:
    """Judges given pairs with the same model, checks and calibration as a run over a folder."""

    def __init__(self, judge: Judge) -> None:
        """Take the judge that a run uses."""
        self._judge = judge
        self._terms = Terms()

    def compare(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Comparison]:
        """One comparison for each (premise, hypothesis), in order."""
        for start in range(0, len(pairs), _BATCH):
            yield from self._compare(pairs[start : start + _BATCH])

    def _compare(self, pairs: Sequence[tuple[str, str]]) -> Iterator[Comparison]:
        sentences = [split(hypothesis) or ((0, len(hypothesis)),) for _, hypothesis in pairs]
        readings = [
            reading
            for owner, (premise, hypothesis) in enumerate(pairs)
            for reading in self._readings(owner, premise, hypothesis, sentences[owner])
        ]
        texts = [
            (
                _line(" ".join(pairs[r.owner][0][s.start : s.end] for s in r.spans)),
                _line(_at(pairs[r.owner][1], sentences[r.owner][r.sentence])),
            )
            for r in readings
        ]
        scaling = self._judge.calibration
        kinds = [scaling.passage if len(split(premise)) > 1 else scaling.sentence for premise, _ in texts]
        logits = self._judge.nli.logits(texts)
        grouped: list[list[list[tuple[_Reading, Scores]]]] = [[[] for _ in s] for s in sentences]
        for reading, kind, row in zip(readings, kinds, logits, strict=True):
            grouped[reading.owner][reading.sentence].append((reading, kind.scores(row.tolist())))
        for (premise, hypothesis), spans, groups in zip(pairs, sentences, grouped, strict=True):
            overall = _overall(
                [
                    self._sentence(premise, _at(hypothesis, span), group)
                    for span, group in zip(spans, groups, strict=True)
                ]
            )
            read = {span for group in groups for reading, _ in group for span in reading.spans}
            yield replace(overall, unread=len(set(windows(premise)) - read))

    def _readings(
        self, owner: int, premise: str, hypothesis: str, sentences: Sequence[tuple[int, int]]
    ) -> Iterator[_Reading]:
        spans = windows(premise)
        if len(spans) == 1:
            yield from (_Reading(owner, number, (spans[0],), 1.0) for number in range(len(sentences)))
            return
        parts = [Span(a, b) for a, b in split(premise)]
        words = [set(self._terms.stems(premise[p.start : p.end])) for p in parts]
        weights = WordWeights([sorted(w) for w in words])
        starts = [part.start for part in parts]
        found = [
            set().union(*words[bisect_left(starts, s.start) : bisect_left(starts, s.end)]) for s in spans
        ]
        for number, span in enumerate(sentences):
            wanted = set(self._terms.stems(_at(hypothesis, span)))
            total = sum(map(weights.weight, sorted(wanted))) or 1.0
            shares, relevance = (
                [sum(map(weights.weight, sorted(wanted & there))) / total for there in texts]
                for texts in (words, found)
            )
            best = sorted(range(len(spans)), key=lambda i: (-relevance[i], i))[:_WINDOWS]
            for i in sorted(best):
                yield _Reading(owner, number, (spans[i],), relevance[i])
            near = sorted(range(len(parts)), key=lambda i: (-shares[i], i))[:_FOCUS]
            yield _Reading(owner, number, tuple(parts[i] for i in sorted(near)), max(relevance))

    def _sentence(self, premise: str, sentence: str, group: list[tuple[_Reading, Scores]]) -> Comparison:
        """One sentence of the hypothesis: the windows united, then the typed checks beside the model."""
        scores = _united(group)
        judgement, passages = self._checked(premise, sentence, group, scores)
        if judgement is None:
            return Comparison(scores.stance, scores)
        same = _typed_support(judgement)
        if same is not None and scores.stance is Stance.CONTRADICTS:
            # “Every six months” is “twice a year”, whatever the model makes of the words.
            supports = same.confidence if judgement.stance is Stance.SUPPORTS else 0.0
            scores = Scores(supports, 0.0, 1 - supports)
            return Comparison(scores.stance, scores, (same.message,))
        if scores.stance is Stance.SUPPORTS and judgement.stance is not Stance.CONTRADICTS and same is None:
            claim = _claim(sentence, "hypothesis")
            if told := differing(claim, *passages):
                # What the model takes for the same but for a figure or a date is mostly the opposite.
                scores = Scores(0.0, 1 - scores.neutral, scores.neutral)
                return Comparison(scores.stance, scores, (told,))
            if at_odds(claim, *passages):
                scores = Scores(0.0, scores.contradicts, 1 - scores.contradicts)
                return Comparison(scores.stance, scores)
        if judgement.stance is Stance.CONTRADICTS and scores.stance is not Stance.CONTRADICTS:
            scores = _shifted(scores, judgement.confidence)
        # Below the threshold of a report the model still has its say here, so its words are the reason.
        found = judgement.findings or tuple(f for f in judgement.found if f.stance is scores.stance)
        return Comparison(scores.stance, scores, tuple(f.message for f in found))

    def _checked(
        self, premise: str, sentence: str, group: list[tuple[_Reading, Scores]], scores: Scores
    ) -> tuple[Judgement | None, list[Claim]]:
        """The strongest judgement over the nearest sentences of the premise, and these; None for an empty premise.

        Of a longer premise they are not told, since any other sentence may have the figure that they lack.
        """
        claim = _claim(sentence, "hypothesis")
        spans = sorted({s for r, _ in group for span in r.spans for s in _sentences(premise, span)})
        wanted = set(self._terms.stems(sentence))
        nearest = sorted(spans, key=lambda s: -len(wanted & set(self._terms.stems(premise[s.start : s.end]))))
        passages = [_claim(premise[span.start : span.end], "premise") for span in nearest[:_NEAREST]]
        judged = [
            self._judge.weigh(Pair(claim, Evidence(passage, 0.0, 1, Scope.DOCUMENT), scores))
            for passage in passages
        ]
        best = max(judged, key=lambda j: (j.stance is Stance.CONTRADICTS, j.confidence), default=None)
        return best, passages if len(spans) <= _NEAREST else []


def _typed_support(judgement: Judgement) -> Finding | None:
    """The finding of a typed check that both say the same, where none says that they can't."""
    typed = [f for f in judgement.found if f.check != MODEL]
    agrees = typed and all(f.stance is Stance.SUPPORTS for f in typed)
    return typed[0] if agrees else None


def _line(text: str) -> str:
    return " ".join(text.split())


def _at(text: str, span: tuple[int, int]) -> str:
    return text[span[0] : span[1]]


def _claim(text: str, name: str) -> Claim:
    """A sentence as a claim: who says it and which values it holds, as far as it says so itself."""
    whole = Span(0, len(text))
    document = Document(name, text, "text/plain", sha256="")
    (said,) = attribute(document, (Sentence(whole, BlockKind.PARAGRAPH),))
    return Claim(name, name, whole, text, _line(text), said, extract_values(text))


def _sentences(premise: str, window: Span) -> list[Span]:
    return [Span(a + window.start, b + window.start) for a, b in split(premise[window.start : window.end])]


def windows(premise: str) -> list[Span]:
    """Windows of whole sentences, each overlapping the one before by its last sentence."""
    spans = split(premise) or ((0, len(premise)),)
    found: list[Span] = []
    first = 0
    while first < len(spans):
        last = first
        while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= _WINDOW:
            last += 1
        found.append(Span(spans[first][0], spans[last][1]))
        if last + 1 == len(spans):
            break
        first = max(first + 1, last)
    return found


def _united(group: list[tuple[_Reading, Scores]]) -> Scores:
    """The windows as one witness and the nearest sentences as another, where they were read by themselves: their mean."""
    windows = [(r, s) for r, s in group if len(r.spans) == 1]
    near = [s for r, s in group if len(r.spans) > 1]
    witnesses = [_of_windows(windows), *near]
    supports, contradicts, neutral = (
        sum(parts) / len(witnesses)
        for parts in zip(*((s.supports, s.contradicts, s.neutral) for s in witnesses), strict=True)
    )
    return Scores(supports, contradicts, neutral)


def _of_windows(windows: list[tuple[_Reading, Scores]]) -> Scores:
    """Support from the best window; contradiction from the most relevant windows, less where another one supports."""
    supports = max(s.supports for _, s in windows)
    top = max(r.relevance for r, _ in windows)
    contradicts = max(s.contradicts for r, s in windows if r.relevance >= top - 0.1)
    neutral = min(s.neutral for _, s in windows)
    total = supports + contradicts + neutral
    return Scores(supports / total, contradicts / total, neutral / total)


def _shifted(scores: Scores, contradicts: float) -> Scores:
    """The same scores with the probability of contradiction raised to a finding's confidence."""
    rest = scores.supports + scores.neutral
    factor = (1 - contradicts) / rest if rest else 0.0
    return Scores(scores.supports * factor, contradicts, scores.neutral * factor)


def _overall(parts: Sequence[Comparison]) -> Comparison:
    """A hypothesis from its sentences: contradicted by any, supported by all."""
    if len(parts) == 1:
        return parts[0]
    contradicts = max(p.scores.contradicts for p in parts)
    # The weakest sentence counts most; the mean lets every other one be felt as well.
    each = [p.scores.supports for p in parts]
    supports = (min(each) + sum(each) / len(each)) / 2
    if supports + contradicts > 1:
        supports = 1 - contradicts
    scores = Scores(supports, contradicts, 1 - supports - contradicts)
    worst = sorted(parts, key=lambda p: -p.scores.contradicts)
    stance = Stance.CONTRADICTS if any(p.stance is Stance.CONTRADICTS for p in parts) else scores.stance
    return Comparison(stance, scores, tuple(r for p in worst for r in p.reasons))
