"""Settles what the names of a report mean, all of them together.

One name means one place throughout a report, and the places of one report lie near each other, in the states and
countries that it names. Every candidate of every name gets a chance from its size, from what the words put after it
("Paris, Ky.") and from how well it goes with what the other names may mean; since those chances depend on each other,
they are worked out in a few rounds. What must stay true: the outcome does not depend on the order of the names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fogline.gazetteer import Candidate, Place
from fogline.gazetteer.geometry import EARTH_RADIUS_M
from fogline.gazetteer.spelling import fold_spelling

ROUNDS = 4
CLOSE_M, AROUND_M = 25_000.0, 150_000.0
"""Distances over which the support of another place loses two thirds: of a neighbour, and of the same parts."""
MOST_NAMES, MOST_CANDIDATES = 80, 24
"""Names of a report, and places under one name, that are weighed: the most frequent, and the likeliest alone."""
WIDE = frozenset({"country", "region", "water", "admin1"})
"""Kinds too wide to be near anything."""
SIGNS = ("size", "told", "untold", "exact", "pack", "seat", "close", "around", "area", "country")
WEIGHTS = {
    "size": 6.1,
    "told": 2.6,
    "untold": -1.75,
    "exact": 0.45,
    "pack": 1.5,
    "seat": 1.5,
    "close": 0.3,
    "around": 1.7,
    "area": 3.6,
    "country": 2.2,
}
"""What each sign is worth: learnt by softmax regression on every other report of LGL.

`pack` and `seat` are set by hand: a bare name that a town and its province share means the town, unless the town is
called so with its kind only ("Gaza City").
"""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name of a report, with all its mentions taken together.

    Attributes:
        candidates: what a gazetteer has under it.
        times: how often it stands.
        told: ids of places that the words say contain it.
    """

    folded: str
    candidates: tuple[Candidate, ...]
    times: int = 1
    told: frozenset[str] = frozenset()


Chances = dict[str, dict[str, float]]
"""The chance of each place (by id) for each name (folded)."""


def settle(names: Sequence[Name], votes: Mapping[str, float], trusted: frozenset[str] | None) -> Chances:
    """The chances of what each name means.

    Args:
        names: the names of a report.
        votes: what speaks for countries besides the names: peoples, parties, what the record is about.
        trusted: packs whose wars the report is about; all when `None`.
    """
    table = Table.of(names, trusted)
    if table is None:
        return {}
    weights = np.array([WEIGHTS[sign] for sign in SIGNS])
    chances = table.softmax(table.own @ weights)
    for _ in range(ROUNDS):
        chances = table.softmax(table.signs(chances, votes) @ weights)
    out: Chances = {}
    for candidate, owner, chance in zip(table.places, table.owner, chances, strict=True):
        out.setdefault(table.names[owner], {})[candidate.id] = float(chance)
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Every candidate of every name as a row, those of one name together.

    Attributes:
        names: folded, in order.
        places: the candidates.
        owner, first: the name of each row; the first row of each name.
        worth: how much each name says, by how often it stands.
        own: the signs of each row that do not depend on the others; the rest are zero.
        close, around: how near every two rows lie.
        areas, countries: the province and country of each row, as numbers; -1 for none.
    """

    names: tuple[str, ...]
    places: tuple[Place, ...]
    owner: NDArray[np.intp]
    first: NDArray[np.intp]
    worth: Array
    own: Array
    close: Array
    around: Array
    areas: NDArray[np.intp]
    countries: NDArray[np.intp]
    codes: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[Name], trusted: frozenset[str] | None) -> Table | None:
        """The table of a report's names; `None` where none has a candidate."""
        kept = sorted((one for one in names if one.candidates), key=lambda one: (-one.times, one.folded))[:MOST_NAMES]
        kept.sort(key=lambda one: one.folded)
        if not kept:
            return None
        chosen = [_likeliest(one, trusted) for one in kept]
        places = tuple(candidate.place for some in chosen for candidate in some)
        sizes = [len(some) for some in chosen]
        distances = _distances(places)
        codes = tuple(sorted({place.country for place in places if place.country}))
        areas = sorted({area_of(place) for place in places} - {""})
        return cls(
            names=tuple(one.folded for one in kept),
            places=places,
            owner=np.repeat(np.arange(len(kept)), sizes),
            first=np.cumsum([0, *sizes[:-1]]),
            worth=np.array([1 + np.log2(one.times) for one in kept]),
            own=np.array([own_signs(c, one, trusted) for one, some in zip(kept, chosen, strict=True) for c in some]),
            close=np.exp(-distances / CLOSE_M),
            around=np.exp(-distances / AROUND_M),
            areas=_numbered([area_of(place) for place in places], areas),
            countries=_numbered([place.country for place in places], list(codes)),
            codes=codes,
        )

    def softmax(self, scores: Array) -> Array:
        """The chances that scores give, within each name."""
        odds = np.exp(scores - np.maximum.reduceat(scores, self.first)[self.owner])
        chances: Array = odds / np.add.reduceat(odds, self.first)[self.owner]
        return chances

    def signs(self, chances: Array, votes: Mapping[str, float]) -> Array:
        """All signs of each row, given what the other names likely mean."""
        out = self.own.copy()
        for column, kernel in (("close", self.close), ("around", self.around)):
            best = np.maximum.reduceat(kernel * chances[None, :], self.first, axis=1)
            best[np.arange(len(self.owner)), self.owner] = 0.0
            out[:, SIGNS.index(column)] = np.log1p(best.sum(axis=1))
        told = np.array([votes.get(code, 0.0) for code in self.codes])
        wide = np.array([place.group in WIDE and place.group != "admin1" for place in self.places])
        out[:, SIGNS.index("area")] = np.where(wide, 0.0, self._shared(self.areas, chances, np.zeros(0)))
        out[:, SIGNS.index("country")] = self._shared(self.countries, chances, told)
        return out

    def _shared(self, keys: NDArray[np.intp], chances: Array, votes: Array) -> Array:
        """The share of what the other names (and votes) speak for that lies under each row's own key."""
        worth = chances * self.worth[self.owner]
        size = max(int(keys.max(initial=-1)) + 1, len(votes))
        by_name = np.zeros((len(self.names), size + 1))
        np.add.at(by_name, (self.owner, keys), worth)
        by_name[:, -1] = 0.0  # what has no key speaks for none
        total = by_name.sum(axis=0)
        total[: len(votes)] += votes
        whole = self.worth.sum() + votes.sum() - self.worth[self.owner]
        found: Array = (total[keys] - by_name[self.owner, keys]) / np.maximum(whole, 1.0)
        return found


