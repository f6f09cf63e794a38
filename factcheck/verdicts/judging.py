"""Pairs of texts in, judgements out: the one piece of code that `check` and `compare` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.checks import Check
from factcheck.inference import NliModel
from factcheck.model import Claim, Evidence, Pair, Scores
from factcheck.verdicts.calibration import Calibration, Scaling
from factcheck.verdicts.fusion import Judgement, weigh

_BATCH = 512
"""Pairs scored between two reports of progress."""


@dataclass(frozen=True)
class Judge:
    """Scores pairs with the model, runs every check over them, and weighs the two."""

    nli: NliModel
    checks: tuple[Check, ...]
    calibration: Calibration

    def judge(
        self, pairs: Sequence[tuple[Claim, Evidence]], advance: Callable[[int], None] = lambda _: None
    ) -> list[Judgement]:
        """A judgement for every pair of statements, in order; both directions are scored.

        `advance` is called with the number of pairs done since its last call.
        """
        judgements: list[Judgement] = []
        for start in range(0, len(pairs), _BATCH):
            batch = pairs[start : start + _BATCH]
            texts = [(e.passage.context, c.context) for c, e in batch]
            logits = self.nli.logits([*texts, *((b, a) for a, b in texts)])
            scaling = self.calibration.sentence
            for i, (claim, evidence) in enumerate(batch):
                forward = scaling.scores(logits[i].tolist())
                backward = scaling.scores(logits[len(batch) + i].tolist())
                judgements.append(self.weigh(Pair(claim, evidence, forward, backward)))
            advance(len(batch))
        return judgements

    def weigh(self, pair: Pair) -> Judgement:
        """Run the checks over a scored pair and weigh what they find."""
        findings = [f for check in self.checks if (f := check.judge(pair)) is not None]
        return weigh(pair, findings, self.calibration)

    def scores(self, pairs: Sequence[tuple[str, str]], scaling: Scaling) -> list[Scores]:
        """Calibrated scores of (premise, hypothesis) texts, in order."""
        return [scaling.scores(row.tolist()) for row in self.nli.logits(pairs)]
