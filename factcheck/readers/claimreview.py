"""ClaimReview files (JSON-LD after schema.org); any other JSON is passed over."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

from factcheck.errors import ForeignError, ReadError
from factcheck.model import Document
from factcheck.readers import Reader
from factcheck.readers._claim_reviews import TYPE, add, reviews
from factcheck.readers._decode import decode
from factcheck.readers._draft import Draft
from factcheck.readers._json_places import JsonError, parse
from factcheck.readers._metadata import metadata
from factcheck.readers._own_json import own_json

_FOREIGN = "JSON without a ClaimReview"


class ClaimReviewReader:
    """Reads claims that were reviewed."""

    suffixes: ClassVar[tuple[str, ...]] = (".json", ".jsonld")
    media_type: ClassVar[str] = "application/ld+json"

    def read(self, data: bytes, uri: str) -> Document:
        """The document in those bytes.

        Raises ``ForeignError`` for JSON without a review, ``ReadError`` for what is no text or no JSON.
        """
        text = decode(data, uri)
        # Most JSON is something else, and need not be read to know that.
        if problem := own_json(text) or (_FOREIGN if text.strip() and TYPE not in text else ""):
            raise ForeignError(uri, problem)
        draft = Draft(text)
        said = [("title", PurePosixPath(uri).stem)]
        if text.strip():
            try:
                root = parse(text)
            except JsonError as error:
                line = text.count("\n", 0, error.position) + 1
                raise ReadError(uri, f"no valid JSON: {error}", line) from error
            if next(reviews(root), None) is None:
                raise ForeignError(uri, _FOREIGN)
            if add(draft, root, 0, len(text)):
                said.append(("generator", "factcheck"))
        draft.metadata = metadata(said)
        return draft.document(data, uri, self.media_type)


plugin: type[Reader] = ClaimReviewReader
