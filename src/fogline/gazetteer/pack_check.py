"""Checks a pack as a whole: references, dates, coordinates, names that two actors share.

`check_pack` lists what a person should mend; an empty list means the pack can be used. Names shared by actors whose
times do not overlap are a renaming and no complaint; those marked `ambiguous` or `generic` are intended.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from fogline.errors import PackError
from fogline.gazetteer.pack import load_pack, pack_folder, read_pack
from fogline.gazetteer.pack_types import Actor, Pack, PackPlace
from fogline.gazetteer.place_types import KINDS
from fogline.gazetteer.spelling import fold_spelling

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
IDENT = re.compile(r"[a-z0-9_-]+:[^\s]+")


def check_pack(path: str | Path) -> list[str]:
    """Lists everything wrong with a pack, by its shipped name or its path; empty when nothing is."""
    try:
        pack, complaints = read_pack(pack_folder(path))
    except PackError as error:
        return [str(error)]
    if pack is None:
        return complaints
    others = _other_ids(pack)
    checks = (_identities(pack), _references(pack, others), _dates(pack), _sides(pack), _places(pack), _shared(pack))
    return [*complaints, *(complaint for check in checks for complaint in check)]


def _other_ids(pack: Pack) -> set[str]:
    """Ids of the world pack, which every other pack may refer to."""
    if pack.name == "world":
        return set()
    try:
        world = load_pack("world")
    except PackError:
        return set()
    return {actor.id for actor in world.actors} | {place.id for place in world.places}


def _identities(pack: Pack) -> Iterator[str]:
    groups = {
        "actor": [actor.id for actor in pack.actors],
        "place": [place.id for place in pack.places],
        "source": [source.id for source in pack.sources],
        "fact": [fact.id for fact in pack.facts],
        "side": [side.id for side in pack.sides],
    }
    for what, ids in groups.items():
        yield from (f"{what} {id_!r} stands {times} times" for id_, times in Counter(ids).items() if times > 1)
        if what in ("actor", "place"):
            yield from (f"{what} {id_!r}: an id is pack:slug" for id_ in ids if not IDENT.fullmatch(id_))


def _references(pack: Pack, others: set[str]) -> Iterator[str]:
    actors = {actor.id for actor in pack.actors} | others
    for actor in pack.actors:
        named = [
            *(("lineage", line.of) for line in actor.lineage),
            *(("member_of", tie.of) for tie in actor.member_of),
            *(("backed_by", tie.of) for tie in actor.backed_by),
            *(("roles", office.of) for office in actor.roles),
        ]
        for key, other in named:
            if other not in actors and (others or not other.startswith("world:")):
                yield f"actor {actor.id!r}: {key} names {other!r}, which no actor is"
    places = {place.id for place in pack.places} | others
    for place in pack.places:
        if place.parent and place.parent not in places and place.parent.split(":")[0] == pack.name:
            yield f"place {place.id!r}: parent {place.parent!r} is no place of the pack"
        elif place.parent == place.id:
            yield f"place {place.id!r} contains itself"


def _dates(pack: Pack) -> Iterator[str]:
    for actor in pack.actors:
        spells: Iterable[tuple[str, str]] = [
            (actor.founded, actor.dissolved),
            *((spell.start, spell.end) for spell in actor.sides),
            *((name.start, name.end) for name in actor.names),
            *((tie.start, tie.end) for tie in (*actor.member_of, *actor.backed_by)),
            *((office.start, office.end) for office in actor.roles),
            *((line.on, "") for line in actor.lineage),
        ]
        yield from _spells(f"actor {actor.id!r}", spells)
    yield from _spells("pack.toml: period", [(pack.meta.start, pack.meta.end)])
    for fact in pack.facts:
        yield from _spells(f"fact {fact.id!r}", [(fact.on, "")])


def _spells(what: str, spells: Iterable[tuple[str, str]]) -> Iterator[str]:
    for start, end in spells:
        wrong = [date for date in (start, end) if date and not DATE.fullmatch(date)]
        yield from (f"{what}: {date!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)" for date in wrong)
        if not wrong and start and end and start[: len(end)] > end[: len(start)]:
            yield f"{what}: from {start} comes after to {end}"


def _sides(pack: Pack) -> Iterator[str]:
    known = {side.id for side in pack.sides}
    for actor in pack.actors:
        for spell in actor.sides:
            if known and spell.id not in known:
                yield f"actor {actor.id!r}: side {spell.id!r} is none of {', '.join(sorted(known))}"
    for source in pack.sources:
        if known and source.side and source.side not in known:
            yield f"source {source.id!r}: side {source.side!r} is none of {', '.join(sorted(known))}"
    for side in pack.sides:
        if side.colour and not COLOUR.fullmatch(side.colour):
            yield f"side {side.id!r}: colour {side.colour!r} is not #rrggbb"


def _places(pack: Pack) -> Iterator[str]:
    for place in pack.places:
        yield from _place(place)


def _place(place: PackPlace) -> Iterator[str]:
    where = f"place {place.id!r}"
    if place.kind not in KINDS:
        yield f"{where}: kind {place.kind!r} is none of {', '.join(KINDS)}"
    if (place.latitude is None) != (place.longitude is None):
        yield f"{where}: only one of lat and lon"
    if place.latitude is not None and not -90 <= place.latitude <= 90:
        yield f"{where}: lat {place.latitude} is not on the globe"
    if place.longitude is not None and not -180 <= place.longitude <= 180:
        yield f"{where}: lon {place.longitude} is not on the globe"
    if place.radius_m is not None and place.radius_m <= 0:
        yield f"{where}: radius_m must be above zero"
    if place.country and not re.fullmatch("[A-Z]{2}", place.country):
        yield f"{where}: country {place.country!r} is not a two-letter code"


def _shared(pack: Pack) -> Iterator[str]:
    """Names that two actors bear at the same time without saying that they are ambiguous."""
    bearers: dict[str, list[tuple[Actor, str, str]]] = defaultdict(list)
    for actor in pack.actors:
        intended = {fold_spelling(name) for name in actor.ambiguous}
        intended |= {fold_spelling(name.name) for name in actor.names if name.adjective}
        spans = ((name.name, name.start or actor.founded, name.end or actor.dissolved) for name in actor.names)
        for name, start, end in ((actor.name, actor.founded, actor.dissolved), *spans):
            folded = fold_spelling(name)
            if folded not in intended and not actor.generic:
                bearers[folded].append((actor, start, end))
    for folded, found in bearers.items():
        clash = {a.id for a, s, e in found for b, t, f in found if _unlike(a, b) and _overlap(s, e, t, f)}
        if len(clash) > 1:
            yield f"the name {folded!r} means {', '.join(sorted(clash))} at one time; list it as ambiguous or date it"


def _unlike(a: Actor, b: Actor) -> bool:
    """Two actors of one lineage may keep each other's names."""
    family = {line.of for line in (*a.lineage, *b.lineage)}
    return (
        a.id != b.id
        and a.id not in family
        and b.id not in family
        and not {x.of for x in a.lineage} & {x.of for x in b.lineage}
    )


def _overlap(start: str, end: str, other_start: str, other_end: str) -> bool:
    return (not end or not other_start or other_start < end) and (not other_end or not start or start < other_end)
