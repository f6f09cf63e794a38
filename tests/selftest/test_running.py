"""A trial: what is planted, where, and what is counted."""

from __future__ import annotations

import json
import random

from factcheck.model import Checked
from factcheck.pipeline import extract_all
from factcheck.selftest.planting import plant
from factcheck.selftest.running import Trial, run
from factcheck.selftest.telling import trial_json, trial_text
from tests.test_pipeline import document, pipeline

TEXT = """# Plans

The Starter plan keeps logs for 30 days. The harbour bridge is open to traffic at night. Two ferries run on Sundays.

## Bridges

The Marrow bridge was opened on 4 May 2021. It costs 5 euros. Is it worth it? Prices for lorries rose in the spring.
"""


def trial(seed: int = 0, text: str = TEXT) -> Trial:
    return run([document("a.md", text)], pipeline(), per_kind=2, most=5, seed=seed)


def test_plants_stand_behind_the_document_under_the_headings_of_their_originals() -> None:
    (checked,) = (o for o in extract_all([document("a.md", TEXT)]) if isinstance(o, Checked))
    planted, plants = plant(checked, (), 2, random.Random(0))
    assert planted.text.startswith(checked.document.text)
    assert len({p.original.id for p in plants}) == len(plants) > 2
    for p in plants:
        assert planted.slice(p.span) == p.text
        block = next(b for b in planted.blocks if b.span == p.span)
        assert block.headings == p.original.headings
        assert "It costs" not in p.original.text
    assert checked.document.text == document("a.md", TEXT).text


def test_what_is_planted_is_found_and_untouched_text_is_clean() -> None:
    done = trial()
    assert done.documents == 1
    assert done.flagged(0) == 0
    assert done.found("number", 0) == (2, 2)
    found, planted = done.found("", 0)
    assert 0 < found <= planted == len(done.outcomes)
    assert done.found("", 0.99)[0] <= found


def test_findings_on_untouched_documents_are_counted_by_document_and_threshold() -> None:
    told = trial(text=f"{TEXT}\nThe Starter plan keeps logs for 14 days.\n")
    assert (told.flagged(0), told.flagged(1.1)) == (1, 0)


def test_the_same_seed_gives_the_same_trial() -> None:
    assert trial_json(trial(1)) == trial_json(trial(1))
    assert list(trial_text(trial())) == list(trial_text(trial()))


def test_a_trial_is_told_by_kind_and_threshold() -> None:
    lines = list(trial_text(trial()))
    assert any(line.startswith("as shipped") for line in lines)
    data = json.loads(trial_json(trial()))
    assert data["thresholds"][0]["recall"]["number"] == {"found": 2, "planted": 2}
    assert {p["kind"] for p in data["planted"]} == set(trial().kinds())


def test_where_nothing_can_be_planted_it_says_so() -> None:
    (line,) = trial_text(trial(text="# Thanks\n\nThank you all!\n"))
    assert line.startswith("Nothing could be planted")
