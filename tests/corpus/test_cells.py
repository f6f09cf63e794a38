"""Which sentences and figures are laid beside each other."""

from __future__ import annotations

import pytest

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


SETTINGS = "# Settings\n\n| Setting | Value |\n|---|---|\n| Timeout (seconds) | 30 |\n| Log retention | 14 days |\n| Retries | 3 |\n"


def test_a_table_of_settings_is_read_by_one_word_where_the_sentence_says_nothing_else() -> None:
    assert stances(a__md=SETTINGS, b__md="# Guide\n\nThe timeout is 60 seconds.") == ["contradicts"]
    assert stances(a__md=SETTINGS, b__md="# Guide\n\nThe timeout is 30 seconds.") == ["supports"]
    assert stances(a__md=SETTINGS, b__md="# Guide\n\nLogs are kept for one week.") == ["contradicts"]
    assert stances(a__md=SETTINGS, b__md="# Guide\n\nLogs are kept for two weeks.") == ["supports"]
    for other in (
        "The login timeout is 60 seconds.",
        "The maximum timeout is 60 seconds.",
        "The timeout can be set to 60 seconds.",
        "If the timeout is 60 seconds, queries pile up.",
        "Deleted logs are kept for one week.",
        "Logs of the archive are kept for one week.",
    ):
        assert pairs(a__md=SETTINGS, b__md=f"# Guide\n\n{other}") == [], other
    assert pairs(a__md=SETTINGS, b__md="# Production\n\nThe timeout is 60 seconds.") == []


def test_a_line_of_settings_is_a_row_of_a_table() -> None:
    line = "# Backups\n\n- Retention: 14 days\n- Format: tar\n"
    assert stances(a__md=line, b__md="# Backups\n\nBackups are kept for one week.") == ["contradicts"]
    assert stances(a__md=line, b__md="# Backups\n\nBackups are kept for two weeks.") == ["supports"]
    assert pairs(a__md=line, b__md="# Logs\n\nLogs are kept for one week.") == []
    assert pairs(a__md=line, b__md="# Logs\n\nRetention: 7 days") == []
    assert (
        pairs(a__md=line + "- Retention: 7 days\n", b__md="# Backups\n\nBackups are kept for one week.") == []
    )
    assert pairs(a__md="# France\n\nPublic debt: 75 %", b__md="# Italy\n\nPublic debt is 60 %.") == []


def test_a_line_of_settings_meets_the_pages_of_its_product() -> None:
    line = "# Corvid reference\n\n- Daily backups: kept for 14 days\n"
    kept = "Backups of each day are kept for 30 days."
    assert stances(a__md=line, b__md=f"# Operating Corvid\n\n{kept}") == ["contradicts"]
    assert pairs(a__md=line, b__md=f"# Operating Heron\n\n{kept}") == []
    assert pairs(a__md=line, b__md="# Operating Corvid\n\nWeekly backups are kept for 30 days.") == []
    assert (
        pairs(
            a__md="# Corvid Cloud\n\n- Daily backups: kept for 14 days\n", b__md=f"# Corvid Desktop\n\n{kept}"
        )
        == []
    )
    assert pairs(a__md=line, b__md=kept) == []


def test_a_count_meets_the_whole_and_not_a_part_of_it() -> None:
    towns = "City,Population 2020\nGraz,276000\n"
    assert stances(a__csv=towns, b__md="Graz had a population of 267,000 in 2020.") == ["contradicts"]
    assert stances(a__csv=towns, b__md="Graz had 267,000 inhabitants in 2020.") == ["contradicts"]
    assert pairs(a__csv=towns, b__md="Graz had a population of 267,000 in 2021.") == []
    assert pairs(a__csv=towns, b__md="In 2020 in Graz 3,000 inhabitants worked in the steel mill.") == []
    staff = "City,Staff,Population\nBergen,1200,276000\n"
    assert stances(a__csv=staff, b__md="Bergen employs 1,500 staff.") == ["contradicts"]
    for part in ("needs 1,500 staff", "hired 120 staff", "has 12,000 inhabitants aged over 80"):
        assert pairs(a__csv=staff, b__md=f"Bergen {part}.") == [], part
    assert pairs(a__md="| Plan | Price |\n|---|---|\n| Pro | $25 |\n", b__md="Pro support costs $5.") == []


