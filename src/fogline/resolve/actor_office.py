"""Who held an office on a day: "the Ruritanian defence minister", "the group's spokesman", "the president".

Whose office it is comes from the words, else from the body named before, else – for offices that every state has –
from the country spoken of. What must stay true: where the packs name no holder on that day, or several, nobody is
guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from fogline.gazetteer import Actor, ActorIndex
from fogline.gazetteer.actor_offices import ENVOYS, SPOKES, OfficePhrase, is_office, read_office
from fogline.gazetteer.actor_states import within
from fogline.gazetteer.pack_types import Office
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import OF_STATE
from fogline.resolve.actor_beside import counterpart_of, country_at, country_beside
from fogline.resolve.actor_context import PRESENT, ActorContext

STATE_BODIES = ("state", "government", "army", "defence_ministry", "foreign_ministry", "interior_ministry")
CLEAR = 0.6
"""How much less present the next country must be for a bare office to be that of the one most spoken of."""
DEEPEST = 3
JUST_NOW = timedelta(days=3)
"""How long after the end of a term, with nobody in office yet, a report may still call its holder so."""

DATELINE = re.compile(r"\s*[A-Z][A-Z .'’-]+(?:,[^–—\n-]{0,30})?\s*(?:\([^)]{1,20}\)\s*)?(?:–|—|-+)\s+(?:[Tt]he\s+)?")
REPLACED = re.compile(
    r"\b(?:(?:replac|remov|depos|fir)(?:e[sd]?|ing)|(?:dismiss|sack|oust|succeed|unseat)(?:e?s|ed|ing)?|overthr[eo]wn?)"
    r"\s+(?:(?:the|its|their|his|her)\s+)?$",
)
"""Words before an office after which whoever has lost it is meant, also in a report of the days after."""
Owner = Callable[[str], str]
"""Gives the id of the party that an owner's words mean; empty for words that name nobody."""


def office_holder(
    words: str, position: int, index: ActorIndex, context: ActorContext, owner_of: Owner
) -> tuple[Actor, float, str] | None:
    """The one person who held the office that words name, with how sure that is and by what.

    Args:
        words: the mention.
        position: where it stands.
        index: names of parties.
        context: who is in the report.
        owner_of: resolves the words for whose office it is.
    """
    phrase = read_office(words)
    if phrase is None or not phrase.definite or context.on is None:
        return None
    if REPLACED.search(context.theatre.scan.text[max(0, position - 24) : position]):
        context = replace(context, on=context.on - JUST_NOW)
    if phrase.office in ENVOYS and phrase.owner != "its" and not _sends(phrase.owner, index, context):
        return _one(_holders(phrase, "", index, context), 0.7, "envoy to the war spoken of")
    if phrase.owner and phrase.owner != "its":
        owner = owner_of(phrase.owner)
        return _one(_holders(phrase, owner, index, context), 0.85, "office by the words") if owner else None
    told = not _is_placed(words, phrase, position, context)
    for owner in _named_before(position, context, civil=phrase.office == "president") if told else ():
        found = _one(_holders(phrase, owner, index, context), 0.7, "office of a body named before")
        if found is not None:
            return found
    beside = country_beside(context.theatre, _end(words, position, context))
    beside = beside or country_of_dateline(position, index, context)
    country = (beside or _country(position, context)) if phrase.is_of_a_state else ""
    if not country:
        return None
    state = index.states.branch(country, "state", context.on)
    return _one(_holders(phrase, state.id, index, context), 0.7, "office of the country spoken of")


def held_by(phrase: OfficePhrase, owner: str, index: ActorIndex, context: ActorContext) -> list[Actor]:
    """Who held an office of one body on the report's day; several where the packs name several."""
    return _holders(phrase, owner, index, context)


def _end(words: str, position: int, context: ActorContext) -> int:
    """Where a mention ends, whether its determiner is its own or stands before it."""
    own = context.theatre.scan.text[position : position + len(words)].lower() == words.lower()
    return position + len(words if own else words.partition(" ")[2])


def _is_placed(words: str, phrase: OfficePhrase, position: int, context: ActorContext) -> bool:
    """Whether a state's office is followed by the place where it is ("the prime minister in Tripoli")."""
    return phrase.is_of_a_state and bool(country_beside(context.theatre, _end(words, position, context)))


def _sends(owner: str, index: ActorIndex, context: ActorContext) -> bool:
    """Whether an envoy's owner is a country that sends one, not the one whose war it is about."""
    country = index.states.code(fold_spelling(owner)) if owner else ""
    return bool(country) and not any(country in war.countries for war in context.theatre.wars)


def counterpart_office(words: str, position: int, index: ActorIndex, context: ActorContext) -> str:
    """What "his Ruritanian counterpart" says in full: the office of the officer named before, of the other country.

    Returns:
        Words such as "the Ruritanian foreign minister"; empty where nobody with an office of a state is named before.
    """
    country = counterpart_of(words)
    if not country or not index.states.code(fold_spelling(country)) or context.on is None:
        return ""
    for known in reversed([one for one in context.known if one.start < position and one.actor.kind == "person"]):
        for office in known.actor.roles:
            phrase = read_office(f"the {office.role.replace('-', ' ')}")
            if phrase and phrase.is_of_a_state and within(office.start, office.end, context.on):
                return f"the {country} {phrase.office}"
    return ""


