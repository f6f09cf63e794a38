"""What is measured of a pair before it is judged: the model's word both ways, and how near the two statements are.

Every feature is a plain number that reads the pair alone, so that the same pair has the same judgement in any run.
"""

from __future__ import annotations

import math

from factcheck.model import Pair, Scores

NAMES = ("contradicts", "weaker_way", "supports", "cosine", "share")
"""The features in their order: see :func:`features`."""
_SURE = 6.0
"""Log odds are cut here: beyond it more certainty of the model means nothing."""
_NEAR = (0.7, 0.5)
"""Cosine and share of common words are cut here: beyond it a pair may be a statement and its restatement. They also stand
for the nearness of a pair that was given and not sought."""


def log_odds(probability: float) -> float:
    """Log odds, cut at :data:`_SURE` either way."""
    odds = math.log(max(probability, 1e-9) / max(1.0 - probability, 1e-9))
    return max(-_SURE, min(_SURE, odds))


def directions(pair: Pair) -> tuple[Scores, ...]:
    """The scores of a pair, forward and, where it was scored, backward."""
    return (pair.forward,) if pair.backward is None else (pair.forward, pair.backward)


def features(pair: Pair) -> tuple[float, ...]:
    """One number for each of :data:`NAMES`.

    contradicts: log odds of contradiction, mean of the directions scored; weaker_way: those of the lesser direction;
    supports: log odds of support, of the greater direction; cosine and share: nearness by meaning and by words.
    """
    ways = directions(pair)
    against = [log_odds(s.contradicts) for s in ways]
    near = pair.evidence.nearness
    cosine, share = map(min, (near.cosine, near.share), _NEAR) if near else _NEAR
    return (
        sum(against) / len(against),
        min(against),
        max(log_odds(s.supports) for s in ways),
        cosine,
        share,
    )
