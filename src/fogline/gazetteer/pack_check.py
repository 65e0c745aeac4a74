"""Checks a pack as a whole: references, dates, coordinates, names that two actors share.

`check_pack` lists what a person should mend; an empty list means the pack can be used. Names shared by actors whose
times do not overlap are a renaming and no complaint; those marked `ambiguous` or `generic` are intended.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from fogline.errors import PackError
from fogline.gazetteer.actor_states import StateTable
from fogline.gazetteer.countries import BRANCH_NOUNS, display_names
from fogline.gazetteer.pack import find_packs, load_pack, pack_folder, read_pack
from fogline.gazetteer.pack_findings import Finder, Finding, entries
from fogline.gazetteer.pack_places import check_places
from fogline.gazetteer.pack_types import Actor, Pack, Tie
from fogline.gazetteer.spelling import fold_spelling

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
IDENT = re.compile(r"[a-z0-9_-]+:[^\s]+")
WIKIDATA = re.compile(r"Q[1-9]\d*")


def check_pack(path: str | Path) -> list[Finding]:
    """Lists everything wrong with a pack, by its shipped name or its path; empty when nothing is."""
    try:
        folder = pack_folder(path)
        pack, complaints = read_pack(folder)
    except PackError as error:
        return [Finding(code="pack-form", path=Path(path), what=str(error))]
    finder = Finder(folder)
    found = [finder.form(complaint) for complaint in complaints]
    if pack is None:
        return found
    others, lacking = _required(pack, finder)
    checks = (
        _identities(pack, finder, others),
        _references(pack, finder, others),
        _circles(pack, finder),
        _dates(pack, finder),
        _sides(pack, finder),
        _sources(pack, finder),
        check_places(pack, finder, others),
        _wikidata(pack, finder),
        _shared(pack, finder),
    )
    return [*found, *lacking, *(finding for check in checks for finding in check)]


def _required(pack: Pack, finder: Finder) -> tuple[set[str], list[Finding]]:
    """Ids of actors and places that the pack may name: of the packs it requires, and of every state."""
    known: set[str] = set()
    actors = list(pack.actors)
    lacking = []
    for name in dict.fromkeys(("world", *pack.meta.requires)):
        if name == pack.name:
            continue
        beside = pack.path.parent / name
        try:
            other = load_pack(beside if (beside / "pack.toml").is_file() else name)
        except PackError as error:
            lacking.append(finder.head("pack-requires", f"requires {name!r}: {error}", f'"{name}"'))
            continue
        actors += other.actors
        known |= {actor.id for actor in other.actors} | {place.id for place in other.places}
    return known | _states(actors), lacking


def _states(actors: list[Actor]) -> set[str]:
    """Ids by rule of the states, and of their branches, that none of the actors is: only these are ever meant."""
    table = StateTable(actors)
    kinds = ("state", *BRANCH_NOUNS)
    ruled = (
        (code, kind, f"country:{code}.{kind}".removesuffix(".state")) for code in display_names() for kind in kinds
    )
    return {id_ for code, kind, id_ in ruled if table.branch(code, kind, None).id == id_}


def _identities(pack: Pack, finder: Finder, others: set[str]) -> Iterator[Finding]:
    prefixes = {pack.name, *(path.name for path in find_packs()), *(id_.split(":")[0] for id_ in others)}
    for sort, ids in entries(pack).items():
        for id_, times in Counter(ids).items():
            if times > 1:
                yield finder.at("pack-id-twice", sort, id_, f"stands {times} times", nth=2)
            if sort not in ("actor", "place"):
                continue
            if not IDENT.fullmatch(id_):
                yield finder.at("pack-id", sort, id_, "an id is pack:slug")
            elif id_.split(":")[0] not in prefixes:
                yield finder.at("pack-id-stray", sort, id_, f"{id_.split(':')[0]!r} is no pack known here")


def _references(pack: Pack, finder: Finder, others: set[str]) -> Iterator[Finding]:
    actors = {actor.id for actor in pack.actors} | others
    for actor in pack.actors:
        named = [
            *(("lineage", line.of) for line in actor.lineage),
            *(("member_of", tie.of) for tie in actor.member_of),
            *(("backed_by", tie.of) for tie in actor.backed_by),
            *(("roles", office.of) for office in actor.roles),
        ]
        for key, other in named:
            if other not in actors:
                what = f"{key} names {other!r}, which no actor is{_ruled(other)}"
                yield finder.at("pack-reference", "actor", actor.id, what, word=other)
    for side in pack.sides:
        for other in side.members:
            if other not in actors:
                what = f"members names {other!r}, which no actor is{_ruled(other)}"
                yield finder.at("pack-reference", "side", side.id, what, word=other)
    for source in pack.sources:
        if source.actor and source.actor not in actors:
            what = f"actor names {source.actor!r}, which no actor is{_ruled(source.actor)}"
            yield finder.at("pack-reference", "source", source.id, what, word=source.actor)


def _ruled(id_: str) -> str:
    """What to add where an id by rule is not meant, since a pack has the body under an id of its own."""
    return "; a pack has it under an id of its own, or no state has it" if id_.startswith("country:") else ""


def _circles(pack: Pack, finder: Finder) -> Iterator[Finding]:
    """Actors that are, at one time, part of themselves; each circle is told once."""
    ties = {actor.id: actor.member_of for actor in pack.actors}
    told: set[frozenset[str]] = set()
    for actor in pack.actors:
        circle = _circle([actor.id], "", "", ties)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            through = ", ".join(circle[1:]) or "itself"
            yield finder.at("pack-circle", "actor", actor.id, f"is part of itself, through {through}", word=circle[-1])


def _circle(chain: list[str], start: str, end: str, ties: dict[str, tuple[Tie, ...]]) -> list[str]:
    """The way from the first of the chain back to it by ties that hold at one time."""
    for tie in ties.get(chain[-1], ()):
        since, until = max(start, tie.start), min(filter(None, (end, tie.end)), default="")
        if since and until and since[: len(until)] > until[: len(since)]:
            continue
        if tie.of == chain[0]:
            return chain
        if tie.of not in chain:
            found = _circle([*chain, tie.of], since, until, ties)
            if found:
                return found
    return []


def _dates(pack: Pack, finder: Finder) -> Iterator[Finding]:
    for actor in pack.actors:
        spells: Iterable[tuple[str, str]] = [
            (actor.founded, actor.dissolved),
            *((spell.start, spell.end) for spell in actor.sides),
            *((name.start, name.end) for name in actor.names),
            *((tie.start, tie.end) for tie in (*actor.member_of, *actor.backed_by)),
            *((office.start, office.end) for office in actor.roles),
            *((line.on, "") for line in actor.lineage),
        ]
        yield from (finder.at(code, "actor", actor.id, what, word=word) for code, what, word in _spells(spells))
    for side in pack.sides:
        spells = [(spell.start, spell.end) for spell in side.allied_with]
        yield from (finder.at(code, "side", side.id, what, word=word) for code, what, word in _spells(spells))
    for fact in pack.facts:
        dated = _spells([(fact.on, "")])
        yield from (finder.at(code, "fact", fact.id, what, word=word) for code, what, word in dated)
    for code, what, word in _spells([(pack.meta.start, pack.meta.end)]):
        yield finder.head(code, f"period: {what}", word)
    for code, what, word in _spells([(spell.start, spell.end) for spell in pack.meta.wars]):
        yield finder.head(code, f"wars: {what}", word)


def _spells(spells: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Code, fault and the word that is wrong, of each time that cannot be."""
    for start, end in spells:
        wrong = [date for date in (start, end) if date and not is_date(date)]
        yield from (("pack-date", f"{date!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)", date) for date in wrong)
        if not wrong and start and end and start[: len(end)] > end[: len(start)]:
            yield "pack-span", f"from {start} comes after to {end}", start


