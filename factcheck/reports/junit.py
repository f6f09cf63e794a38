"""JUnit XML, for the test pages of CI services: a suite for each document, a case for each claim."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import ClassVar

from factcheck.model import Checked, Claim, CorpusInfo, Failed, Outcome, Report, Skipped, Status
from factcheck.reports import Reporter
from factcheck.reports._exchange import plain, plain_line, quotation, statement
from factcheck.reports._passages import Facing, facings
from factcheck.reports._words import RELATIONS, shorten, sureness

_NAME = 120
"""Characters of a claim in the name of its case."""
_QUOTED = 500
"""Characters of a passage."""


class JunitReporter:
    """A claim fails where a finding counts, and is skipped where all that was found is known and accepted."""

    title: ClassVar[str] = "JUnit XML: a test suite for each document, a test case for each claim"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; no times are told, since the same input gives the same bytes."""
        found: defaultdict[tuple[str, str], list[Facing]] = defaultdict(list)
        for facing in facings(report):
            found[facing.claim.document.uri, facing.claim.claim.id].append(facing)
        suites = [_suite(outcome, found, report.manifest.corpora) for outcome in report.outcomes]
        root = ET.Element("testsuites", {"name": "factcheck"} | _totals(suites))
        root.extend(suites)
        ET.indent(root)
        text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
        return text + b"\n"


def _suite(
    outcome: Outcome, found: dict[tuple[str, str], list[Facing]], corpora: Sequence[CorpusInfo]
) -> ET.Element:
    suite = ET.Element("testsuite", name=plain_line(outcome.uri) or ".")
    match outcome:
        case Checked():
            _properties(suite, outcome, corpora)
            _cases(suite, outcome, found)
        case Skipped(uri, reason):
            _answer(_case(suite, "read", uri), "skipped", reason)
        case Failed(uri, error):
            _answer(_case(suite, "read", uri), "error", error)
    counts = Counter(answer.tag for answer in suite.findall("testcase/*"))
    suite.attrib |= {
        "tests": str(len(suite.findall("testcase"))),
        "failures": str(counts["failure"]),
        "errors": str(counts["error"]),
        "skipped": str(counts["skipped"]),
    }
    return suite


def _properties(suite: ET.Element, outcome: Checked, corpora: Sequence[CorpusInfo]) -> None:
    """How much of a document was checked, and against what: the corpora with the digests of what they held."""
    told = {"sentences": str(len(outcome.sentences)), "unchecked": str(len(outcome.unchecked))}
    told |= {f"corpus {plain_line(corpus.name)}": f"digest {corpus.digest}" for corpus in corpora}
    properties = ET.SubElement(suite, "properties")
    for name, value in told.items():
        ET.SubElement(properties, "property", name=name, value=value)


def _cases(suite: ET.Element, outcome: Checked, found: dict[tuple[str, str], list[Facing]]) -> None:
    names: Counter[str] = Counter()
    for claim in outcome.claims:
        name = _name(claim)
        names[name] += 1
        # A service tells cases apart by their names alone, so two equal claims are numbered.
        case = _case(suite, f"{name} ({names[name]})" if names[name] > 1 else name, outcome.uri)
        _judge(case, found.get((outcome.uri, claim.id), ()))


def _name(claim: Claim) -> str:
    return shorten(statement(claim), _NAME)


def _case(suite: ET.Element, name: str, uri: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", name=name, classname=plain_line(uri) or ".")


def _judge(case: ET.Element, facings: Sequence[Facing]) -> None:
    new = [facing for facing in facings if facing.verdict.status is Status.NEW]
    counted = [facing for facing in new if facing.verdict.counts]
    passed = [facing for facing in new if not facing.verdict.counts]
    known = [facing for facing in facings if facing.verdict.status is not Status.NEW]
    if counted:
        first = counted[0].verdict
        failure = _answer(case, "failure", first.message, first.relation.value)
        failure.text = "\n\n".join(map(_told, counted))
    elif known and not new:
        verdict = known[0].verdict
        reason = f"{verdict.status.value}: {verdict.status_reason or verdict.message}"
        _answer(case, "skipped", reason, verdict.status.value).text = "\n\n".join(map(_told, known))
    if passed:
        ET.SubElement(case, "system-out").text = "\n\n".join(map(_told, passed))


def _answer(case: ET.Element, tag: str, message: str, kind: str = "") -> ET.Element:
    return ET.SubElement(case, tag, {"message": plain_line(message)} | ({"type": kind} if kind else {}))


def _told(facing: Facing) -> str:
    verdict = facing.verdict
    heading = (
        f"{verdict.severity.value}: {RELATIONS[verdict.relation].lower()}, {sureness(verdict.confidence)}"
    )
    lines = [heading, plain_line(verdict.message)]
    for side, place in ((facing.claim, facing.claim.place), (facing.evidence, facing.evidence_place)):
        lines += [f"  {plain_line(place)}", f"    “{quotation(side, _QUOTED)}”"]
    return plain("\n".join(lines))


def _totals(suites: Sequence[ET.Element]) -> dict[str, str]:
    return {
        name: str(sum(int(suite.attrib[name]) for suite in suites))
        for name in ("tests", "failures", "errors")
    }


plugin: type[Reporter] = JunitReporter
