"""Which sentences and figures are laid beside each other."""

from __future__ import annotations

from factcheck import readers
from factcheck.checks.cell import CellCheck
from factcheck.claims.extraction import extract
from factcheck.corpus.cells import cell_pairs
from factcheck.model import Claim, Pair, Scope
from tests.fakes import NEUTRAL


def claims_of(**files: str) -> list[Claim]:
    """The claims of some files; in a name, __ stands for the full stop."""
    documents = (readers.read(text.encode(), name.replace("__", ".")) for name, text in files.items())
    return [claim for document in documents for claim in extract(document)[1]]


def pairs(**files: str) -> list[tuple[str, str, Scope]]:
    return [(c.context, e.passage.context, e.scope) for c, e in cell_pairs(claims_of(**files))]


def stances(**files: str) -> list[str]:
    found = (CellCheck().judge(Pair(c, e, NEUTRAL, NEUTRAL)) for c, e in cell_pairs(claims_of(**files)))
    return [finding.stance.value if finding else "silent" for finding in found]


RESULTS = "Measure,2021,2022\nRevenue ($m),38,41\nGross revenue ($m),50,52\nStaff,210,250\n"


def test_a_sentence_meets_the_one_cell_that_it_speaks_of() -> None:
    assert pairs(results__csv=RESULTS, a__md="Revenue was $14 million in 2022.") == [
        ("Revenue, 2022: $41 million", "Revenue was $14 million in 2022.", Scope.FOLDER)
    ]
    assert pairs(a__md="Gross revenue was $14 million in 2022.", results__csv=RESULTS) == [
        ("Gross revenue was $14 million in 2022.", "Gross revenue, 2022: $52 million", Scope.FOLDER)
    ]


def test_cells_of_one_table_never_meet() -> None:
    assert pairs(results__csv=RESULTS) == []
    assert pairs(a__csv="name,n\nx,1\ny,2\nx,3\n") == []


def test_a_table_and_a_text_of_one_document_meet() -> None:
    text = "| Plan | Log retention (days) |\n|---|---|\n| Starter | 30 |\n| Pro | 90 |\n\nThe Starter plan keeps logs for 14 days.\n"
    assert [scope for _, _, scope in pairs(a__md=text)] == [Scope.DOCUMENT]
    assert stances(a__md=text) == ["contradicts"]


def test_agreement_is_support() -> None:
    assert stances(results__csv=RESULTS, a__md="The company had 250 staff in 2022.") == ["supports"]
    assert stances(results__csv="Measure,2022\nRevenue,41\n", a__md="Revenue was 41 million in 2022.") == [
        "supports"
    ]
    assert stances(results__csv="Measure,2022\nRevenue,41\n", a__md="Revenue was 14 million in 2022.") == [
        "contradicts"
    ]


def test_two_tables_meet_under_the_same_heads_unless_their_titles_differ() -> None:
    one, two = "Measure,2022\nRevenue ($m),41\n", "Item,2022\nRevenue ($m),14\n"
    assert stances(results__csv=one, old__csv=two) == ["contradicts"]
    assert pairs(berlin__csv=one, paris__csv=two) == []


def test_a_table_of_somebody_else_is_left_alone() -> None:
    acme, globex = "Acme's revenue was $14 million in 2022.", "Measure,2022\nRevenue ($m),41\n"
    assert pairs(globex__csv=globex, a__md=acme) == []
    assert len(pairs(acme__csv=globex, a__md=acme)) == 1


def test_where_two_cells_may_be_meant_none_is() -> None:
    long = "country,year,metric,value\nCountry 3,2010,exports,55\nCountry 12,2010,exports,7\n"
    assert [c for c, _, _ in pairs(long__csv=long, a__md="Exports of Country 3 were 12 in 2010.")] == [
        "Country 3, 2010, exports, value: 55"
    ]
    twice = "team,site staff,staff of site\nA,1,2\nB,3,4\n"
    assert pairs(data__csv=twice, a__md="The site staff of team A is 9 people.") == []


def test_a_large_table_is_searched_by_its_heads() -> None:
    rows = "".join(f"Station {i},{1990 + i % 30},{i}\n" for i in range(3000))
    found = pairs(data__csv=f"Station,Year,Visitors\n{rows}", a__md="Station 17 had 300 visitors in 2007.")
    assert [c for c, _, _ in found] == ["Station 17, 2007, Visitors: 17"]
