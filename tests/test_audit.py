"""Labels of a person, and what they tell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.audit import ENOUGH, TARGET, precision, threshold, told
from factcheck.baseline import Baseline, Label, Mark

LABELS = st.lists(
    st.builds(
        Label,
        st.sampled_from(Mark),
        st.sampled_from(["number", "nli"]),
        st.integers(0, 20).map(lambda n: n / 20),
    ),
    max_size=80,
)


def labelled(mark: Mark, count: int, confidence: float, check: str = "number") -> list[Label]:
    return [Label(mark, check, confidence)] * count


def lines(labels: list[Label]) -> list[str]:
    return list(told(Baseline(labels={str(n): label for n, label in enumerate(labels)})))


def test_precision_by_check_and_over_all() -> None:
    labels = labelled(Mark.TRUE, 2, 0.9) + labelled(Mark.LATER, 1, 0.9) + labelled(Mark.FALSE, 1, 0.8, "nli")
    assert [(row.kind, row.true, row.labelled) for row in precision(labels)] == [
        ("nli", 0, 1),
        ("number", 3, 3),
        ("all", 3, 4),
    ]
    assert lines(labels) == [
        "nli          0 of 1 true (0%)",
        "number       3 of 3 true (100%)",
        "all          3 of 4 true (75%)",
        "16 more labels for advice on a threshold.",
    ]
    assert lines([]) == ["Nothing is labelled yet."]


def test_the_lowest_threshold_that_still_keeps_its_word() -> None:
    labels = labelled(Mark.TRUE, 19, 0.95) + labelled(Mark.FALSE, 1, 0.905) + labelled(Mark.FALSE, 9, 0.8)
    found = threshold(labels)
    assert found is not None
    assert (found[0], found[1].true, found[1].labelled) == (0.905, 19, 20)
    assert lines(labels)[-1] == "From 90% confidence on, 19 of 20 were true: --min-confidence 90%"
    assert "At no confidence" in lines(labelled(Mark.FALSE, ENOUGH, 0.99))[-1]


@given(LABELS)
def test_the_advice_holds_on_the_labels_it_rests_on(labels: list[Label]) -> None:
    found = threshold(labels)
    by_hand = {
        least
        for least in {label.confidence for label in labels}
        if (above := [label for label in labels if label.confidence >= least])
        and len(above) >= ENOUGH
        and sum(label.mark is not Mark.FALSE for label in above) / len(above) >= TARGET
    }
    assert (found[0] if found else None) == min(by_hand, default=None)
