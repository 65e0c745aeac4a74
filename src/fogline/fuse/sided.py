"""Sides of a war that no pack tells of, from what its own reports call the parties.

A state, its government, its army and its people under arms are one side: "Ruritania", "the Ruritanian army", "the
Ruritanians". Of parties that no list knows, those are one whose names share the word that tells them: "the Leaguers",
"League troops". What must stay true: a side that a pack gives is never changed, and a country's rebels are not its
state.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.fuse.commanders import forces_beside
from fogline.fuse.facts import Facts
from fogline.fuse.sides import COMMON, FAMILIES, FORCE_WORDS, PRONOUNS, is_ground, singular
from fogline.model import OF_STATE, Party, ReadClaim, fold_name

ARMED_FAMILIES = frozenset({"control", "fighting", "strike", "force"})
SOLDIERS = frozenset(
    "troop force soldier army armies military detachment garrison division corps brigade battalion regiment "
    "marine navy armour armor artillery cavalry infantry command commander general unit defender paratrooper "
    "legion fleet column guard gunboat squadron side counterattack offensive advance attacker invader occupier "
    "vanguard rearguard".split()
)
"""Heads, in the singular, for what fights for whoever is named before them."""
AGAINST = frozenset(
    "rebel militant insurgent militia fighter opposition separatist guerrilla guerilla resistance jihadist "
    "protester dissident exile loyalist gunman gunmen tribesmen tribal faction partisan mutineer "
    "backed led held".split()
)
"""Words that make of a country's people a party that is not its state."""
IDLE = (
    COMMON
    | SOLDIERS
    | frozenset(map(singular, FORCE_WORDS))
    | frozenset(
        "january february march april may june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday meanwhile whose st nd rd th first second third fourth fifth sixth "
        "seventh eighth ninth tenth colonel captain major lieutenant marshal admiral sir lord king queen by on at "
        "from with under new old northern southern eastern western north south east west central local other "
        "remaining allied pro anti former royal group wing men man people civilian fort city town".split()
    )
    | frozenset(map(singular, AGAINST))
)
"""Words, in the singular, that tell no side."""
SPEAKING = frozenset(
    "source official officer spokesman spokeswoman spokesperson statement ministry minister witness resident activist "
    "observer monitor agency television media newspaper correspondent analyst expert diplomat envoy".split()
)
"""Heads, in the singular, for who speaks and does not fight: "a police source"."""
GIVES_UP = re.compile(r"\b(?:surrender|capitulat|evacuat|reliev)(?:e[ds]?|ed|s|ing)\b", re.IGNORECASE)
"""Verbs of soldiers that count as politics or as civil."""
STEM = 4
ENDING = 4
"""Letters by which a people's name may be longer than its land's: Oster and Osterian."""


@dataclass(frozen=True, slots=True)
class Sided:
    """Claims whose parties have the sides that their reports make them of.

    Attributes:
        claims: in the order given.
        stands: the side by party, report by report.
    """

    claims: tuple[ReadClaim, ...] = ()
    stands: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def sided(claims: Sequence[ReadClaim], facts: Facts) -> Sided:
    """Gives the parties that no pack places the side that their report makes them of.

    Args:
        claims: of the record, all of each report.
        facts: states and the words for their peoples.
    """
    reports: dict[str, list[ReadClaim]] = defaultdict(list)
    for claim in claims:
        reports[claim.document].append(claim)
    stands = {document: _stands(report, facts) for document, report in reports.items()}
    return Sided(tuple(_retold(claim, stands[claim.document]) for claim in claims), stands)


def _stands(report: Sequence[ReadClaim], facts: Facts) -> dict[str, str]:
    uses = [(claim, party) for claim in report for party in _parties(claim)]
    armed = {party.id for claim, party in uses if claim.claim.family in ARMED_FAMILIES}
    armed |= {party.id for claim in report if _gives_up(claim) for party in claim.actors}
    by_state: dict[str, Counter[str]] = defaultdict(Counter)
    placed: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, str] = {}
    alone: dict[str, str] = {}
    for _, party in uses:
        state = _state_of(party, facts) if party.side or party.id in armed else None
        if party.side:
            placed[party.id][party.side] += 1
            if state:
                by_state[state][party.side] += 1
        elif state:
            found[party.id] = state
        elif party.id in armed and party.id.startswith("new:") and not (_speaks(party.name) or is_ground(party.name)):
            alone[party.id] = party.name
    by_force, alone = _by_force(alone, report, facts)
    found |= by_force
    # A state that a pack has on a side in the report is on it wherever the report names it.
    sides = {state: min(told, key=lambda side: (-told[side], side)) for state, told in by_state.items()}
    stands = {party: sides.get(state, state) for party, state in found.items()}
    stands |= {party: min(told, key=lambda side: (-told[side], side)) for party, told in placed.items()}
    present = {side for told in placed.values() for side in told}
    listed = {party: side for party, name in alone.items() if (side := _listed(name, present, facts))}
    return stands | _grouped({party: name for party, name in alone.items() if party not in listed}) | listed


