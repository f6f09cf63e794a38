"""ClaimReview in JSON-LD, after schema.org, for fact-checking desks."""

from __future__ import annotations

from typing import ClassVar

from factcheck.model import CorpusInfo, Failed, Relation, Report
from factcheck.reports import Reporter
from factcheck.reports._data import Json
from factcheck.reports._exchange import json_bytes, plain_line, quotation, uri_reference
from factcheck.reports._passages import Facing, Side, new_facings
from factcheck.reports._words import RELATIONS, sureness

_QUOTED = 1000
"""Characters of a passage."""
_BEST = 5
_RATINGS = {
    Relation.CONTRADICTION: 1,
    Relation.SOURCES_DISAGREE: 3,
    Relation.CHANGED_OVER_TIME: 3,
    Relation.OTHER_SCOPE: 3,
    Relation.REVISION: 3,
}
"""1 is refuted, 5 would be confirmed; what both sides may hold stands in the middle."""
_ORGANISATION = {"@type": "Organization", "name": "factcheck"}


class ClaimreviewReporter:
    """Writes a review for each new finding, a failed action for each file that could not be read, and the corpora used."""

    title: ClassVar[str] = "ClaimReview: JSON-LD after schema.org"

    def render(self, report: Report) -> bytes:
        """See :class:`Reporter`; there is no date of the review, since the same input gives the same bytes."""
        reviews = [_review(facing) for facing in new_facings(report)]
        unread = [_unread(outcome) for outcome in report.outcomes if isinstance(outcome, Failed)]
        corpora = [_corpus(corpus) for corpus in report.manifest.corpora]
        return json_bytes({"@context": "https://schema.org", "@graph": [*reviews, *unread, *corpora]})


def _review(facing: Facing) -> Json:
    verdict = facing.verdict
    name = RELATIONS[verdict.relation]
    return {
        "@type": "ClaimReview",
        "identifier": verdict.fingerprint,
        "author": _ORGANISATION,
        "claimReviewed": quotation(facing.claim, _QUOTED),
        "itemReviewed": _claim(facing.claim),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _RATINGS[verdict.relation],
            "worstRating": 1,
            "bestRating": _BEST,
            "alternateName": f"{name}, {sureness(verdict.confidence)}",
            "ratingExplanation": plain_line(verdict.message),
        },
        "reviewBody": plain_line(verdict.message),
        "citation": [_cited(facing), *(_work(side) for side in facing.others)],
    }


def _cited(facing: Facing) -> Json:
    """The work that the evidence stands in, and how many copies of it there are."""
    return _work(facing.evidence) | (
        {"description": f"{facing.copies} copies, counted once"} if facing.copies > 1 else {}
    )


def _corpus(corpus: CorpusInfo) -> Json:
    """What was checked against, with the digest of what it held."""
    told: Json = {
        "@type": "Dataset",
        "name": plain_line(corpus.title),
        "identifier": corpus.digest,
        "description": f"Reference corpus, digest {corpus.digest}",
    }
    return told | ({"license": plain_line(corpus.licence)} if corpus.licence else {})


def _claim(side: Side) -> Json:
    claim: Json = {"@type": "Claim", "text": quotation(side, _QUOTED), "appearance": _work(side)}
    if side.claim.attribution.source:
        # Without a type: it may be a person or an organisation.
        claim["author"] = {"name": plain_line(side.claim.attribution.source)}
    return claim


def _work(side: Side) -> Json:
    document = side.document
    work: Json = {
        "@type": "DigitalDocument",
        "name": plain_line(document.title or document.uri),
        "url": uri_reference(document.uri),
        "encodingFormat": document.media_type,
        "text": quotation(side, _QUOTED),
        "position": plain_line(side.place),
    }
    written = side.claim.date or document.date
    return work | {"datePublished": written.isoformat()} if written else work


def _unread(outcome: Failed) -> Json:
    return {
        "@type": "AssessAction",
        "actionStatus": "FailedActionStatus",
        "object": {
            "@type": "DigitalDocument",
            "name": plain_line(outcome.uri),
            "url": uri_reference(outcome.uri),
        },
        "error": {"@type": "Thing", "description": plain_line(outcome.error)},
    }


plugin: type[Reporter] = ClaimreviewReporter
