"""Numbers written with an exponent: “10⁶”, “2^32”, “3×10⁸”, “1.5e6”."""

from __future__ import annotations

import re

from factcheck.claims.values.numbers import Number, value_of
from factcheck.claims.values.tokens import NUMBER, Tokens

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}")
_SCIENTIFIC = re.compile(r"e(\d{1,2})")
_BASES = (2.0, 10.0)
_MULTIPLYING = ("×", "x", "*")
_HIGHEST = 64
"""Larger exponents count nothing that a document compares."""


def read(t: Tokens, i: int) -> Number | None:
    """The number with an exponent at token `i`; None where it has none."""
    glued = t.joined(i + 1)
    if not (glued or t.at(i + 1) in _MULTIPLYING) or t.kind(i) != NUMBER or t.joined(i):
        return None
    value = value_of(t.words[i])
    if value is None:
        return None
    scientific = _SCIENTIFIC.fullmatch(t.at(i + 1)) if glued else None
    if scientific and int(scientific[1]) <= _HIGHEST:
        return _number(i, i + 2, value * 10.0 ** int(scientific[1]))
    power = _power(t, i)
    if power is not None:
        return _number(i, power[1], power[0])
    if t.at(i + 1) in _MULTIPLYING and t.kind(i + 2) == NUMBER:
        power = _power(t, i + 2)
        if power is not None:
            return _number(i, power[1], value * power[0])
    return None


def _power(t: Tokens, i: int) -> tuple[float, int] | None:
    """Value of a base with an exponent at token `i`, and the token behind it."""
    base = value_of(t.words[i])
    if base not in _BASES or not t.joined(i + 1):
        return None
    if _SUPERSCRIPT.fullmatch(t.at(i + 1)):
        exponent, behind = int(t.at(i + 1).translate(_RAISED)), i + 2
    elif t.at(i + 1) == "^" and t.joined(i + 2) and t.at(i + 2).isdecimal() and len(t.at(i + 2)) <= 2:
        exponent, behind = int(t.at(i + 2)), i + 3
    else:
        return None
    # A square or cube behind a length is a unit: “5 m2” is read elsewhere; a raised digit here may be a footnote.
    return (base**exponent, behind) if exponent <= _HIGHEST else None


def _number(first: int, behind: int, value: float) -> Number:
    return Number(first, behind, value, value)