def test_a_large_table_is_searched_by_its_heads() -> None:
    rows = "".join(f"Station {i},{1990 + i % 30},{i}\n" for i in range(3000))
    found = pairs(data__csv=f"Station,Year,Visitors\n{rows}", a__md="Station 17 had 300 visitors in 2007.")
    assert [c for c, _, _ in found] == ["Station 17, 2007, Visitors: 17"]


REFERENCE = """\
| Key | Default | Meaning |
|---|---|---|
| `server.port` | 7071 | Port on which the server listens |
| `backup.keep_days` | 14 | How long backups are kept |
| `session.timeout` | 30 | Minutes until an idle session ends |
| `upload.part` | 5 | Largest part of an upload, in MB |

"""
"""A reference of settings: only the column of descriptions says in words what each is about."""


def told(sentence: str) -> list[str]:
    """What a sentence says of the settings."""
    return stances(reference__md=REFERENCE, a__md=sentence)


def test_a_description_tells_what_a_setting_is_about() -> None:
    assert told("By default the server listens on port 7070.") == ["contradicts"]
    assert told("The server listens on port 7071.") == ["supports"]
    assert told("An idle session ends after 60 minutes.") == ["contradicts"]
    assert told("An idle session ends after half an hour.") == ["supports"]
    assert told("Backups are kept for 30 days.") == ["contradicts"]
    assert told("The default of session.timeout is 60 minutes.") == ["contradicts"]


def test_a_single_case_is_no_default() -> None:
    assert told("On the free plan, backups are kept for 7 days.") == []
    assert told("The admin server listens on port 9000.") == []
    assert told("Idle guest sessions end after 10 minutes.") == []
    assert told("If encryption is on, the server listens on port 7443.") == []


def test_a_setting_is_shown_with_its_description() -> None:
    assert [
        c for c, _, _ in pairs(reference__md=REFERENCE, b__md="An idle session ends after 60 minutes.")
    ] == ["session.timeout (Minutes until an idle session ends), Default: 30 minutes"]


def test_an_introduction_confines_a_sentence() -> None:
    table = "Measure,2022\nRevenue ($m),41\n"
    assert stances(results__csv=table, a__md="In Germany, revenue was $14 million in 2022.") == []
    assert stances(results__csv=table, a__md="For the first half, revenue was $14 million in 2022.") == []
    assert stances(results__csv=table, a__md="In the year 2022, revenue was $14 million.") == ["contradicts"]


PRICES = "| Plan | Price per month |\n|---|---|\n| Basic | $8 |\n| Team | $25 |\n"


