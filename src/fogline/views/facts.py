"""From packs to what fusing needs: names of sides, alliances, outlets' sides, foundings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from fogline.fuse.facts import Alliance, Facts, Term
from fogline.gazetteer.actor_states import StateTable
from fogline.gazetteer.countries import adjectives, country_names, display_names
from fogline.gazetteer.pack_types import Actor, Pack
from fogline.model import OF_STATE, fold_name


def facts_of(packs: Iterable[Pack]) -> Facts:
    """Gathers the facts of packs, later packs winning.

    Args:
        packs: loaded packs in their order.
    """
    known = list(packs)
    sides = {side.id: side.name for pack in known for side in pack.sides}
    alliances = tuple(
        Alliance(side=side.id, ally=tie.id, start=tie.start, end=tie.end)
        for pack in known
        for side in pack.sides
        for tie in side.allied_with
    )
    outlets = {
        fold_name(name): source.side
        for pack in known
        for source in pack.sources
        if source.side
        for name in source.names
    }
    terms = tuple(term for pack in known for actor in pack.actors for term in _terms(actor))
    # A pack without countries is about the world and starts no war.
    starts = [pack.meta.start for pack in known if pack.meta.start and pack.meta.countries]
    states = StateTable(actor for pack in known for actor in pack.actors)
    own = {
        actor.country: actor.id for pack in known for actor in pack.actors if actor.kind == "state" and actor.country
    }
    return Facts(
        states=_states(known, states, own),
        peoples={
            fold_name(word): own.get(code, f"country:{code}")
            for word, code in sorted((country_names() | adjectives()).items())
        },
        state_names={
            own.get(code, f"country:{code}"): states.shown(code)[0] for code in sorted({*display_names(), *own})
        },
        side_names=sides,
        alliances=alliances,
        source_sides=outlets,
        terms=terms,
        name_sides=_name_sides(known),
        conflict_start=starts[0] if len(starts) == 1 else "",
        agencies={
            name: source.name
            for pack in known
            for source in pack.sources
            if source.kind == "news agency"
            for name in source.names
        },
    )


def _states(packs: Iterable[Pack], table: StateTable, own: Mapping[str, str]) -> dict[str, str]:
    """The state by the id of itself, its government, its army, and of what stands in for it by rule."""
    found = {f"country:{code}": own.get(code, f"country:{code}") for code in sorted({*display_names(), *own})}
    for actor in (
        actor for pack in packs for actor in pack.actors if actor.kind in OF_STATE and not _stands_apart(actor)
    ):
        code = table.country_of_actor(actor)
        if code:
            found[actor.id] = own.get(code, f"country:{code}")
    return found


def _stands_apart(actor: Actor) -> bool:
    """Whether a force that is filed as a military is no state's army: some of its own names call it paramilitaries."""
    names = (fold_name(name.name) for name in actor.names)
    return (
        actor.kind == "military"
        and not actor.generic
        and any("paramilitar" in name or "militia" in name.split() for name in names)
    )


def _name_sides(packs: Iterable[Pack]) -> dict[str, str]:
    """Armed parties' names with the side on which all who bore them began."""
    told: dict[str, set[str]] = defaultdict(set)
    for actor in (actor for pack in packs for actor in pack.actors if actor.sides and actor.kind != "person"):
        for name in (actor.name, *(name.name for name in actor.names if not name.adjective)):
            told[fold_name(name)].add(actor.sides[0].id)
    return {name: next(iter(sides)) for name, sides in sorted(told.items()) if len(sides) == 1}


def _terms(actor: Actor) -> Iterator[Term]:
    """An actor's names with the days it existed; labels that others share are left out."""
    if not actor.founded and not actor.dissolved:
        return
    names = [actor.name, *(name.name for name in actor.names if not (name.adjective or name.metonym or name.loaded))]
    for name in dict.fromkeys(names):
        if name not in actor.ambiguous:
            yield Term(name=name, party=actor.id, start=actor.founded, end=actor.dissolved, what=actor.name)
