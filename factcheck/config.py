"""Settings from the command line, a file and the defaults, in this order; each knows where it comes from.

The file is ``factcheck.toml``, or the table ``[tool.factcheck]`` of ``pyproject.toml``, in the current folder or the
nearest one above it inside the repository.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from factcheck import tables
from factcheck.errors import UsageError
from factcheck.keys import KEYS, Config
from factcheck.model import Severity
from factcheck.tables import Problems, Toml
from factcheck.verdicts.rules import EVERY_CHECK, OFF, Rule, Rules, glob

FILE = "factcheck.toml"
PATHS = "paths"
"""Name of the table of per-path settings."""
_SHARED = ("pyproject.toml", ("tool", "factcheck"))
_LEVELS = {OFF: None} | {severity.value: severity for severity in Severity}


@dataclass(frozen=True, slots=True)
class Resolved:
    """The settings of a run and where each comes from."""

    config: Config
    origins: Mapping[str, str]
    """Key and its origin: a file with its line, or “command line”; a key at its default is missing."""
    rules: Rules
    """Per-path settings."""
    file: Path | None
    """The configuration file; None where there is none."""

    @property
    def root(self) -> Path:
        """The folder that paths of the file are seen from: its own, or the current one."""
        return self.file.parent if self.file else Path()

    def existing(self, key: str) -> Path | None:
        """The file that a setting names; None where nobody asked for it and it is not there.

        Raises ``UsageError`` where somebody did.
        """
        name = getattr(self.config, KEYS[key].name)
        if name and Path(name).is_file():
            return Path(name)
        if name and key in self.origins:
            raise UsageError(f"{self.origins[key]}: {key}: no such file: {name}")
        return None


DEFAULTS = Resolved(Config(), {}, Rules(), None)
"""The settings of a run to which nobody said anything."""


def load(given: Mapping[str, object], checks: Sequence[str], file: str | None = None) -> Resolved:
    """The settings of a run.

    `given` holds the options of the command line by the names of the fields; None means not given. `checks` are the
    ids that per-path settings may name. `file` is a configuration to be used instead of the one found up the tree.
    Raises ``UsageError`` with all problems of the file, or of the command line.
    """
    path = Path(file) if file else find(Path.cwd())
    problems = Problems()
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    rules = Rules()
    if path is not None:
        toml = tables.read(path, _shown(path))
        prefix = _SHARED[1] if path.name == _SHARED[0] else ()
        table = _table(toml, prefix)
        values, origins = _from_file(toml, prefix, table, problems)
        rules = Rules(_rules(toml, prefix, table, checks, origins, problems), str(path.parent))
    for name, value in given.items():
        if value is not None:
            key = name.replace("_", "-")
            values[name] = tables.checked(KEYS[key].metadata["parse"], value, f"--{key}", problems)
            origins[key] = "command line"
    problems.stop()
    config = replace(Config(), **values)
    return Resolved(_placed(config, origins, path), origins, rules, path)


def candidates(start: Path) -> Iterator[Path]:
    """Every file that may hold the settings of a folder, or may come to hold them."""
    for folder in (start, *start.parents):
        yield folder / FILE
        yield folder / _SHARED[0]


def find(start: Path) -> Path | None:
    """The configuration of a folder: its own or the nearest above, not beyond the root of its repository."""
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
        if _shares(folder / _SHARED[0]):
            return folder / _SHARED[0]
        if (folder / ".git").exists():
            return None
    return None


def _shares(path: Path) -> bool:
    """Whether a file of many programs holds settings of this one; what it holds for others may be as it likes."""
    try:
        if _SHARED[1][-1].encode() not in path.read_bytes():
            return False
    except OSError:
        return False
    return _table(tables.read(path, _shown(path)), _SHARED[1]) is not None


def _shown(path: Path) -> str:
    """The shorter of the absolute and the relative path."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _table(toml: Toml, prefix: tuple[str, ...]) -> Any:
    """What stands in the table of that name; None where there is none."""
    node: Any = toml.values
    for name in prefix:
        node = node.get(name) if isinstance(node, dict) else None
    return node


