"""The report for people: one HTML file that needs no network and runs nothing but its own script."""

from __future__ import annotations

import base64
import hashlib
from typing import ClassVar

from factcheck.model import Report
from factcheck.reports import Reporter
from factcheck.reports._html_page import Limits, page
from factcheck.reports._words import harmless
from factcheck.resources import folder


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
        )
        # Universal line ends: the browser hashes what it parsed, and parsing turns CR LF into LF.
        style = (templates / "report.css").read_text(encoding="utf-8")
        script = (templates / "report.js").read_text(encoding="utf-8")
        text = environment.get_template("report.html.j2").render(
            page=page(report, self._limits),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            version=report.manifest.version,
        )
        return f"{harmless(text)}\n".encode("utf-8", "xmlcharrefreplace")


def _policy(style: str, script: str) -> str:
    """A content security policy: no network at all, no style or script but these two."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


plugin: type[Reporter] = HtmlReporter