def priced(sentence: str, title: str = "Pricing") -> list[str]:
    """What a sentence on another page says of the price list."""
    return stances(prices__md=f"# {title}\n\n{PRICES}", a__md=f"# Plans\n\n{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Team plan costs $29 per month.",
        "Team costs $29 a month.",
        "The Team plan is $29 per month.",
        "The Team plan is available for $29 per month.",
        "The monthly price of the Team plan is $29.",
        "On the Team plan you pay $29 per month.",
        "The Team plan costs $29 per month and covers 50 machines.",
        "The Team plan costs $29 per month and the Basic plan $8.",
    ],
)
def test_a_price_list_stands_against_prose(sentence: str) -> None:
    assert priced(sentence) == ["contradicts"]
    assert priced(sentence.replace("$29", "$25")) == ["supports"]
    assert "contradicts" in stances(a__md=f"# Pricing\n\n{PRICES}\n{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        # Another plan, another thing of the plan, another rate.
        "The Business plan costs $29 per month.",
        "The Team Plus plan costs $29 per month.",
        "Support for the Team plan costs $29 per month.",
        "Each additional seat on the Team plan costs $5 per month.",
        "On the Team plan, an extra user is $5 per month.",
        "The Team plan costs $29 per seat per month.",
        "The Team plan costs $29 per month per user.",
        "The Team plan costs $29 per month for each user.",
        "The Team plan costs $290 per year.",
        "The Team plan costs $29.",
        "The Team plan costs €29 per month.",
        # An offer, a discount, a condition.
        "The Team plan costs $19 per month for the first year.",
        "The Team plan costs $19 per month for new customers.",
        "The introductory price of the Team plan is $19 per month.",
        "As an introductory offer, the Team plan costs $19 per month.",
        "The Team plan costs $19 per month after the discount.",
        "The Team plan costs $19 per month, billed annually.",
        "Billed yearly, the Team plan costs $19 per month.",
        "The Team plan costs $19 per month with a yearly contract.",
        "If you pay yearly, the Team plan costs $19 per month.",
        "Students pay $19 per month for the Team plan.",
        "The Team plan costs $30 per month including VAT.",
        "In Canada, the Team plan costs $35 per month.",
        # Another time.
        "The Team plan used to cost $19 per month.",
        "The Team plan cost $19 per month.",
        "The Team plan was $19 per month.",
        "The Team plan costs $19 per month until March 2026.",
        "From May 2027, the Team plan costs $29 per month.",
        "The Team plan will cost $29 per month.",
        # No price of it at all.
        "The Team plan costs from $19 per month.",
        "Team plans start at $19 per month.",
        "The Team plan costs us $3 per month.",
        "The Team plan saves you $29 per month.",
        "The Team plan is $4 per month cheaper.",
        "Moving to the Team plan costs $17 per month.",
    ],
)
def test_a_price_under_a_condition_is_another_price(sentence: str) -> None:
    assert "contradicts" not in priced(sentence)


def test_what_stands_above_a_price_confines_it() -> None:
    sentence = "The Team plan costs $29 per month."
    assert priced(sentence, "Prices for schools") == []
    assert stances(p__md=f"# Pricing\n\n{PRICES}", a__md=f"# Introductory offer\n\n{sentence}\n") == []
    assert stances(p__md=f"# Prices 2026\n\n{PRICES}", a__md=f"# Prices 2025\n\n{sentence}\n") == []


HARBOUR = (
    "Service,Price 2026 (€),Unit\nResidents,250,per year\nVisiting yachts,24,per night\nParking,2,per hour\n"
)


def test_the_rate_of_a_price_may_stand_in_a_column_and_its_year_at_the_head() -> None:
    def told(sentence: str) -> list[str]:
        return stances(prices__csv=HARBOUR, a__md=sentence)

    assert told("Residents pay €210 a year in 2026.") == ["contradicts"]
    assert told("Visiting yachts pay €29 per night in 2026.") == ["contradicts"]
    assert told("Visiting yachts pay €24 per night in 2026.") == ["supports"]
    assert told("Parking costs €3 per hour.") == ["contradicts"]
    for other in (
        "Visiting yachts pay €22 per night in 2025.",
        "Visiting yachts paid €22 per night.",
        "Visiting yachts pay €140 per week in 2026.",
        "Visiting yachts of club members pay €20 per night in 2026.",
        "Parking for residents costs €1 per hour.",
        "Parking at night costs €1 per hour.",
    ):
        assert "contradicts" not in told(other), other
    assert told("Parking is €3 per hour.") == ["contradicts"]
    assert told("Guests pay €3 per hour for parking.") == ["contradicts"]
    assert told("Parking is €1 per hour as a resident.") == []
    rooms = "Room,Price per night (€)\nGarden room,120\n"
    assert stances(rooms__csv=rooms, a__md="The garden room costs €130 per night.") == ["contradicts"]
    both = "Service,Price 2025 (€ per hour),Price 2026 (€ per hour)\nParking,2,3\n"
    assert stances(prices__csv=both, a__md="Parking costs €4 per hour.") == []


