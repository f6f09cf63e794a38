"""The errors that a user can meet; everything else is a bug.

FactcheckError
├── UsageError        wrong arguments or configuration          exit 2
├── ReadError         one file can't be read                    the file is listed as failed, the rest goes on
│   └── ForeignError  it holds no document at all               the file is listed as skipped
└── IncompleteError   the run can't answer (model, input)       exit 3
"""

from __future__ import annotations


class FactcheckError(Exception):
    """Base of all; its text is shown to the user as it is."""


class UsageError(FactcheckError):
    """The arguments or the configuration are wrong."""


class ReadError(FactcheckError):
    """A file can't be read as what it claims to be.

    Keeps only positional arguments, so that it travels between processes.
    """

    def __init__(self, uri: str, problem: str, line: int | None = None) -> None:
        super().__init__(uri, problem, line)
        self.uri = uri
        self.problem = problem
        self.line = line

    def __str__(self) -> str:
        place = self.uri if self.line is None else f"{self.uri}:{self.line}"
        return f"{place}: {self.problem}"


class ForeignError(ReadError):
    """A file is sound, and holds something that is no document: settings, figures for programs."""


class IncompleteError(FactcheckError):
    """The run can't give an answer: a model is missing, or there is nothing to check."""
