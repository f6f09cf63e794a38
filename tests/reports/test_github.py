"""GitHub annotations: worst first, within the limits, and nothing of a document is a command."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.model import Failed, Report, Severity
from factcheck.reports.github import GithubReporter
from tests.factories import empty_report, hostile_report, labelled_report, report, ruled_report, sample_report
from tests.gold import assert_gold

COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*,?)+)::([^\r\n]*)")


def lines(shown: Report) -> list[str]:
    text = GithubReporter().render(shown).decode()
    assert "\r" not in text
    return text.removesuffix("\n").split("\n")


def commands(shown: Report) -> list[tuple[str, dict[str, str], str]]:
    *given, answer = lines(shown)
    assert answer.startswith("factcheck: ")
    found = [match for line in given if (match := COMMAND.fullmatch(line))]
    assert len(found) == len(given)
    return [(match[1], dict(part.split("=", 1) for part in match[2].split(",")), match[3]) for match in found]


def many(count: int, severity: Severity) -> Report:
    shown = sample_report()
    one = shown.verdicts[0]
    verdicts = [
        replace(one, severity=severity, confidence=0.99 - number / 1000, message=f"Finding {number}.")
        for number in range(count)
    ]
    return replace(shown, verdicts=tuple(verdicts), outcomes=shown.outcomes[:2])


def test_ruled_sample_is_written_as_the_gold_file_says() -> None:
    assert_gold(GithubReporter().render(ruled_report()), "github/ruled.txt")


def test_known_findings_are_not_shown() -> None:
    kinds = [kind for kind, _, _ in commands(ruled_report())]
    assert kinds == ["error", "error", "notice", "notice"]


def test_documents_cannot_give_commands() -> None:
    found = commands(hostile_report())
    assert [kind for kind, _, _ in found] == ["error"] * 10
    assert all(set(re.findall("%..", message)) <= {"%0A", "%25"} for _, _, message in found)


def test_signs_of_the_format_are_escaped() -> None:
    shown = sample_report()
    odd = replace(shown.verdicts[0], message="100 % sure\r\n::error::x")
    _, properties, message = commands(replace(shown, verdicts=(odd,), outcomes=shown.outcomes[:2]))[0]
    assert message.startswith("100 %25 sure\ufffd\ufffd::error::x%0AThe other side: ")
    assert properties["title"] == "Contradiction%2C almost certain (97 %25)"


def test_of_each_kind_the_worst_are_shown_and_the_rest_is_counted() -> None:
    for severity, kind in (
        (Severity.ERROR, "error"),
        (Severity.WARNING, "warning"),
        (Severity.NOTE, "notice"),
    ):
        found = commands(many(14, severity))
        assert [message.split("%0A")[0] for _, _, message in found[:9]] == [f"Finding {n}." for n in range(9)]
        assert [(k, m) for k, _, m in found[9:]] == [
            (kind, f"5 more {kind}s not shown here: see the summary of the step")
        ]
        assert len(commands(many(10, severity))) == 10


def test_many_unread_files_share_one_annotation() -> None:
    failed = [Failed(f"f{n}.pdf", "broken") for n in range(30)]
    ((kind, properties, message),) = commands(report(failed))
    assert (kind, properties["title"]) == ("error", "30 files could not be read")
    assert message.endswith("f4.pdf: broken%0Aand 25 more")


def test_a_clean_run_gives_the_answer_and_no_annotation() -> None:
    assert lines(empty_report()) == [
        "factcheck: Nothing was checked; no document was found. "
        "Reference corpora: Register of bridges (digest 89ab23cd)."
    ]


def test_a_file_without_lines_is_annotated_as_a_whole_and_its_place_told() -> None:
    _, properties, message = commands(labelled_report())[1]
    assert set(properties) == {"file", "title"}
    assert message.startswith("paragraph 5: The Marrow bridge costs")