def own_signs(candidate: Candidate, name: Name, trusted: frozenset[str] | None) -> list[float]:
    """The signs of a candidate by itself, in the order of `SIGNS`."""
    place = candidate.place
    told = bool(name.told & {*place.parents})
    seat = place.group == "settlement" and any(other.place.id in place.parents for other in name.candidates)
    found = {
        "size": place.weight,
        "told": float(told),
        "untold": float(bool(name.told) and not told),
        "exact": float(candidate.how == "exact"),
        "pack": float(bool(place.pack) and (trusted is None or place.is_in_pack(trusted))),
        "seat": -float(seat) if fold_spelling(place.name) == f"{name.folded} city" else float(seat),
    }
    return [found.get(sign, 0.0) for sign in SIGNS]


def area_of(place: Place) -> str:
    """The id of the province that a place is or lies in; empty for what is wider."""
    if place.group == "admin1":
        return place.id
    return place.parents[-2] if len(place.parents) > 1 else ""


def _likeliest(name: Name, trusted: frozenset[str] | None) -> list[Candidate]:
    weights = np.array([WEIGHTS[sign] for sign in SIGNS])
    told = [(float(np.dot(own_signs(one, name, trusted), weights)), one) for one in name.candidates]
    told.sort(key=lambda pair: (-pair[0], pair[1].place.id))
    return [one for _, one in told[:MOST_CANDIDATES]]


def _numbered(values: Sequence[str], order: Sequence[str]) -> NDArray[np.intp]:
    numbers = {value: number for number, value in enumerate(order)}
    return np.array([numbers.get(value, -1) for value in values], dtype=np.intp)


def _distances(places: Sequence[Place]) -> Array:
    """Metres between every two places; what is wide or has no point is near nothing."""
    points = [
        (np.nan, np.nan)
        if place.latitude is None or place.longitude is None or place.group in WIDE
        else (place.latitude, place.longitude)
        for place in places
    ]
    lat, lon = np.radians(np.array(points)).T
    half = np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
    half += np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    metres: Array = 2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return np.nan_to_num(metres, nan=np.inf)
