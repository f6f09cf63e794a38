"""What of the mix goes into a stretch of a run."""

from __future__ import annotations

import pytest

from training.data import STRETCHES, is_passage, thinned
from training.synthetic.compose import Row
from training.synthetic.edit import NEUTRAL

PASSAGE = Row("a", "b", NEUTRAL, "written-neutral", "written:news-01:4")
LINE = Row("c", "d", NEUTRAL, "written-neutral", "written:news:4")
PUBLIC = Row("e", "f", NEUTRAL, "vitaminc", "")


def test_a_passage_is_told_from_a_line() -> None:
    assert is_passage(PASSAGE)
    assert not is_passage(LINE)
    assert not is_passage(PUBLIC)


def test_the_first_beginning_that_fits_a_kind_holds() -> None:
    assert thinned([PASSAGE, LINE, PUBLIC], {"passage": 1.0, "written": 0.0, "": 1.0}) == [PASSAGE, PUBLIC]


def test_shares_are_kept_and_the_same_each_time() -> None:
    rows = [PUBLIC] * 2000
    kept = thinned(rows, {"vita": 0.25, "": 1.0})
    assert 420 < len(kept) < 580
    assert len(thinned(rows, {"vita": 0.25, "": 1.0})) == len(kept)


@pytest.mark.parametrize("stretch", STRETCHES)
def test_every_kind_has_a_share_in_every_stretch(stretch: str) -> None:
    assert "" in STRETCHES[stretch]
    assert list(STRETCHES[stretch])[-1] == "", "what stands behind it would never hold"
