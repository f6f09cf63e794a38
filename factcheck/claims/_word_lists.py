"""How word lists are written in this folder: as running text, so that hundreds of words fit on a page."""


def word_set(text: str) -> frozenset[str]:
    """Returns the white-space separated words of a list."""
    return frozenset(text.split())
