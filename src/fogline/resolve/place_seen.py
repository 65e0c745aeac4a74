"""The places that a report names, in order, and which of them a short form ("the city", "there") stands for.

What must stay true: a name that only speaks, or only says whose somebody is, is the place of nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from fogline.gazetteer import Place
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.place_lands import REACH, Land, one_spelling
from fogline.resolve.place_senses import Chances

ARTICLES = frozenset({"al", "el", "ad", "ar", "as", "ash", "at", "az", "the"})
"""Articles that a report may leave out of a name."""
TOLD_APART = re.compile(r"\s*\([^)]*\)$")
"""What a list writes behind a name to tell it from others of that name."""
LANDS = frozenset({"province", "governorate", "countryside", "oblast", "region", "district"})
"""Kinds of land, which no town is called."""
LEAST_REST = 0.02
"""Share of the votes that other names must have to say anything."""
BY_FAR = 3
"""How often at least a town is named that a report is by far most about."""
CALLED_BEFORE = 600
"""How far back, in characters, the town may have been called one."""
CLOSE = 60
"""Characters within which "the town" goes on about the one just named, whatever the report is about."""
ALONE = 80
"""Characters before that place within which no other may stand."""
CALLED_NEAR = 250
"""Within so many characters it is meant even where another one of the kind was named since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A listed name in the text and the place it most likely means.

    Attributes:
        headline: it stands in the headline.
        speaks: a verb of saying follows; it stands for a government.
        located: a word of place stands before it ("in", "near").
        words: the very words.
        passing: where the sentence ends that only names it in a clause of since when or the like; -1 without one.
        called: the kind of place that the words around it say it is ("town" in "the town of …"); empty without one.
    """

    start: int
    end: int
    place: Place
    words: str = ""
    called: str = ""
    headline: bool = False
    speaks: bool = False
    passing: int = -1
    located: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceContext:
    """What the report says about where it is.

    Attributes:
        country: code of the country it is mostly about; empty when none stands out.
        shares: each country's share of the votes.
        own: what of these shares each folded name gave.
        seen: listed names in the order of the text.
        main: the settlement the report is mostly about.
        named: how often each place, or a place within it, is named.
        trusted: packs whose wars the report is about, so that their places are likely; all of them when `None`.
        senses: the chance of each place that a listed name may mean, by the folded name and the place's id.
        capital: the capital of that country; `None` where the report speaks of another sort of capital, too.
        sites: buildings and the like that the report names, listed or not: where, their kind and their name.
        lands: villages, towns and quarters that the report calls so by a name that no list has.
    """

    country: str = ""
    shares: dict[str, float] = field(default_factory=dict)
    own: dict[str, dict[str, float]] = field(default_factory=dict)
    seen: tuple[Seen, ...] = ()
    main: Place | None = None
    named: dict[str, int] = field(default_factory=dict)
    trusted: frozenset[str] | None = None
    senses: Chances = field(default_factory=dict)
    capital: Place | None = None
    sites: tuple[tuple[int, str, str], ...] = ()
    lands: tuple[Land, ...] = ()

    def chance(self, name: str, place: Place) -> float:
        """The chance that a name of the report means a place; 0 where nothing is known of it."""
        return self.senses.get(fold_spelling(name), {}).get(place.id, 0.0)

    def share_besides(self, spelling: str, country: str) -> float:
        """A country's share of what everything but a name speaks for: a name is no witness of its own meaning."""
        own = self.own.get(spelling, {})
        rest = 1.0 - sum(own.values())
        return max(0.0, self.shares.get(country, 0.0) - own.get(country, 0.0)) / rest if rest > LEAST_REST else 0.0

    def trusts(self, place: Place) -> bool:
        """Whether a pack of a war that the report is about names the place."""
        return bool(place.pack) and (self.trusted is None or place.is_in_pack(self.trusted))

    def spelling(self, place: Place) -> str:
        """How the report itself spells a place, most often and first; the listed name where it names it in capitals."""
        spelt = Counter(s.words for s in self.seen if s.place.id == place.id and _is_spelling(s.words, place))
        return spelt.most_common(1)[0][0] if spelt else plain_name(place)

    def main_at(self, position: int) -> Place | None:
        """The main place, where it is named before a position or is by far what the report is about."""
        if self.main is None:
            return None
        own = [s for s in self.seen if s.place.id == self.main.id]
        towns = Counter(s.place.id for s in self.seen if s.place.group == "settlement" and not s.speaks)
        others = max((times for id_, times in towns.items() if id_ != self.main.id), default=0)
        told = any(s.headline or s.start < position for s in own)
        return self.main if told or (len(own) >= BY_FAR and len(own) >= 2 * others) else None

    def site_before(self, position: int, kind: str) -> str:
        """The name of the building of a kind that was named last before a position; empty where none was."""
        return next((name for start, told, name in reversed(self.sites) if start < position and told == kind), "")

    def land_before(self, position: int, kind: str) -> Land | None:
        """What the report called by that kind last, not far before a position, where no list has its name."""
        wanted = one_spelling(kind)
        near = (one for one in reversed(self.lands) if position - REACH < one.start < position)
        last = next((one for one in near if one.kind == wanted), None)
        listed = self._called_before(position, kind)
        return last if last is not None and (listed is None or listed.start < last.start) else None

    def before(self, position: int, kinds: str = "") -> Seen | None:
        """The last place named before a position, of one of the kinds (all when empty); speakers do not count."""
        wanted = kinds.split()
        last = None
        for seen in self.seen:
            if seen.start >= position:
                break
            land = "city" in wanted and seen.called in LANDS
            if not seen.speaks and not land and (not wanted or seen.place.kind in wanted):
                last = seen
        return last

    def meant_by_short_form(self, position: int, kinds: str, kind: str = "") -> Seen | None:
        """The place "the city" stands for: the one last called so, else the last one named, unless the main is meant.

        That is so where the last one was one of a list, is rare beside the main one, or is abroad. A report calls the
        town that it is about a city as readily as a village.

        Args:
            position: where the short form stands.
            kinds: kinds of listed places that it may mean.
            kind: its own word.
        """
        called = self._called_before(position, kind) if kind else None
        last = self._in_earnest(position, kinds) or self.before(position, kinds)
        if called is not None:
            nearer = last is not None and last.start > called.start and last.place.kind == kind
            return called if not nearer or position - called.end < CALLED_NEAR else last
        if last is None or self.main is None or last.place.id == self.main.id or self._close(position, last):
            return last
        return self._main_instead(position, kinds, last) or last

    def _close(self, position: int, last: Seen) -> bool:
        """Whether the last place stands alone and so near that whoever goes on about "the town" means it."""
        alone = len({s.place.id for s in self.among(last.start - ALONE, position)}) == 1
        return alone and position - last.end < CLOSE and last.place.country == (self.country or last.place.country)

    def _in_earnest(self, position: int, kinds: str) -> Seen | None:
        """The place told before one that an earlier sentence only names in passing, and named as often as that."""
        last = self.before(position, kinds)
        if last is None or not 0 <= last.passing <= position:
            return None
        others = (s for s in self.seen if s.start < last.start and s.passing < 0 and s.place.id != last.place.id)
        wanted = kinds.split()
        told = [s for s in others if not s.speaks and (not wanted or s.place.kind in wanted)]
        told = [s for s in told if last.start - s.end < CALLED_BEFORE]
        often = bool(told) and self.named.get(told[-1].place.id, 0) >= self.named.get(last.place.id, 0)
        return told[-1] if often else None

    def _called_before(self, position: int, kind: str) -> Seen | None:
        """The place that was last called by a kind ("the town of …") not far before a position."""
        near = [one for one in self.seen if position - CALLED_BEFORE < one.start < position and not one.speaks]
        return next((one for one in reversed(near) if one.called == kind), None)

    def _main_instead(self, position: int, kinds: str, last: Seen) -> Seen | None:
        """The report's main place where the last one named was one of a list, is rare beside it, or is abroad."""
        if self.main is None:
            return None
        beside = {s.place.id for s in self.among(last.start - 80, last.end) if s.place.group == last.place.group}
        main = [s for s in self.seen if s.place.id == self.main.id and s.start < position]
        times, most = self.named.get(last.place.id, 0), self.named.get(self.main.id, 0)
        rare = times * 3 <= most
        abroad = times <= most and last.place.country not in ("", self.main.country, self.country)
        fits = self.main.kind in kinds or (rare and last.place.group == self.main.group)
        return main[-1] if main and fits and (len(beside) > 2 or rare or abroad) else None

    def among(self, start: int, end: int) -> tuple[Seen, ...]:
        """The places named in a stretch of the text, speakers left out."""
        return tuple(seen for seen in self.seen if seen.start >= start and seen.end <= end and not seen.speaks)


def plain_name(place: Place) -> str:
    """A listed name as reports write it, without what the list adds to tell it from others ("Mill (Ford)")."""
    return TOLD_APART.sub("", place.name) or place.name


def _is_spelling(words: str, place: Place) -> bool:
    """Whether words name a place as one would show it: not in capitals, no people, no short form, no possessive."""
    name = plain_name(place).lower()
    possessive = words.lower() == f"{name}s" or words.endswith(("'s", "’s", "'", "’"))
    left_out = set(re.split(r"[\s-]", name)) - set(re.split(r"[\s-]", words.lower()))
    shortened = words.lower() in name and bool(left_out - ARTICLES)
    return bool(words) and not (
        words.isupper() or words.islower() or possessive or shortened or place.kind == "country"
    )
