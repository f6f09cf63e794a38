"""Reviewed claims as a corpus: what repeats them, what denies them, and what merely speaks of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from factcheck.cli import app
from factcheck.gate import ExitCode
from factcheck.reports.json import SCHEMA

ADDRESS = "https://desk.example/reviews/7"
REPEATED = """\
The coronavirus is spread by 5G networks.

London's mayor has banned diesel cars.

Angela Merkel resigned in May 2019.
"""
SPOKEN_OF = """\
A study examined whether 5G networks spread the coronavirus. 5G networks are spreading fast across Europe.

The claim that 5G networks spread the coronavirus is a hoax. The mayor of London wants to ban diesel cars.

The mayor of Paris banned diesel cars. The mayor of London exempted diesel cars. Angela Merkel's deputy resigned in May 2019.

Theresa May resigned in May 2019. Angela Merkel visited Paris in May 2019.
"""


def review(claim: str, rating: str) -> dict[str, object]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": ADDRESS,
        "datePublished": "2020-05-01",
        "author": {"@type": "Organization", "name": "The Desk"},
        "claimReviewed": claim,
        "itemReviewed": {"@type": "Claim", "author": {"name": "A viral post"}, "datePublished": "2020-04-20"},
        "reviewRating": {"alternateName": rating},
    }


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    reviews = [
        review("5G networks spread the coronavirus.", "False"),
        review("The mayor of London banned diesel cars.", "Pants on Fire!"),
        review("Says Angela Merkel resigned in May 2019.", "This is false. She stayed."),
        review("Vaccines cause autism.", "Half true"),
    ]
    (folder / "feed.jsonl").write_text("".join(json.dumps(r) + "\n" for r in reviews), "utf-8")
    return folder


def run(folder: Path, corpus: Path, text: str, *options: str) -> Result:
    article = folder / "docs" / "article.md"
    article.parent.mkdir(exist_ok=True)
    article.write_text(text, "utf-8")
    index = ["--index-dir", str(folder / "index")]
    return CliRunner().invoke(
        app, ["check", str(article), "--corpus", str(corpus), *index, "--quiet", *options]
    )


def report(folder: Path, corpus: Path, text: str) -> dict[str, Any]:
    result = run(folder, corpus, text, "-o", "json=-", "--fail-on", "never")
    data: dict[str, Any] = json.loads(result.stdout)
    assert not list(Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(data))
    return data


def test_a_text_that_repeats_a_claim_rated_false_is_warned(tmp_path: Path, corpus: Path) -> None:
    data = report(tmp_path, corpus, REPEATED)
    found = {f["claim"]["text"]: f for f in data["findings"]}
    assert sorted(found) == sorted(line for line in REPEATED.splitlines() if line)
    for finding in found.values():
        assert (finding["severity"], finding["relation"]) == ("warning", "sources-disagree")
        assert finding["checks"] == ["rating"]
        rating = finding["evidence"]["rating"]
        assert finding["message"] == (
            f"This claim was rated “{rating['words']}” by The Desk on 2020-05-01 ({ADDRESS})."
        )
        assert (rating["holds"], rating["url"], rating["date"]) == (False, ADDRESS, "2020-05-01")
    assert run(tmp_path, corpus, REPEATED, "-o", "terminal=-").exit_code == ExitCode.FINDINGS


def test_texts_that_speak_of_it_or_say_another_thing_are_left_alone(tmp_path: Path, corpus: Path) -> None:
    findings = report(tmp_path, corpus, SPOKEN_OF)["findings"]
    assert [f for f in findings if "rating" in f["checks"]] == []


def test_a_text_that_denies_it_is_supported(tmp_path: Path, corpus: Path) -> None:
    data = report(tmp_path, corpus, "Angela Merkel did not resign in May 2019.\n")
    assert (data["findings"], [c["label"] for c in data["claims"]]) == ([], ["SUPPORTED"])


def test_the_page_links_to_the_review(tmp_path: Path, corpus: Path) -> None:
    page = tmp_path / "page.html"
    run(tmp_path, corpus, REPEATED, "-o", f"html={page}")
    # As a value of its own, beside the address in the message.
    assert f'"{ADDRESS}"' in page.read_text("utf-8")
