"""The story: documents in, report out.

Every sentence becomes a claim or goes to the ledger; each claim meets its nearest statements in the same document,
in the folder and in the reference corpora; each pair is judged; verdicts go to the report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from factcheck.claims.extraction import extract
from factcheck.claims.terms import Terms
from factcheck.corpus.candidates import Candidates, Limits
from factcheck.corpus.folder import CorpusFolder
from factcheck.corpus.retrieval import HybridIndex
from factcheck.inference import Embedder
from factcheck.model import (
    Checked,
    Claim,
    CorpusInfo,
    Document,
    Failed,
    Manifest,
    Outcome,
    Report,
    Skipped,
    Verdict,
)
from factcheck.verdicts.conclusion import conclude, labels
from factcheck.verdicts.judging import Judge
from factcheck.version import VERSION


class Progress(Protocol):
    """Told how far a run is; the default says nothing."""

    def start(self, stage: str, total: int) -> None:
        """A stage begins, with so many steps."""

    def advance(self, steps: int) -> None:
        """So many steps of the current stage are done."""


class Silence:
    """Progress for programs and tests: none."""

    def start(self, stage: str, total: int) -> None:
        """Say nothing."""

    def advance(self, steps: int) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Corpus:
    """A reference corpus in memory: its passages, searchable, and the documents they come from."""

    info: CorpusInfo
    index: HybridIndex
    documents: tuple[Document, ...]
    problems: tuple[Skipped | Failed, ...]
    """Files of the corpus that could not be used; they are listed in the report."""


@dataclass(frozen=True)
class Pipeline:
    """Everything a run needs, put together by ``wiring``."""

    embedder: Embedder
    judge: Judge
    limits: Limits = field(default_factory=Limits)
    settings: tuple[tuple[str, str], ...] = ()
    """Shown in the manifest."""
    progress: Progress = field(default_factory=Silence)

    def check(self, sources: Iterable[Document | Skipped | Failed], corpora: Sequence[Corpus] = ()) -> Report:
        """Check documents against themselves, each other and the corpora."""
        outcomes = [*extract_all(sources), *(p for corpus in corpora for p in corpus.problems)]
        claims = [claim for outcome in outcomes if isinstance(outcome, Checked) for claim in outcome.claims]
        pairs = list(Candidates(claims, self._embed(claims), [c.index for c in corpora], self.limits).pairs())
        self.progress.start("Judging pairs", len(pairs))
        judgements = self.judge.judge(pairs, self.progress.advance)
        verdicts = conclude(judgements, self.judge.calibration)
        return Report(
            outcomes=tuple(outcomes),
            verdicts=verdicts,
            labels=labels(claims, judgements, verdicts),
            references=_cited(verdicts, corpora),
            manifest=self._manifest(corpora, len(pairs)),
        )

    def open_corpus(self, folder: CorpusFolder, sources: Iterable[Document | Skipped | Failed]) -> Corpus:
        """Index the documents of a reference corpus."""
        outcomes = extract_all(_with_authority(source, folder.authority) for source in sources)
        checked = [o for o in outcomes if isinstance(o, Checked)]
        passages = [claim for outcome in checked for claim in outcome.claims]
        index = HybridIndex.build(passages, self._embed(passages), Terms())
        digest = hashlib.sha256(self.embedder.name.encode())
        for outcome in checked:
            digest.update(f"\n{outcome.document.sha256}".encode())
        info = CorpusInfo(
            folder.name, folder.title, folder.licence, len(checked), len(passages), digest.hexdigest()[:16]
        )
        problems = tuple(o for o in outcomes if not isinstance(o, Checked))
        return Corpus(info, index, tuple(o.document for o in checked), problems)

    def _embed(self, claims: Sequence[Claim]) -> NDArray[np.float32]:
        self.progress.start("Embedding statements", len(claims))
        vectors = self.embedder.embed([claim.context for claim in claims])
        self.progress.advance(len(claims))
        return vectors

    def _manifest(self, corpora: Sequence[Corpus], pairs: int) -> Manifest:
        models = (("embedder", self.embedder.name), ("nli", self.judge.nli.name))
        return Manifest(VERSION, models, self.settings, tuple(c.info for c in corpora), pairs)


def extract_all(sources: Iterable[Document | Skipped | Failed]) -> list[Outcome]:
    """The first half of the story: the claims of the documents and the ledger of the rest."""
    return [Checked(s, *extract(s)) if isinstance(s, Document) else s for s in sources]


def _with_authority(
    source: Document | Skipped | Failed, authority: int | None
) -> Document | Skipped | Failed:
    """A document of a corpus inherits the corpus's authority where it states none."""
    if isinstance(source, Document) and source.authority is None:
        return replace(source, authority=authority)
    return source


def _cited(verdicts: Iterable[Verdict], corpora: Sequence[Corpus]) -> tuple[Document, ...]:
    """The corpus documents that a verdict cites, sorted by path."""
    cited = {evidence.passage.document for verdict in verdicts for evidence in verdict.evidence}
    found = {d.uri: d for corpus in corpora for d in corpus.documents if d.uri in cited}
    return tuple(found[uri] for uri in sorted(found))
