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
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

T = TypeVar("T")

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
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((field.name, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {name: to_wire(item) for name, item in pairs if item is not None and item != ()}
    if isinstance(value, tuple | list):
        return [to_wire(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_wire(item) for key, item in value.items()}
    if value is None or isinstance(value, str | int | float | bool):
        return value
    raise TypeError(f"{type(value).__name__} has no wire form")


def canonical_json(value: Any) -> str:
    """Gives the one canonical JSON text of a record or wire value."""
    return json.dumps(to_wire(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def tagged_hash(tag: str, value: Any) -> str:
    """Names a value by its content: ``<tag>_<hex>``, where the tag also goes into the hash."""
    payload = f"fogline/{tag}/1\n{canonical_json(value)}".encode()
    return f"{tag}_{hashlib.sha256(payload).hexdigest()[:HASH_DIGITS]}"


def from_wire(cls: type[T], data: Any) -> T:
    """Builds a record of type `cls` from its wire form; the inverse of `to_wire`.

    Raises:
        ValueError: an unknown field, a missing one or a value of the wrong type, with the field's name.
    """
    return cast(T, _decode(cls, data, cls.__name__))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _decode_record(cls: type, data: Any, where: str) -> Any:
    if not isinstance(data, Mapping):
        raise ValueError(f"{where}: a record is wanted, not {type(data).__name__}")
    hints = _hints(cls)
    unknown = set(data) - set(hints)
    if unknown:
        raise ValueError(f"{where}: unknown field {min(unknown)!r}")
    values = {name: _decode(hints[name], item, f"{where}.{name}") for name, item in data.items()}
    try:
        return cls(**values)
    except TypeError as error:
        raise ValueError(f"{where}: {error}") from error


def _decode(hint: Any, data: Any, where: str) -> Any:
    if isinstance(hint, typing.NewType):
        return _decode(hint.__supertype__, data, where)
    if dataclasses.is_dataclass(hint):
        return _decode_record(cast(type, hint), data, where)
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        if data in args:
            return data
        raise ValueError(f"{where}: {data!r} is none of {', '.join(map(str, args))}")
    if origin in (typing.Union, types.UnionType):
        return _decode_optional(args, data, where)
    if origin is tuple:
        if not isinstance(data, list):
            raise ValueError(f"{where}: a list is wanted")
        return tuple(_decode(args[0], item, where) for item in data)
    return _decode_scalar(hint, data, where)


def _decode_optional(args: tuple[Any, ...], data: Any, where: str) -> Any:
    if data is None:
        return None
    return _decode(next(arg for arg in args if arg is not type(None)), data, where)


def _decode_scalar(hint: Any, data: Any, where: str) -> Any:
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if hint in (str, int, float, bool) and type(data) is hint:
        return data
    raise ValueError(f"{where}: {data!r} is not a {getattr(hint, '__name__', hint)}")
