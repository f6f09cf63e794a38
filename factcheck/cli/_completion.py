"""What a shell offers for words that only the program knows."""

from __future__ import annotations

from types import ModuleType

from factcheck import plugins


def formats(incomplete: str) -> list[str]:
    """The beginnings of ``-o``: each format with its equals sign."""
    from factcheck import reports

    return [f"{name}=" for name in _fitting(reports, incomplete)]


def severities(incomplete: str) -> list[str]:
    """What ``--fail-on`` may be."""
    from factcheck.gate import FailOn

    return [value for value in FailOn if value.startswith(incomplete)]


def checks(incomplete: str) -> list[str]:
    """The checks that ``explain`` knows."""
    from factcheck import checks as package

    return _fitting(package, incomplete)


def _fitting(package: ModuleType, incomplete: str) -> list[str]:
    return [name for name in plugins.names(package) if name.startswith(incomplete)]
