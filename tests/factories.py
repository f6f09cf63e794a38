"""Small values for tests: documents, claims, verdicts, and one sample report that shows every feature.

Offsets are found by looking the words up in the text, so that no test counts characters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from factcheck.model import (
    Attribution,
    Block,
    BlockKind,
    Checked,
    Claim,
    CorpusInfo,
    DateRange,
    Decision,
    Document,
    Evidence,
    Failed,
    Finding,
    Label,
    Manifest,
    Mode,
    Notice,
    Outcome,
    Quantity,
    Reason,
    Relation,
    Report,
    Scope,
    Sentence,
    Severity,
    Skipped,
    Span,
    Stance,
    Status,
    Unchecked,
    Value,
    Verdict,
)
from factcheck.rulings import Result, Trouble

_LINES = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_SENTENCE = re.compile(r"\S[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?]*[”\"]?")
_MARKUP = re.compile(r"^#+|^[-*] |\*\*|`", re.MULTILINE)

BRIDGE = """\
---
date: 2024-03-01
---

# The Marrow bridge

The Marrow bridge opened on 4 May 2021 and carries **two lanes** in each direction.
It cost **41.2 million euros**. Its deck is 312 metres long.

According to the harbour office, the bridge is closed to lorries above 12 tonnes.
Is it worth the toll? The toll has never been raised.

## Crossing on foot

- Pedestrians cross free of charge.
- The toll for cars has been 4 euros since the rise of 2023.

```
toll --vehicle car --axles 2
```
"""

REVIEW = """\
# Budget review

The council looked back at the three largest works of the decade.
The Marrow bridge cost 58 million euros, a third of it borrowed.
We think that this was money well spent.

“Lorries of any weight may cross,” said Ida Holm, the mayor. The council meets again on 9 June 2024.
"""

FERRY = """\
The ferry runs every 20 minutes. It carries bicycles. The last ferry leaves at midnight.
"""

REGISTER = """\
# Register of bridges

