"""Claims into signs of control: this side is said to take, hold, lose, enter or besiege this place on that day.

One claim gives a sign per place it names. Whose it is (`control_whose.py`), of how much of the place
(`control_extent.py`) and on which days (`control_days.py`) is read apart. Plans, forecasts and opinions give none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.fuse.control_away import at_its_place
from fogline.fuse.control_camps import Camps
from fogline.fuse.control_days import days_of
from fogline.fuse.control_effects import SURE, bears_on, effect_of, known_day
from fogline.fuse.control_extent import extent_of
from fogline.fuse.control_flat import repeated_flatly
from fogline.fuse.control_fought import attacked, defended
from fogline.fuse.control_implied import ATTACKED, Implied, not_before_taken
from fogline.fuse.control_names import Known, places_named
from fogline.fuse.control_part_words import ALL_OF_IT, ENTIRE, NONE_OF_IT
from fogline.fuse.control_places import goals_of, is_placed, mention_of, places_of, ringed_or_called, words_before
from fogline.fuse.control_rare import YIELDED
from fogline.fuse.control_ring_words import CUT, LAST_LINE, ROAD
from fogline.fuse.control_shares import share_told
from fogline.fuse.control_sign import Effect, Sign, in_one_spelling, is_bare, is_road, place_key, settled
from fogline.fuse.control_sites import site_of
from fogline.fuse.control_state_words import CONTESTED, DIVIDED, UNTIL
from fogline.fuse.control_ways import is_end, way_told
from fogline.fuse.control_whose import Whose
from fogline.fuse.days import day_part, days_between, shifted
from fogline.fuse.facts import Facts
from fogline.fuse.sides import SideWords
from fogline.fuse.words import word_of
from fogline.model import ReadClaim, Where

GROUND = frozenset({"control", "fighting", "strike"})
UNTOLD_AFTER = 60
"""Days after an entry in which a history would tell of a fight for the place."""
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
        whose = Whose(report=ordered, facts=facts, side_words=side_words, known=known)
        reader = _Reader(whose=replace(whose, camps=Camps.of(ordered, facts, side_words, whose.named_losers)))
        for position, claim in enumerate(ordered):
            signs += reader.signs(claim, position)
    return repeated_flatly(not_before_taken(in_one_spelling(signs, claims)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What ground a clause is about.

    Attributes:
        where: the place meant, whole.
        place: it, or the part of it that is meant.
        part: it is a part.
        share: how much of it is told; `None` where nothing is said of that.
    """

    where: Where
    place: Where
    part: bool
    share: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads the signs of one report's claims."""

    whose: Whose

    def signs(self, claim: ReadClaim, position: int) -> Iterator[Sign]:
        effect = effect_of(claim)
        if effect is None:
            yield from self._fought_over(claim)
            return
        claim = at_its_place(self.whose.report, claim, effect, position)
        sides, note = self.whose.sides(claim, effect, position)
        if effect == "loses":
            effect, sides = self.whose.turned(claim, sides)
        if effect == "loses" and not sides and YIELDED.search(claim.claim.span.quote):
            takers = self.whose.takers_told(claim)
            effect, sides = ("takes", takers) if len(takers) == 1 else (effect, sides)
        if effect == "present" and self._is_taken_by_it(claim):
            effect, note = "takes", "they entered it, and nothing more is told of it in these days"
        if effect == "denied" and self.whose.is_owners_denial(claim):
            takers = self.whose.takers_told(claim)
            effect, sides = ("denied", takers) if takers else ("holds", sides)
        yield from self._acted_on(claim, effect, sides, note)

    def _is_taken_by_it(self, claim: ReadClaim) -> bool:
        """Whether a history goes on after an entry without a fight for the place: whoever marched in has it."""
        when = known_day(claim)
        if (
            not self.whose.camps.history
            or claim.claim.kind != "control.entry"
            or not when
            or claim.claim.certainty < SURE
        ):
            return False
        keys = {place_key(where) for where in places_of(claim, "present") if where.id and not where.qualifier}
        later = [
            (other, days_between(when, day))
            for other in self.whose.report
            if other is not claim and other.claim.family in GROUND and (day := known_day(other)) and day >= when
        ]
        return (
            bool(keys)
            and any(days for _, days in later)
            and not any(days <= UNTOLD_AFTER and bears_on(other, keys) for other, days in later)
        )

    def _acted_on(self, claim: ReadClaim, effect: Effect, sides: tuple[str, ...], note: str) -> Iterator[Sign]:
        """The signs of every place that a clause acts on."""
        if effect == "loses" and self.whose.camps.history:
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
            for where, when in places_named(claim, effect, self.whose.known):
                # What a mention of the claim says of its own place, it does not say of these.
                bare = replace(claim, claim=replace(claim.claim, mentions=()), when=when or claim.when)
                yield from self._told(bare, where, effect, sides, note)

    def _fought_over(self, claim: ReadClaim) -> Iterator[Sign]:
        """What a history's fighting tells of whose ground it is on."""
        sides = self.whose.of(claim, claim.actors) if self.whose.camps.history else ()
        if len(sides) != 1:
            return
        for where in defended(claim):
            for sign in self._sign(claim, where, "holds", sides, "they beat an attack back there"):
                yield replace(sign, presumed=True)
        rival = self.whose.camps.opponent(sides[0])
        if rival:
            implied = self._implied()
            for where in attacked(claim):
                for sign in self._sign(claim, where, "holds", (rival,), ATTACKED):
                    yield from implied.before(replace(sign, rank=0, presumed=True))

    def _told(
        self, claim: ReadClaim, where: Where, effect: Effect, sides: tuple[str, ...], note: str
    ) -> Iterator[Sign]:
        """The sign of a place that a claim acts on, with what it tells besides."""
        implied = self._implied()
        for sign in self._sign(claim, where, effect, sides, note):
            yield sign
            yield from implied.of(claim, sign, settled(replace(where, qualifier=None)))
            if sign.effect == "holds" and sign.until and not sign.part and UNTIL.search(claim.claim.span.quote):
                left = replace(
                    sign, effect="loses", start=shifted(sign.until, 1), until=None, seen=None, note=HELD_UNTIL
                )
                yield left
                yield from implied.of(claim, left, settled(replace(where, qualifier=None)))

    def _ground(self, claim: ReadClaim, where: Where, effect: Effect, sides: tuple[str, ...]) -> _Ground:
        """The place that a clause is about, or the part or share of it."""
        mention, where = mention_of(claim, where), ringed_or_called(claim, where, effect)
        own = mention.span.quote if mention else ""
        site = site_of(where, own, words_before(claim, where), self.whose.known.ids.values())
        where = site or where
        if (where.qualifier or "").lower() in ALL_OF_IT:
            where = self.whose.known.whole(where)
        if CONTESTED.search(where.qualifier or ""):
            where = self.whose.known.whole(replace(where, qualifier=None))  # "Vale was in a grey zone"
        none = claim.claim.polarity == "negative" and NONE_OF_IT.search(claim.claim.span.quote) is not None
        if none:
            where = self.whose.known.whole(replace(where, qualifier=None))
        share = share_told(claim.claim.span.quote, where.name, own)
        if share == "most" and not self.whose.camps.history:
            share = None  # news of a day leaves open who has the rest
        if share:
            where = self.whose.known.whole(where)
        place, part = (
            (settled(replace(where, qualifier=None)), False)
            if share or site or none
            else extent_of(claim, where, mention, sides)
        )
        return _Ground(where=where, place=place, part=part, share=share)

    def _implied(self) -> Implied:
        return Implied(
            camps=self.whose.camps,
            sides=self.whose.acting,
            taken_from=self.whose.taken_from,
            read=self.whose.side_words.read,
        )

    def _sign(
        self, claim: ReadClaim, where: Where, effect: Effect, sides: tuple[str, ...], note: str
    ) -> Iterator[Sign]:
        ground = self._ground(claim, where, effect, sides)
        place = ground.place
        if effect == "holds" and DIVIDED.search(claim.claim.span.quote):
            effect, sides = "divided", ()
        elif effect == "holds" and CONTESTED.search(claim.claim.span.quote):
            effect = "contested"
        if not sides and effect not in ("divided", "contested", "siege-ends"):
            return
        if ground.part and is_bare(ground.where):
            return  # some ground of a thing without a name is nowhere
        days = days_of(claim, effect, self.whose.report)
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
            part=ground.part,
            claim=claim.id,
            document=claim.document,
            word=word_of(claim, self.whose.facts),
            note=note,
            sure=claim.claim.certainty >= SURE,
            at=claim.claim.span.start,
            most=ground.share == "most" or (ground.share == "rest" and effect != "takes"),
            history=self.whose.camps.history,
            loose=not self.whose.camps.history and is_bare(place) and not is_placed(claim, place, self.whose.report),
            rival=self.whose.camps.opponent(sides[0]) if effect == "denied" and len(sides) == 1 else None,
        )
