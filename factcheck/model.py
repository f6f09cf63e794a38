"""Every noun of the program, as a frozen value; imports nothing of ours but the closed lists that it hands on.

The invariant that everything hangs on: ``document.text[claim.span.start:claim.span.end] == claim.text``, and
the span leads back to line, column and page of the file that the user has.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from factcheck.frozen import quick
from factcheck.kinds import BlockKind as BlockKind
from factcheck.kinds import Bound as Bound
from factcheck.kinds import Label as Label
from factcheck.kinds import Mode as Mode
from factcheck.kinds import Reason as Reason
from factcheck.kinds import Relation as Relation
from factcheck.kinds import Scope as Scope
from factcheck.kinds import Severity as Severity
from factcheck.kinds import Stance as Stance
from factcheck.kinds import Standing as Standing
from factcheck.kinds import Status as Status
from factcheck.layout import Block as Block
from factcheck.layout import Cell as Cell
from factcheck.layout import Origin as Origin
from factcheck.layout import Rating as Rating
from factcheck.layout import Sentence as Sentence
from factcheck.layout import Unchecked as Unchecked
from factcheck.manifest import CorpusInfo as CorpusInfo
from factcheck.manifest import Manifest as Manifest
from factcheck.places import Directive as Directive
from factcheck.places import Fragment as Fragment
from factcheck.places import Location as Location
from factcheck.places import Span as Span
from factcheck.places import line_starts, origin
from factcheck.rulings import Decision as Decision
from factcheck.rulings import Notice as Notice
from factcheck.wording import DateRange as DateRange
from factcheck.wording import Degree as Degree
from factcheck.wording import Modality as Modality
from factcheck.wording import Name as Name
from factcheck.wording import Polarity as Polarity
from factcheck.wording import Quantifier as Quantifier
from factcheck.wording import Quantity as Quantity

Day = date
"""The type under another name, for the nouns that have a field called `date`."""

SCHEMA_VERSION = "1.0"
"""Version of the JSON report. History: 1.0 first form."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read: its text with markup masked, so that offsets are those of the decoded file, but for `fragments`."""

    uri: str
    """The path as the user would type it, with forward slashes."""
    text: str
    """Decoded characters; markup is replaced by spaces, so that every offset is one of the file's own."""
    media_type: str
    sha256: str
    """Hash of the file's bytes, in hexadecimal."""
    blocks: tuple[Block, ...] = ()
    """In reading order, disjoint."""
    unchecked: tuple[Unchecked, ...] = ()
    """What the reader left out (code, navigation, front matter), and why."""
    language: str = "en"
    title: str = ""
    date: date | None = None
    """When the document says it was written."""
    authority: int | None = None
    """1 to 100; the higher one is believed where two documents differ."""
    properties: tuple[tuple[str, str], ...] = ()
    """Whatever else the file says of itself (author, source, url), sorted by name."""
    pages: tuple[int, ...] = ()
    """Offset of the first character of each page, where the format has pages."""
    labels: tuple[tuple[int, str], ...] = ()
    """Where the user's program counts otherwise than by lines: offsets, and what the place is called from there on."""
    directives: tuple[Directive, ...] = ()
    """In reading order."""
    valid_from: Day | None = None
    """First day on which its statements hold; None where it says nothing of it."""
    valid_until: Day | None = None
    """Last day on which its statements hold; None where it says nothing of it."""
    supersedes: tuple[str, ...] = ()
    """Paths of the documents that it takes the place of, as it writes them."""
    superseded_by: str = ""
    """`uri` of the document that has taken its place, where one of those read with it says so."""
    fragments: tuple[Fragment, ...] = ()
    """Where the text is not the file's own, character by character: what it is made of, in order, from its first character."""
    file_lines: tuple[int, ...] = ()
    """Offsets of the lines of the file, where there are fragments."""
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "line_starts", self.file_lines or line_starts(self.text))

    def locate(self, span: Span) -> Location:
        """Line, column and page of the first character of a span.

        Raises ``ValueError`` for a span that lies outside the text.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            raise ValueError(f"span {span.start}-{span.end} lies outside {self.uri}")
        at = origin(self.fragments, span.start)
        line = bisect_right(self.line_starts, at)
        column = at - self.line_starts[line - 1] + 1
        page = bisect_right(self.pages, span.start) if self.pages else None
        label = bisect_right(self.labels, span.start, key=lambda entry: entry[0]) - 1
        name = self.labels[label][1] if label >= 0 else ""
        return Location(line, column, page, name)

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.text[span.start : span.end]


@quick
@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a claim."""

    source: str | None = None
    """The speaker as named in the text; None for the document's own voice."""
    cue: Span | None = None
    """The words that tell (“said”, “according to”, a quotation mark)."""
    mode: Mode = Mode.ASSERTED


Value = Quantity | DateRange | Polarity | Degree | Name | Quantifier | Modality