ORRIN = "| £m | 2024 | 2025 |\n|---|---|---|\n| Revenue | 389 | 412 |\n| Profit before tax | 41 | 38 |\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Profit before tax was £38 million, after £41 million in 2024.", ["supports"]),
        ("Profit before tax was £36 million, after £41 million in 2024.", ["supports"]),
        ("Profit before tax was £38 million, after £44 million in 2024.", ["contradicts"]),
        ("Profit before tax was £38 million in 2025, after £41 million in 2024.", ["supports", "supports"]),
        (
            "Profit before tax was £36 million in 2025, after £41 million in 2024.",
            ["contradicts", "supports"],
        ),
        ("Revenue was £412 million in 2025 (2024: £389 million).", ["supports", "supports"]),
        ("Revenue was £412 million, compared with £389 million in 2024.", ["supports"]),
        ("Revenue rose to £412 million from £389 million in 2024.", []),
        ("Revenue rose to £421 million in 2025 from £389 million in 2024.", ["contradicts"]),
        ("In 2024, revenue was £398 million, after a loss in Asia.", ["contradicts"]),
    ],
)
def test_the_year_of_a_comparison_is_not_that_of_what_is_compared(sentence: str, expected: list[str]) -> None:
    assert stances(r__md=f"# Orrin Group\n\n{sentence}\n\n{ORRIN}") == expected


MORE = """\
| Key | Default | Meaning |
|---|---|---|
| `retry.count` | 5 | Times that a failed upload is tried again |
| `cache.size` | 512 | Size of the cache in megabytes |
| `smtp.port` | 587 | Port of the mail server |
| `backup.keep_days` | 30 | Days that a backup is kept |
| `backup.full` | 24 | Hours between two full backups |
| `upload.parallel` | 4 | Uploads that run at the same time |
| `dump.most` | 300 | Largest size of a dump in megabytes |
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A failed upload is tried again three times.", ["contradicts"]),
        ("A failed upload is tried again five times.", ["supports"]),
        ("A failed upload of an archive is tried again three times.", []),
        ("A failed download is tried again three times.", []),
        ("An upload has failed three times.", []),
        ("By default, eight uploads run at the same time.", ["contradicts"]),
        ("On the free plan, a failed upload is tried again three times.", []),
        ("The cache takes up to 256 MB.", ["contradicts"]),
        ("The size of the cache is 256 MB.", ["contradicts"]),
        ("The cache takes 512 MB.", ["supports"]),
        ("The cache of the agent takes up to 256 MB.", []),
        ("The browser cache takes up to 256 MB.", []),
        ("The cache can be set to 256 MB.", []),
        ("The dump takes 100 MB.", []),
        ("The mail server listens on port 25.", ["contradicts"]),
        ("The mail server listens on port 25 unless you change it.", ["contradicts"]),
        ("The mail archive listens on port 25.", []),
        ("Mail is received on port 143.", []),
        ("Backups are deleted after 14 days.", ["contradicts"]),
        ("Backups are deleted after 30 days.", ["supports"]),
        ("Deleted backups can be recovered for 7 days.", []),
        ("Backups of the free plan are deleted after 14 days.", []),
        ("Failed backups are deleted after 14 days.", []),
        ("Backups are deleted 14 days before the plan ends.", []),
        ("A full backup takes two hours.", []),
    ],
)
def test_more_that_descriptions_tell(sentence: str, expected: list[str]) -> None:
    assert stances(reference__md=MORE, a__md=sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Team plan is new and covers 50 machines.", ["contradicts"]),
        ("The Team plan covers 40 machines and costs $29 per month.", ["supports", "contradicts"]),
        ("The Team plan costs $29 per month and covers 50 machines.", ["contradicts", "contradicts"]),
        ("The agent of the Team plan is small and covers 50 machines.", []),
        ("The Business plan costs $29 per month and covers 50 machines.", []),
        ("The Team plan is new and a reseller covers 50 machines.", []),
        ("The Team plan is new, and the Business plan covers 50 machines.", []),
        ("In Norway, the Team plan is new and covers 50 machines.", []),
    ],
)
def test_a_second_verb_has_the_subject_of_the_first(sentence: str, expected: list[str]) -> None:
    table = "# Pricing\n\n| Plan | Price per month | Machines |\n|---|---|---|\n| Team | $25 | 40 |\n"
    assert sorted(stances(p__md=table, a__md=f"# Plans\n\n{sentence}\n")) == sorted(expected)
