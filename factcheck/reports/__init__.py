"""Report in, bytes out; one module a format (plug-in folder)."""

from __future__ import annotations

from typing import ClassVar, Protocol

from factcheck.model import Report


class Reporter(Protocol):
    """Writes one format."""

    title: ClassVar[str]

    def render(self, report: Report) -> bytes:
        """The whole report, UTF-8 where it is text; the same report gives the same bytes."""
        ...