def is_date(text: str) -> bool:
    """Tells whether a text is a year, a month or a day of the calendar."""
    if not DATE.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _sides(pack: Pack, finder: Finder) -> Iterator[Finding]:
    known = {side.id for side in pack.sides}
    none = f"is none of {', '.join(sorted(known))}"
    for actor in pack.actors:
        for spell in actor.sides:
            if known and spell.id not in known:
                yield finder.at("pack-side", "actor", actor.id, f"side {spell.id!r} {none}", word=spell.id)
    for source in pack.sources:
        if known and source.side and source.side not in known:
            yield finder.at("pack-side", "source", source.id, f"side {source.side!r} {none}", word=source.side)
    for side in pack.sides:
        for spell in side.allied_with:
            if spell.id not in known:
                yield finder.at("pack-side", "side", side.id, f"allied_with {spell.id!r} {none}", word=spell.id)
    yield from _unused(pack, finder)


def _unused(pack: Pack, finder: Finder) -> Iterator[Finding]:
    """Sides that nobody is on, and colours that are none."""
    taken = {spell.id for actor in pack.actors for spell in actor.sides} | {one.side for one in pack.sources}
    for side in pack.sides:
        if not side.members and side.id not in taken:
            yield finder.at("pack-side-unused", "side", side.id, "nobody is on it")
        if side.colour and not COLOUR.fullmatch(side.colour):
            yield finder.at("pack-colour", "side", side.id, f"colour {side.colour!r} is not #rrggbb")


def _sources(pack: Pack, finder: Finder) -> Iterator[Finding]:
    for sort, some in (
        ("actor", pack.actors),
        ("place", pack.places),
        ("source", pack.sources),
        ("fact", pack.facts),
    ):
        yield from (finder.at("pack-source", sort, one.id, "has no source") for one in some if not one.source.strip())


def _wikidata(pack: Pack, finder: Finder) -> Iterator[Finding]:
    bearers: dict[str, str] = {}
    for actor in pack.actors:
        if not actor.wikidata:
            continue
        if not WIKIDATA.fullmatch(actor.wikidata):
            what = f"wikidata {actor.wikidata!r} is not Q and digits"
            yield finder.at("pack-wikidata", "actor", actor.id, what, word=actor.wikidata)
        first = bearers.setdefault(actor.wikidata, actor.id)
        if first != actor.id:
            what = f"wikidata {actor.wikidata!r} is already that of {first!r}"
            yield finder.at("pack-wikidata-twice", "actor", actor.id, what, word=actor.wikidata)


def _shared(pack: Pack, finder: Finder) -> Iterator[Finding]:
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
            what = f"the name {folded!r} means {', '.join(sorted(clash))} at one time"
            yield finder.at("pack-name-shared", "actor", min(clash), what)


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
