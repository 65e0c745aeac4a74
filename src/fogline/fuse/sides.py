"""Sides: which side a party, an outlet or a word of the reports stands for.

A party's side comes with it, resolved by a pack. Where no pack knows it, an armed party is a side of its own. Words
such as "government" in "under government control" are read by what the record's own resolved parties are called: a
word that in this record belongs to one side's names means that side. Nothing here knows a war.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fogline.fuse.facts import Facts
from fogline.model import OF_STATE, Party, ReadClaim, fold_name

FORCE_WORDS = frozenset(
    "army armies military forces force troops soldiers fighters rebels insurgents militia militias militants guerrillas"
    " government regime authorities junta brigade brigades battalion division front group faction factions coalition"
    " alliance opposition guard guards navy airforce command separatists loyalists paramilitaries state police"
    " jihadists movement party resistance gunmen".split()
)
GROUND = frozenset(
    "base headquarter hq building complex compound position line post outpost checkpoint station barrack airport "
    "airfield airbase camp prison hospital area territory town city village".split()
)
"""Heads, in the singular, for what soldiers hold and are not: "the brigade's headquarters"."""
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
REBELLING = frozenset(
    "rebel opposition insurgent oppositionist guerrilla guerilla separatist militant mutineer partisan".split()
)
"""Heads, in the singular, for who fights the state whose people they are: "Ruritanian guerrillas"."""
PLAIN_ADJECTIVES = frozenset(
    "local new elite regular irregular remaining northern southern eastern western central other more two three four "
    "five several some many most all first second allied foreign armed mounted fresh advance our own both loyal "
    "pro anti heavily well former joint army government attacking advancing".split()
)
"""Words, in the singular, that may open a name with a capital and name nobody."""
OWNER = re.compile(r"(?:the\s+)?([A-Z][\w-]*(?:\s[A-Z][\w-]*)*)[’']s?\s")
"""Whose a force is: "the League's brigade"."""
STEM = 4
"""Letters that a name must have for longer words to be its adjectives (Iran, Iranian)."""
PLAIN = 0.5
SURE = 0.75
"""Share of a word's uses that must belong to one side for the word to mean it."""
COMMON = frozenset(
    "the of and in for al el de new national united people s force troop army armed fighter combatant gunman "
    "gunmen unit member official officer commander command".split()
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
        return party.id if FORCE_WORDS.intersection(words) and not is_ground(party.name) else None
    return party.id if party.kind else None


def is_ground(name: str) -> bool:
    """Whether a name is of what soldiers hold and not of soldiers: "the brigade's headquarters"."""
    words = fold_name(name).split()
    return bool(words) and singular(words[-1]) in GROUND


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
    called: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    _record: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    _reports: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)
    _stands: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _retold: Mapping[str, Mapping[str, Mapping[str, int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, claims: Sequence[ReadClaim], facts: Facts) -> SideWords:
        """Learns from the parties of claims."""
        called: dict[str, Counter[str]] = defaultdict(Counter)
        record: dict[str, Counter[str]] = defaultdict(Counter)
        for claim in claims:
            for use in side_uses(claim):
                called[use.side][use.name] += 1
                for word in use.words:
                    record[word][use.side] += 1
        return cls.among(claims, facts, called, record)

    @classmethod
    def among(
        cls,
        claims: Sequence[ReadClaim],
        facts: Facts,
        called: Mapping[str, Mapping[str, int]],
        record: Mapping[str, Mapping[str, int]],
    ) -> SideWords:
        """Learns the words of some reports, where those of the whole record are counted already.

        Args:
            claims: of those reports, all of each.
            facts: what the packs know.
            called: how often each side is called by which name, in the record.
            record: how often each word is of which side's names, in the record.
        """
        return cls(facts=facts, called=called, _record=record, _reports=_by_report(claims))

    def retold(self, claims: Sequence[ReadClaim], stands: Mapping[str, Mapping[str, str]]) -> SideWords:
        """The same where parties got sides from their reports.

        Args:
            claims: of the reports, with those sides.
            stands: the side by party, report by report.
        """
        return replace(self, _stands=stands, _retold=_by_report(claims))

    def name(self, side: str | None) -> str:
        """A side's display name: the packs', else the one most used."""
        if side is None:
            return "nobody known"
        known = self.facts.side_names.get(side) or self.facts.state_names.get(side)
        return known or usual_name(self.called.get(side) or {}) or side

    def sides(self, parties: Iterable[Party], document: str) -> tuple[str, ...]:
        """The sides of parties, each once: of one that no pack knows, the side that its name means in the report.

        "Pro-league fighters" and "members of the League" are the League's, where the report knows it by that word.
        """
        found: list[str] = []
        for party in parties:
            side = side_of(party)
            if (side is None or side.startswith("new:")) and not is_ground(party.name):
                meant = self.read(party.name, document) if party.kind not in ("person", "media", "monitor") else None
                side = meant if meant is not None and not meant.startswith("new:") else side
            if side is not None:
                found.append(side)
        return tuple(dict.fromkeys(found))

    def read(self, words: str, document: str) -> str | None:
        """The side that words mean in a report, or else in the record; `None` where they mean none or several."""
        known = self.facts.name_sides.get(fold_name(words))
        if known and (not self.called or self.called.get(known)):
            return known
        # "The League's 11th Regiment" is the League's, whatever the regiment is called elsewhere.
        whose = OWNER.match(words)
        owned = self.facts.name_sides.get(fold_name(whose.group(1))) if whose else None
        if owned and (not self.called or self.called.get(owned)):
            return owned
        # The head of a phrase stands last: "Coastal militia" is a militia before it is of the coast.
        unknown: str | None = None
        tokens = [singular(word) for word in fold_name(words).split()]
        named = _named(words)
        for token in _by_weight(tokens):
            if token in FAMILIES["a state's"] and named:
                continue  # whose army a "Talmark army" is, "army" does not tell
            for table in (self._reports.get(document) or {}, self._record, self._retold.get(document) or {}):
                side = owner(table, token)
                side = self._stands.get(document, {}).get(side, side) if side else None
                if side and self._is_own_state(token, side, tokens):
                    continue  # a people's rebels are not its state
                if side and not side.startswith("new:"):
                    return side
                unknown = unknown or side
        return unknown

    def _is_own_state(self, token: str, side: str, tokens: Sequence[str]) -> bool:
        """Whether a word of a phrase for rebels means the state that they rebel against."""
        if not REBELLING.intersection(tokens) or token in REBELLING:
            return False
        return token in self.facts.peoples or side in self.facts.state_names


def _named(words: str) -> bool:
    """Whether a phrase names whose soldiers it is about, so that the words for soldiers alone do not tell."""
    plain = COMMON | PLAIN_ADJECTIVES | PRONOUNS | FORCE_WORDS | frozenset().union(*FAMILIES.values())
    names = [fold_name(word) for word in words.split() if word[:1].isupper() and not word.isupper()]
    return any(
        singular(token) not in plain and token not in plain and not token.endswith(("ing", "ed"))
        for name in names
        for token in name.split()
    )


def _by_report(claims: Sequence[ReadClaim]) -> dict[str, dict[str, Counter[str]]]:
    """How often each word is of which side's names, report by report."""
    reports: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for claim in claims:
        for use in side_uses(claim):
            for word in use.words:
                reports[claim.document][word][use.side] += 1
    return reports


def _by_weight(tokens: Sequence[str]) -> list[str]:
    """The words of a phrase, the weightiest first: its head, but whose state's army it is before that it is one's."""
    ordered = list(reversed(tokens))
    for at, token in enumerate(ordered[:-1]):
        if token in FAMILIES["a state's"] and ordered[at + 1] not in FAMILIES["a state's"] | COMMON:
            ordered[at : at + 2] = [ordered[at + 1], token]
            break
    return ordered


@dataclass(frozen=True, slots=True, kw_only=True)
class SideUse:
    """One use of a party's name that tells of a side: the side, the name, and the words that tell it from others."""

    side: str
    name: str
    words: frozenset[str]


def side_uses(claim: ReadClaim) -> Iterator[SideUse]:
    """What a claim teaches of what sides are called."""
    for party in (*claim.actors, *claim.targets, *claim.victims, *(one.party for one in claim.says)):
        side = side_of(party)
        if side and party.kind not in ("person", "media"):
            yield SideUse(side=side, name=party.name, words=frozenset(_telling_words(party)))


def usual_name(called: Mapping[str, int]) -> str:
    """The name that is used most; empty where there is none."""
    return min(called, key=lambda name: (-called[name], name)) if called else ""


def _telling_words(party: Party) -> set[str]:
    """The words of a party's name that tell it from others; a word of a family counts for the family."""
    tokens = [singular(word) for word in fold_name(party.name).split()]
    told = set(tokens) - COMMON - frozenset().union(*FAMILIES.values())
    if party.kind in OF_STATE or (not party.kind and tokens and tokens[-1] in FAMILIES["a state's"]):
        told.add("a state's")
    if FAMILIES["rebels'"].intersection(tokens):
        told.add("rebels'")
    return told


def owner(table: Mapping[str, Mapping[str, int]], token: str) -> str | None:
    """The side that a word belongs to in a table of uses, by itself, its family or the name it derives from."""
    word = next((name for name, family in FAMILIES.items() if token in family), token)
    uses = table.get(word)
    if not uses and len(token) > STEM:
        stems = (token[:length] for length in range(len(token), STEM - 1, -1))
        uses = next((told for told in map(table.get, stems) if told), None)
    if not uses:
        return None
    # A party that no pack knows is not a rival to a side that one does: "advancing Iraqi forces" are Iraq's.
    uses = {side: count for side, count in uses.items() if not side.startswith("new:")} or uses
    side, most = min(uses.items(), key=lambda item: (-item[1], item[0]))
    # Several states are named in most wars; the one whose war it is stands out all the same.
    sure = PLAIN if word in FAMILIES else SURE
    return side if most >= sure * sum(uses.values()) else None


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
