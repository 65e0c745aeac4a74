"""Claims into signs of control: this side is said to take, hold, lose, enter or besiege this place on that day.

One claim gives a sign per place it names. A clause about a part of a place ("large parts of the city") is a sign of
that part, never of the whole. Plans, forecasts and opinions give none. Where the clause names no party ("the advance
took two quarters"), the speaker's side or the party of the sentence before is read in, and the sign says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fogline.fuse import control_words as words
from fogline.fuse.days import day_part, interval, shifted, told_on
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
NEAR = 500
"""Characters back within which an unnamed taker may be the party of an earlier sentence."""
INSIDE = frozenset({"site", "neighbourhood", "settlement", "city-part"})


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
        until: last day, for what is told as past.
        rank: order within a day.
        entire: the words say all of it.
        part: it is about a part that the words do not name.
        claim: the claim's id.
        document: its report's id.
        word: on whose word.
        note: how the side was read, where the clause does not say it.
    """

    key: str
    where: Where
    within: tuple[str, ...]
    effect: Effect
    sides: tuple[str, ...]
    start: str | None
    first: str | None = None
    until: str | None = None
    rank: int = 9
    entire: bool = False
    part: bool = False
    claim: str
    document: str
    word: Word
    note: str = ""


def place_key(where: Where) -> str:
    """What makes two places the same for control: id and qualifier, or the name within its nearest container."""
    qualifier = f"/{fold_name(where.qualifier)}" if where.qualifier else ""
    if where.id:
        return where.id + qualifier
    return f"{where.within[0] if where.within else ''}~{fold_name(where.name)}"


def read_signs(claims: Sequence[ReadClaim], facts: Facts, side_words: SideWords) -> list[Sign]:
    """Reads every sign of control that claims give, in the claims' order."""
    reports: dict[str, list[ReadClaim]] = defaultdict(list)
    for claim in claims:
        reports[claim.document].append(claim)
    signs: list[Sign] = []
    for report in reports.values():
        ordered = sorted(report, key=lambda claim: (claim.claim.span.start, claim.id))
        reader = _Reader(report=ordered, facts=facts, side_words=side_words)
        for position, claim in enumerate(ordered):
            signs += reader.signs(claim, position)
    return _repeated_flatly(signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    report: Sequence[ReadClaim]
    facts: Facts
    side_words: SideWords

    def signs(self, claim: ReadClaim, position: int) -> Iterator[Sign]:
        effect = effect_of(claim)
        if effect is None:
            return
        sides, note = self._sides(claim, effect, position)
        for where in claim.places:
            yield from self._sign(claim, where, effect, sides, note)

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
        start, first, until = self._time(claim, effect)
        yield Sign(
            key=place_key(place),
            where=place,
            within=place.within,
            effect=effect,
            sides=sides,
            start=start,
            first=first,
            until=until,
            rank=day_part(claim.when),
            entire=words.ENTIRE.search(claim.claim.span.quote) is not None,
            part=part,
            claim=claim.id,
            document=claim.document,
            word=word_of(claim, self.facts),
            note=note,
        )

    def _sides(self, claim: ReadClaim, effect: Effect, position: int) -> tuple[tuple[str, ...], str]:
        """The sides a clause is about, and how they were read where it does not say."""
        quote = claim.claim.span.quote
        named = words.named_holder(quote)
        told = self.side_words.read(named, claim.document) if named else None
        if told:
            return (told,), ""
        if effect == "loses" and words.OUSTED.search(quote):
            losers = sides_of(claim.targets)
            return losers, ""
        sides = sides_of(claim.actors)
        if sides or effect in ("siege-ends", "divided"):
            return sides, ""
        if effect == "holds":
            return (), ""
        spoken = voice_side(claim, self.facts)
        if spoken and claim.says:
            return (spoken,), "the party is not named; it is the speaker's side"
        return self._side_before(claim, position)

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
        self, claim: ReadClaim, where: Where, mention: Mention | None, sides: tuple[str, ...]
    ) -> tuple[Where, bool]:
        """The place or the part of it that a clause is about."""
        quote, start = claim.claim.span.quote, claim.claim.span.start
        before, own = "", where.name
        if mention is not None:
            own = mention.span.quote
            before = quote[: max(0, mention.span.start - start)] if mention.span.start <= claim.claim.span.end else ""
        qualifier = fold_name(where.qualifier or "")
        if words.stands_beside(before) or words.BESIDE_QUALIFIERS.intersection(qualifier.split()):
            return _beside(where, qualifier or "outside"), False
        if claim.claim.kind in ("control.gain", "control.entry") and where.precision not in INSIDE:
            return _part(where, "ground in", sides), True
        inner = words.PART_WITHIN.search(own)
        part = words.part_before(before) or (inner.group(1) if inner else None)
        if part is None and claim.claim.kind == "control.gain":
            part = "ground in"
        if part is not None:
            return _part(where, part, sides), True
        held = words.HALF_HELD.search(own)
        if held is not None and where.id is not None:
            return _part(where, f"{held.group(0)} part of", sides), True
        return where, False

    def _time(self, claim: ReadClaim, effect: Effect) -> tuple[str | None, str | None, str | None]:
        first, last = interval(claim)
        if effect in ("holds", "divided", "contested", "besieges"):
            former = words.FORMER.search(claim.claim.span.quote) is not None
            if (claim.claim.background and claim.when is None) or former:
                return first, None, self._end_of_former(claim, last)
            return first or last, None, None
        start = last or first
        return start, first if first != start else None, None

    def _end_of_former(self, claim: ReadClaim, last: str | None) -> str | None:
        """A state told as past ended before the first change of today's story, or else before the report."""
        stories = [other for other in self.report if effect_of(other) in CHANGES and not other.claim.background]
        starts = [day for other in stories if _shares_place(claim, other) and (day := _first_day(other))]
        day = min(starts, default=None) or told_on(claim) or last
        return shifted(day, -1) if day else None


