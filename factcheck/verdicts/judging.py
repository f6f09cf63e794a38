"""Pairs of texts in, judgements out: the one piece of code that `check` and `compare` share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from factcheck.checks import Check, DocumentCheck, Slip
from factcheck.checks._align import unasked
from factcheck.checks._clauses import beside
from factcheck.claims.resolution import anchored, resolved
from factcheck.inference import NliModel
from factcheck.model import Checked, Claim, Evidence, Finding, Pair, Scores, Stance
from factcheck.verdicts.calibration import Calibration
from factcheck.verdicts.fusion import MODEL, Judgement, bar, weigh
from factcheck.verdicts.rated import refuted, weigh_refuted
from factcheck.verdicts.rules import Rules

_AGAINST = Scores(0.0, 1.0, 0.0)
"""The most that the other direction can say for a contradiction."""
_BATCH = 512
"""Pairs scored between two reports of progress."""


@dataclass(frozen=True)
class Judge:
    """Scores pairs with the model, runs every check over them, and weighs the two."""

    nli: NliModel
    checks: tuple[Check, ...]
    calibration: Calibration
    rules: Rules = field(default_factory=Rules)
    """Checks that are turned off for some paths."""

    def judge(
        self, pairs: Sequence[tuple[Claim, Evidence]], advance: Callable[[int], None] = lambda _: None
    ) -> list[Judgement]:
        """A judgement for every pair of statements, in order.

        Both directions are scored wherever the second one can still change the judgement. `advance` is called with
        the number of pairs done since its last call.
        """
        judgements: list[Judgement] = []
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            texts = [(evidence.passage.context, claim.context) for claim, evidence in batch]
            one_way = [
                self.weigh(Pair(claim, evidence, forward))
                for (claim, evidence), forward in zip(batch, self._scores(texts), strict=True)
            ]
            open_ones = [i for i, judgement in enumerate(one_way) if self._still_open(judgement)]
            backward = self._scores([(texts[i][1], texts[i][0]) for i in open_ones])
            for i, scores in zip(open_ones, backward, strict=True):
                one_way[i] = self.weigh(replace(one_way[i].pair, backward=scores))
            judgements += one_way
            advance(len(batch))
        return judgements

    def examine(self, documents: Iterable[Checked]) -> list[Judgement]:
        """What single documents say against themselves by the checks that look at one alone; the model isn't asked."""
        found = [_told(slip) for read in documents for slip in self._slips(read)]
        return [j for j in found if j.confidence >= self.calibration.thresholds["typed"]]

    def _slips(self, read: Checked) -> Iterator[Slip]:
        heard = [check for check in self.checks if not self.rules.off(check.id, (read.document.uri,))]
        for check in heard:
            if isinstance(check, DocumentCheck):
                yield from check.examine(read)
        # Unasked, the model finds nothing here: only the typed checks speak.
        yield from beside(read, heard)

    def _still_open(self, judgement: Judgement) -> bool:
        """Whether the other direction can make, or unmake, a contradiction: both are weighed."""
        if refuted(judgement.pair.evidence.passage) or any(
            f.check != MODEL and f.stance is Stance.CONTRADICTS for f in judgement.found
        ):
            return True
        most = replace(judgement.pair, backward=_AGAINST)
        return self.calibration.weights.probability(most) >= bar(most, self.calibration)

    def _scores(self, texts: Sequence[tuple[str, str]]) -> list[Scores]:
        scaling = self.calibration.sentence
        return [scaling.scores(row.tolist()) for row in self.nli.logits(texts)]

    def weigh(self, pair: Pair) -> Judgement:
        """Run the checks over a scored pair and weigh what they find."""
        sides = (pair.claim.document, pair.evidence.passage.document)
        heard = [check for check in self.checks if not self.rules.off(check.id, sides)]
        read = _resolved(pair)
        findings = [_anchored(f, pair) for check in heard if (f := check.judge(read)) is not None]
        if refuted(pair.evidence.passage):
            return weigh_refuted(pair, findings, self.calibration)
        return weigh(pair, findings, self.calibration)


def _resolved(pair: Pair) -> Pair:
    """The pair as the checks read it: with names for the pronouns that its statements begin with."""
    evidence = replace(pair.evidence, passage=resolved(pair.evidence.passage))
    return replace(pair, claim=resolved(pair.claim), evidence=evidence)


def _anchored(finding: Finding, pair: Pair) -> Finding:
    """What was found in a resolved pair, at its places in the documents."""
    return replace(
        finding,
        claim_spans=anchored(finding.claim_spans, pair.claim),
        evidence_spans=anchored(finding.evidence_spans, pair.evidence.passage),
    )


def _told(slip: Slip) -> Judgement:
    """The judgement on what a document says against itself: the finding stands alone."""
    pair = unasked(slip.claim, slip.passage)
    return Judgement(pair, slip.finding.stance, slip.finding.confidence, (slip.finding,), (slip.finding,))
