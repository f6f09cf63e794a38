"""The composition root: the only module that knows concrete names."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from factcheck import baseline, changes, checks, config, plugins, references, reports, updating, vocabulary
from factcheck.audit import Audit
from factcheck.baseline import Baseline
from factcheck.claims.values import own
from factcheck.claims.values.own import Words
from factcheck.comparison import Comparer
from factcheck.config import Resolved
from factcheck.corpus.folder import use_of
from factcheck.corpus.reference import Corpus
from factcheck.corpus.store import Filter
from factcheck.discovery import Found, discover, load
from factcheck.errors import UsageError
from factcheck.inference.loading import open_embedder, open_nli
from factcheck.keys import KEYS
from factcheck.model import Checked, Document, Fact, Failed, Outcome, Report, Skipped, Verdict
from factcheck.outlining import outlined
from factcheck.pipeline import Pipeline, Progress, Silence, extract_all
from factcheck.reports import _step_summary
from factcheck.reports._explanation import check_lines, finding_lines, read_finding
from factcheck.reports._facts import facts_json, facts_text
from factcheck.reports._gaps import Gaps
from factcheck.reports._outline import document_json, document_text, outline_json
from factcheck.reports._outputs import STANDARD_OUTPUT, save, save_parts, write
from factcheck.reports._passages import facings
from factcheck.reports.terminal import print_finding, print_summary
from factcheck.screening import Screening
from factcheck.selftest import running
from factcheck.selftest.running import Trial
from factcheck.selftest.telling import trial_json, trial_text
from factcheck.suppressions import waivers
from factcheck.updating import Update
from factcheck.verdicts import calibration
from factcheck.verdicts import facts as ledger
from factcheck.verdicts.judging import Judge
from factcheck.verdicts.rules import Rules


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write."""

    format: str
    path: str
    """A file, or - for standard output."""

    def write(self, report: Report) -> None:
        """Render and write the whole report, and the summary of the step beside annotations.

        Raises ``UsageError`` where the path can't be written.
        """
        write(report, self.format, self.path)
        if self.format == "github":
            _step_summary.append(report)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may choose for a run."""

    nli_model: str | None = None
    """Hub name or path of an NLI cross-encoder; None for the shipped one."""
    embed_model: str | None = None
    """Hub name or path of a sentence-transformers embedder; None for the shipped one."""
    include: tuple[str, ...] = ()
    """Globs in .gitignore syntax; where there are any, only files that match are read."""
    exclude: tuple[str, ...] = ()
    """Globs in .gitignore syntax of files to leave out."""
    rules: Rules = field(default_factory=Rules)
    """What is asked of each path."""
    words: Words = field(default_factory=Words)
    """Names and words of the user."""
    corpus_use: tuple[str, ...] = ()
    """Which documents of the reference corpora are evidence; all where it is empty."""

    def shown(self) -> tuple[tuple[str, str], ...]:
        """The settings as they stand in the manifest."""
        # What is turned off for a path must not go unsaid.
        paths = (("paths", str(self.rules)),) if self.rules.rules else ()
        words = (("words", self.words.mark.strip(".")),) if self.words.mark else ()
        uses = (("corpus-use", ", ".join(self.corpus_use)),) if self.corpus_use else ()
        globs = ("exclude", ", ".join(self.exclude)), ("include", ", ".join(self.include))
        return (*globs, *paths, *words, *uses)


def configuration(given: Mapping[str, object]) -> Resolved:
    """The settings of a command from its options by name, the configuration file and the defaults.

    What is no setting is passed over. Raises ``UsageError`` with all that is wrong.
    """
    options = {name: value for name, value in given.items() if name.replace("_", "-") in KEYS}
    file = given.get("config")
    return config.load(options, plugins.names(checks), str(file) if file else None)


def possible_settings(given: Mapping[str, object]) -> list[str]:
    """The files in which the settings of a command may stand."""
    file = given.get("config")
    return [str(file)] if file else [str(path) for path in config.candidates(Path.cwd())]


def watched(paths: Sequence[str], resolved: Resolved) -> Iterator[str]:
    """The files that a run reads, other than its settings."""
    found = resolved.config
    written = _written(resolved)
    items = [*discover(paths, found.include, found.exclude), *discover(found.corpus)]
    read = [str(item.path) for item in items if isinstance(item, Found)]
    read += [path for path in (found.baseline, found.waivers, found.aliases, found.lexicon) if path]
    return (path for path in read if os.path.realpath(path) not in written)


def chosen(resolved: Resolved) -> Settings:
    """What of the settings concerns the judging; raises ``UsageError`` for files of words that can't be read."""
    found = resolved.config
    return Settings(
        found.nli_model or None,
        found.embed_model or None,
        found.include,
        found.exclude,
        resolved.rules,
        vocabulary.read(resolved.existing("aliases"), resolved.existing("lexicon")),
        found.corpus_use,
    )