Each entry gives the state at the end of 2019. The deck of the Marrow bridge is 298 metres long.
The Tarn bridge has a deck of 120 metres.
"""


def document(uri: str, source: str, *, written: date | None = None, authority: int | None = None) -> Document:
    """A document of Markdown-like text: markup masked (not in ``.txt``), blocks cut at blank lines."""
    plain = uri.endswith(".txt")
    text = source if plain else _MARKUP.sub(lambda match: " " * len(match[0]), source)
    headings: list[str] = []
    blocks = []
    for match in _LINES.finditer(source):
        span = Span(*match.span())
        if match[0].startswith(("---", "```", "   ")):
            continue
        level = len(match[0]) - len(match[0].lstrip("#"))
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        if match[0].startswith("- "):
            start = span.start
            for line in match[0].splitlines(keepends=True):
                end = start + len(line.rstrip("\n"))
                blocks.append(Block(Span(start + 2, end), BlockKind.ITEM, tuple(headings)))
                start += len(line)
            continue
        if level:
            title = match[0].splitlines()[0]
            headings[level - 1 :] = [title.strip("# ")]
            span = Span(span.start + level + 1, span.start + len(title))
            blocks.append(Block(span, kind, tuple(headings[:-1])))
            continue
        blocks.append(Block(span, kind, tuple(headings)))
    return Document(
        uri=uri,
        text=text,
        media_type="text/plain" if plain else "text/markdown",
        sha256=hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest(),
        blocks=tuple(blocks),
        unchecked=_regions(source),
        title=next((b.strip("# ") for b in source.splitlines() if b.startswith("# ")), ""),
        date=written,
        authority=authority,
    )


def _regions(source: str) -> tuple[Unchecked, ...]:
    found = []
    for fence, reason in (("---", Reason.FRONT_MATTER), ("```", Reason.CODE)):
        start = source.find(f"{fence}\n")
        end = source.find(f"\n{fence}", start + 1)
        if 0 <= start < end:
            found.append(Unchecked(Span(start, end + 4), reason))
    return tuple(found)


def span(inside: Document, words: str) -> Span:
    """Where the words stand in a document; they must be there."""
    start = inside.text.index(words)
    return Span(start, start + len(words))


def claim(
    inside: Document,
    words: str,
    *,
    source: str | None = None,
    mode: Mode = Mode.ASSERTED,
    values: tuple[Value, ...] = (),
) -> Claim:
    """The claim that stands in a document in these words."""
    place = span(inside, words)
    block = next((b for b in inside.blocks if b.span.overlaps(place)), None)
    return Claim(
        id=digest(inside.uri, " ".join(words.split())),
        document=inside.uri,
        span=place,
        text=words,
        context=" ".join(words.split()),
        attribution=Attribution(source, None, mode),
        values=values,
        headings=block.headings if block else (),
        kind=block.kind if block else BlockKind.PARAGRAPH,
        date=inside.date,
        authority=inside.authority,
    )


def checked(inside: Document, claims: Iterable[Claim] = ()) -> Checked:
    """A checked document: naive sentences, and a ledger of all that hold no claim."""
    ordered = tuple(sorted(claims, key=lambda c: c.span))
    sentences = tuple(
        Sentence(Span(*match.span()), block.kind, block.headings)
        for block in inside.blocks
        for match in _SENTENCE.finditer(inside.text, block.span.start, block.span.end)
    )
    rest = [s for s in sentences if not any(c.span.overlaps(s.span) for c in ordered)]
    ledger = (*inside.unchecked, *(Unchecked(s.span, *_reason(inside, s)) for s in rest))
    return Checked(inside, sentences, ordered, tuple(sorted(ledger, key=lambda entry: entry.span)))


def _reason(inside: Document, sentence: Sentence) -> tuple[Reason, str]:
    if sentence.kind is BlockKind.HEADING:
        return Reason.HEADING, ""
    if inside.slice(sentence.span).endswith("?"):
        return Reason.QUESTION, ""
    return Reason.OPINION, "“We think”"


def finding(check: str, message: str, ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> Finding:
    """What a check says against a claim."""
    return Finding(check, Stance.CONTRADICTS, 0.97, message, ours, theirs)


def verdict(
    ours: Claim,
    theirs: Claim,
    *findings: Finding,
    scope: Scope = Scope.FOLDER,
    relation: Relation = Relation.CONTRADICTION,
    severity: Severity = Severity.ERROR,
    confidence: float = 0.97,
) -> Verdict:
    """A verdict against a claim; its message is that of the first finding."""
    disputed = relation is Relation.SOURCES_DISAGREE
    return Verdict(
        claim=ours,
        label=Label.DISPUTED if disputed else Label.CONTRADICTED,
        relation=relation,
        severity=severity,
        confidence=confidence,
        message=findings[0].message,
        findings=findings,
        evidence=(Evidence(theirs, score=0.8, rank=1, scope=scope),),
        fingerprint=digest(ours.context, theirs.context),
    )


def report(
    outcomes: Iterable[Outcome] = (),
    verdicts: Iterable[Verdict] = (),
    *,
    references: Iterable[Document] = (),
    supported: Iterable[Claim] = (),
) -> Report:
    """A report whose labels follow from its verdicts; other claims lack information."""
    outcomes, verdicts = tuple(outcomes), tuple(verdicts)
    judged = {c.id: Label.SUPPORTED for c in supported} | {v.claim.id: v.label for v in reversed(verdicts)}
    claims = [c for outcome in outcomes if isinstance(outcome, Checked) for c in outcome.claims]
    labels = tuple((c.id, judged.get(c.id, Label.NOT_ENOUGH_INFO)) for c in claims)
    return Report(outcomes, verdicts, labels, tuple(references), manifest())


def manifest() -> Manifest:
    """A manifest of made-up models."""
    return Manifest(
        version="0.1.0",
        models=(("nli", "small@0123abcd"), ("embedding", "tiny@4567ef01")),
        settings=(("fail-on", "warning"), ("language", "en")),
        corpora=(CorpusInfo("register", "Register of bridges", "CC0-1.0", 1, 3, "89ab23cd"),),
        pairs=14,
    )


def digest(*words: str) -> str:
    """A short identity of some text."""
    return hashlib.sha256("\0".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def empty_report() -> Report:
    """A report in which there was nothing to check."""
    return report()


def sample_report() -> Report:
    """Three documents, one citation, five findings of all severities and scopes, one skipped and one failed file."""
    bridge = document("handbook/bridge.md", BRIDGE, written=date(2024, 3, 1), authority=80)
    review = document("news/budget-review.md", REVIEW, written=date(2024, 5, 20), authority=50)
    ferry = document("news/ferry.txt", FERRY)
    register = document("register/bridges.md", REGISTER, written=date(2019, 12, 31), authority=90)

    euros = Quantity(span(bridge, "41.2 million euros"), 41.2e6, 41.2e6, "EUR", "bridge", step=5e4)
    opening = DateRange(span(bridge, "4 May 2021"), date(2021, 5, 4), date(2021, 5, 4))
    opened = claim(bridge, "The Marrow bridge opened on 4 May 2021 and carries   two lanes   in each direction.",
                   values=(opening,))  # fmt: skip
    cost = claim(bridge, "It cost   41.2 million euros  .", values=(euros,))
    deck = claim(bridge, "Its deck is 312 metres long.")
    closed = claim(bridge, "the bridge is closed to lorries above 12 tonnes.", source="the harbour office",
                   mode=Mode.REPORTED)  # fmt: skip
    never = claim(bridge, "The toll has never been raised.")
    free = claim(bridge, "Pedestrians cross free of charge.")
    rise = claim(bridge, "The toll for cars has been 4 euros since the rise of 2023.")
    dear = claim(review, "The Marrow bridge cost 58 million euros, a third of it borrowed.")
    lorries = claim(review, "Lorries of any weight may cross", source="Ida Holm, the mayor", mode=Mode.QUOTED)
    meeting = claim(review, "The council meets again on 9 June 2024.")
    ferries = [claim(ferry, "The ferry runs every 20 minutes."), claim(ferry, "It carries bicycles.")]
    old_deck = claim(register, "The deck of the Marrow bridge is 298 metres long.")

    return report(
        outcomes=(
            checked(bridge, (opened, cost, deck, closed, never, free, rise)),
            checked(review, (dear, lorries, meeting)),
            checked(ferry, ferries),
            Skipped("news/photo.png", "not a document (image/png)"),
            Failed("news/minutes.pdf", "the file ends before its cross-reference table"),
        ),
        verdicts=(
            verdict(
                cost, dear,
                finding("number", "The Marrow bridge costs 41.2 million euros here and 58 million euros there.",
                        (span(bridge, "41.2 million euros"),), (span(review, "58 million euros"),)),
                finding("nli", "The two sentences exclude each other.", (), ()),
            ),
            verdict(
                never, rise,
                finding("negation", "“never been raised” denies “the rise of 2023”.",
                        (span(bridge, "never been raised"),), (span(bridge, "the rise of 2023"),)),
                scope=Scope.DOCUMENT, confidence=0.91,
            ),
            verdict(
                closed, lorries,
                finding("antonym", "“closed to lorries” stands against “may cross”, and two speakers say so.",
                        (span(bridge, "closed to lorries"),), (span(review, "Lorries of any weight"),
                                                               span(review, "may cross"))),
                relation=Relation.SOURCES_DISAGREE, severity=Severity.WARNING, confidence=0.83,
            ),
            verdict(
                deck, old_deck,
                finding("number", "The deck measures 312 metres here; it was 298 metres at the end of 2019.",
                        (span(bridge, "312 metres"),), (span(register, "298 metres"),)),
                scope=Scope.CORPUS, relation=Relation.CHANGED_OVER_TIME, severity=Severity.NOTE, confidence=0.74,
            ),
        ),
        references=(register,),
        supported=(free, ferries[0]),
    )  # fmt: skip


HOSTILE = (
    "</script><script>document.title='owned'</script>",
    "{{7*7}} {% raw %} ${7*7}",
    '"><img src=x onerror="document.title=\'owned\'">',
    "]]> <!-- --> </style></title></textarea> &lt;b&gt; 100 %0A %25 ::error file=a::b ##[error] @team #1 =1+1 https://a.org",
    "line\u2028separator\u2029and\x85and\x0cform feed",
    "javascript:alert(1) ' onmouseover='alert(1)",
    "\x1b[31mred\x1b]0;title\x07 \x00 \x9b31m",
    "🦊👩‍👩‍👧 e\u0301 \u202eright to left\u202c שלום עולם مرحبا",
    "lone \udc80 surrogate",
    "| pipe | table\r\nnext  [link](javascript:alert(1)) <b>bold</b> `tick` *star*",
)
"""Text that breaks careless formats."""


def hostile_report() -> Report:
    """A report whose texts, names, speakers and messages are all hostile."""
    outcomes: list[Outcome] = []
    verdicts = []
    for number, words in enumerate(HOSTILE):
        text = (
            f"Before {words} here. The value is 1 {words} now.\n\nThe value is 2 {words} then. After {words}."
        )
        inside = document(f"folder/{number}{words.replace(chr(0), '')}.txt", text)
        ours = claim(inside, f"The value is 1 {words} now.", source=words)
        theirs = claim(inside, f"The value is 2 {words} then.", source=words)
        outcomes += (checked(inside, (ours, theirs)), Skipped(f"s{words}", words), Failed(f"f{words}", words))
        marks = span(inside, f"1 {words}"), span(inside, f"2 {words}")
        verdicts.append(
            verdict(ours, theirs, finding("number", words, marks[:1], marks[1:]), scope=Scope.DOCUMENT)
        )
    return report(outcomes, verdicts)


def ruled_report() -> Report:
    """The sample, with one finding suppressed, one in the baseline, one too slight to count, and a gate that failed."""
    sample = sample_report()
    first, second, third, fourth = sample.verdicts
    return replace(
        sample,
        verdicts=(
            first,
            replace(
                second,
                status=Status.SUPPRESSED,
                status_reason="the rise was taken back",
                status_uri="factcheck-waivers.toml",
                counts=False,
            ),
            replace(third, status=Status.BASELINED, counts=False),
            replace(fourth, counts=False),
        ),
        notices=(Notice(Trouble.UNUSED, "news/ferry.txt", 2, "This suppression matches no finding."),),
        decision=Decision(
            Result.FAILED, 1, 1, ("1 finding counts",), (("suppressed", 1), ("in the baseline", 1)), "errors"
        ),
    )


def labelled_report() -> Report:
    """The sample, its first document a file whose places are told in words."""
    sample = sample_report()
    first, *rest = sample.outcomes
    assert isinstance(first, Checked)
    return replace(
        sample,
        outcomes=(replace(first, document=replace(first.document, labels=((0, "paragraph 5"),))), *rest),
    )