def effect_of(claim: ReadClaim) -> Effect | None:
    """What a claim says of control; `None` for another kind, a plan, a forecast, an opinion or an attempt."""
    effect = EFFECTS.get(claim.claim.kind)
    if effect is None or _ahead(claim) or claim.claim.opinion:
        return None
    quote = claim.claim.span.quote
    if words.ATTEMPT.search(quote) and claim.claim.certainty < 2:
        return None
    negative = claim.claim.polarity == "negative" or claim.claim.denial or words.NOT_YET.search(quote) is not None
    if not negative:
        return effect
    if effect == "loses":
        return "holds"
    return "denied" if effect in ("takes", "holds", "present") else None


def _ahead(claim: ReadClaim) -> bool:
    return claim.claim.time in ("planned", "forecast")


def _first_day(claim: ReadClaim) -> str | None:
    return claim.when.earliest or claim.when.latest if claim.when else None


def _shares_place(one: ReadClaim, other: ReadClaim) -> bool:
    keys = {key for place in one.places for key in (place_key(place), *place.within[:1])}
    return any(place_key(place) in keys or keys.intersection(place.within) for place in other.places)


def mention_of(claim: ReadClaim, where: Where) -> Mention | None:
    """The words of a claim that name a place; the only place mention, or the one whose words share a name."""
    mentions = claim.claim.in_role("place")
    if len(mentions) == 1:
        return mentions[0]
    wanted = set(fold_name(where.name).split())
    scored = [(len(wanted.intersection(fold_name(one.named.quote).split())), one) for one in mentions]
    best = max(scored, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] else None


def _part(where: Where, words_of_part: str, sides: tuple[str, ...]) -> Where:
    """A part of a place; parts that two sides hold under the same words are not the same ground."""
    name = " ".join(words_of_part.split())
    name = name if name.endswith((" of", " in")) else f"{name} of"
    ids = (where.id, *where.within) if where.id else where.within
    return Where(
        id=None,
        name=f"{name} {where.name}",
        kind="part",
        precision="vague",
        within=ids or (place_key(where),),
        country=where.country,
        qualifier=f"part {' '.join(sorted(sides))}".strip(),
    )


def _beside(where: Where, qualifier: str) -> Where:
    name = where.name if where.qualifier else f"{qualifier} {where.name}"
    return replace(where, id=None, name=name, precision="vague", latitude=None, longitude=None, qualifier=qualifier)


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
            if {sign.key, *sign.within[:2]}.intersection({other.key, *other.within[:2]}):
                return replace(sign, word=other.word, note="told flatly, on what the report calls that side's claim")
    return sign
