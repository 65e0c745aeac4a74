"""Canonical JSON and the identity of records.

A record's id is a tagged SHA-256 over its canonical JSON: keys sorted, no white space, UTF-8, fields that are
`None` or an empty tuple left out (so a field added later does not change the ids of records that lack it).
The codec below turns any of the frozen dataclasses of this package into plain JSON values and back, by their
type annotations; it is the only wire form of the ledger.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")
Decoder = Callable[[Any], Any]
PLAIN = (str, int, float, bool)

HASH_DIGITS = 32
"""Hexadecimal digits of a record id: 128 bits, enough that no two records of any real archive collide."""


def to_wire(value: Any) -> Any:
    """Turns a record into plain JSON values, leaving out `None` and empty tuples.

    Args:
        value: a dataclass of this package, or a str, int, float, bool, None, tuple or str-keyed mapping of such.

    Returns:
        The same as dicts, lists and scalars.

    Raises:
        TypeError: for anything else; records hold nothing that JSON cannot say exactly.
    """
    if value is None or isinstance(value, PLAIN):
        return value
    if isinstance(value, tuple | list):
        return [to_wire(item) for item in value]
    if names := _names(cast(type, type(value))):
        wire = {}
        for name in names:
            item = getattr(value, name)
            if type(item) is str:  # as most are
                wire[name] = item
            elif item is not None and item != ():
                wire[name] = to_wire(item)
        return wire
    if isinstance(value, Mapping):
        return {str(key): to_wire(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} has no wire form")


@cache
def _names(cls: type) -> tuple[str, ...]:
    """The fields of a record's class; none for what is no record."""
    return tuple(field.name for field in dataclasses.fields(cls)) if dataclasses.is_dataclass(cls) else ()


def canonical_json(value: Any) -> str:
    """Gives the one canonical JSON text of a record or wire value."""
    return _CANONICAL.encode(to_wire(value))


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def tagged_hash(tag: str, value: Any) -> str:
    """Names a value by its content: ``<tag>_<hex>``, where the tag also goes into the hash."""
    payload = f"fogline/{tag}/1\n{canonical_json(value)}".encode()
    return f"{tag}_{hashlib.sha256(payload).hexdigest()[:HASH_DIGITS]}"


def from_wire(cls: type[T], data: Any) -> T:
    """Builds a record of type `cls` from its wire form; the inverse of `to_wire`.

    Raises:
        ValueError: an unknown field, a missing one or a value of the wrong type, with the field's name.
    """
    try:
        return cast(T, _record_decoder(cast(type, cls))(data))
    except _Fault as fault:
        where = ".".join((cls.__name__, *reversed(fault.path)))
        raise ValueError(f"{where}: {fault}") from fault.__cause__


class _Fault(Exception):
    """What is wrong with a value; the fields that it stands in tell their names on the way out, innermost first."""

    def __init__(self, message: str) -> None:
        self.path: list[str] = []
        super().__init__(message)


@cache
def _record_decoder(cls: type) -> Decoder:
    """What builds a record; its annotations are looked at once, since a record holds many others, a ledger millions."""
    fields: dict[str, Decoder] = {}

    def decode(data: Any) -> Any:
        if not isinstance(data, Mapping):
            raise _Fault(f"a record is wanted, not {type(data).__name__}")
        if not fields:
            fields.update({name: _decoder(hint) for name, hint in typing.get_type_hints(cls).items()})
        unknown = data.keys() - fields.keys()
        if unknown:
            raise _Fault(f"unknown field {min(unknown)!r}")
        values = {}
        for name, item in data.items():
            try:
                values[name] = fields[name](item)
            except _Fault as fault:
                fault.path.append(name)
                raise
        try:
            return cls(**values)
        except TypeError as error:
            raise _Fault(str(error)) from error

    return decode


@cache
def _decoder(hint: Any) -> Decoder:
    """What turns plain JSON into a value of an annotation."""
    if isinstance(hint, typing.NewType):
        return _decoder(hint.__supertype__)
    if dataclasses.is_dataclass(hint):
        return _record_decoder(cast(type, hint))
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return _literal_decoder(args)
    if origin in (typing.Union, types.UnionType):
        inner = _decoder(next(arg for arg in args if arg is not type(None)))
        return lambda data: None if data is None else inner(data)
    if origin is tuple:
        return _list_decoder(_decoder(args[0]))
    return _scalar_decoder(hint)


def _literal_decoder(args: tuple[Any, ...]) -> Decoder:
    def decode(data: Any) -> Any:
        if data in args:
            return data
        raise _Fault(f"{data!r} is none of {', '.join(map(str, args))}")

    return decode


def _list_decoder(inner: Decoder) -> Decoder:
    def decode(data: Any) -> Any:
        if not isinstance(data, list):
            raise _Fault("a list is wanted")
        return tuple([inner(item) for item in data])

    return decode


def _scalar_decoder(hint: Any) -> Decoder:
    def decode(data: Any) -> Any:
        if type(data) is hint and hint in PLAIN:
            return data
        if hint is float and type(data) is int:
            return float(data)
        raise _Fault(f"{data!r} is not a {getattr(hint, '__name__', hint)}")

    return decode
