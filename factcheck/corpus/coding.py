"""Values of the model as JSON and back, after their own type hints: no pickle, and no list of fields to keep in step.

A dataclass becomes the list of its fields in order; one of several dataclasses also begins with its class's name.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Convert = Callable[[Any], Any]


def _remembered(make: Callable[[Any], _Convert]) -> Callable[[Any], _Convert]:
    """Makes the conversion of each type once."""
    made: dict[Any, _Convert] = {}

    def convert(kind: Any) -> _Convert:
        if kind not in made:
            made[kind] = make(kind)
        return made[kind]

    return convert


def encode(value: object) -> str:
    """The value as one line of ASCII JSON."""
    return json.dumps(_encoder(type(value))(value), separators=(",", ":"))


def decode(kind: type[T], text: str | bytes) -> T:
    """The value of that class; raises ``ValueError`` or ``TypeError`` where the text holds no such value."""
    value: T = _decoder(kind)(json.loads(text))
    return value


@_remembered
def _encoder(kind: Any) -> _Convert:
    """What turns values of that type into plain JSON values."""
    options = _options(kind)
    if options is not None:
        return lambda value: None if value is None else _tagged(options, value)
    if is_dataclass(kind):
        parts = [(f.name, _encoder(hint)) for f, hint in _fields(kind)]
        return lambda value: [convert(getattr(value, name)) for name, convert in parts]
    if get_origin(kind) is tuple:
        items = _items(kind, _encoder)
        return lambda value: [convert(item) for convert, item in items(value)]
    if kind is date:
        return date.isoformat
    return (lambda value: value.value) if _is_enum(kind) else _same


@_remembered
def _decoder(kind: Any) -> _Convert:
    """What turns plain JSON values back into values of that type."""
    options = _options(kind)
    if options is not None:
        if len(options) == 1:
            convert = _decoder(options[0])
            return _same if convert is _same else lambda value: None if value is None else convert(value)
        named = {option.__name__: _decoder(option) for option in options}
        return lambda value: None if value is None else named[value[0]](value[1:])
    if is_dataclass(kind):
        return _maker(kind, [_decoder(hint) for _, hint in _fields(kind)])
    if get_origin(kind) is tuple:
        arguments = get_args(kind)
        if arguments[-1] is Ellipsis:
            each = _decoder(arguments[0])
            return tuple if each is _same else lambda value: tuple(map(each, value))
        items = _items(kind, _decoder)
        return lambda value: tuple(convert(item) for convert, item in items(value))
    if kind is date:
        return date.fromisoformat
    return kind if _is_enum(kind) else _same


def _maker(make: Any, converts: list[_Convert]) -> _Convert:
    """What makes a value of the class from a row of plain values, of which most stay as they are."""
    changing = [(place, convert) for place, convert in enumerate(converts) if convert is not _same]

    def made(row: list[Any]) -> Any:
        if len(row) != len(converts):
            raise ValueError(f"{make.__name__} has {len(converts)} fields, not {len(row)}")
        for place, convert in changing:
            row[place] = convert(row[place])
        return make(*row)

    return made


def _same(value: Any) -> Any:
    return value


def _options(kind: Any) -> tuple[Any, ...] | None:
    """The members of a union, None left out; None where the type is no union."""
    if get_origin(kind) not in (Union, UnionType):
        return None
    return tuple(option for option in get_args(kind) if option is not NoneType)


def _tagged(options: tuple[Any, ...], value: Any) -> Any:
    if len(options) == 1:
        return _encoder(options[0])(value)
    return [type(value).__name__, *_encoder(type(value))(value)]


def _fields(kind: Any) -> list[tuple[Any, Any]]:
    hints = get_type_hints(kind)
    return [(f, hints[f.name]) for f in fields(kind) if f.init]


def _items(kind: Any, converter: Callable[[Any], _Convert]) -> Callable[[Any], Any]:
    """Pairs each item of a tuple with its conversion."""
    arguments = get_args(kind)
    if arguments[-1] is Ellipsis:
        convert = converter(arguments[0])
        return lambda value: ((convert, item) for item in value)
    converts = [converter(argument) for argument in arguments]
    return lambda value: zip(converts, value, strict=True)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)