def screening(resolved: Resolved, *, is_new: bool = False) -> Screening:
    """What the user has said about findings beforehand; raises ``UsageError`` for what can't be read.

    `is_new` tells that the baseline is yet to be made.
    """
    found = resolved.config
    names = plugins.names(checks)
    waiver_file = resolved.existing("waivers")
    baseline_file = None if is_new else resolved.existing("baseline")
    return Screening(
        policy=found.policy,
        checks=names,
        rules=resolved.rules,
        waivers=waivers.read(waiver_file, names) if waiver_file else (),
        require_reason=found.require_reason,
        baseline=baseline.read(baseline_file) if baseline_file else Baseline(),
        baseline_name=found.baseline,
        changes=changes.since(found.diff, Path()) if found.diff else None,
        judge=lambda: judge(chosen(resolved)),
    )


def baseline_update(
    resolved: Resolved, marks: str | None, *, accept_new: bool = False, prune: bool = False
) -> Update:
    """What is to be done to the baseline; `marks` is the path of a triage file.

    Raises ``UsageError`` for files that can't be read and for options that exclude each other.
    """
    is_new = not updating.existing(resolved.config.baseline)
    return Update(
        screening=screening(resolved, is_new=is_new),
        is_new=is_new,
        marks=baseline.read_marks(Path(marks)) if marks else None,
        accept_new=accept_new,
        prune=prune,
    )


def audit(paths: Sequence[str], resolved: Resolved, progress: Progress) -> Audit:
    """A walk through what is found at the paths; the baseline that keeps the answers may be yet to be made."""
    rules = screening(resolved, is_new=not updating.existing(resolved.config.baseline))
    return Audit.begin(rules, check(paths, resolved, progress))


def check(paths: Sequence[str], resolved: Resolved, progress: Progress) -> Report:
    """Everything that a run finds at the paths, before it is screened."""
    settings = chosen(resolved)
    run = pipeline(settings, progress)
    options = resolved.config
    use = use_of(options.corpus_use)
    opened = corpora(options.corpus, run, options.index_dir, tell(options.quiet), use)
    return run.check(sources(paths, settings, _written(resolved)), opened)


def judge(settings: Settings) -> Judge:
    """The judge with its model, every check of the folder, and the shipped calibration."""
    found = tuple(check() for check in plugins.load_all(checks).values())
    return Judge(open_nli(settings.nli_model), found, calibration.load(), settings.rules)


def comparer(settings: Settings) -> Comparer:
    """What judges given pairs; from now on the words of these settings hold."""
    own.use(settings.words)
    return Comparer(judge(settings))


def pipeline(settings: Settings, progress: Progress | None = None) -> Pipeline:
    """What checks a folder; from now on the words of these settings hold."""
    own.use(settings.words)
    return Pipeline(
        embedder=open_embedder(settings.embed_model),
        judge=judge(settings),
        settings=settings.shown(),
        progress=progress or Silence(),
    )


def sources(
    paths: Sequence[str], settings: Settings, written: Collection[str] = ()
) -> list[Document | Skipped | Failed]:
    """The documents at the paths, and what could not be read; `written` are files that hold reports of former runs."""
    found = discover(paths, settings.include, settings.exclude)
    return [_source(item, written) if isinstance(item, Found) else item for item in found]


def _source(found: Found, written: Collection[str]) -> Document | Skipped | Failed:
    # A report quotes both sides of each finding; read as a document it would contradict everything.
    if written and os.path.realpath(found.path) in written:
        return Skipped(found.uri, "a report of factcheck")
    return load(found)


def _written(resolved: Resolved) -> frozenset[str]:
    """The files that the reports of this run go to."""
    return frozenset(os.path.realpath(target.path) for target in outputs(resolved.config.output))


def corpora(
    paths: Sequence[str],
    pipeline: Pipeline,
    index_dir: str = "",
    tell: Callable[[str], None] = lambda _: None,
    use: Filter | None = None,
) -> tuple[Corpus, ...]:
    """The reference corpora at the paths, their indexes brought up to date in a folder or the user's cache."""
    return references.open_all(paths, pipeline.embedder, pipeline.progress, index_dir, tell, use)


def check_corpora(paths: Sequence[str], pipeline: Pipeline, resolved: Resolved) -> Report:
    """The corpora at the paths, checked against themselves and each other, screened and decided."""
    return screening(resolved).screen(pipeline.check(references.documents(paths)))


def tell(quiet: bool) -> Callable[[str], None]:
    """What says a line on standard error, unless it is to be quiet."""

    def say(line: str) -> None:
        if not quiet:
            sys.stderr.write(f"factcheck: {line}\n")

    return say