def _by_force(
    alone: Mapping[str, str], report: Sequence[ReadClaim], facts: Facts
) -> tuple[dict[str, str], dict[str, str]]:
    """Of parties that no list knows: the states of those that lead or are a state's, and the names of the others.

    A leader of a force that no list knows either goes by the force's name.
    """
    quotes = (claim.claim.span.quote for claim in report)
    led = forces_beside(dict.fromkeys(alone.values()), quotes, lambda words: of_people(words, facts))
    states = {party: state for party, name in alone.items() if name in led and (state := of_people(led[name], facts))}
    return states, {party: led.get(name, name) for party, name in alone.items() if party not in states}


def _gives_up(claim: ReadClaim) -> bool:
    """Whether a clause of any kind tells of soldiers who leave or give up."""
    return GIVES_UP.search(claim.claim.span.quote) is not None


def _listed(name: str, present: Collection[str], facts: Facts) -> str | None:
    """The side of the report by whose listed name others are called: "League convoys"."""
    told = {facts.name_sides.get(word) for word in fold_name(name).split() if not _is_idle(singular(word))} - {None}
    side = told.pop() if len(told) == 1 else None
    return side if side in present else None


def _parties(claim: ReadClaim) -> Iterator[Party]:
    yield from claim.actors
    yield from claim.targets
    yield from claim.victims
    yield from (one.party for one in claim.says)


def _state_of(party: Party, facts: Facts) -> str | None:
    """The state that a party is or fights for; `None` where it is none's."""
    if party.kind in OF_STATE or not party.id.startswith("new:"):
        return facts.state_of(party.id) if party.kind in OF_STATE else None
    if party.kind == "person":
        return None
    return of_people(party.name, facts)


def of_people(words: str, facts: Facts) -> str | None:
    """The state whose people or soldiers words name, "Ruritanian troops"; `None` where they name something else.

    Args:
        words: as the report has them.
        facts: the words for peoples.
    """
    tokens = fold_name(words).split()
    heads = [singular(token) for token in tokens]
    if not tokens or AGAINST.intersection(heads):
        return None
    at = next((at for at, token in enumerate(tokens) if token in facts.peoples), None)
    if at is None:
        return None
    rest = [head for place, head in enumerate(heads) if place != at]
    return facts.peoples[tokens[at]] if all(_is_idle(head) for head in rest) else None


def _is_idle(word: str) -> bool:
    return word in IDLE or re.fullmatch(r"\d+(?:st|nd|rd|th)?", word) is not None


def _grouped(names: Mapping[str, str]) -> dict[str, str]:
    """Parties that no list knows by the shortest name of those that share the one word that tells them."""
    telling = {
        party: _telling(name) for party, name in names.items() if not PRONOUNS.intersection(name.lower().split())
    }
    plain = sorted({words[0] for words in telling.values() if len(words) == 1})
    groups: dict[str, list[str]] = defaultdict(list)
    for party, words in telling.items():
        root = next((one for one in plain if any(_akin(one, word) for word in words)), None)
        if root is not None:
            groups[root].append(party)
    made: dict[str, str] = {}
    for members in groups.values():
        if any(_is_force(names[party]) for party in members):
            leading = min(members, key=lambda party: (len(party), party))
            made |= dict.fromkeys(members, leading)
    return made


def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, in the singular; those after a possessive are its own."""
    told = (singular(word) for word in fold_name(name.replace("’s ", " ").replace("'s ", " ")).split())
    return tuple(dict.fromkeys(word for word in told if not _is_idle(word) and len(word) > 2))


def _akin(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= STEM and long.startswith(short) and len(long) - len(short) <= ENDING)


def _speaks(name: str) -> bool:
    return SPEAKING.intersection(singular(word) for word in fold_name(name).split()[-1:]) != frozenset()


def _is_force(name: str) -> bool:
    """Whether a name is of armed people: by its head, or as a people by the plural of a name."""
    heads = [singular(word) for word in fold_name(name).split()]
    last = name.rsplit(maxsplit=1)[-1] if name.split() else ""
    plural = last[:1].isupper() and last.endswith("s") and len(last) > STEM
    return plural or bool((SOLDIERS | AGAINST | FORCE_WORDS | FAMILIES["rebels'"]).intersection(heads))


def _retold(claim: ReadClaim, stands: Mapping[str, str]) -> ReadClaim:
    if not any(party.side is None and party.id in stands for party in _parties(claim)):
        return claim
    return replace(
        claim,
        actors=_placed(claim.actors, stands),
        targets=_placed(claim.targets, stands),
        victims=_placed(claim.victims, stands),
        says=tuple(replace(one, party=_placed((one.party,), stands)[0]) for one in claim.says),
    )


def _placed(parties: Iterable[Party], stands: Mapping[str, str]) -> tuple[Party, ...]:
    return tuple(
        replace(party, side=stands[party.id]) if party.side is None and party.id in stands else party
        for party in parties
    )
