"""Makes the answer for one place phrase: the place, how it is shown, how fine it is, and what else it might be.

Named phrases are looked up and weighed; "the city" takes the city named before; what has no name stays without an id
and without coordinates, inside what the words or the report put around it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fogline.gazetteer import ActorIndex, Place, PlaceIndex
from fogline.gazetteer.countries import adjectives
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Rival, Where
from fogline.resolve.place_capitals import capital_alone
from fogline.resolve.place_choose import Weighed, is_believable, weigh
from fogline.resolve.place_phrases import PlacePhrase, read_phrases
from fogline.resolve.place_seen import PlaceContext
from fogline.resolve.place_shown import (
    bare,
    part_in_words,
    plain_where,
    plural_of,
    precision_of,
    qualified,
    shaped,
    shows_kind,
)
from fogline.resolve.place_sites import ONE_IN_A_TOWN, SETTLED, is_built, is_road, same_class, site_in
from fogline.resolve.place_words import DIRECTION_ADJECTIVES, GROUND, HERE, KIND_WORDS, PARTIES, SHOWN_AFTER, WIDE_KINDS

DEEPEST = 3
"""Containers within containers that are followed."""
NEAR_CHARACTERS = 400
"""How far back a place may be named and still be around what has no name."""
RIVALS = 4
MOVED = "its point is put on the side of the town that is told"
"""Reason of a part of a town told by its side alone, whose point is reckoned."""
MARGIN = 0.6
"""How far ahead of its rivals a reading is as sure as it can be."""
UNLISTED = 0.4
"""How sure it is that a name is one that no list has, though places elsewhere bear it."""
SHORT_FORM = 2
"""Words of "the hospital"."""
UNNAMED_PART = "part without a name"
"""Rule of words that name nothing and are put into what the report puts around them."""
NAME_WORDS = 6
"""Words before a place that may be the beginning of a party's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one phrase comes to; `where` is `None` when it stays open."""

    where: Where | None
    rule: str
    confidence: float
    rivals: tuple[Rival, ...] = ()
    reasons: tuple[str, ...] = ()
    place: Place | None = None


