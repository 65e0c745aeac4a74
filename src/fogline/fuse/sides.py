"""Sides: which side a party, an outlet or a word of the reports stands for.

A party's side comes with it, resolved by a pack. Where no pack knows it, an armed party is a side of its own. Words
such as "government" in "under government control" are read by what the record's own resolved parties are called: a
word that in this record belongs to one side's names means that side. Nothing here knows a war.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fogline.fuse.facts import Facts
from fogline.model import Party, ReadClaim, fold_name

FORCE_WORDS = frozenset(
    "army armies military forces force troops soldiers fighters rebels insurgents militia militias militants guerrillas"
    " government regime authorities junta brigade brigades battalion division front group faction factions coalition"
    " alliance opposition guard guards navy airforce command separatists loyalists paramilitaries state police"
    " jihadists movement party resistance gunmen".split()
)
UNARMED = frozenset(
    {"population", "thing", "person", "media", "monitor", "international organisation", "rescue service"}
)
PRONOUNS = frozenset(
    "they them he she it who which that this these those we us i you both others one many some".split()
)
FAMILIES = {
    "a state's": frozenset(
        "government regime army military state loyalist authorities soldier troop president minister".split()
    ),
    "rebels'": frozenset("rebel opposition insurgent oppositionist".split()),
}
"""Words that stand for one another: "regime" in one report is the "government" of another."""
STATE_KINDS = frozenset({"government", "military", "state"})
STEM = 4
"""Letters that a name must have for longer words to be its adjectives (Iran, Iranian)."""
PLAIN = 0.5
SURE = 0.75
"""Share of a word's uses that must belong to one side for the word to mean it."""
COMMON = frozenset(
    "the of and in for al el de new national united people s force troop army fighter combatant gunman gunmen".split()
)
"""Words, in the singular, that are of every side."""


def side_of(party: Party) -> str | None:
    """The side a party stands for: its own, or itself where it is armed and no pack places it."""
    if party.side:
        return party.side
    if party.kind in UNARMED:
        return None
    words = fold_name(party.name).split()
    if not words or (len(words) == 1 and words[0] in PRONOUNS):
        return None
    if party.id.startswith("new:"):
        return party.id if FORCE_WORDS.intersection(words) else None
    return party.id if party.kind else None


def sides_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """The sides of parties, each once, in their order."""
    return tuple(dict.fromkeys(side for side in map(side_of, parties) if side))


def singular(word: str) -> str:
    """A word without its plural s, so that rebel and rebels are one."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


@dataclass(slots=True)
class SideWords:
    """Which side the words of a record mean, learnt from its own resolved parties."""

    facts: Facts = field(default_factory=Facts)
    names: dict[str, str] = field(default_factory=dict)
    _record: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    _reports: dict[str, dict[str, Counter[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )

    @classmethod
    def of(cls, claims: Sequence[ReadClaim], facts: Facts) -> SideWords:
        """Learns from the parties of claims."""
        made = cls(facts=facts)
        uses: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in claims:
            parties = (*claim.actors, *claim.targets, *claim.victims, *(one.party for one in claim.says))
            for party in parties:
                side = side_of(party)
                if side and party.kind not in ("person", "media"):
                    made._learn(claim.document, party, side)
                    uses[side][party.name] += 1
        for side, names in uses.items():
            usual = min(names, key=lambda name: (-names[name], name))
            made.names[side] = facts.side_names.get(side) or usual
        made.names.update({side: name for side, name in facts.side_names.items() if side not in made.names})
        return made

    def _learn(self, document: str, party: Party, side: str) -> None:
        for word in _telling_words(party):
            self._record[word][side] += 1
            self._reports[document][word][side] += 1

    def name(self, side: str | None) -> str:
        """A side's display name."""
        return "nobody known" if side is None else self.names.get(side, side)

    def read(self, words: str, document: str) -> str | None:
        """The side that words mean in a report, or else in the record; `None` where they mean none or several."""
        known = self.facts.name_sides.get(fold_name(words))
        if known:
            return known
        # The head of a phrase stands last: "Coastal militia" is a militia before it is of the coast.
        for token in reversed([singular(word) for word in fold_name(words).split()]):
            for table in (self._reports.get(document, {}), self._record):
                side = _owner(table, token)
                if side:
                    return side
        return None


def _telling_words(party: Party) -> set[str]:
    """The words of a party's name that tell it from others; a word of a family counts for the family."""
    tokens = [singular(word) for word in fold_name(party.name).split()]
    told = set(tokens) - COMMON - frozenset().union(*FAMILIES.values())
    if party.kind in STATE_KINDS or (not party.kind and tokens and tokens[-1] in FAMILIES["a state's"]):
        told.add("a state's")
    if FAMILIES["rebels'"].intersection(tokens):
        told.add("rebels'")
    return told


def _owner(table: dict[str, Counter[str]], token: str) -> str | None:
    """The side that a word belongs to in a table of uses, by itself, its family or the name it derives from."""
    word = next((name for name, family in FAMILIES.items() if token in family), token)
    uses = table.get(word)
    if not uses and len(token) > STEM:
        stems = [known for known in table if len(known) >= STEM and token.startswith(known)]
        uses = table[max(stems, key=len)] if stems else None
    if not uses:
        return None
    side, most = min(uses.items(), key=lambda item: (-item[1], item[0]))
    # Several states are named in most wars; the one whose war it is stands out all the same.
    sure = PLAIN if word in FAMILIES else SURE
    return side if most >= sure * uses.total() else None


OUR_FORCES = re.compile(r"\bour (?:\w+ )?(?:forces|army|troops|soldiers|fighters|men|brigades)\b", re.IGNORECASE)


def voice_side(claim: ReadClaim, facts: Facts) -> str | None:
    """The side whose word a claim is: its first speaker's, else that of an outlet known to speak for one."""
    if claim.says:
        party = claim.says[0].party
        return party.side or (side_of(party) if party.kind not in UNARMED else None)
    told = facts.outlet_side(claim.source)
    if told:
        return told
    # "Our forces" in a report's own voice gives the outlet's side away.
    sides = sides_of(claim.actors)
    return sides[0] if len(sides) == 1 and OUR_FORCES.search(claim.claim.span.quote) else None
