"""Whether a thing is at a place that people ask for: there, within it, or under its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.export.dataset import Dataset
from fogline.model import Where, fold_name


class Placed:
    """Whether places are wanted: asked for by name or id, themselves or what contains them."""

    def __init__(self, dataset: Dataset, places: Sequence[str]) -> None:
        wheres = [where for claim in dataset.claims for where in claim.places]
        self._names = {fold_name(name) for name in places}
        named = {id_ for id_, name in dataset.place_names.items() if fold_name(name) in self._names}
        self._ids = place_ids(places, wheres) | named
        self._all = not places
        self.is_known = any(map(self.has, wheres))

    def has(self, *wheres: Where) -> bool:
        """Whether any of the places is wanted."""
        return self._all or any(is_within(where, self._ids, self._names) for where in wheres)


def place_ids(names: Iterable[str], wheres: Iterable[Where]) -> set[str]:
    """Ids of the places that people name, as far as the record has them."""
    folded = {fold_name(name) for name in names}
    found = {where.id for where in wheres if where.id and not where.qualifier and fold_name(where.name) in folded}
    return found | set(names)


def is_within(where: Where, ids: set[str], names: set[str]) -> bool:
    """Whether a place is one of those, lies within one, or bears one of the names."""
    return where.id in ids or not ids.isdisjoint(where.within) or fold_name(where.name) in names