class Answerer:
    """Answers the place phrases of one report."""

    def __init__(self, index: PlaceIndex, context: PlaceContext, parties: ActorIndex | None = None) -> None:
        self.index = index
        self.context = context
        self.parties = parties

    def known(self, text: str) -> bool:
        """Whether some words are a listed name worth keeping whole."""
        found = self.index.lookup(text, fuzzy=False, limit=4)
        return any(
            self.context.trusts(c.place) or c.place.country == self.context.country or c.place.weight >= 0.3
            for c in found
        )

    def is_town(self, name: str) -> bool:
        """Whether a name is that of a town or a part of one rather than of a country, a region or somebody."""
        listed = self.index.lookup(name, fuzzy=False, limit=1)
        weighed = weigh((name,), "", None, self.context, self.index) if listed else []
        best = weighed[0] if weighed and is_believable(weighed[0], self.context) else None
        wide = best is None or best.place.group in ("country", "region", "water", "admin1")
        return not (wide or self._names_party(name, at_all=True))

    def is_party(self, phrase: PlacePhrase) -> bool:
        """Whether a phrase only names somebody ("Karimov", "Karimov's favour") and says nothing of a place."""
        return not (phrase.kind or phrase.part) and self._names_party(phrase.name or phrase.container)

    def within_party(self, text: str, start: int, end: int) -> bool:
        """Whether words are somebody's name or the end of one ("the Front of Mill and Ford") and no place's own."""
        if self.parties is None:
            return False
        exact = [c for c in self.index.lookup(text[start:end], fuzzy=False, limit=4) if c.how == "exact"]
        before = list(re.compile(r"\S+").finditer(text, max(0, start - 60), start))[-NAME_WORDS:]
        starts = [one.start() for one in before if text[one.start()].isupper()] + ([] if exact else [start])
        return any(self._is_partys_name(text[one:end]) for one in starts)

    def _is_partys_name(self, words: str) -> bool:
        found = self.parties.lookup(words) if self.parties is not None and " " in words and "." not in words else ()
        return any(match.how == "name" and match.actor.kind in PARTIES for match in found)

    def without_party(self, phrase: PlacePhrase) -> PlacePhrase:
        """A phrase without the name of whose ground it is: "Red Banner territory" is an unnamed part of somewhere."""
        if phrase.kind in SETTLED:
            return phrase
        if phrase.kind or phrase.part:
            kind = phrase.kind or phrase.part
            if self._names_party(phrase.name, at_all=kind in GROUND):
                return replace(phrase, name="", qualifier="", relation="", part="", kind=kind)
            if self._names_party(phrase.container):
                return replace(phrase, container="")
        return phrase

    def _names_party(self, words: str, *, at_all: bool = False) -> bool:
        """Whether words are the listed name of a body or person, and (unless `at_all`) of no place thought of first."""
        if self.parties is None or not words:
            return False
        found = [m for m in self.parties.lookup(words) if m.how in ("name", "surname") and m.actor.kind in PARTIES]
        return bool(found) and (at_all or not self.known(words))

    def answer(self, phrase: PlacePhrase, position: int, *, definite: bool, depth: int = 0) -> Answer:
        """Answers one phrase that stands at a position of the report."""
        told = self._container(phrase, position, depth)
        container = told.place if told else None
        if phrase.name:
            return self._named(phrase, container)
        people = None if phrase.kind else self._country_of(phrase.words)
        if people is not None:
            return Answer(where=plain_where(people), rule="country by its people", confidence=0.6, place=people)
        if told is not None and container is not None and phrase.plural and _fits(phrase.kind, container):
            return told
        town = self._capital(phrase) if told is None else None
        if town is None and not (definite or phrase.plural):
            town = self._apposed(phrase, position)
        if town is not None:
            return town
        if phrase.words.lower() in HERE or (definite and phrase.kind and not phrase.plural and container is None):
            earlier = self._land_before(phrase, position, depth) or self._earlier(phrase, position)
            if earlier is not None:
                return earlier
        own = self._of_its_town(phrase, container) if definite and not phrase.plural else None
        if own is not None:
            return own
        site = self._site_before(phrase, position) if definite and told is None else None
        if site is not None:
            return site
        wide = definite and phrase.kind in WIDE_KINDS and not phrase.plural
        around = told or self._around(position + len(phrase.words), wide=wide)
        return self._unnamed(phrase, around, told=told is not None)

    def _container(self, phrase: PlacePhrase, position: int, depth: int) -> Answer | None:
        if not phrase.container or depth >= DEEPEST:
            return None
        inner = read_phrases(phrase.container, self.known)
        if not inner:
            return None
        answered = self.answer(inner[0], position, definite=True, depth=depth + 1)
        if answered.place is None and answered.where is not None and answered.where.within:
            return replace(answered, place=self.index.get(answered.where.within[0]))
        return answered

    def _named(self, phrase: PlacePhrase, container: Place | None) -> Answer:
        whole = self._whole(phrase, container)
        if whole is not None:
            return whole
        forms = [phrase.name]
        if phrase.kind and not phrase.name.lower().endswith(phrase.kind):
            forms = [f"{phrase.name} {phrase.kind}", phrase.name]
        weighed = weigh(tuple(forms), phrase.kind, container, self.context, self.index)
        if weighed and is_believable(weighed[0], self.context):
            if is_road(phrase) and weighed[0].place.kind not in KIND_WORDS[phrase.kind][0].split():
                return self._unknown(phrase, weighed, None)  # the road to a town is not the town
            site = self._site_in(phrase, weighed[0], container) if is_built(phrase) else None
            if site is not None:
                return site
            return self._found(weighed, phrase)
        country = self._country_of(phrase.name)
        if country is not None:
            where = plain_where(country)
            return Answer(where=where, rule="country by its people", confidence=0.7, place=country)
        return self._of_same_class(phrase, container) or self._unknown(phrase, weighed, container)

    def _of_same_class(self, phrase: PlacePhrase, container: Place | None) -> Answer | None:
        """The listed works or base of that proper name, whatever the words call it."""
        names = same_class(phrase)
        weighed = weigh(names, "", container, self.context, self.index) if names else []
        sites = [w for w in weighed if w.candidate.how == "exact" and w.place.group == "site"]
        return self._found(sites, phrase) if sites and is_believable(sites[0], self.context) else None

    def _country_of(self, name: str) -> Place | None:
        """The country an adjective of its people stands for ("on Ruritanian soil")."""
        code = adjectives().get(fold_spelling(name))
        return self.index.get(f"country:{code}") if code else None

    def _whole(self, phrase: PlacePhrase, container: Place | None) -> Answer | None:
        """A part that the gazetteer has under a name of its own ("eastern Aleppo", "Hama countryside")."""
        if not (phrase.qualifier or phrase.part) or phrase.relation == "near":
            return None
        directions = " ".join(w for w in phrase.qualifier.split() if w.lower() in DIRECTION_ADJECTIVES)
        forms = [" ".join(filter(None, (directions, phrase.name)))] if directions else []
        if phrase.part in SHOWN_AFTER:
            forms.append(" ".join(filter(None, (directions, phrase.name, plural_of(phrase.part)))))
        whole = replace(phrase, name=forms[-1], qualifier="", relation="", part="") if forms else None
        if whole is None or not self.known(whole.name):
            return None
        weighed = weigh((whole.name,), phrase.kind, container, self.context, self.index)
        if not weighed or not is_believable(weighed[0], self.context):
            return None
        return self._found(weighed, whole)

    def _found(self, weighed: list[Weighed], phrase: PlacePhrase) -> Answer:
        best = weighed[0]
        margin = best.score - weighed[1].score if len(weighed) > 1 else MARGIN
        confidence = _confidence(best, margin)
        rivals = tuple(
            Rival(where=plain_where(w.place), score=min(confidence, _confidence(w, w.score - best.score)))
            for w in weighed[1 : RIVALS + 1]
            if w.score > 0.5
        )
        where = shaped(best.place, phrase)
        moved = where.latitude != best.place.latitude or where.longitude != best.place.longitude
        return Answer(
            where=where,
            rule=f"gazetteer {best.candidate.how}",
            confidence=confidence,
            rivals=rivals,
            reasons=(*best.reasons, *((MOVED,) if moved else ())),
            place=best.place,
        )

    def _unknown(self, phrase: PlacePhrase, weighed: list[Weighed], container: Place | None) -> Answer:
        rivals = tuple(
            Rival(where=plain_where(w.place), score=min(UNLISTED, _confidence(w, -MARGIN))) for w in weighed[:2]
        )
        shown = f"{phrase.name} {phrase.kind}" if shows_kind(phrase) else phrase.name
        where = Where(
            name=qualified(shown, phrase, KIND_WORDS[phrase.kind][1] if phrase.kind in KIND_WORDS else ""),
            kind=phrase.kind,
            precision=precision_of(phrase, "vague"),
            within=_within(container),
            country=container.country or None if container else self.context.country or None,
            qualifier=phrase.qualifier or None,
        )
        reasons = ("no gazetteer has the name here",)
        return Answer(where=where, rule="name not listed", confidence=UNLISTED, rivals=rivals, reasons=reasons)

    def _site_in(self, phrase: PlacePhrase, best: Weighed, container: Place | None) -> Answer | None:
        """A building that no list has, in the town that it is called by; `None` where a list has it."""
        if best.place.group not in ("settlement", "admin1", "admin2"):
            return None
        town = weigh((phrase.name,), "", container, self.context, self.index)[0]
        if town.place.group != "settlement":
            return None
        reasons = (*town.reasons, f"no gazetteer has it; it is called by {town.place.name}")
        return Answer(where=site_in(phrase, town.place), rule="site of a listed town", confidence=0.7, reasons=reasons)

    def _of_its_town(self, phrase: PlacePhrase, container: Place | None) -> Answer | None:
        """What a town has one of: "the airport" is that of the town told of, where the gazetteer names it so."""
        if phrase.kind not in ONE_IN_A_TOWN and fold_spelling(phrase.words) not in ONE_IN_A_TOWN:
            return None
        for town in filter(None, (container, self.context.main)):
            names = (f"{town.name} {phrase.words}", f"{town.name} {phrase.kind}")
            weighed = weigh(names, phrase.kind, town, self.context, self.index)
            exact = [w for w in weighed if w.candidate.how == "exact" and "within what the words say" in w.reasons]
            if exact and town.group == "settlement":
                found = self._found(exact, replace(phrase, name=exact[0].place.name, kind=""))
                return replace(found, rule="the only one of its town", confidence=0.7)
        return None

    def _site_before(self, phrase: PlacePhrase, position: int) -> Answer | None:
        """What no list has and the report has named: "the hospital" is the Mill Street Hospital told before."""
        name = "" if phrase.plural else self.context.site_before(position, phrase.kind)
        if not name or len(phrase.words.split()) > SHORT_FORM:
            return None
        around = self._around(position)
        where = Where(
            name=name,
            kind=phrase.kind,
            precision="site",
            within=_within(around.place if around else None),
            country=(around.place.country or None) if around and around.place else self.context.country or None,
        )
        reasons = (f"{phrase.words!r} stands for {name}",)
        return Answer(where=where, rule="short form of the site named before", confidence=0.6, reasons=reasons)

    def _apposed(self, phrase: PlacePhrase, position: int) -> Answer | None:
        """The place named right before, when the words only describe it ("Rastan, a town near …")."""
        seen = self.context.before(position)
        if seen is None or position - seen.end > 5 or not _fits(phrase.kind, seen.place):
            return None
        where = shaped(seen.place, replace(phrase, name=self.context.spelling(seen.place), kind="", relation=""))
        return Answer(where=where, rule="described right after its name", confidence=0.8, place=seen.place)

    def _capital(self, phrase: PlacePhrase) -> Answer | None:
        """The country's, where a phrase says no more than "the capital"."""
        where = capital_alone(phrase, self.context)
        rule = "the country's capital"
        return Answer(where=where, rule=rule, confidence=0.7, place=self.context.capital) if where else None

    def _land_before(self, phrase: PlacePhrase, position: int, depth: int) -> Answer | None:
        """The unlisted village or quarter that the report called so: "the village" is Umm Dukhun, told before."""
        land = self.context.land_before(position, phrase.kind) if phrase.kind and depth < DEEPEST else None
        if land is None:
            return None
        named = replace(phrase, name=land.name, words=f"{land.name} {phrase.kind}")
        told = self.answer(named, land.start, definite=True, depth=depth + 1)
        reasons = (f"{phrase.words!r} stands for {land.name}",)
        return replace(told, rule="short form of the place named before", confidence=0.6, reasons=reasons)

    def _earlier(self, phrase: PlacePhrase, position: int) -> Answer | None:
        """A short form ("the city", "there") takes the last fitting place named before, else the report's main one."""
        kinds = KIND_WORDS[phrase.kind][0] if phrase.kind in KIND_WORDS else ""
        if phrase.kind == "country":
            place = self.index.get(f"country:{self.context.country}") if self.context.country else None
            seen = None
        else:
            if phrase.kind and not kinds:
                return None
            seen = self.context.meant_by_short_form(position, kinds, phrase.kind)
            place = seen.place if seen else None
        main = self.context.main
        rule = "short form of the place named before"
        if place is None and main is not None and not phrase.relation and (not kinds or main.kind in kinds.split()):
            place, rule = main, "short form of the report's main place"
        if place is None:
            return None
        near = seen is not None and position - seen.end < 600
        shown = self.context.spelling(place)
        meant = replace(phrase, name=shown, kind="", qualifier=phrase.qualifier if phrase.relation else "")
        return Answer(
            where=shaped(place, meant),
            rule=rule,
            confidence=0.75 if near else 0.6,
            reasons=(f"{phrase.words!r} stands for {shown}",),
            place=place,
        )

    def _around(self, position: int, *, wide: bool = False) -> Answer | None:
        """What a place without a name lies in: the place told right after, else before, else the main one."""
        after = next((s for s in self.context.among(position, position + 60) if s.located), None)
        before = self.context.before(position)
        if after is None and before is not None and position - before.end > NEAR_CHARACTERS:
            before = None
        seen = after or before
        place = seen.place if seen else self.context.main_at(position)
        if place is None:
            return None
        place = self._widened(place)
        if wide:
            above = [p for p in map(self.index.get, place.parents) if p is not None and p.group == "country"]
            place = above[0] if above and place.group != "country" else place
        where = replace(plain_where(place), name=self.context.spelling(place))
        return Answer(where=where, rule="context", confidence=0.5, place=place)

    def _widened(self, place: Place) -> Place:
        """Beside a district, other districts lie in what is around it: what the report names, or its town."""
        if place.group not in ("part", "site", "line") or place.kind in ("area", "city_part"):
            return place
        around = [
            p for p in map(self.index.get, place.parents) if p is not None and p.group not in ("country", "region")
        ]
        named = [p for p in around if p.id in {seen.place.id for seen in self.context.seen}]
        towns = [p for p in around if p.group == "settlement"]
        return (named or towns or [place])[0]

    def _unnamed(self, phrase: PlacePhrase, around: Answer | None, *, told: bool) -> Answer:
        """A place without a name: a site of its own within its surroundings, or an unsaid part of them."""
        reasons = ("the words name no place",)
        container = around.place if around else None
        site = not phrase.plural and phrase.kind in KIND_WORDS and KIND_WORDS[phrase.kind][1] == "site"
        if not site and (around is None or around.where is None):
            return Answer(where=None, rule="place without a name", confidence=0.5, reasons=reasons)
        shown = around.where.name if around and around.where and not site else ""
        where = Where(
            name=shown or bare(phrase),
            kind=phrase.kind,
            precision="site" if site else "vague",
            within=_within(container),
            country=(container.country or None) if container else self.context.country or None,
            qualifier=part_in_words(phrase) if not site else phrase.qualifier or None,
        )
        rule = "site without a name" if site else "part of the place told" if told else UNNAMED_PART
        return Answer(where=where, rule=rule, confidence=0.5, reasons=reasons)


def _fits(kind: str, place: Place) -> bool:
    """Whether "towns of X" can be naming X itself as one of them, rather than what lies in X."""
    return kind in KIND_WORDS and place.kind in KIND_WORDS[kind][0].split()


def _within(place: Place | None) -> tuple[str, ...]:
    return (place.id, *place.parents) if place else ()


def _confidence(weighed: Weighed, ahead: float) -> float:
    """How sure a reading is that is ahead of the next one by so much, or behind the chosen one: one scale for both."""
    return round(min(0.97, weighed.candidate.score * (0.6 + 0.6 * max(-1.0, min(MARGIN, ahead)))), 3)
