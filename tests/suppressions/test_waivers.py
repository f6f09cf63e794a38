"""The file of waivers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import UsageError
from factcheck.suppressions.waivers import Waiver, read
from tests.factories import sample_report

CHECKS = ("date", "nli", "number")


def waivers(folder: Path, text: str) -> tuple[Waiver, ...]:
    path = folder / "factcheck-waivers.toml"
    path.write_text(text, "utf-8")
    return read(path, CHECKS)


def test_all_that_a_waiver_can_say(tmp_path: Path) -> None:
    (waiver,) = waivers(
        tmp_path,
        '[[waiver]]\nfingerprint = "ab"\npath = "contracts/*.pdf"\ntext = "Two  Lanes"\n'
        'check = ["number", "date"]\nreason = "Agreed."\nuntil = 2027-01-31\nowner = "Ida"\n',
    )
    assert (waiver.fingerprint, waiver.text, waiver.line) == ("ab", "two lanes", 1)
    assert waiver.terms.checks == {"number", "date"}
    assert (waiver.terms.reason, waiver.terms.until) == ("Agreed.", date(2027, 1, 31))
    (typed,) = waivers(tmp_path, '[[waiver]]\ntext = "x"\ncheck = "date"\nuntil = "2027-01-31"\n')
    assert (typed.terms.checks, typed.terms.until) == (frozenset({"date"}), date(2027, 1, 31))


@pytest.mark.parametrize(
    ("target", "met"),
    [
        ('path = "*.md"', 4),
        ('path = "news/**"', 2),
        ('path = "/ferry.txt"', 0),
        ('text = "58  MILLION euros"', 1),
        ('text = "58 million euros"\npath = "handbook/*"', 0),
        ('text = "58 million euros"\npath = "news/*"', 1),
        ('fingerprint = "none"', 0),
        (f'fingerprint = "{sample_report().verdicts[0].fingerprint}"', 1),
    ],
)
def test_a_waiver_meets_either_side(
    target: str, met: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (waiver,) = waivers(tmp_path, f"[[waiver]]\n{target}\n")
    shown = sample_report()
    documents = [o.uri for o in shown.checked()] + [d.uri for d in shown.references]
    named = set(filter(waiver.names, documents))
    assert sum(waiver.covers(verdict, named) for verdict in shown.verdicts) == met


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        waivers(
            tmp_path,
            '[[waivr]]\n[[waiver]]\nreason = "x"\n[[waiver]]\npath = 1\nchek = "a"\n'
            '[[waiver]]\ntext = "a"\nuntil = "soon"\ncheck = ["numbr"]\n[[waiver]]\npath = "!"\ncheck = 3\n',
        )
    told = [line.partition("factcheck-waivers.toml:")[2] for line in str(caught.value).splitlines()]
    assert [line.partition(":")[0] for line in told] == ["1", "2", "5", "6", "9", "10", "12", "13"]
    assert "did you mean 'waiver'?" in told[0]
    assert "needs one of fingerprint, path, text" in told[1]
    assert "did you mean 'check'?" in told[3]
    assert "did you mean 'number'?" in told[5]


def test_anything_but_a_list_of_tables_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\[\[waiver\]\] is wanted"):
        waivers(tmp_path, 'waiver = "x"\n')
    assert waivers(tmp_path, "") == ()
