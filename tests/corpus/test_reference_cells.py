"""Which figures of tables meet which passages of a corpus."""

from __future__ import annotations

from pathlib import Path

from factcheck.checks.cell import CellCheck
from factcheck.corpus.reference_cells import reference_pairs
from factcheck.model import Pair, Scope
from tests.corpora import open_corpus
from tests.corpus.test_cells import claims_of
from tests.fakes import NEUTRAL

PAGE = "# Pricing\n\n| Plan | Price per month | Machines |\n|---|---|---|\n| Pro | $8 | 5 |\n| Team | $25 | 40 |\n"
LIST = "Plan,Price per month ($),Machines\nPro,9,5\nTeam,29,50\n"


def found(folder: Path, page: str, **files: str) -> dict[str, str]:
    """What is said of each cell, by its heads."""
    corpus = open_corpus(folder, {name.replace("__", "."): text for name, text in files.items()})
    pairs = list(reference_pairs(claims_of(page__md=page), [corpus]))
    assert all(e.scope is Scope.CORPUS and e.passage.document.startswith(str(folder)) for _, e in pairs)
    told = ((c, CellCheck().judge(Pair(c, e, NEUTRAL, NEUTRAL))) for c, e in pairs)
    return {c.context.split(":")[0]: finding.stance.value if finding else "silent" for c, finding in told}


def test_a_table_is_held_against_the_price_list_of_a_corpus(tmp_path: Path) -> None:
    assert found(tmp_path, PAGE, prices__csv=LIST) == {
        "Pro, Price per month": "contradicts",
        "Pro, Machines": "supports",
        "Team, Price per month": "contradicts",
        "Team, Machines": "contradicts",
    }


def test_heads_in_other_words_are_the_same(tmp_path: Path) -> None:
    other = "Tariff,Monthly fee ($)\nPro,9\nTeam,25\n"
    assert found(tmp_path, PAGE, fees__csv=other) == {
        "Pro, Price per month": "contradicts",
        "Team, Price per month": "supports",
    }
    staff = "| Year | Staff |\n|---|---|\n| 2024 | 250 |\n"
    assert found(tmp_path, staff, a__csv="Year,Headcount\n2024,260\n") == {}
    yards = "| Yard | Staff |\n|---|---|\n| Norrvik | 250 |\n"
    assert found(tmp_path, yards, a__csv="Yard,Headcount\nNorrvik,260\n") == {"Norrvik, Staff": "contradicts"}


def test_a_sentence_of_a_corpus_speaks_of_a_cell(tmp_path: Path) -> None:
    assert found(tmp_path, PAGE, a__md="# Plans\n\nThe Team plan costs $29 per month.") == {
        "Team, Price per month": "contradicts"
    }


def test_another_thing_is_left_alone(tmp_path: Path) -> None:
    for number, other in enumerate(
        (
            "Plan,Price per user per month ($)\nPro,9\n",
            "Plan,Price per year ($)\nPro,90\n",
            "Plan,Price ($)\nPro,90\n",
            "Plan,Price per month in 2023 ($)\nPro,7\n",
            "Plan,Price per month ($)\nPro Plus,12\n",
        )
    ):
        assert found(tmp_path / str(number), PAGE, prices__csv=other) == {}, other
    assert found(tmp_path / "owner", PAGE, globex__csv="Plan,Price per month ($)\nPro,9\n") == {}


def test_where_a_corpus_has_several_figures_it_has_none(tmp_path: Path) -> None:
    assert found(tmp_path, PAGE, a__csv=LIST, old__csv=LIST.replace("29", "19")).keys() == {
        "Pro, Price per month",
        "Pro, Machines",
        "Team, Machines",
    }


def test_an_empty_corpus_says_nothing(tmp_path: Path) -> None:
    assert found(tmp_path, PAGE, a__md="") == {}
