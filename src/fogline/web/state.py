"""What the address of a page says: filters, days, place on the map, selection. All state is in the address.

One table names every parameter; it reads addresses, writes them, and documents them in the API. What must stay true:
a written address read again is the same state, so that a copied link restores the view; an unknown or wrong parameter
is told, never guessed at.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, Literal, get_args
from urllib.parse import urlencode

from fogline.model import fold_name
from fogline.views import Wanted

Box = tuple[float, float, float, float]
Order = Literal["record", "time", "-time"]
MOST_ROWS = 10_000
LONGEST = 200
MOST_VALUES = 50
_NUMBER = r"\.\d{1,12}"
_LONGITUDE = rf"-?(?:180(?:\.0{{1,12}})?|(?:1[0-7]\d|\d{{1,2}})(?:{_NUMBER})?)"
_LATITUDE = rf"-?(?:90(?:\.0{{1,12}})?|[0-8]?\d(?:{_NUMBER})?)"
BOX = f"^{_LONGITUDE},{_LATITUDE},{_LONGITUDE},{_LATITUDE}$"
PLACE_IN_LIST = r"^[A-Za-z0-9_-]{1,400}$"
TIME = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$"
_REFUSED = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One view of the record.

    Attributes:
        start, end: the period shown.
        at: the day of the playhead.
        asof: only what had been published by this day.
        box: west, south, east, north.
        lat, lng, zoom: where the map stands.
        types, actors, places, statuses, sources, documents, reviewed, claims: filters; any of several values.
        since: recorded at or after this time.
        q: words.
        sel: id of the selected row.
        view: how the page is shown (``embed`` …).
        hard: ``show`` where words that are hard to read are wanted.
        order: of lists.
        limit: rows of a page.
        next: where the page begins.
    """

    start: str = ""
    end: str = ""
    at: str = ""
    asof: str = ""
    box: Box | None = None
    lat: float | None = None
    lng: float | None = None
    zoom: float | None = None
    types: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    reviewed: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    since: str = ""
    q: str = ""
    sel: str = ""
    view: str = ""
    lang: str = ""
    theme: str = ""
    hard: str = ""
    order: Order | Literal[""] = ""
    limit: int = 0
    next: str = ""

    def url(self, path: str = "", **changes: Any) -> str:
        """The address of this view, changed as told; the place in a list is left unless it is told.

        Args:
            path: of the page; only the query when empty.
            changes: fields with their new values; `None` clears one.
        """
        if "next" not in changes and changes:
            changes["next"] = None
        if foreign := changes.keys() - _BLANK.keys():
            raise TypeError(f"no field of an address: {', '.join(sorted(foreign))}")
        told = ((name, tuple(value) if isinstance(value, list) else value) for name, value in changes.items())
        query = _query_of(self, tuple(told))
        return f"{path}?{query}" if query else path or "?"

    def pairs(self) -> Iterable[tuple[str, str]]:
        """The parameters as written, in the order of the table."""
        return self._pairs({})

    def _pairs(self, changes: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The parameters with some fields changed; a page has some hundred addresses, and each is written by this."""
        for parameter in PARAMETERS.values():
            value = changes.get(parameter.field, _UNCHANGED)
            value = getattr(self, parameter.field) if value is _UNCHANGED else value
            if not value and not isinstance(value, float):
                continue
            values = value if parameter.many else (value,)
            yield from ((parameter.name, _written(one)) for one in values)

    def wanted(self) -> Wanted:
        """The filters, as a question to the tables."""
        return Wanted(
            types=self.types,
            statuses=self.statuses,
            actors=_either(self.actors),
            places=_either(self.places),
            sources=tuple(dict.fromkeys(fold_name(one) for one in self.sources)),
            documents=self.documents,
            reviewed=self.reviewed,
            claims=self.claims,
            start=self.start,
            end=self.end,
            on=self.at,
            box=self.box,
            since=f"{self.since}T00:00:00Z" if len(self.since) == len("2024-12-01") else self.since,
            words=self.q,
        )


@lru_cache(maxsize=4096)
def _query_of(state: State, changes: tuple[tuple[str, Any], ...]) -> str:
    """The query of a view with some fields changed; a list asks for the same one with every row."""
    told: dict[str, Any] = {name: _BLANK[name] if value is None else value for name, value in changes}
    return urlencode(list(state._pairs(told)), safe=":,/")  # noqa: SLF001 - of this file


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of an address: its name, the field it fills, its JSON schema, and how it is read."""

    name: str
    field: str
    what: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with one parameter."""

    where: str
    message: str


class StateRefused(ValueError):
    """An address says something that cannot be read; `faults` tells each parameter."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.where}: {fault.message}" for fault in faults))