def _from_file(
    toml: Toml, prefix: tuple[str, ...], table: Any, problems: Problems
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by field and origins by key."""
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if not isinstance(table, dict):
        problems.add(toml.place(*prefix), f"a table [{'.'.join(prefix)}] is wanted")
        return values, origins
    for name, value in table.items():
        place = toml.place(*prefix, name)
        if name in KEYS:
            values[KEYS[name].name] = tables.checked(KEYS[name].metadata["parse"], value, place, problems)
            origins[name] = place
        elif name != PATHS:
            problems.unknown(place, "key", name, [*KEYS, PATHS])
    return values, origins


def _rules(
    toml: Toml,
    prefix: tuple[str, ...],
    table: Any,
    checks: Sequence[str],
    origins: dict[str, str],
    problems: Problems,
) -> tuple[Rule, ...]:
    """The per-path settings: globs, each with a table of checks and what becomes of them; their origins are entered."""
    rules: list[Rule] = []
    globs = table.get(PATHS, {}) if isinstance(table, dict) else {}
    if not isinstance(globs, dict):
        problems.add(toml.place(*prefix, PATHS), f'a table is wanted, such as [{PATHS}."archive/**"]')
        return ()
    for pattern, levels in globs.items():
        place = toml.place(*prefix, PATHS, pattern)
        if tables.checked(glob, pattern, place, problems) is None:
            continue
        if not isinstance(levels, dict):
            problems.add(place, 'a table of checks is wanted, such as {number = "off"}')
            continue
        for check, level in levels.items():
            place = toml.place(*prefix, PATHS, pattern, check)
            if check not in (EVERY_CHECK, *checks):
                problems.unknown(place, "check", check, [EVERY_CHECK, *checks])
            elif not isinstance(level, str) or level not in _LEVELS:
                problems.add(place, f"one of {', '.join(_LEVELS)} is wanted, not {level!r}")
            else:
                rules.append(Rule(pattern, check, _LEVELS[level]))
                origins[_rule_key(rules[-1])] = place
    return tuple(rules)


def _rule_key(rule: Rule) -> str:
    """How a rule for a path is called in a file of settings."""
    return f"{PATHS}.{_toml(rule.pattern)}.{rule.check}"


def _placed(config: Config, origins: Mapping[str, str], file: Path | None) -> Config:
    """Paths of the file are seen from its folder, those of the command line from the current one."""
    folder = file.parent if file else Path()

    def placed(key: str, path: str) -> str:
        if not path or path == "-" or origins.get(key) == "command line":
            return path
        return Path(os.path.relpath(folder / path)).as_posix()

    def target(text: str) -> str:
        name, equals, path = text.partition("=")
        # A report that nobody asked for lies in the current folder.
        return f"{name}={placed('output', path)}" if equals and "output" in origins else text

    return replace(
        config,
        corpus=tuple(placed("corpus", path) for path in config.corpus),
        index_dir=placed("index-dir", config.index_dir),
        output=tuple(map(target, config.output)),
        baseline=placed("baseline", config.baseline),
        waivers=placed("waivers", config.waivers),
        aliases=placed("aliases", config.aliases),
        lexicon=placed("lexicon", config.lexicon),
    )


def shown(resolved: Resolved) -> list[str]:
    """Each setting as a line of TOML with its origin behind it."""
    lines = []
    for name, key in KEYS.items():
        value = getattr(resolved.config, key.name)
        lines.append((f"{name} = {_toml(value)}", resolved.origins.get(name, "default")))
    for rule in resolved.rules.rules:
        level = rule.level.value if rule.level else OFF
        name = _rule_key(rule)
        lines.append((f"{name} = {_toml(level)}", resolved.origins[name]))
    width = max(len(line) for line, _ in lines)
    return [f"{line:<{width}}  # {origin}" for line, origin in lines]


def template() -> str:
    """A configuration file in which everything is explained and nothing is set."""
    parts = [
        "# Settings of factcheck. The command line goes before this file; paths are seen from its folder.\n"
    ]
    for name, key in KEYS.items():
        parts.append(f"# {key.metadata['help']}\n# {name} = {_toml(key.default)}\n")
    parts.append(
        "# Per path (globs in .gitignore syntax): a check, or all, and its severity: off, note, warning or error.\n"
        "# A rule holds for a finding where either side lies in the path; the last rule that matches holds.\n"
        f'# [{PATHS}."archive/**"]\n# all = "note"\n# number = "off"\n'
    )
    return "\n".join(parts)


def init(folder: Path) -> Path:
    """Writes the template into a folder; raises ``UsageError`` where the folder is configured already."""
    if _shares(folder / _SHARED[0]):
        raise UsageError(f"{_shown(folder / _SHARED[0])} holds the settings already, in [tool.factcheck]")
    path = folder / FILE
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template())
    except FileExistsError as error:
        raise UsageError(f"{_shown(path)} is there already; it was left as it is") from error
    except OSError as error:
        raise UsageError(f"can't write {_shown(path)}: {error.strerror or error}") from error
    return path


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, str):
        escaped = "".join(
            f"\\u{ord(c):04x}" if ord(c) < 32 or ord(c) == 127 else f"\\{c}" if c in '"\\' else c
            for c in value
        )
        return f'"{escaped}"'
    return repr(value)
