"""What a page says of itself in its tags: language, author, dates, authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.readers._html_lexer import Event, attributes

_PEEK = 1024
"""Bytes in which the encoding must be declared, as browsers have it."""
_DECLARED = re.compile(
    rb"""<(?:meta\s[^<>]{0,300}?charset|\?xml\s[^<>]{0,200}?encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_OWN_PREFIX = "factcheck:"
_KEYS = {
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "date": "date",
    "pubdate": "published",
    "article:published_time": "published",
    "datepublished": "published",
    "citation_publication_date": "published",
    "dc.date": "date",
    "dc.date.issued": "published",
    "dcterms.date": "date",
    "dcterms.created": "created",
    "dcterms.issued": "published",
    "article:modified_time": "modified",
    "datemodified": "modified",
    "dcterms.modified": "modified",
    "last-modified": "modified",
    "content-language": "language",
    "description": "description",
    "generator": "generator",
    "license": "licence",
    "source": "source",
    "og:site_name": "site",
}
"""Names of meta tags that are kept, and what they are called here."""


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes."""
    match = _DECLARED.search(data[:_PEEK])
    return match[1].decode("ascii", "replace") if match else None


def pairs_of(text: str, event: Event) -> Iterator[tuple[str, str]]:
    """Key and value of what an opening tag says of the page."""
    if event.name == "html":
        given = attributes(text, event)
        yield "language", given.get("lang", given.get("xml:lang", ""))
    elif event.name == "meta":
        given = attributes(text, event)
        name = next(
            (given[key] for key in ("name", "property", "itemprop", "http-equiv") if key in given), ""
        )
        name = name.strip().lower()
        if name.startswith(_OWN_PREFIX):
            yield name.removeprefix(_OWN_PREFIX), given.get("content", "")
        elif name in _KEYS:
            yield _KEYS[name], given.get("content", "")
    elif event.name == "link":
        given = attributes(text, event)
        if given.get("rel", "").lower() == "canonical":
            yield "url", given.get("href", "")
