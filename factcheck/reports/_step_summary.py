"""The summary that GitHub Actions shows below a step."""

from __future__ import annotations

import os
from collections.abc import Mapping

from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.reports.markdown import MarkdownReporter

VARIABLE = "GITHUB_STEP_SUMMARY"
"""Names the file; the runner sets it, and other commands of the step may have written to it before."""


def append(report: Report, environment: Mapping[str, str] = os.environ) -> None:
    """Adds the Markdown to the step's summary where there is one; raises ``UsageError`` where it can't be written."""
    path = environment.get(VARIABLE)
    if not path:
        return
    try:
        with open(path, "ab") as file:
            file.write(MarkdownReporter().render(report))
    except OSError as error:
        raise UsageError(f"can't write {path}: {error.strerror or error}") from error
