"""Which sides a clause of control is about: those it names, or whom it means where it names nobody.

Where it leaves out its party ("the advance took two quarters"), the speaker's side or the party of the sentence before
is read in, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fogline.fuse.control_bands import WHOSE_UNTOLD, band_of, is_own
from fogline.fuse.control_camps import Camps
from fogline.fuse.control_effects import SURE, effect_of, known_day
from fogline.fuse.control_flat import SAME_STORY
from fogline.fuse.control_holder_words import FROM_WHOM, OURS, former_holder, named_holder, new_holder, ringed_by
from fogline.fuse.control_loss_words import (
    CLEARED,
    DRIVEN,
    DRIVEN_OUT,
    FORCING,
    OUSTED,
    PRONOUN,
    THROWER,
    THROWN,
    WITHDRAWAL_OF,
)
from fogline.fuse.control_names import Known, places_named
from fogline.fuse.control_places import is_in, is_named
from fogline.fuse.control_rare import GIVEN_UP, garrisons_of, rare_effect
from fogline.fuse.control_sign import Effect, place_key, settled
from fogline.fuse.control_taking_words import HANDED_OVER, NOMINAL
from fogline.fuse.control_unnamed import Unnamed
from fogline.fuse.control_unnamed_words import FORCED_TO
from fogline.fuse.days import days_between
from fogline.fuse.facts import Facts
from fogline.fuse.sided import of_people
from fogline.fuse.sides import FAMILIES, REBELLING, SideWords, singular, voice_side
from fogline.model import Party, ReadClaim, fold_name

WHOSE = re.compile(r"(?:its|their) ", re.IGNORECASE)
"""How a withdrawal begins that is somebody's named before, whom only the antecedent would tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Reads which sides the clauses of a report are about.

    Attributes:
        report: its claims, in order.
        known: the places and names that it tells of.
    """

    report: Sequence[ReadClaim]
    facts: Facts
    side_words: SideWords
    camps: Camps = field(default_factory=Camps)
    known: Known = field(default_factory=Known)

    def sides(self, claim: ReadClaim, effect: Effect, position: int) -> tuple[tuple[str, ...], str]:
        """The sides a clause is about, and how they were read where it does not say."""
        quote = claim.claim.span.quote
        named = ringed_by(quote) if effect == "besieges" else named_holder(quote, effect)
        if named and OURS.match(named):
            own = voice_side(claim, self.facts)
            return ((own,) if own else ()), "it is the speaker's side"
        told = self._read(named, claim.document) if named else None
        if told:
            return self._better_told(claim, named or "", told), ""
        if effect == "takes" and GIVEN_UP.search(quote):
            return (), ""  # who gives up takes nothing
        if effect == "loses" and (OUSTED.search(quote) or FORCING.search(quote)):
            return self._thrown_out(claim, position), ""
        if effect == "loses" and (gone := WITHDRAWAL_OF.search(quote)):
            whose = self.side_words.read(gone.group(1), claim.document)
            if whose:
                return (whose,), ""
        if effect == "besieges" and (ringing := self._unnamed().besieger(claim)):
            return ringing, "the party is not named; it is whom the besieged fight"
        return self._sides_acting(claim, effect, position)

    def turned(self, claim: ReadClaim, sides: tuple[str, ...]) -> tuple[Effect, tuple[str, ...]]:
        """A loss told by who has the place now ("leaving it under government control", "drove them out"): a capture."""
        quote = claim.claim.span.quote
        named = new_holder(quote)
        told = self._read(named, claim.document) if named else None
        if told:
            return "takes", (told,)
        if not sides and CLEARED.search(quote) and not DRIVEN.search(quote):
            takers = self.acting(claim, claim.actors)
            return ("takes", takers) if takers else ("loses", ())
        return "loses", sides

    def is_owners_denial(self, claim: ReadClaim) -> bool:
        """Whether a party says of a place that it has not fallen, and names no taker: it then has it itself."""
        named = named_holder(claim.claim.span.quote) is not None or bool(claim.actors)
        return not named and bool(claim.says) and voice_side(claim, self.facts) is not None

    def takers_told(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides that the same report says took the place."""
        keys = {place_key(settled(place)) for place in claim.places}
        sides: list[str] = []
        for position, other in enumerate(self.report):
            if effect_of(other) == "takes" and keys & {place_key(settled(place)) for place in other.places}:
                sides += self.sides(other, "takes", position)[0]
        return tuple(dict.fromkeys(sides))

    def taken_from(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides from which a place is told to be taken: whom it is taken from, who is driven out, whose it was."""
        quote = claim.claim.span.quote
        thrown = THROWN.search(quote)
        for named in (thrown and thrown.group(1), former_holder(quote)):
            told = self._read(named, claim.document) if named and not FROM_WHOM.search(quote) else None
            if told:
                return (told,)
        giving = [party for party in claim.actors if not garrisons_of(party.name)] if GIVEN_UP.search(quote) else []
        return self.named_losers(claim) or self.of(claim, giving)

    def named_losers(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides that a clause of taking names as whom it takes from."""
        named = FROM_WHOM.search(claim.claim.span.quote)
        told = self._read(named.group(1), claim.document) if named else None
        if not told and HANDED_OVER.search(claim.claim.span.quote):
            return self.of(claim, claim.actors)
        return (told,) if told else self.of(claim, claim.targets)

    def acting(self, claim: ReadClaim, parties: Sequence[Party]) -> tuple[str, ...]:
        """The sides of parties; a body of states that acts by itself is one of its own."""
        bodies = (party.id for party in parties if party.kind == "international organisation")
        return self.of(claim, parties) or tuple(dict.fromkeys(bodies))

    def of(self, claim: ReadClaim, parties: Sequence[Party]) -> tuple[str, ...]:
        """The sides of parties, as the report calls them."""
        return self.side_words.sides(parties, claim.document)

    def _read(self, named: str, document: str) -> str | None:
        """The side that words mean: in the report, or else by the names of sides and the peoples of states."""
        read = self.side_words.read(named, document)
        if read or not any(word[:1].isupper() for word in named.split()):
            return read
        return self.facts.name_sides.get(fold_name(named)) or of_people(named, self.facts)

    def _better_told(self, claim: ReadClaim, named: str, told: str) -> tuple[str, ...]:
        """Whose "the Ruritanian army" is, its mention among the doers tells better than the name of a people in it."""
        doers = [fold_name(one.named.quote) for one in claim.claim.in_role("actor")]
        same = any(one in fold_name(named) or fold_name(named) in one for one in doers)
        sides = self.of(claim, claim.actors) if same and told in self.facts.peoples.values() else ()
        return sides if len(sides) == 1 else (told,)

    def _sides_acting(self, claim: ReadClaim, effect: Effect, position: int) -> tuple[tuple[str, ...], str]:
        """The sides of a clause's doers, or whom it means where it names nobody."""
        if bands := band_of(claim, claim.actors, self.side_words.read):
            before = (
                self._sides_unnamed(replace(claim, actors=()), effect, position)
                if is_own(claim, self.report)
                else ((), "")
            )
            return before if before[0] else (bands, WHOSE_UNTOLD)
        sides = self.of(claim, claim.actors) or self._called(claim)
        if effect == "takes" and sides:
            sides = self._without_losers(claim, sides)
        if sides or effect in ("siege-ends", "divided"):
            return sides, ""
        return self._sides_unnamed(claim, effect, position)

    def _without_losers(self, claim: ReadClaim, sides: tuple[str, ...]) -> tuple[str, ...]:
        """The sides of a clause of taking without those of whom it only says that the place is taken from them."""
        named = FROM_WHOM.search(claim.claim.span.quote)
        begin = claim.claim.span.start + named.start() if named else None
        doers = claim.claim.in_role("actor")
        if begin is None or named is None or not doers or any(not is_in(one, claim, begin) for one in doers):
            return sides
        loser = self._read(named.group(1), claim.document)
        return tuple(side for side in sides if side != loser)

    def _sides_unnamed(self, claim: ReadClaim, effect: Effect, position: int) -> tuple[tuple[str, ...], str]:
        """The sides of a clause that names nobody."""
        quote = claim.claim.span.quote
        if subject := self._unnamed().subject(claim, effect):
            return subject, ""
        if effect == "holds" or (effect == "loses" and (rare_effect(claim) or WHOSE.match(quote))):
            return (), ""
        spoken = voice_side(claim, self.facts)
        if spoken and claim.says and (meant := self._unnamed().of_speaker(claim, effect, spoken)):
            return (meant,), "the party is not named; it is the speaker's side or whom that fights"
        if effect == "takes" and NOMINAL.search(quote) and (same := self._named_takers(claim)):
            return same, "the party is not named; it is whom the report has taking it"
        unnamed = self._unnamed()
        borrowed = unnamed.taker(claim, position) if effect == "takes" else unnamed.before(claim, position)
        return borrowed if borrowed[0] else (self._named(claim), "")

    def _thrown_out(self, claim: ReadClaim, position: int) -> tuple[str, ...]:
        """Whom a clause tells to be thrown out: those it names, or else the one opponent of who throws them out."""
        quote = claim.claim.span.quote
        thrown = DRIVEN_OUT.search(quote) or FORCED_TO.search(quote) or THROWN.search(quote)
        named = self.side_words.read(thrown.group(1), claim.document) if thrown else None
        doers = self.of(claim, claim.actors)
        if DRIVEN.search(quote):
            if named or THROWER.search(quote) is None:
                return (named,) if named else self.of(claim, claim.targets) or doers
            return self.of(claim, claim.targets) or self._unnamed().thrown(claim, position, doers)
        losers = (named,) if named else tuple(side for side in self.of(claim, claim.targets) if side not in doers)
        if thrown and not losers and PRONOUN.fullmatch(thrown.group(1).strip()):
            return self._unnamed().thrown(claim, position, doers)
        rival = self.camps.opponent(doers[0]) if doers and thrown else None
        return losers or ((rival,) if rival else ())

    def _unnamed(self) -> Unnamed:
        return Unnamed(report=self.report, camps=self.camps, sides=self.of, read=self.side_words.read)

    def _called(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides of actors that nobody lists, by the words for them; in a history each that is named is one."""
        told = [self._of_rebels(one.named.quote, claim.document) for one in claim.claim.in_role("actor")]
        bodies = [party.id for party in claim.actors if party.kind == "international organisation"]
        return tuple(dict.fromkeys([*(side for side in told if side), *bodies]))

    def _named(self, claim: ReadClaim) -> tuple[str, ...]:
        """Actors that nobody lists and no other clause places: each that is named is a side.

        News names people and places in the same breath, so there the name must be that of neither.
        """
        named = [party for party in claim.actors if is_named(party)]
        if not self.camps.history:
            ground = self.known.places.keys() | {fold_name(where.name) for where in claim.places}
            taken = claim.claim.kind in ("control.capture", "control.siege") and claim.claim.certainty >= SURE
            named = [one for one in named if taken and one.kind != "person" and fold_name(one.name) not in ground]
        return tuple(party.id for party in named)

    def _of_rebels(self, quote: str, document: str) -> str | None:
        """The side of "the separatists": what the words mean, or else the one side of the report that is no state's."""
        heads = {singular(word) for word in fold_name(quote).split()}
        if not heads & (REBELLING | FAMILIES["a state's"]):
            return None
        read = self.side_words.read(quote, document)
        if read or not heads & REBELLING:
            return read
        return self.camps.the_one_without_a_state(self.facts.state_names)

    def _named_takers(self, claim: ReadClaim) -> tuple[str, ...]:
        """Whom another clause of the report names as taker of a place within days of one that this clause names."""
        quote, day = claim.claim.span.quote, known_day(claim)
        for other in self.report:
            same = other is not claim and effect_of(other) == "takes" and other.actors
            when = known_day(other) if same else None
            if not day or not when or abs(days_between(day, when)) > SAME_STORY:
                continue
            names = [*(where.name for where in other.places), *(words for words in other.place_words if words)]
            listed = [one for one, _ in places_named(other, "takes", self.known)]
            if any(name in quote for name in (*names, *(where.name for where in listed))):
                return self.of(other, other.actors)
        return ()
