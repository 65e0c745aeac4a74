"""Decodes the tables of a pack into its frozen types, collecting what is wrong instead of stopping at it.

One decoder for every table, driven by the types' annotations, so that a key exists in exactly one place. A
complaint names the file, the entry and the key, and for an unknown key the nearest known one.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, cast

from fogline.gazetteer.pack_types import Actor, ActorName, PackMeta, SideSpell, Tie

T = TypeVar("T")

RENAMES: dict[str, str] = {"from": "start", "to": "end"}
CLASS_RENAMES: dict[type, dict[str, str]] = {Actor: {"side": "sides", "iso": "country"}, Tie: {"by": "of"}}
SHORTHAND: dict[type, str] = {ActorName: "name", SideSpell: "id", Tie: "of"}
"""Types that may be written as a plain text, and the field that the text then fills."""


class Decoder:
    """Decodes tables and keeps the complaints."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def table(self, cls: type[T], raw: Any, where: str) -> T | None:
        """Decodes one table; `None` with complaints when a needed key is missing."""
        if isinstance(raw, str) and cls in SHORTHAND:
            raw = {SHORTHAND[cls]: raw}
        if not isinstance(raw, Mapping):
            self.complaints.append(f"{where}: a table is wanted, not {type(raw).__name__}")
            return None
        raw = _flat_period(cls, raw)
        hints, renames = _hints(cast("type", cls)), {**RENAMES, **CLASS_RENAMES.get(cls, {})}
        values: dict[str, Any] = {}
        for key, item in raw.items():
            name = renames.get(key, key)
            if name not in hints:
                self._unknown(key, [*hints, *renames], where)
                continue
            values[name] = self._value(hints[name], item, f"{where}: {key}")
        return self._build(cls, values, where)

    def tables(self, cls: type[T], raw: Any, where: str) -> tuple[T, ...]:
        """Decodes a list of tables, leaving out those that cannot be read."""
        if not isinstance(raw, list):
            self.complaints.append(f"{where}: a list is wanted")
            return ()
        decoded = (self.table(cls, item, f"{where} {_label(item, number)}") for number, item in enumerate(raw, 1))
        return tuple(item for item in decoded if item is not None)

    def _unknown(self, key: str, known: list[str], where: str) -> None:
        near = difflib.get_close_matches(key, known, n=1)
        self.complaints.append(f"{where}: unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))

    def _build(self, cls: type[T], values: dict[str, Any], where: str) -> T | None:
        needed = [
            item.name
            for item in dataclasses.fields(cast("Any", cls))
            if item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        ]
        missing = [name for name in needed if not values.get(name)]
        if missing:
            self.complaints.append(f"{where}: {missing[0]!r} is missing")
            return None
        return cls(**values)

    def _value(self, hint: Any, item: Any, where: str) -> Any:
        if typing.get_origin(hint) is tuple:
            inner = typing.get_args(hint)[0]
            if inner is str:
                return self._texts(item, where)
            return self.tables(inner, item if isinstance(item, list) else [item], where)
        if hint is bool:
            return self._plain(item, bool, False, where)
        return self._plain(_iso(item), str, "", where)

    def _plain(self, item: Any, kind: type, default: Any, where: str) -> Any:
        if isinstance(item, kind):
            return item
        self.complaints.append(f"{where}: {item!r} is not a {'text' if kind is str else 'true or false'}")
        return default

    def _texts(self, item: Any, where: str) -> tuple[str, ...]:
        if isinstance(item, list) and all(isinstance(text, str) for text in item):
            return tuple(item)
        self.complaints.append(f"{where}: a list of texts is wanted")
        return ()


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _flat_period(cls: type, raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """`pack.toml` writes ``period = {from, to}`` as one table."""
    period = raw.get("period") if cls is PackMeta else None
    if not isinstance(period, Mapping):
        return raw
    return {**{key: item for key, item in raw.items() if key != "period"}, **period}


def _iso(item: Any) -> Any:
    return item.isoformat() if isinstance(item, dt.date) else item


def _label(item: Any, number: int) -> str:
    named = item.get("id") or item.get("name") if isinstance(item, Mapping) else item
    return repr(named) if isinstance(named, str) else f"number {number}"
