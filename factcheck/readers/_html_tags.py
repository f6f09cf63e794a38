"""What each HTML element means for the text inside it."""

from __future__ import annotations

from factcheck.model import BlockKind, Reason

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""Level of each heading element."""

KINDS = {
    **dict.fromkeys(HEADINGS, BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.ITEM),
    "blockquote": BlockKind.QUOTE,
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    **dict.fromkeys(("caption", "figcaption", "article", "main", "body"), BlockKind.PARAGRAPH),
}
"""Elements that change what the text inside them is."""

LEFT_OUT = {
    **dict.fromkeys(("nav", "header", "footer", "aside", "menu", "search"), Reason.NAVIGATION),
    **dict.fromkeys(("button", "select", "datalist"), Reason.NAVIGATION),
    **dict.fromkeys(("template", "noscript", "svg", "canvas", "object", "video", "audio"), Reason.MARKUP),
    **dict.fromkeys(("pre", "listing"), Reason.CODE),
}
"""Elements whose text is not checked, and why."""

CONTENT = frozenset({"article", "main"})
"""Inside these, the elements of `PAGE_PARTS` hold content as well."""
PAGE_PARTS = frozenset({"header", "footer", "aside"})
NAVIGATION_ROLES = frozenset({"navigation", "search", "menu", "menubar", "toolbar"})

TRACKED = frozenset(
    {*KINDS, *LEFT_OUT, "ul", "ol", "dl", "table", "tr", "div", "section", "details", "figure", "form"}
)
"""Elements whose end matters; the rest has no say about the text inside."""

BLOCKS = TRACKED | frozenset(
    {"address", "center", "dialog", "dir", "fieldset", "head", "hgroup", "hr", "html", "legend", "optgroup"}
    | {"option", "p", "summary", "tbody", "tfoot", "thead", "title", "textarea"}
)
"""Elements that begin a new block of text; all others run inside a line."""

IMPLIED = {
    "li": (("li",), ("ul", "ol", "menu")),
    **dict.fromkeys(("dt", "dd"), (("dt", "dd"), ("dl",))),
    **dict.fromkeys(("td", "th"), (("td", "th"), ("table",))),
    "tr": (("tr",), ("table",)),
}
"""What an opening tag closes, and what it doesn't look beyond."""

STRUCK = frozenset({"del", "s", "strike"})
"""Text that is taken back."""

GAPS = frozenset({"br", "img", "input", "embed", "area"})
"""Elements in a line that stand between words."""

RAW = {
    "script": "script",
    "style": "style sheet",
    "textarea": "form field",
    "iframe": "embedded page",
    "xmp": "raw text",
    "noembed": "raw text",
    "noframes": "raw text",
}
"""What the raw text of an element is called in the ledger; that of a title is metadata."""