@quick
@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement with who says it, about what, and when."""

    id: str
    """Hash of document and normalised text: free of line numbers, so it survives edits elsewhere."""
    document: str
    """`Document.uri`."""
    span: Span
    text: str
    context: str
    """What the models read: the claim on one line, with what it needs to stand alone."""
    attribution: Attribution = Attribution()
    values: tuple[Value, ...] = ()
    headings: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.PARAGRAPH
    date: date | None = None
    """When it was said: the document's date."""
    cell: Cell | None = None
    """Where it stands in a table, if it does."""
    authority: int | None = None
    valid_from: Day | None = None
    """First day on which it holds, as its document says."""
    valid_until: Day | None = None
    """Last day on which it holds, as its document says."""
    sentence: Span | None = None
    """The sentence of which it is one clause; None where it is all of it."""
    superseded_by: str = ""
    """`uri` of the document that has taken the place of its own; empty where none has."""
    rating: Rating | None = None
    """What a reviewer has made of it; with one that does not hold, nobody states it here."""
    before: str = ""
    """What its paragraph says before it, where it points back there (“It is ...”) or the paragraph has a head of its own."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One value of a fact, with everywhere that it is stated."""

    words: str
    """As its first place puts it, white space collapsed."""
    value: Quantity | DateRange
    standing: Standing
    places: tuple[tuple[Claim, Span], ...]
    """Each statement with the place of its value; in reading order."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the documents say of one measure of one subject."""

    subject: str
    """As its first place puts it."""
    measure: str
    """The noun that is counted or measured; where none is known, the words that lead to the value."""
    unit: str
    """As of a quantity; “date” where the value is one."""
    period: str
    """When it holds, as its first place puts it; may be empty."""
    values: tuple[Stated, ...]
    """The most frequent first; more than one where the places disagree."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a passage is to a claim, by meaning and by words."""

    cosine: float
    """Of the two vectors, -1 to 1."""
    share: float
    """Weight of the common words over the weight of the side that has less of it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that speaks about a claim, and how it was found."""

    passage: Claim
    score: float
    """Retrieval score, higher is nearer; comparable within one run only."""
    rank: int
    """1 for the best passage of its scope."""
    scope: Scope
    copies: int = 1
    """How many passages of the corpus say the same (reprints, boilerplate); together they have one vote."""
    nearness: Nearness | None = None
    """None where the pair was given and not sought."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Calibrated probabilities of the three stances; they sum to 1."""

    supports: float
    contradicts: float
    neutral: float

    @property
    def stance(self) -> Stance:
        """The likeliest stance; contradiction wins a tie."""
        if self.contradicts >= max(self.supports, self.neutral):
            return Stance.CONTRADICTS
        return Stance.SUPPORTS if self.supports >= self.neutral else Stance.NEUTRAL


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside one piece of evidence, with what the model says of the two."""

    claim: Claim
    evidence: Evidence
    forward: Scores
    """Premise: the evidence; hypothesis: the claim."""
    backward: Scores | None = None
    """Premise: the claim; hypothesis: the evidence. None where only one direction makes sense."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says of one pair."""

    check: str
    """The check's id."""
    stance: Stance
    confidence: float
    """0 to 1."""
    message: str
    """One plain sentence."""
    claim_spans: tuple[Span, ...] = ()
    """The deciding words, in the claim's document."""
    evidence_spans: tuple[Span, ...] = ()
    """The deciding words, in the evidence's document."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a premise does to a hypothesis, judged without retrieval."""

    stance: Stance
    scores: Scores
    reasons: tuple[str, ...] = ()
    """Plain sentences, the deciding one first; empty where nothing was found."""
    unread: int = 0
    """Passages of a long premise that share too few words with the hypothesis to be read by the model."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one claim, and with it on the fact that it states."""

    claim: Claim
    label: Label
    relation: Relation
    severity: Severity
    confidence: float
    """Calibrated, 0 to 1."""
    message: str
    findings: tuple[Finding, ...]
    """The deciding finding first."""
    evidence: tuple[Evidence, ...]
    """The deciding evidence first."""
    fingerprint: str
    """Identity without positions: the same pair keeps it when lines move or files are renamed."""
    status: Status = Status.NEW
    status_reason: str = ""
    """Why it is suppressed or baselined, in the words of whoever did it; may be empty."""
    status_uri: str = ""
    """The document or waiver file that holds the suppression; empty where there is none."""
    counts: bool = True
    """Whether the gate counts it."""
    scores: tuple[Scores, ...] = ()
    """What the model says of claim and first evidence, forward and backward, as of a pair."""
    further: tuple[Verdict, ...] = ()
    """What each further piece of evidence says by itself, in the order of `evidence[1:]`; its claim may be another one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that was read and checked."""

    document: Document
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    unchecked: tuple[Unchecked, ...]
    """The ledger: every sentence that is no claim, and every region that the reader left out."""

    @property
    def uri(self) -> str:
        """The document's path."""
        return self.document.uri


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left alone, and why (not a document, excluded, empty)."""

    uri: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that should have been read and could not be."""

    uri: str
    error: str


Outcome = Checked | Skipped | Failed


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run found out."""

    outcomes: tuple[Outcome, ...]
    verdicts: tuple[Verdict, ...]
    """Worst first. Contradicted and disputed claims; the rest is counted in `labels`."""
    labels: tuple[tuple[str, Label], ...]
    """Claim id and its label, for every claim, in reading order."""
    references: tuple[Document, ...]
    """Documents of the corpora that a verdict cites."""
    manifest: Manifest
    schema_version: str = SCHEMA_VERSION
    notices: tuple[Notice, ...] = ()
    """What is amiss with suppressions, waivers and the baseline."""
    decision: Decision | None = None
    """The gate's answer; None where no gate was asked."""
    facts: tuple[Fact, ...] = ()
    """What the documents say of each measure; those that differ first, then in reading order."""

    def checked(self) -> Iterator[Checked]:
        """The documents that were checked, in order."""
        return (outcome for outcome in self.outcomes if isinstance(outcome, Checked))

    def document(self, uri: str) -> Document:
        """The document of that path, checked or cited; raises ``KeyError`` where there is none."""
        for outcome in self.checked():
            if outcome.uri == uri:
                return outcome.document
        for document in self.references:
            if document.uri == uri:
                return document
        raise KeyError(uri)
