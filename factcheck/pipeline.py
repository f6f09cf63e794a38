"""The story: documents in, report out.

Every sentence becomes a claim or goes to the ledger; each claim meets its nearest statements in the same document,
in the folder and in the reference corpora; each pair is judged; verdicts go to the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from factcheck.claims.cells import reads_alone
from factcheck.claims.extraction import extract
from factcheck.corpus.candidates import Candidates, Limits
from factcheck.corpus.cells import cell_pairs
from factcheck.corpus.reference import Corpus
from factcheck.corpus.reference_cells import reference_pairs
from factcheck.corpus.validity import settled
from factcheck.inference import Embedder
from factcheck.model import (
    BlockKind,
    Checked,
    Claim,
    Document,
    Failed,
    Manifest,
    Outcome,
    Report,
    Scope,
    Skipped,
    Verdict,
)
from factcheck.verdicts.conclusion import conclude, labels
from factcheck.verdicts.facts import facts, statements
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
        self.progress.start("Reading documents", 0)
        outcomes = [*extract_all(sources), *(p for corpus in corpora for p in corpus.problems)]
        claims = [claim for each in outcomes if isinstance(each, Checked) for claim in each.claims]
        prose = [claim for claim in claims if claim.kind is not BlockKind.CELL or reads_alone(claim)]
        pairs = list(Candidates(prose, self._embed(prose), corpora, self.limits).pairs())
        pairs += cell_pairs(claims)
        pairs += reference_pairs(claims, corpora)
        self.progress.start("Judging pairs", len(pairs))
        judgements = self.judge.judge(pairs, self.progress.advance)
        judgements += self.judge.examine(o for o in outcomes if isinstance(o, Checked))
        verdicts = conclude(judgements, self.judge.calibration, self.judge.weigh)
        return Report(
            outcomes=tuple(outcomes),
            verdicts=verdicts,
            labels=labels(claims, judgements, verdicts),
            references=_cited(verdicts, corpora),
            manifest=self._manifest(corpora, len(pairs)),
            facts=facts(c for each in outcomes if isinstance(each, Checked) for c in statements(each)),
        )

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
    return [Checked(s, *extract(s)) if isinstance(s, Document) else s for s in settled(list(sources))]


def _cited(verdicts: Sequence[Verdict], corpora: Iterable[Corpus]) -> tuple[Document, ...]:
    """The corpus documents that a verdict cites, sorted by path."""
    passages = [e.passage for verdict in verdicts for e in verdict.evidence if e.scope is Scope.CORPUS]
    found = {document.uri: document for corpus in corpora for document in corpus.cited(passages)}
    return tuple(found[uri] for uri in sorted(found))
