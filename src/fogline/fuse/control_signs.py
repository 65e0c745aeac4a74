"""Claims into signs of control: this side is said to take, hold, lose, enter or besiege this place on that day.

One claim gives a sign per place it names. A clause about a part of a place ("large parts of the city") is a sign of
that part, never of the whole. Plans, forecasts and opinions give none. Where the clause names no party ("the advance
took two quarters"), the speaker's side or the party of the sentence before is read in, and the sign says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fogline.fuse.control_away import at_its_place
from fogline.fuse.control_bands import WHOSE_UNTOLD, band_of, is_own
from fogline.fuse.control_camps import Camps
from fogline.fuse.control_effects import Days, bears_on, effect_of, known_day
from fogline.fuse.control_flat import SAME_STORY, repeated_flatly
from fogline.fuse.control_fought import attacked, defended
from fogline.fuse.control_holder_words import FROM_WHOM, OURS, former_holder, named_holder, new_holder, ringed_by
from fogline.fuse.control_implied import ATTACKED, Implied, not_before_taken
from fogline.fuse.control_loss_words import (
    CLEARED,
    DRIVEN,
    DRIVEN_OUT,
    FORCING,
    OUSTED,
    POSTS,
    PRONOUN,
    THROWER,
    THROWN,
    WITHDRAWAL_OF,
)
from fogline.fuse.control_names import Known, places_named
from fogline.fuse.control_part_words import (
    ALL_OF_IT,
    DIRECTION,
    ENTIRE,
    HALF_HELD,
    INCLUDING,
    heads_a_list,
    heart_of,
    part_before,
    part_told,
)
from fogline.fuse.control_place_words import is_beside, stands_beside
from fogline.fuse.control_places import (
    RING_AROUND,
    as_told,
    goals_of,
    is_called,
    is_in,
    is_named,
    is_placed,
    mention_of,
    own_words,
    places_of,
    ringed_or_called,
    shares_place,
    words_before,
)
from fogline.fuse.control_rare import GIVEN_UP, YIELDED, garrisons_of, rare_effect
from fogline.fuse.control_ring_words import CUT, LAST_LINE, ROAD
from fogline.fuse.control_shares import share_told
from fogline.fuse.control_sign import (
    Effect,
    Sign,
    beside,
    in_one_spelling,
    is_bare,
    is_road,
    part_place,
    place_key,
    settled,
)
from fogline.fuse.control_sites import site_of
from fogline.fuse.control_state_words import CONTESTED, DIVIDED, FORMER, STILL_SO, UNTIL, UNTIL_NOW
from fogline.fuse.control_taking_words import HANDED_OVER, NOMINAL
from fogline.fuse.control_unnamed import Unnamed
from fogline.fuse.control_unnamed_words import FORCED_TO, OF_SOMETHING_ELSE
from fogline.fuse.control_ways import is_end, way_told
from fogline.fuse.days import day_part, days_between, interval, shifted, told_on
from fogline.fuse.facts import Facts
from fogline.fuse.sided import of_people
from fogline.fuse.sides import FAMILIES, REBELLING, SideWords, singular, voice_side
from fogline.fuse.words import word_of
from fogline.model import Mention, Party, ReadClaim, Where, fold_name

CHANGES: frozenset[Effect] = frozenset({"takes", "loses", "present", "siege-ends"})
SURE = 2
"""Certainty from which a claim is told without visible distance."""
GROUND = frozenset({"control", "fighting", "strike"})
UNTOLD_AFTER = 60
"""Days after an entry in which a history would tell of a fight for the place."""
BESIDE = 12
"""Characters between two clauses of one sentence, at most."""
ANOTHER = 2
"""Characters between the last clause of a sentence and the first of the next."""
WHOSE = re.compile(r"(?:its|their) ", re.IGNORECASE)
"""How a withdrawal begins that is somebody's named before, whom only the antecedent would tell."""
OPENED = "they opened it"
HELD_UNTIL = "they had it until then"


