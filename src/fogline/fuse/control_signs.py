"""Claims into signs of control: this side is said to take, hold, lose, enter or besiege this place on that day.

One claim gives a sign per place it names. A clause about a part of a place ("large parts of the city") is a sign of
that part, never of the whole. Plans, forecasts and opinions give none. Where the clause names no party ("the advance
took two quarters"), the speaker's side or the party of the sentence before is read in, and the sign says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from fogline.fuse import control_words as words
from fogline.fuse.control_camps import Camps
from fogline.fuse.control_places import mention_of, places_of
from fogline.fuse.days import day_part, days_between, interval, shifted, told_on
from fogline.fuse.facts import Facts
from fogline.fuse.sides import SideWords, sides_of, voice_side
from fogline.fuse.words import Word, word_of
from fogline.model import Mention, ReadClaim, Where, fold_name

Effect = Literal["takes", "holds", "loses", "present", "besieges", "siege-ends", "divided", "contested", "denied"]
CHANGES: frozenset[Effect] = frozenset({"takes", "loses", "present", "siege-ends"})
EFFECTS: dict[str, Effect] = {
    "control.capture": "takes",
    "control.gain": "takes",
    "control.hold": "holds",
    "control.entry": "present",
    "control.loss": "loses",
    "control.withdrawal": "loses",
    "control.siege": "besieges",
    "control.siege_broken": "siege-ends",
}
SURE = 2
"""Certainty from which a claim is told without visible distance."""
SAME_STORY = 3
"""Days within which a flat sentence may be of the gains that its report elsewhere gives on the taker's word."""
PRESUMED = 60
"""Days before a capture for which the taker's one opponent is presumed to have had the place."""
NEAR = 500
"""Characters back within which an unnamed taker may be the party of an earlier sentence."""
TIGHT = 31
"""Days from first to last within which a change is dated well enough to end what was told as former."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One claim's bearing on who holds one place.

    Attributes:
        key: equal for signs about the same place or part.
        where: the place or part.
        within: keys of the places that contain it, nearest first.
        effect: what is said of the sides.
        sides: the sides it is said of.
        start: day from which it holds; `None` when not known.
        first: first day on which it may have come about, where that is earlier than `start`.
        by: nobody says on which day; it was so by `start`.
        until: last day, for what is told as past.
        seen: last day on which it is told to be so.
        rank: order within a day.
        entire: the words say all of it.
        part: it is about a part that the words do not name.
        claim: the claim's id.
        document: its report's id.
        word: on whose word.
        note: how the side was read, where the clause does not say it.
        sure: told without visible distance or doubt.
        presumed: no clause says so; it is whom the taker fights in the report.
        at: where in its report it stands: what a report tells of one day, it tells in order.
    """

    key: str
    where: Where
    within: tuple[str, ...]
    effect: Effect
    sides: tuple[str, ...]
    start: str | None
    first: str | None = None
    by: bool = False
    until: str | None = None
    seen: str | None = None
    rank: int = 9
    entire: bool = False
    part: bool = False
    claim: str
    document: str
    word: Word
    note: str = ""
    sure: bool = True
    at: int = 0
    presumed: bool = False


def place_key(where: Where) -> str:
    """What makes two places the same for control: id and narrowing qualifier, or the name within its container."""
    qualifier = f"/{fold_name(where.qualifier)}" if where.qualifier and narrows(where) else ""
    if where.id:
        return where.id + qualifier
    return f"{where.within[0] if where.within else ''}~{fold_name(where.name)}{qualifier}"


def narrows(where: Where) -> bool:
    """Whether a place's qualifier makes it a part of the named place or beside it, not just describes it."""
    qualifier = where.qualifier or ""
    if not qualifier:
        return False
    return where.id is None or words.is_beside(qualifier) or words.PART_QUALIFIER.search(qualifier) is not None


def settled(where: Where) -> Where:
    """A place in the form that control works on: its qualifier narrows it, in its name, with what contains it."""
    if not narrows(where):
        return replace(where, qualifier=None) if where.qualifier else where
    qualifier, within = where.qualifier or "", where.within
    name = where.name
    if fold_name(qualifier) not in fold_name(name):
        name = f"{qualifier} {'' if words.is_beside(qualifier) else 'of '}{name}"
    if words.is_beside(qualifier):
        within = within if where.id else within[1:]
    elif where.id and where.id not in within:
        within = (where.id, *within)
    return replace(where, name=name, within=within)


