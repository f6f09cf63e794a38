"""Which lines have changed since a revision, as git tells it, and which findings they touch."""

from __future__ import annotations

import codecs
import os
import re
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import compress
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.errors import UsageError
from factcheck.model import Claim, Document, Evidence, Report, Scope, Span, Stance, Verdict
from factcheck.reports._passages import documents
from factcheck.verdicts.features import directions
from factcheck.verdicts.fusion import Judgement
from factcheck.verdicts.judging import Judge

_HUNK = re.compile(rb"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
_DIFF = (
    *("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--find-renames", "--ignore-submodules"),
    *("--src-prefix=a/", "--dst-prefix=b/", "--inter-hunk-context=0"),
)
"""Nothing here is left to the user's settings of git."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The lines of the working tree that differ from the merge base with a revision."""

    base: str
    """The revision as the user names it."""
    commit: str
    """The merge base."""
    whole: frozenset[str] = frozenset()
    """Files that are not text: every line counts as changed. Real absolute paths, as all here."""
    lines: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """First and last changed line, 1-based."""
    cuts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Lines behind which something was taken out and nothing put in."""

    def touch(self, document: Document, span: Span) -> bool:
        """Whether a stretch of a document lies on changed lines."""
        path = os.path.realpath(document.uri)
        if path in self.whole:
            return True
        first = document.locate(span).line
        last = document.locate(Span(max(span.start, span.end - 1), span.end)).line
        if any(start <= last and first <= end for start, end in self.lines.get(path, ())):
            return True
        return any(first <= line < last for line in self.cuts.get(path, ()))

    def narrow(self, report: Report, judge: Judge) -> Report:
        """The report with those findings only of which a side lies on changed lines; one piece of evidence a finding.

        Where that is the evidence alone, the two sides change places: a finding stands where the edit was made.
        """
        known = documents(report)

        def touched(claim: Claim) -> bool:
            return self.touch(known[claim.document], claim.span)

        ours = [touched(verdict.claim) for verdict in report.verdicts]
        theirs = [
            verdict
            for verdict, own in zip(report.verdicts, ours, strict=True)
            if not own and touched(verdict.evidence[0].passage)
        ]
        kept = list(compress(report.verdicts, ours)) + turned(theirs, judge)
        settings = (*report.manifest.settings, ("diff", f"{self.base} (merge base {self.commit[:12]})"))
        return replace(
            report, verdicts=tuple(kept), manifest=replace(report.manifest, settings=tuple(sorted(settings)))
        )


def turned(verdicts: Sequence[Verdict], judge: Judge) -> list[Verdict]:
    """The verdicts seen from their evidence, judged anew so that their reasons read right; as they are where that fails."""
    pairs = []
    for verdict in verdicts:
        first = verdict.evidence[0]
        pairs.append((first.passage, replace(first, passage=verdict.claim)))
    return [
        _turned(verdict, *pair, judgement)
        for verdict, pair, judgement in zip(verdicts, pairs, judge.judge(pairs), strict=True)
    ]


def _turned(verdict: Verdict, claim: Claim, evidence: Evidence, judgement: Judgement) -> Verdict:
    is_same = (
        judgement.stance is Stance.CONTRADICTS and judgement.findings[0].check == verdict.findings[0].check
    )
    if not is_same or evidence.scope is Scope.CORPUS:
        return verdict
    findings = judgement.findings
    return replace(
        verdict,
        claim=claim,
        evidence=(evidence,),
        findings=findings,
        message=findings[0].message,
        scores=directions(judgement.pair),
    )


def since(base: str, folder: Path) -> Changes:
    """What has changed since the merge base of HEAD and a revision, commits and working tree together.

    Raises ``UsageError`` where the folder is in no git repository and for an unknown revision.
    """
    root = _git(
        folder, "rev-parse", "--show-toplevel", problem=f"--diff: {folder.resolve()} is in no git repository"
    )
    top = Path(os.path.realpath(os.fsdecode(root.rstrip(b"\n"))))
    unknown = f"--diff: git knows no revision {base!r}"
    if base.startswith("-"):
        raise UsageError(unknown)
    _git(top, "rev-parse", "--verify", "--quiet", f"{base}^{{commit}}", problem=unknown)
    apart = f"--diff: {base!r} and HEAD have no commit in common; a shallow clone needs more history"
    commit = _git(top, "merge-base", base, "HEAD", problem=apart).decode().strip()
    failed = f"--diff: git can't compare the working tree with {base!r}"
    with _index_with_new_files(top, failed) as index:
        lines, cuts = _hunks(_git(top, *_DIFF, "--unified=0", commit, problem=failed, index=index), top)
        counts = _git(top, *_DIFF, "--numstat", "-z", commit, problem=failed, index=index)
    whole = frozenset(str(top / os.fsdecode(name)) for name in _binary(counts))
    return Changes(base, commit, whole, lines, cuts)


@contextmanager
def _index_with_new_files(top: Path, problem: str) -> Iterator[str]:
    """A copy of git's index that knows the files nobody has added yet, so that a renamed one is found again."""
    path = _git(top, "rev-parse", "--git-path", "index", problem=problem).rstrip(b"\n")
    with TemporaryDirectory(prefix="factcheck-") as folder:
        index = os.path.join(folder, "index")
        with suppress(FileNotFoundError):
            shutil.copyfile(top / os.fsdecode(path), index)
        _git(top, "add", "--intent-to-add", "--", ".", problem=problem, index=index)
        yield index


def _git(folder: Path, *arguments: str, problem: str, index: str = "") -> bytes:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    if index:
        environment["GIT_INDEX_FILE"] = index
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), "-c", "core.quotePath=off", *arguments],
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        raise UsageError(f"--diff needs git, which can't be run: {error.strerror or error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"{problem} ({said[-1]})" if said else problem)
    return done.stdout


def _hunks(
    patch: bytes, top: Path
) -> tuple[dict[str, tuple[tuple[int, int], ...]], dict[str, tuple[int, ...]]]:
    """Changed lines and cuts by path, from a patch without context."""
    lines: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    cuts: defaultdict[str, list[int]] = defaultdict(list)
    path, left = "", 0
    for line in patch.split(b"\n"):
        if left and line[:1] in (b"-", b"+", b"\\"):
            # A line of content; one that is taken out may look like the head of a file ("-- a" becomes "--- a").
            left -= line[:1] != b"\\"
        elif line.startswith(b"+++ "):
            path = str(top / _name(line[4:]))
        elif hunk := _HUNK.match(line):
            start, count = int(hunk[1]), int(hunk[2] if hunk[2] is not None else b"1")
            left = _length(line)
            if count:
                lines[path].append((start, start + count - 1))
            else:
                cuts[path].append(start)
    return {p: tuple(found) for p, found in lines.items()}, {p: tuple(found) for p, found in cuts.items()}


def _length(hunk: bytes) -> int:
    """How many lines of content a hunk has."""
    sides = re.findall(rb"[-+]\d+(?:,(\d+))?", hunk.split(b" @@", 1)[0])
    return sum(int(count or b"1") for count in sides)


def _name(shown: bytes) -> str:
    """A path as a patch names it: in quotes where it holds something odd, with a tab behind it where it has a space."""
    shown = shown.rstrip(b"\t")
    if shown.startswith(b'"'):
        unquoted, _ = codecs.escape_decode(shown[1:-1])
        shown = unquoted if isinstance(unquoted, bytes) else shown
    return os.fsdecode(shown).removeprefix("b/")


def _binary(counts: bytes) -> Iterator[bytes]:
    """Files without line counts; a renamed one is followed by its two names."""
    fields = iter(counts.split(b"\0"))
    for item in fields:
        numbers, _, name = item.rpartition(b"\t")
        if numbers and not name:
            next(fields)
            name = next(fields)
        if numbers == b"-\t-":
            yield name