def _named_before(position: int, context: ActorContext, *, civil: bool) -> Iterator[str]:
    """Bodies named before a position, the nearest first; states apart, whose office is told by the country.

    "The president" is of no armed group that was named, though one may have a president of its own.
    """
    armed = ("armed group", "militia") if civil else ()
    for known in reversed([one for one in context.known if one.start < position]):
        if known.actor.kind not in ("person", "state", "media", "population", *armed):
            yield known.actor.id


def country_of_dateline(position: int, index: ActorIndex, context: ActorContext) -> str:
    """The country of the dateline right before a mention, where a body of that country's state is named after it.

    Correspondents file on a war from abroad too, so that the dateline alone tells nothing of whose office is meant.
    """
    found = DATELINE.fullmatch(context.theatre.scan.text[:position].rsplit("\n", 1)[-1])
    if found is None:
        return ""
    codes = country_at(context.theatre, position - len(found[0]))
    bodies = (
        one.actor for one in context.known if one.start > position and one.actor.kind in ("government", "military")
    )
    return codes if codes and any(codes in index.home(body.id) for body in bodies) else ""


def _country(position: int, context: ActorContext) -> str:
    shares = sorted(context.theatre.shares_at(position).items(), key=lambda one: (-one[1], one[0]))
    if not shares or (len(shares) > 1 and shares[1][1] > CLEAR * shares[0][1]):
        return ""
    return shares[0][0]


def _holders(phrase: OfficePhrase, owner: str, index: ActorIndex, context: ActorContext) -> list[Actor]:
    """Who held the office; where several did, those of the nearest body and the very office come before others."""
    bodies = _bodies(owner, phrase, index, context)
    held: list[tuple[tuple[int, bool, bool, str], Actor]] = []
    for actor in index.actors.values():
        for office in actor.roles:
            steps = _steps(office.of, bodies, index, context.on) if is_office(office.role, phrase.office) else None
            if steps is None:
                continue
            when = _when(office, phrase, context.on)
            if when is not None:
                role = office.role.replace("-", " ").lower()
                leads = "commander" in phrase.office or "commander" not in role
                rank = (-steps, role == phrase.office, leads, when)
                held.append((rank, actor))
    best = max((rank for rank, _ in held), default=None)
    return list({actor.id: actor for rank, actor in held if rank == best}.values())


def _when(office: Office, phrase: OfficePhrase, on: date | None) -> str | None:
    """How well a term of office fits the day, greater for better; `None` where it does not.

    A report of the day on which an office changes hands tells of who had it; one of the days after may still.
    """
    if on is None:
        return None
    day = on.isoformat()
    if phrase.former:
        return office.end if office.end and office.end < day else None
    if within(office.start, office.end, on):
        return "3 in office" if not office.start or office.start < day else "2 begun"
    ended = bool(office.end) and within(office.start, "", on) and within("", office.end, on - JUST_NOW)
    return "1 just ended" if ended else None


def _bodies(owner: str, phrase: OfficePhrase, index: ActorIndex, context: ActorContext) -> frozenset[str]:
    """The bodies whose office may be meant: the owner, and of a state those in which it keeps this office."""
    if not owner:
        wars = set(context.theatre.standing_wars(PRESENT))
        known = (body for body in index.actors.values() if body.kind == "international organisation")
        return frozenset(body.id for body in known if wars.intersection(index.wars_of(body.id)))
    actor = index.get(owner)
    country = index.states.country_of_actor(actor) if actor is not None and actor.kind in OF_STATE else ""
    if actor is None or not country or not (phrase.is_of_a_state or actor.kind == "state"):
        return frozenset({owner})
    speaks = phrase.office.endswith(SPOKES)
    of_state = ("state", "government") if speaks else STATE_BODIES
    branches = {index.states.branch(country, one, context.on).id for one in of_state}
    if not phrase.is_of_a_state:
        return frozenset({owner, *branches})
    civil = {index.states.branch(country, one, context.on).id for one in ("state", "government")}
    own = [body for one in sorted(civil) if (body := index.get(one)) is not None]
    sides = {index.side(body.id, context.on) for body in own} - {None}
    others = (
        body.id
        for body in index.actors.values()
        if body.kind in ("government", "military")
        and country in index.home(body.id)
        and within(body.founded, body.dissolved, context.on)
        and index.side(body.id, context.on) in sides
    )
    return frozenset({owner, *branches, *others})


def _steps(body: str, bodies: frozenset[str], index: ActorIndex, on: date | None) -> int | None:
    """How far a body is, on the day, from being one of some: none for one of them, one for a part of one."""
    current = {body}
    for steps in range(DEEPEST):
        if current & bodies:
            return steps
        actors = [actor for one in current if (actor := index.get(one)) is not None]
        current = {
            tie.of for actor in actors for tie in actor.member_of if on is None or within(tie.start, tie.end, on)
        }
    return None


def _one(held: list[Actor], sure: float, why: str) -> tuple[Actor, float, str] | None:
    return (held[0], sure, why) if len(held) == 1 else None