def read_signs(claims: Sequence[ReadClaim], facts: Facts, side_words: SideWords) -> list[Sign]:
    """Reads every sign of control that claims give, in the claims' order."""
    reports: dict[str, list[ReadClaim]] = defaultdict(list)
    for claim in claims:
        reports[claim.document].append(claim)
    signs: list[Sign] = []
    for report in reports.values():
        ordered = sorted(report, key=lambda claim: (claim.claim.span.start, claim.id))
        reader = _Reader(report=ordered, facts=facts, side_words=side_words)
        reader = replace(reader, camps=Camps.of(ordered, facts, reader.taken_from))
        for position, claim in enumerate(ordered):
            signs += reader.signs(claim, position)
    return _repeated_flatly(signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    report: Sequence[ReadClaim]
    facts: Facts
    side_words: SideWords
    camps: Camps = field(default_factory=Camps)

    def signs(self, claim: ReadClaim, position: int) -> Iterator[Sign]:
        effect = effect_of(claim)
        if effect is None:
            return
        sides, note = self._sides(claim, effect, position)
        if effect == "denied" and self._is_owner_s_denial(claim):
            takers = self._takers_told(claim)
            effect, sides = ("denied", takers) if takers else ("holds", sides)
        quote = claim.claim.span.quote
        of_road = effect == "besieges" and words.ROAD.search(quote) and words.CUT.search(quote)
        for where in places_of(claim, effect):
            # A road that is cut between two towns does not besiege the towns.
            if of_road and not _is_road(where):
                continue
            for sign in self._sign(claim, where, effect, sides, note):
                yield sign
                yield from self._implied(claim, sign)

    def _sign(
        self, claim: ReadClaim, where: Where, effect: Effect, sides: tuple[str, ...], note: str
    ) -> Iterator[Sign]:
        mention = mention_of(claim, where)
        place, part = self._extent(claim, where, mention, sides)
        if effect == "holds" and words.DIVIDED.search(claim.claim.span.quote):
            effect, sides = "divided", ()
        elif effect == "holds" and words.CONTESTED.search(claim.claim.span.quote):
            effect = "contested"
        if not sides and effect not in ("divided", "contested", "siege-ends"):
            return
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
            entire=words.ENTIRE.search(claim.claim.span.quote) is not None,
            part=part,
            claim=claim.id,
            document=claim.document,
            word=word_of(claim, self.facts),
            note=note,
            sure=claim.claim.certainty >= SURE,
            at=claim.claim.span.start,
        )

    def _implied(self, claim: ReadClaim, sign: Sign) -> Iterator[Sign]:
        """What a change tells besides: who had the place before, and that whoever throws the others out has it."""
        until = shifted(sign.first or sign.start, -1) if sign.start else None
        if sign.effect not in ("takes", "loses") or until is None or sign.by:
            return
        rivals, sure = self._had_it(claim, sign)
        if rivals:
            note = "it was lost by them, or taken from them" if sure else "they are whom the taker fights in the report"
            since = None if sure else shifted(until, -PRESUMED)
            former = replace(sign, effect="holds", sides=rivals, start=since, first=None, until=until, seen=until)
            yield replace(former, note=note, presumed=not sure)
        quote = claim.claim.span.quote
        if sign.effect == "loses" and words.CLEARED.search(quote) and not words.DRIVEN.search(quote):
            takers = tuple(side for side in sides_of(claim.actors) if side not in sign.sides)
            if takers:
                yield replace(sign, effect="takes", sides=takers, note="they threw the other side out")

    def _had_it(self, claim: ReadClaim, sign: Sign) -> tuple[tuple[str, ...], bool]:
        """Who had a place before a change, and whether the clause says so."""
        if sign.effect == "loses":
            return sign.sides, True
        told = tuple(side for side in self.taken_from(claim) if side not in sign.sides)
        if told:
            return told, True
        presumed = self.camps.opponent(sign.sides[0]) if len(sign.sides) == 1 else None
        return ((presumed,) if presumed else ()), False

    def taken_from(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides from which a place is told to be taken."""
        named = words.FROM_WHOM.search(claim.claim.span.quote)
        told = self.side_words.read(named.group(1), claim.document) if named else None
        return (told,) if told else sides_of(claim.targets)

    def _sides(self, claim: ReadClaim, effect: Effect, position: int) -> tuple[tuple[str, ...], str]:
        """The sides a clause is about, and how they were read where it does not say."""
        quote = claim.claim.span.quote
        named = words.named_holder(quote)
        told = self.side_words.read(named, claim.document) if named else None
        if told:
            return (told,), ""
        if effect == "loses" and (words.OUSTED.search(quote) or words.FORCING.search(quote)):
            losers = sides_of(claim.targets)
            return losers or (sides_of(claim.actors) if words.DRIVEN.search(quote) else ()), ""
        sides = sides_of(claim.actors)
        if sides or effect in ("siege-ends", "divided"):
            return sides, ""
        if effect == "holds":
            return (), ""
        spoken = voice_side(claim, self.facts)
        if spoken and claim.says:
            return (spoken,), "the party is not named; it is the speaker's side"
        return self._side_before(claim, position)

    def _is_owner_s_denial(self, claim: ReadClaim) -> bool:
        """Whether a party says of a place that it has not fallen, and names no taker: it then has it itself."""
        named = words.named_holder(claim.claim.span.quote) is not None or bool(claim.actors)
        return not named and bool(claim.says) and voice_side(claim, self.facts) is not None

    def _takers_told(self, claim: ReadClaim) -> tuple[str, ...]:
        """The sides that the same report says took the place."""
        keys = {place_key(settled(place)) for place in claim.places}
        sides: list[str] = []
        for position, other in enumerate(self.report):
            if effect_of(other) == "takes" and keys & {place_key(settled(place)) for place in other.places}:
                sides += self._sides(other, "takes", position)[0]
        return tuple(dict.fromkeys(sides))

    def _side_before(self, claim: ReadClaim, position: int) -> tuple[tuple[str, ...], str]:
        for earlier in reversed(self.report[:position]):
            if claim.claim.span.start - earlier.claim.span.start > NEAR:
                break
            if earlier.claim.kind in ("control.capture", "control.gain", "fighting.offensive") and not _ahead(earlier):
                sides = sides_of(earlier.actors)
                if sides:
                    return sides, "the party is not named; it is that of the sentence before"
        return (), ""

    def _extent(
        self, claim: ReadClaim, told: Where, mention: Mention | None, sides: tuple[str, ...]
    ) -> tuple[Where, bool]:
        """The place or the part of it that a clause is about."""
        quote, start = claim.claim.span.quote, claim.claim.span.start
        before, own, after = "", told.name, ""
        if mention is not None:
            own = mention.span.quote
            if start <= mention.span.start <= claim.claim.span.end:
                before, after = quote[: mention.span.start - start], quote[mention.span.end - start :]
        where = settled(told)
        if where.qualifier and words.is_beside(where.qualifier):
            return where, False
        if where.qualifier and (where.id is None or not words.DIRECTION.fullmatch(where.qualifier.strip())):
            return part_place(where, "", sides), True
        if words.stands_beside(before):
            return _beside(where), False
        part = words.part_before(before) or words.part_told(own, after)
        if claim.claim.kind == "control.gain":
            part = "ground in"
        if part is not None:
            return part_place(where, part, sides), True
        held = words.HALF_HELD.search(own)
        if held is not None and where.id is not None:
            return part_place(where, f"{held.group(0)} part of", sides), True
        return where, False

    def _time(self, claim: ReadClaim, effect: Effect) -> _Days:
        first, last = interval(claim)
        if effect in ("holds", "divided", "contested", "besieges"):
            former = words.FORMER.search(claim.claim.span.quote) is not None
            if (claim.claim.background and claim.when is None) or former:
                return _Days(start=first, until=self._end_of_former(claim, last))
            return self._of_state(claim, effect, first, last)
        return _Days(start=last, first=first if first != last else None, by=claim.when is None and not _is_now(claim))

    def _of_state(self, claim: ReadClaim, effect: Effect, first: str | None, last: str | None) -> _Days:
        """A state is so since the day told; begun on an unknown day of a time, or told of undated, by its last one."""
        # "Since 2012" without an end holds at least up to the first day on which the report can have been written.
        written = claim.published_when.earliest if claim.published_when else None
        seen = last or max(filter(None, (first, written)), default=None)
        within = effect == "besieges" and last is not None and last < (told_on(claim) or last)
        if claim.when is None or within:
            return _Days(start=last, first=first if first != last else None, seen=last)
        return _Days(start=first or last, seen=seen)

    def _end_of_former(self, claim: ReadClaim, last: str | None) -> str | None:
        """A state told as past ended before the first change of today's story, or else before the report."""
        stories = [other for other in self.report if effect_of(other) in CHANGES and not other.claim.background]
        starts = [day for other in stories if _shares_place(claim, other) and (day := _known_day(other))]
        day = min(starts, default=None) or told_on(claim) or last
        return shifted(day, -1) if day else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Days:
    start: str | None
    first: str | None = None
    by: bool = False
    until: str | None = None
    seen: str | None = None


def effect_of(claim: ReadClaim) -> Effect | None:
    """What a claim says of control; `None` for another kind, a plan, a forecast, an opinion or an attempt."""
    effect = _effect_of_kind(claim)
    if effect is None or _ahead(claim) or claim.claim.opinion:
        return None
    quote = claim.claim.span.quote
    if words.PICTURED.search(quote):
        return None
    if words.ATTEMPT.search(quote) and claim.claim.certainty < 2:
        return None
    negative = claim.claim.polarity == "negative" or claim.claim.denial or words.NOT_YET.search(quote) is not None
    if not negative:
        return effect
    if effect == "loses":
        return "holds"
    return "denied" if effect in ("takes", "holds", "present") else None


def _effect_of_kind(claim: ReadClaim) -> Effect | None:
    """What a claim's kind says of control, with the words where the kind leaves it open."""
    kind, quote = claim.claim.kind, claim.claim.span.quote
    if kind in ("control.hold", "control.change") and words.SURROUNDED.search(quote):
        return "besieges"
    if kind == "control.hold" and words.BECAME.search(quote):
        return "takes"
    if kind == "control.change":
        if words.LEFT.search(quote):
            return "loses"
        if (words.FREED.search(quote) or words.BECAME.search(quote)) and not words.UNABLE.search(quote):
            return "takes"
        return "holds" if words.named_holder(quote) or words.KEPT.search(quote) else None
    return EFFECTS.get(kind)


def _is_road(where: Where) -> bool:
    return where.kind in words.ROAD_KINDS or words.ROAD.search(f"{where.name} {where.qualifier or ''}") is not None


def _is_now(claim: ReadClaim) -> bool:
    return claim.claim.time == "now"


def _ahead(claim: ReadClaim) -> bool:
    return claim.claim.time in ("planned", "forecast")


def _known_day(claim: ReadClaim) -> str | None:
    """The first day of a claim whose time is known well enough to end another state."""
    when = claim.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    return when.earliest if days_between(when.earliest, when.latest) <= TIGHT else None


def _shares_place(one: ReadClaim, other: ReadClaim) -> bool:
    keys = {key for place in one.places for key in (place_key(place), *place.within[:1])}
    return any(place_key(place) in keys or keys.intersection(place.within) for place in other.places)


def part_place(where: Where, words_of_part: str, sides: tuple[str, ...]) -> Where:
    """A part of a place; parts that two sides hold under the same words are not the same ground."""
    name, ids = where.name, where.within
    if words_of_part:
        joined = words_of_part if words_of_part.endswith((" of", " in")) else f"{words_of_part} of"
        name = f"{' '.join(joined.split())} {where.name}"
        ids = (place_key(where), *where.within)
    return Where(
        id=None,
        name=name,
        kind="part",
        precision="vague",
        within=tuple(dict.fromkeys(ids)),
        country=where.country,
        qualifier=f"part {' '.join(sorted(sides))}".strip(),
    )


def _beside(where: Where) -> Where:
    return replace(
        where,
        id=None,
        name=f"outside {where.name}",
        precision="vague",
        latitude=None,
        longitude=None,
        qualifier="outside",
    )


def _repeated_flatly(signs: list[Sign]) -> list[Sign]:
    """Puts flat statements of a report on the word of the party to which it elsewhere gives the same gains.

    "The army says it took three quarters" in the headline and "the advance took the first on Saturday" below it are
    one speaker.
    """
    given: dict[tuple[str, str], list[Sign]] = defaultdict(list)
    for sign in signs:
        if sign.effect == "takes" and sign.word.side and sign.word.side in sign.sides:
            given[sign.document, sign.word.side].append(sign)
    return [_on_the_takers_word(sign, given) for sign in signs]


def _on_the_takers_word(sign: Sign, given: dict[tuple[str, str], list[Sign]]) -> Sign:
    if sign.effect != "takes" or sign.word.key != sign.document or sign.word.side:
        return sign
    for side in sign.sides:
        for other in given.get((sign.document, side), ()):
            near = sign.start and other.start and abs(days_between(sign.start, other.start)) <= SAME_STORY
            if near and {sign.key, *sign.within[:2]}.intersection({other.key, *other.within[:2]}):
                return replace(sign, word=other.word, note="told flatly, on what the report calls that side's claim")
    return sign
