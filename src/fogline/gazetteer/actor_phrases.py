"""Composed names of parties: an adjective or a party's name before a head noun.

"Syrian army", "Russian warplanes", "Assad's forces", "HTS fighters", "US-led coalition", "Turkish-backed rebels",
"pro-government militia", "Iranian foreign minister". The head noun says which branch or membership is meant; what
stands before it says whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from fogline.gazetteer.actor_match import ActorMatch
from fogline.gazetteer.actor_states import within
from fogline.gazetteer.countries import BRANCH_NOUNS, heads
from fogline.gazetteer.pack_types import Actor

if TYPE_CHECKING:
    from fogline.gazetteer.actors import ActorIndex

OFFICES = {
    "president": ("president", "head of state"),
    "prime_minister": ("prime minister",),
    "foreign_minister": ("foreign minister", "secretary of state"),
    "defence_minister": ("defence minister", "defense minister", "secretary of defense", "minister of defence"),
}
BOMBS_IN_PERSON = frozenset({"suicide", "car", "truck", "lorry", "motorcycle"})
"""Words before "bomber" that make it a person and no aircraft."""
AGAINST_THE_STATE = frozenset(
    "opposition rebel rebels insurgent insurgents separatist separatists dissident jihadist jihadi guerrilla "
    "guerrillas secessionist revolutionary mutinous breakaway republican liberation resistance salvation freedom free "
    "independence exile".split()
)
"""Words after a country's adjective that make its "forces" those of somebody else than its state."""
BODIES = frozenset({"government", "state", "armed group", "coalition", "militia", "political body"})
"""What a person's forces are the forces of: the body in which that person holds office."""
ALLEGIANCE = re.compile(
    r"^(?:pro |anti )|\b(?:backed|led|aligned|affiliated|supported|linked|sponsored|allied|based)\b"
)


def compose(index: ActorIndex, folded: str, on: date | None) -> list[ActorMatch]:
    """Matches of a folded phrase as something of somebody; empty where it is not so composed."""
    if ALLEGIANCE.search(folded):
        return []
    for owner, head in _splits(folded):
        found = (
            _of_label(index, owner, head, on)
            or _of_country(index, owner, head, on)
            or _of_party(index, owner, head, on)
        )
        if found:
            return found
    return []


def _splits(folded: str) -> Iterator[tuple[str, str]]:
    """Every way to part a phrase into an owner and a known head, the longest owner last."""
    words, every = folded.split(), _heads_of_all()
    for cut in range(1, len(words)):
        head = " ".join(words[cut:])
        if head in every:
            yield " ".join(words[:cut]).removesuffix(" s"), head


@cache
def _heads_of_all() -> frozenset[str]:
    return frozenset().union(*heads().values())


def branch_of(head: str) -> str:
    """The branch of a state that a head noun names; empty when it names none."""
    return next((name for name in ("state", *BRANCH_NOUNS) if head in heads()[name]), "")


def _of_label(index: ActorIndex, owner: str, head: str, on: date | None) -> list[ActorMatch]:
    """A party of a country's own conflict after its adjective: "Ruritanian opposition forces"."""
    words = owner.split()
    country = index.states.code(words[0]) if len(words) > 1 and not index.states.code(owner) else ""
    if not country:
        return []
    homes = {pack.name for pack in index.packs if country in pack.meta.countries}
    found = index.lookup(f"{' '.join(words[1:])} {head}", on)
    own = (one for one in found if one.how in ("name", "label") and one.actor.id.partition(":")[0] in homes)
    return [replace(one, bound=False) for one in own]


def _of_country(index: ActorIndex, owner: str, head: str, on: date | None) -> list[ActorMatch]:
    words = owner.split()
    code = index.states.code
    country = code(owner) or (code(words[0]) or code(words[-1]) if words else "")
    branch = branch_of(head)
    if not country or not branch or ("guard" not in words and AGAINST_THE_STATE.intersection(words)):
        return []
    if head == "bomber" and BOMBS_IN_PERSON.intersection(words):
        return []  # "car" is no short form of a country here
    if branch in OFFICES:
        body = index.states.branch(country, "government", on)
        state = index.states.branch(country, "state", on)
        people = [p for role in OFFICES[branch] for of in (body.id, state.id) for p in index.holders(role, of, on)]
        if people:
            return [ActorMatch(actor=p, score=0.9, how="office", name=p.name) for p in dict.fromkeys(people)]
    actor = index.states.branch(country, branch, on)
    sure = 0.85 if code(owner) else 0.7
    return [ActorMatch(actor=actor, score=sure, how="composed", name=actor.name, generic=head in heads()["members"])]


def _branch_of_owner(index: ActorIndex, owner: Actor, head: str, on: date | None) -> Actor:
    """A government's warplanes are its air force's; a leader's forces are those led; others' fighters are their own."""
    led = [index.get(office.of) for office in owner.roles if within(office.start, office.end, on)]
    body = next((one for one in led if one is not None and one.kind in BODIES), None)
    if owner.kind == "person" and body is not None:
        owner = body
    country = index.states.country_of_actor(owner) if owner.kind in ("government", "state") else ""
    branch = branch_of(head)
    return index.states.branch(country, branch, on) if country and branch in ("air", "navy", "police") else owner


def _of_party(index: ActorIndex, owner: str, head: str, on: date | None) -> list[ActorMatch]:
    if head not in heads()["members"] and head not in heads()["army"] | heads()["air"] | heads()["government"]:
        return []
    found = [m for m in index.lookup(owner, on) if m.how in ("name", "label", "country", "sound")]
    if not found and owner.endswith("s"):  # a possessive that lost its apostrophe
        found = [m for m in index.lookup(owner[:-1], on) if m.how in ("name", "country")]
    return [
        ActorMatch(
            actor=_branch_of_owner(index, match.actor, head, on),
            score=round(match.score * 0.85, 4),
            how="composed",
            name=match.name,
            loaded=match.loaded,
            generic=match.generic,
            bound=match.bound,
        )
        for match in found
        if match.actor.kind != "population"
    ]
