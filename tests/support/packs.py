"""What every pack of a war is held to, told as what breaks it: empty lists where nothing does."""

from __future__ import annotations

from collections.abc import Collection

from fogline.gazetteer import load_pack
from fogline.gazetteer.geometry import distance_m


def strayed(war: str) -> list[str]:
    """Places that lie farther from what contains them than both their radiuses allow, twice over."""
    places = {place.id: place for place in load_pack(war).places}
    found = []
    for place in places.values():
        parent = places.get(place.parent)
        if parent is None or parent.latitude is None or parent.longitude is None or place.latitude is None:
            continue
        apart = distance_m(place.latitude, place.longitude or 0.0, parent.latitude, parent.longitude)
        if apart > 2 * ((parent.radius_m or 0) + (place.radius_m or 0)):
            found.append(f"{place.id}: {apart / 1000:.0f} km from {parent.id}")
    return found


def unsourced(war: str) -> list[str]:
    """Entries that do not tell where they can be checked."""
    pack = load_pack(war)
    told = [(one.id, one.source) for group in (pack.actors, pack.places, pack.sources, pack.facts) for one in group]
    return [name for name, source in told if not source]


def greedy(war: str, words: Collection[str]) -> list[str]:
    """Names that any war has and that are not marked as needing the report."""
    return [
        f"{actor.id}: {name.name}"
        for actor in load_pack(war).actors
        for name in actor.names
        if name.name.lower() in words and name.name not in actor.ambiguous
    ]
