"""Frozen values of which many are made: a sentence makes some seventeen, with sixty fields between them."""

from __future__ import annotations

import gc
from dataclasses import field, fields, make_dataclass
from typing import TypeVar

T = TypeVar("T")


def quick(kind: type[T]) -> type[T]:
    """Lets the values of a frozen dataclass with slots be made in a third of the time.

    What Python generates for a frozen class stores each field by a call. This stores it as any other class does, so nothing
    but the type checker forbids to change such a value. For classes without `__post_init__` and fields that are not given.
    """
    parts = [(one.name, one.type, field(default=one.default)) for one in fields(kind)]  # type: ignore[arg-type]
    make = vars(make_dataclass(kind.__name__, parts, namespace={"__module__": kind.__module__}))["__init__"]
    make.__qualname__ = f"{kind.__qualname__}.__init__"
    type.__setattr__(kind, "__init__", make)
    for name in ("__setattr__", "__delattr__"):
        type.__delattr__(kind, name)
    return kind


def collect_seldom() -> None:
    """Lets Python look for garbage in cycles after 20,000 new objects and not after 700: claims and their values are in none.

    For a process of our own; a program that imports this package decides for itself.
    """
    gc.set_threshold(20_000)