def read_signs(claims: Sequence[ReadClaim], facts: Facts, side_words: SideWords) -> list[Sign]:
    """Reads every sign of control that claims give, in the claims' order."""
    reports: dict[str, list[ReadClaim]] = defaultdict(list)
    for claim in claims:
        reports[claim.document].append(claim)
    signs: list[Sign] = []
    outside = (*facts.side_names.values(), *facts.name_sides)
    for report in reports.values():
        ordered = sorted(report, key=lambda claim: (claim.claim.span.start, claim.id))
        known = Known.of(ordered, outside)
        reader = _Reader(report=ordered, facts=facts, side_words=side_words, known=known)
        reader = replace(reader, camps=Camps.of(ordered, facts, side_words, reader.named_losers))
        for position, claim in enumerate(ordered):
            signs += reader.signs(claim, position)
    return repeated_flatly(not_before_taken(in_one_spelling(signs, claims)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    report: Sequence[ReadClaim]
    facts: Facts
    side_words: SideWords
    camps: Camps = field(default_factory=Camps)
    known: Known = field(default_factory=Known)

    def signs(self, claim: ReadClaim, position: int) -> Iterator[Sign]:
        effect = effect_of(claim)
        if effect is None:
            yield from self._fought_over(claim)
            return
        claim = at_its_place(self.report, claim, effect, position)
        sides, note = self._sides(claim, effect, position)
        if effect == "loses":
            effect, sides = self._turned(claim, sides)
        if effect == "loses" and not sides and YIELDED.search(claim.claim.span.quote):
            takers = self._takers_told(claim)
            effect, sides = ("takes", takers) if len(takers) == 1 else (effect, sides)
        if effect == "present" and self._is_taken_by_it(claim):
            effect, note = "takes", "they entered it, and nothing more is told of it in these days"
        if effect == "denied" and self._is_owner_s_denial(claim):
            takers = self._takers_told(claim)
            effect, sides = ("denied", takers) if takers else ("holds", sides)
        yield from self._acted_on(claim, effect, sides, note)

    def _is_taken_by_it(self, claim: ReadClaim) -> bool:
        """Whether a history goes on after an entry without a fight for the place: whoever marched in has it."""
        when = known_day(claim)
        if not self.camps.history or claim.claim.kind != "control.entry" or not when or claim.claim.certainty < SURE:
            return False
        keys = {place_key(where) for where in places_of(claim, "present") if where.id and not where.qualifier}
        later = [
            (other, days_between(when, day))
            for other in self.report
            if other is not claim and other.claim.family in GROUND and (day := known_day(other)) and day >= when
        ]
        return (
            bool(keys)
            and any(days for _, days in later)
            and not any(days <= UNTOLD_AFTER and bears_on(other, keys) for other, days in later)
        )

    def _acted_on(self, claim: ReadClaim, effect: Effect, sides: tuple[str, ...], note: str) -> Iterator[Sign]:
        """The signs of every place that a clause acts on."""
        if effect == "loses" and self.camps.history:
            for where in goals_of(claim):
                for sign in self._sign(claim, where, "holds", sides, "they fall back on it"):
                    yield replace(sign, presumed=True)
        quote = claim.claim.span.quote
        of_road = effect == "besieges" and ROAD.search(quote) and CUT.search(quote)
        way = way_told(claim)
        if way is not None:
            # Who opens a road has it.
            opened = effect == "siege-ends" and bool(sides)
            yield from self._told(claim, way, "takes" if opened else effect, sides, OPENED if opened else note)
        for where in places_of(claim, effect):
            if is_end(claim, where) or (way is not None and is_road(where) and where.name.islower()):
                continue
            # A road that is cut between two towns does not besiege the towns, but for the last that supplies one.
            if of_road and not is_road(where) and not LAST_LINE.search(quote):
                continue
            yield from self._told(claim, where, effect, sides, note)
        if effect in ("takes", "holds", "loses", "siege-ends") or (effect == "besieges" and not of_road):
            for where, when in places_named(claim, effect, self.known):
                # What a mention of the claim says of its own place, it does not say of these.
                bare = replace(claim, claim=replace(claim.claim, mentions=()), when=when or claim.when)
                yield from self._told(bare, where, effect, sides, note)

    def _fought_over(self, claim: ReadClaim) -> Iterator[Sign]:
        """What a history's fighting tells of whose ground it is on."""
        sides = self._of(claim, claim.actors) if self.camps.history else ()
        if len(sides) != 1:
            return
        for where in defended(claim):
            for sign in self._sign(claim, where, "holds", sides, "they beat an attack back there"):
                yield replace(sign, presumed=True)
        rival = self.camps.opponent(sides[0])
        if rival:
            implied = Implied(
                camps=self.camps, sides=self._acting, taken_from=self.taken_from, read=self.side_words.read
            )
            for where in attacked(claim):
                for sign in self._sign(claim, where, "holds", (rival,), ATTACKED):
                    yield from implied.before(replace(sign, rank=0, presumed=True))

    def _told(
        self, claim: ReadClaim, where: Where, effect: Effect, sides: tuple[str, ...], note: str
    ) -> Iterator[Sign]:
        """The sign of a place that a claim acts on, with what it tells besides."""
        implied = Implied(camps=self.camps, sides=self._acting, taken_from=self.taken_from, read=self.side_words.read)
        for sign in self._sign(claim, where, effect, sides, note):
            yield sign
            yield from implied.of(claim, sign, settled(replace(where, qualifier=None)))
            if sign.effect == "holds" and sign.until and not sign.part and UNTIL.search(claim.claim.span.quote):
                left = replace(
                    sign, effect="loses", start=shifted(sign.until, 1), until=None, seen=None, note=HELD_UNTIL
                )
                yield left
                yield from implied.of(claim, left, settled(replace(where, qualifier=None)))

    def _sign(
        self, claim: ReadClaim, where: Where, effect: Effect, sides: tuple[str, ...], note: str
    ) -> Iterator[Sign]:
        mention, where = mention_of(claim, where), ringed_or_called(claim, where, effect)
        own = mention.span.quote if mention else ""
        site = site_of(where, own, words_before(claim, where), self.known.ids.values())
        where = site or where
        if (where.qualifier or "").lower() in ALL_OF_IT:
            where = self.known.whole(where)
        if CONTESTED.search(where.qualifier or ""):
            where = self.known.whole(replace(where, qualifier=None))  # "Vale was in a grey zone"
        share = share_told(claim.claim.span.quote, where.name, own)
        if share == "most" and not self.camps.history:
            share = None  # news of a day leaves open who has the rest
        if share:
            where = self.known.whole(where)
        place, part = (
            (settled(replace(where, qualifier=None)), False)
            if share or site
            else self._extent(claim, where, mention, sides)
        )
        if effect == "holds" and DIVIDED.search(claim.claim.span.quote):
            effect, sides = "divided", ()
        elif effect == "holds" and CONTESTED.search(claim.claim.span.quote):
            effect = "contested"
        if not sides and effect not in ("divided", "contested", "siege-ends"):
            return
        if part and is_bare(where):
            return  # some ground of a thing without a name is nowhere
        days = self._time(claim, effect)
        yield Sign(
            key=place_key(place),
            where=place,
            within=place.within,
            effect=effect,
            sides=sides,
            start=days.start,
            first=days.first,
            by=days.by,
            until=days.until,
            seen=days.seen or days.start or days.until,
            rank=day_part(claim.when),
            entire=ENTIRE.search(claim.claim.span.quote) is not None,
            part=part,
            claim=claim.id,
            document=claim.document,
            word=word_of(claim, self.facts),
            note=note,
            sure=claim.claim.certainty >= SURE,
            at=claim.claim.span.start,
            most=share == "most" or (share == "rest" and effect != "takes"),
            history=self.camps.history,
            loose=not self.camps.history and is_bare(place) and not is_placed(claim, place, self.report),
            rival=self.camps.opponent(sides[0]) if effect == "denied" and len(sides) == 1 else None,
        )

    def taken_from(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides from which a place is told to be taken: whom it is taken from, who is driven out, whose it was."""
        quote = claim.claim.span.quote
        thrown = THROWN.search(quote)
        for named in (thrown and thrown.group(1), former_holder(quote)):
            told = self._read(named, claim.document) if named and not FROM_WHOM.search(quote) else None
            if told:
                return (told,)
        giving = [party for party in claim.actors if not garrisons_of(party.name)] if GIVEN_UP.search(quote) else []
        return self.named_losers(claim) or self._of(claim, giving)

    def named_losers(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides that a clause of taking names as whom it takes from."""
        named = FROM_WHOM.search(claim.claim.span.quote)
        told = self._read(named.group(1), claim.document) if named else None
        if not told and HANDED_OVER.search(claim.claim.span.quote):
            return self._of(claim, claim.actors)
        return (told,) if told else self._of(claim, claim.targets)

    def _read(self, named: str, document: str) -> str | None:
        """The side that words mean: in the report, or else by the names of sides and the peoples of states."""
        read = self.side_words.read(named, document)
        if read or not any(word[:1].isupper() for word in named.split()):
            return read
        return self.facts.name_sides.get(fold_name(named)) or of_people(named, self.facts)

    def _sides(self, claim: ReadClaim, effect: Effect, position: int) -> tuple[tuple[str, ...], str]:
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

    def _better_told(self, claim: ReadClaim, named: str, told: str) -> tuple[str, ...]:
        """Whose "the Ruritanian army" is, its mention among the doers tells better than the name of a people in it."""
        doers = [fold_name(one.named.quote) for one in claim.claim.in_role("actor")]
        same = any(one in fold_name(named) or fold_name(named) in one for one in doers)
        sides = self._of(claim, claim.actors) if same and told in self.facts.peoples.values() else ()
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
        sides = self._of(claim, claim.actors) or self._called(claim)
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
        doers = self._of(claim, claim.actors)
        if DRIVEN.search(quote):
            if named or THROWER.search(quote) is None:
                return (named,) if named else self._of(claim, claim.targets) or doers
            return self._of(claim, claim.targets) or self._unnamed().thrown(claim, position, doers)
        losers = (named,) if named else tuple(side for side in self._of(claim, claim.targets) if side not in doers)
        if thrown and not losers and PRONOUN.fullmatch(thrown.group(1).strip()):
            return self._unnamed().thrown(claim, position, doers)
        rival = self.camps.opponent(doers[0]) if doers and thrown else None
        return losers or ((rival,) if rival else ())

    def _unnamed(self) -> Unnamed:
        return Unnamed(report=self.report, camps=self.camps, sides=self._of, read=self.side_words.read)

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

    def _turned(self, claim: ReadClaim, sides: tuple[str, ...]) -> tuple[Effect, tuple[str, ...]]:
        """A loss told by who has the place now ("leaving it under government control", "drove them out"): a capture."""
        quote = claim.claim.span.quote
        named = new_holder(quote)
        told = self._read(named, claim.document) if named else None
        if told:
            return "takes", (told,)
        if not sides and CLEARED.search(quote) and not DRIVEN.search(quote):
            takers = self._acting(claim, claim.actors)
            return ("takes", takers) if takers else ("loses", ())
        return "loses", sides

    def _of(self, claim: ReadClaim, parties: Sequence[Party]) -> tuple[str, ...]:
        return self.side_words.sides(parties, claim.document)

    def _acting(self, claim: ReadClaim, parties: Sequence[Party]) -> tuple[str, ...]:
        """The sides of parties; a body of states that acts by itself is one of its own."""
        bodies = (party.id for party in parties if party.kind == "international organisation")
        return self._of(claim, parties) or tuple(dict.fromkeys(bodies))

    def _is_owner_s_denial(self, claim: ReadClaim) -> bool:
        """Whether a party says of a place that it has not fallen, and names no taker: it then has it itself."""
        named = named_holder(claim.claim.span.quote) is not None or bool(claim.actors)
        return not named and bool(claim.says) and voice_side(claim, self.facts) is not None

    def _takers_told(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides that the same report says took the place."""
        keys = {place_key(settled(place)) for place in claim.places}
        sides: list[str] = []
        for position, other in enumerate(self.report):
            if effect_of(other) == "takes" and keys & {place_key(settled(place)) for place in other.places}:
                sides += self._sides(other, "takes", position)[0]
        return tuple(dict.fromkeys(sides))

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
                return self._of(other, other.actors)
        return ()

    def _extent(
        self, claim: ReadClaim, told: Where, mention: Mention | None, sides: tuple[str, ...]
    ) -> tuple[Where, bool]:
        """The place or the part of it that a clause is about."""
        quote = claim.claim.span.quote
        before, own, after = as_told(claim, told, mention)
        if heads_a_list(own, after):
            return replace(told, qualifier=None), False
        where = settled(told)
        if where.qualifier and is_beside(where.qualifier):
            return where, False
        if where.qualifier and (where.id is None or not DIRECTION.fullmatch(where.qualifier.strip())):
            return part_place(where, "", sides), True
        if stands_beside(before) and not RING_AROUND.search(before):
            return beside(where), False
        if INCLUDING.search(before) or POSTS.search(quote):
            return where, False
        part = part_before(before) or part_told(own, after) or heart_of(quote, told.name)
        something = not own_words(claim, told) and OF_SOMETHING_ELSE.search(quote) and not is_called(quote, told)
        if claim.claim.kind == "control.gain" or something:
            part = "ground in"
        if part is not None:
            return part_place(where, part, sides), True
        held = HALF_HELD.search(own)
        if held is not None and where.id is not None:
            return part_place(where, f"{held.group(0)} part of", sides), True
        return where, False

    def _time(self, claim: ReadClaim, effect: Effect) -> Days:
        first, last = interval(claim)
        if effect in ("holds", "divided", "contested", "besieges"):
            quote = claim.claim.span.quote
            if last and effect in ("holds", "besieges") and UNTIL.search(quote) and not UNTIL_NOW.search(quote):
                return Days(start=first if first != last else None, until=shifted(last, -1))
            former = FORMER.search(quote) is not None
            if (claim.claim.background and claim.when is None) or former:
                return Days(start=first, until=self._end_of_former(claim, last))
            return self._of_state(claim, effect, first, self._day_beside(claim) or last)
        return Days(
            start=last, first=first if first != last else None, by=claim.when is None and claim.claim.time != "now"
        )

    def _of_state(self, claim: ReadClaim, effect: Effect, first: str | None, last: str | None) -> Days:
        """A state is so since the day told; begun on an unknown day of a time, or told of undated, by its last one."""
        # "Since 2012" without an end holds at least up to the first day on which the report can have been written.
        written = claim.published_when.earliest if claim.published_when else None
        last = last or (self._day_before(claim) if STILL_SO.search(claim.claim.span.quote) else None)
        seen = last or max(filter(None, (first, written)), default=None)
        within = effect == "besieges" and last is not None and last < (told_on(claim) or last)
        if claim.when is None or within:
            return Days(start=last, first=first if first != last else None, seen=last)
        return Days(start=first or last, seen=seen)

    def _day_before(self, claim: ReadClaim) -> str | None:
        """The last day that the report told of the place before a state of it that "remained" and has no day."""
        written = claim.published_when and claim.published_when.latest
        if claim.when is not None or claim.claim.background or written:
            return None
        before = (other for other in self.report if other.claim.span.end <= claim.claim.span.start)
        days = (known_day(other) for other in before if effect_of(other) and shares_place(claim, other))
        return max(filter(None, days), default=None)

    def _day_beside(self, claim: ReadClaim) -> str | None:
        """The day of the next clause of the sentence beside one without a day, where both are of one place."""
        if claim.when is not None or claim.claim.background:
            return None
        keys, span = {place_key(where) for where in claim.places}, claim.claim.span
        for other in self.report:
            after = other is not claim and other.claim.span.start >= span.start
            apart = other.claim.span.start - span.end
            beside = after and (apart <= 0 or ANOTHER < apart <= BESIDE)
            day = known_day(other) if beside and keys & {place_key(where) for where in other.places} else None
            if day:
                return day
        return None

    def _end_of_former(self, claim: ReadClaim, last: str | None) -> str | None:
        """A state told as past ended before the first change of today's story, or else before the report."""
        stories = [other for other in self.report if effect_of(other) in CHANGES and not other.claim.background]
        starts = [day for other in stories if shares_place(claim, other) and (day := known_day(other))]
        day = min(starts, default=None) or told_on(claim) or last
        return shifted(day, -1) if day else None
