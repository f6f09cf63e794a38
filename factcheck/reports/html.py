"""The report for people: one HTML file that needs no network and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from factcheck.model import Report
from factcheck.reports import Reporter
from factcheck.reports._html_page import Limits, page
from factcheck.reports._passages import Facing, Side, pieces
from factcheck.reports._summary import grouped, plural
from factcheck.reports._words import RELATIONS, SCOPES, SEVERITIES, certainty, harmless, percent, squeeze
from factcheck.resources import folder

STYLES = ("colours", "frame", "picture", "findings", "reader", "paper")
"""Files of ``templates/style``, in order."""
SCRIPTS = ("dom", "findings", "triage", "filters", "picture", "reader", "ledgers", "page")
"""Files of ``templates/script``, in order."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a passage for browsers without script."""

    text: str
    marked: bool


class HtmlReporter:
    """Fills ``templates/report.html.j2``; style and script are inlined and allowed by their hashes alone."""

    title: ClassVar[str] = "HTML: one file for people to read, filter and print"

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; half a surrogate pair becomes a character reference."""
        import jinja2
        from markupsafe import Markup

        templates = folder("templates")
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_harmless,
        )
        environment.filters["pieces"] = _pieces
        environment.filters["heading"] = _heading
        environment.filters["grouped"] = grouped
        environment.filters["plural"] = plural
        style, script = style_text(templates), script_text(templates)
        shown = page(report, self._limits)
        text = environment.get_template("report.html.j2").render(
            page=shown,
            data=Markup(shown.data),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            version=report.manifest.version,
        )
        return f"{text}\n".encode("utf-8", "xmlcharrefreplace")


def style_text(templates: Path) -> str:
    """The whole style of the page."""
    return _joined(templates / "style", STYLES, "css")


def script_text(templates: Path) -> str:
    """The whole script of the page, in a scope of its own."""
    return f"(() => {{\n{_joined(templates / 'script', SCRIPTS, 'js')}\n}})();"


def _joined(parts: Path, names: tuple[str, ...], ending: str) -> str:
    # Universal line ends: the browser hashes what it parsed, and parsing turns CR LF into LF.
    return "\n".join((parts / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)


def _policy(style: str, script: str) -> str:
    """A content security policy: no network at all, no style or script but these two, no markup out of strings."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _harmless(value: object) -> object:
    """What documents say loses its control characters; style, script and data are written as they are."""
    return harmless(value) if type(value) is str else value


def _pieces(side: Side) -> tuple[Words, ...]:
    text = side.document.text
    return tuple(
        Words(squeeze(text, piece.span.start, piece.span.end), piece.marked)
        for piece in pieces(side.claim.span, side.marks)
    )


def _heading(facing: Facing) -> str:
    verdict = facing.verdict
    status = "" if verdict.status == "new" else f", {verdict.status}"
    return (
        f"{SEVERITIES[verdict.severity]}: {RELATIONS[verdict.relation].lower()} {SCOPES[facing.scope]}{status}; "
        f"{certainty(verdict.confidence)}, {percent(verdict.confidence)}"
    )


plugin: type[Reporter] = HtmlReporter