def read_state(pairs: Iterable[tuple[str, str]], *, lenient: bool = False) -> State:
    """Reads the parameters of an address.

    Args:
        pairs: names and values, in order, as they stand in the address.
        lenient: for pages that people open: parameters without a value and those of others' making are passed over.

    Raises:
        StateRefused: a parameter is unknown, has a wrong value or stands twice where one is wanted.
    """
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, text in pairs:
        parameter = PARAMETERS.get(name)
        if lenient and (parameter is None or not text):
            continue
        try:
            _take(values, name, parameter, text)
        except ValueError as error:
            faults.append(Fault(where=name[:LONGEST], message=str(error)))
    if faults:
        raise StateRefused(tuple(faults))
    return State(**values)


def read_numbers(
    pairs: Iterable[tuple[str, str]], schemas: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Takes whole numbers of some names out of the parameters of an address; gives them, and what is left.

    Args:
        pairs: names and values, as they stand in the address.
        schemas: by name, each with its bounds.

    Raises:
        StateRefused: one is no whole number within its bounds, or stands twice.
    """
    found, rest, faults = dict[str, int](), list[tuple[str, str]](), list[Fault]()
    for name, text in pairs:
        schema = schemas.get(name)
        if schema is None:
            rest.append((name, text))
            continue
        low, high = schema["minimum"], schema["maximum"]
        if name in found or not re.fullmatch(r"-?[0-9]{1,12}", text) or not low <= int(text) <= high:
            faults.append(Fault(where=name, message=f"one whole number between {low} and {high} is wanted"))
        else:
            found[name] = int(text)
    if faults:
        raise StateRefused(tuple(faults))
    return found, rest


def _take(values: dict[str, Any], name: str, parameter: Parameter | None, text: str) -> None:
    if parameter is None:
        raise ValueError(f"unknown parameter; known are {', '.join(PARAMETERS)}")
    read = parameter.read(text)
    if parameter.many:
        if len(values.get(parameter.field, ())) >= MOST_VALUES:
            raise ValueError(f"{name} stands more than {MOST_VALUES} times")
        values[parameter.field] = (*values.get(parameter.field, ()), read)
    elif parameter.field in values:
        raise ValueError(f"{name} stands twice, and one is wanted")
    else:
        values[parameter.field] = read


def _either(values: tuple[str, ...]) -> tuple[str, ...]:
    """Values as ids and as folded names, since people give either."""
    return tuple(dict.fromkeys(one for value in values for one in (value, fold_name(value)) if one))


def _written(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(_written(one) for one in value)
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _day(text: str) -> str:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    raise ValueError(f"{text[:30]!r} is not a day; write YYYY-MM-DD")


def _time(text: str) -> str:
    if not re.fullmatch(TIME.strip("^$"), text, re.ASCII):
        raise ValueError(f"{text[:30]!r} is not a time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ")
    return text


def _box(text: str) -> Box:
    if not re.fullmatch(BOX.strip("^$"), text, re.ASCII):
        raise ValueError("not a box; write west,south,east,north in degrees")
    west, south, east, north = (float(one) for one in text.split(","))
    return west, south, east, north


def _number(low: float, high: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        # Only plain decimals: float() would take "nan", "1_0" and " 1 ".
        if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?", text) and low <= float(text) <= high:
            return float(text)
        raise ValueError(f"not a number between {low:g} and {high:g}")

    return read


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) and low <= int(text) <= high:
            return int(text)
        raise ValueError(f"not a whole number between {low} and {high}")

    return read


def _words(text: str) -> str:
    if not text or len(text) > LONGEST or _REFUSED.search(text):
        raise ValueError(f"one to {LONGEST} characters are wanted, none of them a control character")
    return text


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text in choices:
            return text
        raise ValueError(f"not one of {', '.join(choices)}")

    return read


def _pattern(pattern: str, what: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if re.fullmatch(pattern.strip("^$"), text, re.ASCII):
            return text
        raise ValueError(f"not {what}")

    return read


_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": r"^[^\x00-\x1f\x7f]+$"}


def _several(name: str, field: str, what: str) -> Parameter:
    schema = {"type": "array", "items": _TEXT, "minItems": 1, "maxItems": MOST_VALUES}
    return Parameter(name=name, field=field, what=what, schema=schema, read=_words, many=True)


def _choice(name: str, field: str, what: str, *choices: str) -> Parameter:
    schema = {"type": "string", "enum": list(choices)}
    return Parameter(name=name, field=field, what=what, schema=schema, read=_one_of(*choices))


def _degrees(name: str, field: str, what: str, low: float, high: float) -> Parameter:
    schema = {"type": "number", "minimum": low, "maximum": high}
    return Parameter(name=name, field=field, what=what, schema=schema, read=_number(low, high))


_TABLE = (
    Parameter(name="from", field="start", what="Not wholly before this day.", schema=_DAY, read=_day),
    Parameter(name="to", field="end", what="Not wholly after this day.", schema=_DAY, read=_day),
    Parameter(name="at", field="at", what="Only what is or may have been on this day.", schema=_DAY, read=_day),
    Parameter(
        name="asof",
        field="asof",
        what="Only what had been published by this day; everything derived is derived from that alone.",
        schema=_DAY,
        read=_day,
    ),
    Parameter(
        name="bbox",
        field="box",
        what="West, south, east and north in degrees; only what has coordinates inside.",
        schema={"type": "string", "pattern": BOX},
        read=_box,
    ),
    _degrees("lat", "lat", "Centre of the map; filters nothing.", -90, 90),
    _degrees("lng", "lng", "Centre of the map; filters nothing.", -180, 180),
    _degrees("z", "zoom", "Zoom of the map; filters nothing.", 0, 24),
    _several("type", "types", "Family or kind (control, harm.killed), state, category or sort."),
    _several("actor", "actors", "Id, name or side of a party."),
    _several("place", "places", "Id or name of a place; what lies within it is included."),
    _several("status", "statuses", "Status of claims and events, outcome of forecasts."),
    _several("src", "sources", "Name of an outlet."),
    _several("document", "documents", "Id or name of a report."),
    _several("reviewed", "reviewed", "A person's verdict on claims, or unreviewed."),
    _several("claim", "claims", "Id of a claim; only what rests on it."),
    Parameter(
        name="since",
        field="since",
        what="Recorded at or after this time.",
        schema={"type": "string", "pattern": TIME},
        read=_time,
    ),
    Parameter(name="q", field="q", what="All of these words.", schema=_TEXT, read=_words),
    Parameter(name="sel", field="sel", what="Id of the selected row; filters nothing.", schema=_TEXT, read=_words),
    _choice("view", "view", "How a page is shown; changes no data.", "embed", "print", "map", "list", "compare"),
    _choice("lang", "lang", "Language of the page's own words.", "en"),
    _choice("theme", "theme", "Colours of the page; changes no data.", "light", "dark"),
    _choice("hard", "hard", "Sexual violence, harm to children: folded and not asked about, or shown.", "fold", "show"),
    _choice("order", "order", "Of the record, or by time.", *get_args(Order)),
    Parameter(
        name="limit",
        field="limit",
        what="Rows of a page at most.",
        schema={"type": "integer", "minimum": 1, "maximum": MOST_ROWS},
        read=_whole(1, MOST_ROWS),
    ),
    Parameter(
        name="next",
        field="next",
        what="Where the page begins, as the page before it told.",
        schema={"type": "string", "pattern": PLACE_IN_LIST},
        read=_pattern(PLACE_IN_LIST, "a place in a list"),
    ),
)
_BLANK: Mapping[str, Any] = {item.name: item.default for item in fields(State)}
_UNCHANGED = object()
PARAMETERS: Mapping[str, Parameter] = {one.name: one for one in _TABLE}
"""Every parameter by its name."""


def openapi_parameters() -> list[dict[str, Any]]:
    """The parameters as OpenAPI has them."""
    return [
        {"name": one.name, "in": "query", "required": False, "description": one.what, "schema": dict(one.schema)}
        for one in PARAMETERS.values()
    ]
