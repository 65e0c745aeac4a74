"""Which country and which war a report is about, as a whole and at each of its places.

Names of places and countries vote for their country, adjectives of a people and names of parties less; a vote counts
most near where it stands. A conflict pack stands where its countries are among those most spoken of and the report
falls into its period. What must stay true: nothing votes that another war's reports would hold too – labels, surnames,
words of which any army's name is made.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from fogline.gazetteer import ActorIndex, Pack, PlaceIndex
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Claim, Document, When
from fogline.resolve.actor_scan import Scan, claim_zones, scan
from fogline.resolve.place_context import LOCATIVE, SPEECH_AFTER, Named, listed_names, with_claimed

NEAR = 400.0
"""Characters over which a vote loses two thirds of its weight."""
ACROSS = 0.3
"""What is left of a vote across the end of a paragraph."""
OVERALL = 0.6
"""Weight of the whole report beside what stands near."""
LEAST = 0.25
"""Votes below which a report says nothing of where it is."""
MAIN = 0.25
"""Share of the votes that a country needs to be what a report is about."""
GRACE = timedelta(days=31)
"""How long before its beginning a war is written about."""
WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_BACKING = r"(?:backed|supported|aided|assisted|armed|funded|helped|sponsored|trained|equipped|supplied)"
BACKED = re.compile(rf"-{_BACKING}\b")
"""Right after who backs somebody."""
BACKED_BY = re.compile(rf"\b{_BACKING} by (?:the |its |heavy |intense |some |allied |ally |\w+ing )*$")
"""Right before who backs somebody."""
HOSTED = re.compile(
    r"\b(?:signed|brokered|mediated|hosted|summit|conference|deal|agreement|accord)(?: \w+){0,2} in "
    r"(?:the \w+ capital,? )?$"
)
"""Right before a place where others come to terms."""
FLOWN_FROM = re.compile(
    r"\b(?:rockets?|missiles?|drones?|shells?|projectiles?)(?: \w+)? (?:fired|launched|flown|sent|coming) from $"
)
"""Right before the place from where something flies to another."""
PARAGRAPH = re.compile(r"\n\s*\n|(?<=[.!?”\"])\n")
TOLD = 0.25
"""Standing of the one war that a record is about where a report says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """A place in the text that speaks for a country."""

    start: int
    country: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class War:
    """A conflict pack as a report may be about it: where and when it is fought."""

    name: str
    countries: tuple[str, ...]
    start: str = ""
    end: str = ""
    spells: tuple[tuple[str, str], ...] = ()

    def began(self, when: When | None) -> str:
        """The first day of what a report of that time calls "the war"; the pack's where it lists none."""
        day = when.latest if when is not None else None
        of_day = (spell for spell in sorted(self.spells, reverse=True) if day is not None and _is_spoken_of(spell, day))
        return next((start for start, _ in of_day), self.start)

    def covers(self, when: When | None) -> bool:
        """Whether a report of that time can be about it; one of no known time can."""
        if when is None:
            return True
        if self.start and when.latest and date.fromisoformat(when.latest) + GRACE < _day(self.start, "-01-01"):
            return False
        return not (self.end and when.earliest and when.earliest[:4] > str(int(self.end[:4]) + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """What a report is about.

    Attributes:
        country: code of the country it is mostly about; empty when none stands out.
        shares: each country's share of the votes.
        votes: in the order of the text.
        breaks: where its paragraphs end.
        wars: the conflict packs whose period fits.
        prior: the one war that the record is about, if it is about one.
        scan: names of parties in it.
        listed: names of places in it.
    """

    country: str = ""
    shares: dict[str, float] = field(default_factory=dict)
    votes: tuple[Vote, ...] = ()
    breaks: tuple[int, ...] = ()
    wars: tuple[War, ...] = ()
    prior: str = ""
    scan: Scan = field(default_factory=Scan)
    listed: tuple[Named, ...] = ()
    _near: dict[int, dict[str, float]] = field(default_factory=dict, repr=False, compare=False)
    _standing: dict[tuple[str, int | None], float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _ranked: dict[tuple[float, int | None], tuple[str, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def is_told(self) -> bool:
        """Whether the report says anything of where it is."""
        return bool(self.shares)

    def shares_at(self, position: int | None) -> dict[str, float]:
        """Each country's share of what is spoken of at a position; of the whole report without one."""
        if position is None or not self.votes:
            return self.shares
        found = self._near.get(position)
        if found is None:
            found = self._near[position] = self._shares_near(position)
        return found

    def _shares_near(self, position: int) -> dict[str, float]:
        here = bisect_right(self.breaks, position)
        weights: defaultdict[str, float] = defaultdict(float)
        for vote in self.votes:
            across = abs(bisect_right(self.breaks, vote.start) - here)
            near = math.exp(-abs(vote.start - position) / NEAR) * ACROSS**across
            weights[vote.country] += vote.weight * (near if vote.start <= position else 0.6 * near)
        for code, share in self.shares.items():
            weights[code] += OVERALL * share
        whole = sum(weights.values())
        return {code: weights[code] / whole for code in sorted(weights)}

    def country_at(self, position: int | None) -> str:
        """The country spoken of at a position; empty when none stands out."""
        shares = self.shares_at(position)
        best = max(sorted(shares), key=lambda code: shares[code], default="")
        return best if shares.get(best, 0.0) >= MAIN else ""

    def presence(self, countries: Iterable[str], position: int | None = None) -> float:
        """How present countries are beside the one most spoken of, 0 … 1."""
        shares = self.shares_at(position)
        most = max(shares.values(), default=0.0)
        return max((shares.get(code, 0.0) for code in countries), default=0.0) / most if most else 0.0

    def is_place(self, start: int, end: int) -> bool:
        """Whether the words there are the name of a listed place and nothing else."""
        return any(at == start and stop == end for at, stop, _ in self.listed)

    def standing(self, name: str, position: int | None = None) -> float:
        """How much a war is what is spoken of, 0 … 1; 0 for one that is not of this time or not loaded."""
        found = self._standing.get((name, position))
        if found is None:
            found = self._standing[name, position] = self._stands(name, position)
        return found

    def _stands(self, name: str, position: int | None) -> float:
        war = next((one for one in self.wars if one.name == name), None)
        if war is None:
            return 0.0
        if not self.is_told:
            return 1.0 if self.prior == name else 0.0
        return self.presence(war.countries, position)

    def standing_wars(self, least: float, position: int | None = None) -> tuple[str, ...]:
        """Names of the packs whose wars stand at least so much, the likeliest first."""
        found = self._ranked.get((least, position))
        if found is None:
            all_ = [(self.standing(war.name, position), war.name) for war in self.wars]
            ranked = sorted(all_, key=lambda one: (-one[0], one[1]))
            found = self._ranked[least, position] = tuple(name for standing, name in ranked if standing >= least)
        return found

    def on(self, when: When | None) -> Theatre:
        """The same report, its time known: wars of other times fall away."""
        return replace(self, wars=tuple(war for war in self.wars if war.covers(when)))


def read_theatre(
    document: Document,
    claims: Sequence[Claim],
    actors: ActorIndex,
    places: PlaceIndex | None = None,
    *,
    hints: tuple[str, ...] = (),
) -> Theatre:
    """Reads what a report is about, whatever its day.

    Args:
        document: the report.
        claims: its claims.
        actors: names of parties.
        places: names of places; without them only countries and parties vote.
        hints: countries that the record is about; they vote a little in every report.
    """
    found = scan(document, claims, actors)
    listed: tuple[Named, ...] = ()
    if places is not None:
        listed = tuple(with_claimed(document, claims, places, listed_names(document, places)))
    votes = [*_by_word(document, actors), *_by_place(document, listed), *_by_party(document.text, found, actors)]
    votes.sort(key=lambda vote: (vote.start, vote.country))
    wars = tuple(_war(pack) for pack in actors.packs if pack.meta.countries)
    prior = wars[0] if len(wars) == 1 else None
    shares = _shares(votes, (*hints, *(prior.countries if prior else ())))
    best = max(sorted(shares), key=lambda code: shares[code], default="")
    return Theatre(
        country=best if shares.get(best, 0.0) >= MAIN else "",
        shares=shares,
        votes=tuple(votes),
        breaks=tuple(found.end() for found in PARAGRAPH.finditer(document.text)),
        wars=wars,
        prior=prior.name if prior else "",
        scan=found,
        listed=listed,
    )


def _shares(votes: Sequence[Vote], told: Sequence[str]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for vote in votes:
        weights[vote.country] += vote.weight
    for code in dict.fromkeys(told):
        weights[code] += TOLD
    whole = sum(weights.values())
    if not told and whole < LEAST:
        return {}
    return {code: weights[code] / whole for code in sorted(weights)} if whole else {}


def _war(pack: Pack) -> War:
    meta = pack.meta
    spells = tuple((spell.start, spell.end) for spell in meta.wars)
    return War(name=pack.name, countries=meta.countries, start=meta.start, end=meta.end, spells=spells)


def _by_word(document: Document, index: ActorIndex) -> Iterator[Vote]:
    """Countries by their names and by the adjectives of their people."""
    for start, end in claim_zones(document):
        words = [m for m in WORD.finditer(document.text, start, end) if m.group()[0].isupper()]
        folded = [fold_spelling(m.group().removesuffix("'s").removesuffix("’s")) for m in words]
        i = 0
        while i < len(words):
            size, code = _country(words, folded, i, index)
            if code and not _is_elsewhere(document.text, words[i].start(), words[i + size - 1].end()):
                name = " ".join(folded[i : i + size])
                yield Vote(
                    start=words[i].start(),
                    country=code,
                    weight=_weight(document, words[i].start(), words[i + size - 1].end()) if name in _names() else 0.4,
                )
            i += size


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether a country is told only as who backs somebody, or from where something flew elsewhere.

    Forces "backed by Ruritanian jets" are not Ruritania's, and what "a missile fired from Ruritania" hit is not there.
    """
    before = text[max(0, start - 48) : start]
    return BACKED.match(text, end) is not None or any(one.search(before) for one in (BACKED_BY, FLOWN_FROM))


def _country(words: Sequence[re.Match[str]], folded: Sequence[str], i: int, index: ActorIndex) -> tuple[int, str]:
    """How many words from the i-th on are a country or its people, and its code; one word of none otherwise."""
    for size in (3, 2, 1):
        if i + size > len(words) or words[i + size - 1].start() - words[i].start() > 12 * size:
            continue
        code = index.states.code(" ".join(folded[i : i + size]))
        if code:
            return size, code
    return 1, ""


def _names() -> dict[str, str]:
    from fogline.gazetteer.countries import country_names

    return country_names()


def _weight(document: Document, start: int, end: int) -> float:
    """What a name of a place says of where a report is: more after a word of place, less as somebody who speaks."""
    if SPEECH_AFTER.match(document.text[end : end + 24]):
        return 0.2
    if HOSTED.search(document.text[max(0, start - 48) : start]):
        return 0.2
    zone = document.zone_at(start)
    if zone == "dateline":
        return 0.4
    located = LOCATIVE.search(document.text[max(0, start - 48) : start].lower())
    return (1.0 if located else 0.5) * (2.0 if zone == "headline" else 1.0)


def _by_place(document: Document, listed: Sequence[Named]) -> Iterator[Vote]:
    for start, end, candidates in listed:
        worths = [(one.place.country, _worth(one.place.weight, pack=one.place.pack)) for one in candidates]
        whole = sum(worth for _, worth in worths)
        if not whole or any(one.place.kind == "country" for one in candidates):
            continue
        weight = _weight(document, start, end) * min(1.0, whole) / whole
        countries: defaultdict[str, float] = defaultdict(float)
        for code, worth in worths:
            countries[code] += worth
        for code in sorted(filter(None, countries)):
            yield Vote(start=start, country=code, weight=weight * countries[code])


def _worth(weight: float, *, pack: str) -> float:
    """A town's worth by its size; a place that a pack names is known for its war."""
    return weight**2 + (0.5 if pack else 0.0)


def _by_party(text: str, found: Scan, index: ActorIndex) -> Iterator[Vote]:
    """Countries of the parties named, each party once."""
    homes = {pack.name: pack.meta.countries for pack in index.packs}
    seen: set[str] = set()
    for piece in found.pieces:
        if BACKED_BY.search(text[max(0, piece.start - 48) : piece.start]):
            continue
        match = next((one for one in index.lookup(piece.words) if one.how == "name" and not one.bound), None)
        if match is None or match.generic or match.actor.id in seen or match.actor.kind == "state":
            continue
        seen.add(match.actor.id)
        wars = (code for war in index.wars_of(match.actor.id) for code in homes[war])
        countries = index.home(match.actor.id) or tuple(dict.fromkeys(wars))
        for code in countries:
            yield Vote(start=piece.start, country=code, weight=0.5 / len(countries))


def _is_spoken_of(spell: tuple[str, str], day: str) -> bool:
    """Whether a war has begun by a day, and has not been over for long."""
    start, end = spell
    return start <= day and (not end or date.fromisoformat(day) <= _day(end, "-12-31") + GRACE)


def _day(told: str, edge: str) -> date:
    return date.fromisoformat((told + edge)[:10] if len(told) == 4 else f"{told}-01" if len(told) == 7 else told)
