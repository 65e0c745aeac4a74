"""Claims into figures: who suffered what, how many, of which side, on whose word.

A figure is what one claim says of one category. Words such as "a large number" give a figure without numbers: unknown
is not zero. Plans, forecasts, opinions and denied harm give none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from fogline.fuse.days import days_between, interval, told_on
from fogline.fuse.facts import Facts
from fogline.fuse.listed import listed_people
from fogline.fuse.sides import SideWords, sides_of, singular, voice_side
from fogline.fuse.words import Word, word_of
from fogline.model import Count, ReadClaim, Where, fold_name

Scale = Literal["incident", "running", "war"]
HARMS = frozenset("killed injured displaced detained missing trapped evacuated casualties surrendered".split())
KIND_HARMS = {
    "harm.killed": "killed",
    "harm.injured": "injured",
    "harm.displaced": "displaced",
    "harm.detained": "detained",
    "harm.trapped": "trapped",
    "civil.evacuation": "evacuated",
}
TALK = frozenset({"outlook", "judgement"})
ARMED = frozenset("soldiers troops fighters rebels militants police insurgents jihadists militiamen gunmen".split())
UNTELLING = frozenset({"other", "people", "persons", "person", "others", ""})
WAR_SCALE = {"killed": 20_000, "displaced": 1_000_000}
"""A running figure this high is a war's or a campaign's, not one battle's."""
LONG = 400
"""Days beyond which a period is a war's rather than a battle's."""
WAR_WORDS = re.compile(
    r"\b(?:civil war|the war\b|war has|prolonged war|years? of (?:war|fighting|conflict)|over the years|"
    r"since the (?:war|conflict|uprising|revolution) (?:began|started|broke))",
    re.IGNORECASE,
)
RUNNING_WORDS = re.compile(
    r"\b(?:so far|in total|altogether|death toll|running total|toll (?:has|stands|rose|reached)|since the (?:start|"
    r"beginning|offensive|battle|siege)|has risen|up to now|to date|total of|brings? (?:the|to))\b",
    re.IGNORECASE,
)
INCLUDING = re.compile(
    r"\b(?:including|among (?:them|whom|the dead|the killed|those)|of (?:them|whom|these|those|the dead)|"
    r"half of them|most of them|some of them|counting)\b",
    re.IGNORECASE,
)
OPENS_AS_PART = re.compile(
    r"^\W*(?:including|among (?:them|whom|the dead|those)|(?:[\w-]+ ){0,4}of (?:them|whom|those))\b", re.IGNORECASE
)
VAGUE = re.compile(
    r"\b(?:(?:an? )?(?:large|great|huge|small|significant|unknown|unspecified|undisclosed|considerable|growing|high|"
    r"untold|number of|vast) ?(?:number|amount)?s? of|many|several|numerous|countless|scores of unnamed|a handful of|"
    r"a (?:few|number|lot) of|a few|heavy|mass)\b",
    re.IGNORECASE,
)
OWN = re.compile(
    rf"\b(?:its|his|her|their|our)(?: own)? (?:[\w-]+ )?(?:{'|'.join(sorted(ARMED))}|men|forces|members|personnel)\b",
    re.IGNORECASE,
)
FURTHER = re.compile(
    r"(?:another|an additional|a further|[\w,]+ (?:more|further|additional|other)(?! than))\b", re.IGNORECASE
)
NUMBER_OF = re.compile(
    r"(?:^|\b(?:number|toll|count|tally) of )(?:the )?(?P<who>[a-z]+?)s?(?: (?:who (?:were|had been|have been) )?)"
    r"(?:killed|dead|deaths|wounded|injured|fatalities)\b",
    re.IGNORECASE,
)
"""Whom a number counts that is told after them: "the number of civilians killed at more than 60"."""
REFUGEES = re.compile(r"\brefugees?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one claim says of one category.

    Attributes:
        harm: what happened to those counted (``killed``, ``displaced``, ``hit`` …).
        population: who they are where the words say it (``civilians``, ``soldiers``, ``hospitals``).
        side: the side they belong to.
        low, best, high: bounds; `best` only where the words give one number.
        scale: one incident's, a running total of a battle or period, or a whole war's.
        span: first and last day it covers, open ends `None`.
        told: the day it was told.
        inside: index of the figure of the same claim of which it is a part.
        further: it comes on top of others told of before ("another body").
        vague: the words, where they give no number.
        loss: whether the speaker's own side suffered it, the other side, or neither is known.
        grown: the claim of the strike of which it is a later total, so that it passes what was told before it.
    """

    claim: ReadClaim
    harm: str
    population: str
    side: str | None
    low: int | None
    best: int | None
    high: int | None
    scale: Scale
    span: tuple[str | None, str | None]
    told: str | None
    word: Word
    inside: int | None = None
    further: bool = False
    vague: str = ""
    loss: Literal["own", "other", ""] = ""
    grown: str = ""

    @property
    def category(self) -> str:
        """The category in words: ``civilians killed``."""
        return f"{self.population} {self.harm}".strip()

    @property
    def is_of_some(self) -> bool:
        """Whether others are told of beside or around those it counts, so that it meets no other report's number.

        "Including nine Ruritanians" counts some by what no category says, "another body" those that came on top.
        """
        return self.further or (self.inside is not None and not self.population)

    @property
    def places(self) -> tuple[Where, ...]:
        """The claim's places."""
        return self.claim.places

    @property
    def told_places(self) -> tuple[Where, ...]:
        """The claim's places without those that only the course of the report gave."""
        return told_places(self.claim)


def told_places(claim: ReadClaim) -> tuple[Where, ...]:
    """A claim's places without those that are only assumed from the course of its report."""
    assumed = (*claim.place_assumed, *(False for _ in claim.places[len(claim.place_assumed) :]))
    return tuple(place for place, guess in zip(claim.places, assumed, strict=True) if not guess)


@cache
def facility_words() -> frozenset[str]:
    """Singular nouns of facilities, from the base pack."""
    file = resources.files("fogline.packs") / "base" / "quantities.toml"
    return frozenset(tomllib.loads(file.read_text(encoding="utf-8"))["things"]["facility"])


def figures(claims: Sequence[ReadClaim], side_words: SideWords) -> list[list[Figure]]:
    """The figures of each claim, one list per claim that has any; a part follows its whole."""
    made = []
    for claim in claims:
        if not tells_harm(claim):
            continue
        found = list(_counted(claim, side_words)) or list(_vague(claim, side_words))
        if found:
            made.append(_with_parts(found))
    return made


def totals(claims: Sequence[ReadClaim], harm: str, side_words: SideWords) -> Iterator[list[Figure]]:
    """The totals each claim tells of one harm; none of some.

    Args:
        claims: those of one happening or report.
        harm: ``killed``, ``injured`` …
        side_words: which side words mean.
    """
    counted = {told[0].claim.id: told for told in figures(claims, side_words)}
    for claim in claims:
        yield _with_listed(claim, harm, counted.get(claim.id, ()), side_words)


def _with_listed(claim: ReadClaim, harm: str, told: Sequence[Figure], side_words: SideWords) -> list[Figure]:
    """A claim's totals; where it lists more people than any of them counts, the list is its total."""
    own = [one for one in told if one.harm == harm and one.inside is None]
    listed = listed_people(claim.claim.span.quote, harm) if tells_harm(claim) else None
    if listed is None or any(max(one.low or 0, one.high or 0) >= listed for one in own):
        return own
    count = Count(unit=harm, low=listed, best=listed, high=listed)
    return [_figure(claim, ("", harm), count, best=listed, side_words=side_words)]


def tells_harm(claim: ReadClaim) -> bool:
    """Whether a claim tells harm that happened: not a plan, a forecast, an opinion or a denial."""
    told = claim.claim
    if told.time in ("planned", "forecast") or told.opinion or told.denial or told.polarity == "negative":
        return False
    return told.family in ("harm", "strike") or told.kind == "civil.evacuation" or _counts_harmed(claim)


def _counts_harmed(claim: ReadClaim) -> bool:
    """Whether a clause about something else counts people harmed in plain words ("…, with 40 fleeing")."""
    units = [count.unit.split()[-1:] for count in claim.counts]
    return claim.claim.family not in TALK and any(unit and unit[0] in HARMS for unit in units)


def _counted(claim: ReadClaim, side_words: SideWords) -> Iterator[Figure]:
    for count in claim.counts:
        read = _read_unit(claim, count)
        if read is None:
            continue
        one_sided = count.low is None or count.high is None
        figure = _figure(claim, read, count, best=None if one_sided else count.best, side_words=side_words)
        yield replace(figure, further=FURTHER.match(_from_number(claim, count)) is not None)


def _from_number(claim: ReadClaim, count: Count) -> str:
    """A claim's words from a count's number on; empty where the number is not found."""
    start = claim.claim.span.start
    found = (one for one in claim.claim.quantities if one.count == count)
    return next((claim.claim.span.quote[max(0, one.span.start - start) :] for one in found), "")


def _read_unit(claim: ReadClaim, count: Count) -> tuple[str, str] | None:
    """The population and harm of a count; `None` where it counts neither people harmed nor facilities hit."""
    words = count.unit.split()
    if words and words[-1] in HARMS:
        population = " ".join(words[:-1])
        if words[-1] == "displaced" and not population and _of_refugees(claim, count):
            population = "refugees"
        if not population and len(claim.counts) == 1:
            population = _numbered(claim.claim.span.quote)
        return population, words[-1]
    kind, head = claim.claim.kind, singular(words[-1]) if words else ""
    if head in facility_words() and (kind == "harm.damage" or claim.claim.family == "strike"):
        return _plural(" ".join(words)), "hit"
    harm = KIND_HARMS.get(kind)
    if harm and (count.unit in UNTELLING or words[-1] in ARMED):
        return ("" if count.unit in UNTELLING else count.unit), harm
    return None


def _numbered(quote: str) -> str:
    """Who is counted where the words say it before the number; empty where they say nothing."""
    found = NUMBER_OF.search(quote)
    plural = f"{found['who'].lower()}s" if found else ""
    return plural if plural == "civilians" or plural in ARMED else ""


def _of_refugees(claim: ReadClaim, count: Count) -> bool:
    """Whether the words right after the number call those counted refugees: not all displaced people are."""
    return REFUGEES.search(" ".join(_from_number(claim, count).split()[:6])) is not None


def _plural(noun: str) -> str:
    if noun.endswith("s"):
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else f"{noun}s"


def _vague(claim: ReadClaim, side_words: SideWords) -> Iterator[Figure]:
    """A figure without numbers, where the words count without counting."""
    harm = KIND_HARMS.get(claim.claim.kind)
    found = VAGUE.search(claim.claim.span.quote)
    if harm is None or found is None:
        return
    quote = claim.claim.span.quote
    words = " ".join(quote[found.start() :].split()[:6]).strip(' .,;”"“')
    population = next(_populations(words), "")
    none = Count(unit=harm)
    figure = _figure(claim, (population, harm), none, best=None, side_words=side_words)
    yield replace(figure, vague=words)


def _populations(quote: str) -> Iterator[str]:
    tokens = fold_name(quote).split()
    for word in ("civilians", "children", "women", *sorted(ARMED)):
        if word in tokens:
            yield word


def _figure(
    claim: ReadClaim, category: tuple[str, str], count: Count, *, best: int | None, side_words: SideWords
) -> Figure:
    population, harm = category
    facts = side_words.facts
    word = word_of(claim, facts)
    side = _side(claim, population, side_words)
    return Figure(
        claim=claim,
        harm=harm,
        population=population,
        side=side,
        low=count.low,
        best=best,
        high=count.high,
        scale=_scale(claim, harm, count),
        span=interval(claim),
        told=told_on(claim),
        word=word,
        loss="" if not side or not word.side else "own" if _is_own(side, word.side, claim, facts) else "other",
    )


def _is_own(side: str, teller: str, claim: ReadClaim, facts: Facts) -> bool:
    """Whether who tells of a loss is of the side that suffered it: it, an ally, or the state whose army it is."""
    state = facts.state_of(side)
    return facts.allied(side, teller, told_on(claim)) or (state is not None and state == facts.state_of(teller))


PERIOD = 7
"""Days from first to last beyond which a figure told of them all is a period's total."""


def _scale(claim: ReadClaim, harm: str, count: Count) -> Scale:
    quote = claim.claim.span.quote
    most = max(count.low or 0, count.high or 0)
    if most >= WAR_SCALE.get(harm, 10**9) or (WAR_WORDS.search(quote) and (count.cumulative or claim.claim.background)):
        return "war"
    first, last = interval(claim) if claim.when else (None, None)
    if first and last and days_between(first, last) > LONG:
        return "war"
    # Told from one day to another ("between 3 and 29 May"), it is a total of those days; "in May" may be one strike's.
    total = bool(first and last and days_between(first, last) > PERIOD and claim.when and "/" in claim.when.edtf)
    return "running" if count.cumulative or total or RUNNING_WORDS.search(quote) else "incident"


def _armed(claim: ReadClaim) -> set[str]:
    """Those in arms whom a claim counts, and "": of several ("121 rebels and 61 soldiers") one name tells no side."""
    return {"", *(told for count in claim.counts if (told := " ".join(count.unit.split()[:-1])) in ARMED)}


def _side(claim: ReadClaim, population: str, side_words: SideWords) -> str | None:
    """The side of those harmed; civilians and facilities have none."""
    if population and population not in ARMED:
        return None
    told = sides_of(claim.victims)
    if len(told) == 1 and len(_armed(claim) | {population}) <= 2:
        return told[0]
    if population in ARMED and OWN.search(claim.claim.span.quote):
        return voice_side(claim, side_words.facts)
    return side_words.read(population, claim.document) if population in ARMED else None


def counts_of_wholes(claim: ReadClaim) -> tuple[Count, ...]:
    """A claim's counts, without those of some whom another one counts ("13 soldiers, including nine Hillmen")."""
    read = [(count, unit) for count in claim.counts if (unit := _read_unit(claim, count)) is not None]
    told = [_Told(harm, population, count.low, count.high) for count, (population, harm) in read]
    some = [
        count
        for (count, (population, _)), whole in zip(read, _wholes(claim, told), strict=True)
        if whole is not None and not population
    ]
    return tuple(count for count in claim.counts if count not in some)


def _with_parts(found: list[Figure]) -> list[Figure]:
    """Marks the figures of a claim that its words give as part of another one of it."""
    told = [_Told(one.harm, one.population, one.low, one.high) for one in found]
    wholes = _wholes(found[0].claim, told)
    return [replace(figure, inside=whole) for figure, whole in zip(found, wholes, strict=True)]


class _Told(NamedTuple):
    """What is counted, and how many."""

    harm: str
    population: str
    low: int | None
    high: int | None


def _wholes(claim: ReadClaim, told: Sequence[_Told]) -> list[int | None]:
    """For each thing counted the place of the one of which a claim's words give it as a part."""
    wholes: list[int | None] = []
    including = len(told) > 1 and INCLUDING.search(claim.claim.span.quote)
    for at, one in enumerate(told):
        earlier = (
            place
            for place, other in enumerate(told[:at])
            if other.harm == one.harm and wholes[place] is None and _may_hold(other, one)
        )
        wholes.append(next(earlier, None) if including else None)
    return wholes


def _may_hold(whole: _Told, part: _Told) -> bool:
    if whole.population == part.population:
        return False
    return whole.high is None or part.low is None or part.low <= whole.high