def output(text: str) -> Target:
    """The report asked for by FORMAT=FILE; raises ``UsageError`` for any other form and for an unknown format."""
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise UsageError(f"-o takes FORMAT=FILE, not {text!r}; formats: {', '.join(plugins.names(reports))}")
    plugins.load(reports, name)
    return Target(name, path)


def outputs(texts: Iterable[str]) -> tuple[Target, ...]:
    """The reports asked for; raises ``UsageError`` also where two of them want the same place."""
    targets = tuple(map(output, texts))
    taken: dict[str, str] = {}
    for target in targets:
        place = target.path if target.path == STANDARD_OUTPUT else os.path.realpath(target.path)
        if place in taken:
            raise UsageError(f"{taken[place]} and {target.format} can't both be written to {target.path}")
        taken[place] = target.format
    return targets


def publish(report: Report, targets: Iterable[Target]) -> dict[Target, str]:
    """Write every report that can be written; those that can't be, with the reason."""
    problems = {}
    for target in targets:
        try:
            target.write(report)
        except UsageError as error:
            problems[target] = str(error)
    return problems


def summarise(report: Report, to_stderr: bool) -> None:
    """Print the summary for people; standard output belongs to a report that is written there."""
    from rich.console import Console

    print_summary(report, Console(stderr=to_stderr, highlight=False))


def show_finding(report: Report, verdict: Verdict) -> None:
    """Print one finding for people."""
    from rich.console import Console

    (facing,) = facings(replace(report, verdicts=(verdict,)))
    print_finding(facing, Console(highlight=False))


def save_outline(paths: Sequence[str], settings: Settings, files: Sequence[str]) -> Gaps:
    """Write the claims of the documents and the ledger of the rest as JSON, - for standard output, while they are read.

    Returns what is missing. Raises ``UsageError`` where a file can't be written.
    """
    gaps = Gaps()
    save_parts(outline_json(_pieces(paths, settings, document_json, gaps)), files)
    return gaps


def show_outline(paths: Sequence[str], settings: Settings, show: Callable[[str], None]) -> Gaps:
    """Show the claims of the documents and the ledger of the rest to people, some lines at a time; returns what is missing."""
    gaps = Gaps()
    for text, _ in _pieces(paths, settings, document_text, gaps):
        if text:
            show(text)
    return gaps


def _pieces(
    paths: Sequence[str], settings: Settings, render: Callable[[Outcome], str], gaps: Gaps
) -> Iterator[tuple[str, bool]]:
    """What is told of each file, and whether it is a document; what is missing is counted."""
    found = discover(paths, settings.include, settings.exclude)
    for piece in outlined(found, settings.words, render):
        gaps.add(piece.gaps)
        yield piece.text, piece.gaps.checked > 0


def settled_outline(paths: Sequence[str], settings: Settings) -> tuple[Outcome, ...]:
    """The outline of all documents, each with the end that another of them has set to it."""
    own.use(settings.words)
    return tuple(extract_all(sources(paths, settings)))


def facts(outcomes: Iterable[Outcome]) -> tuple[Fact, ...]:
    """The value ledger of an outline."""
    return ledger.facts(c for o in outcomes if isinstance(o, Checked) for c in ledger.statements(o))


def save_facts(found: Sequence[Fact], outcomes: Sequence[Outcome], path: str) -> None:
    """Write the value ledger as JSON, - for standard output; raises ``UsageError`` where the path can't be written."""
    save(facts_json(found, outcomes), path)


def show_facts(found: Sequence[Fact], outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The value ledger for people, a line each."""
    return facts_text(found, outcomes)


def trial(
    paths: Sequence[str], resolved: Resolved, progress: Progress, *, per_kind: int, most: int, seed: int
) -> Trial:
    """A trial of the check on the documents at the paths, with plants in memory."""
    settings = chosen(resolved)
    documents = (source for source in sources(paths, settings) if isinstance(source, Document))
    return running.run(documents, pipeline(settings, progress), per_kind=per_kind, most=most, seed=seed)


def save_trial(trial: Trial, path: str) -> None:
    """Write a trial as JSON, - for standard output; raises ``UsageError`` where the path can't be written."""
    save(trial_json(trial), path)


def show_trial(trial: Trial) -> Iterator[str]:
    """A trial for people, a line each."""
    return trial_text(trial)


def explain(name: str, report: str) -> Iterator[str]:
    """A check by its id, or a finding of a JSON report by its fingerprint, a line each.

    Raises ``UsageError`` for a name that is neither.
    """
    found = plugins.load_all(checks)
    if name in found:
        return check_lines(found[name])
    if not Path(report).is_file():
        raise UsageError(
            f"{name!r} is no check ({', '.join(found)}), and there is no report {report} with findings; "
            "`check -o json=FILE` writes one, --report FILE names it"
        )
    return finding_lines(read_finding(report, name))
