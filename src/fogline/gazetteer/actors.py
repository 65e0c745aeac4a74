"""The index of parties: which actors of the packs a name may mean, on a day.

Names are looked up as they are spelt, then without articles, titles and type words, then by sound, then as composed
forms ("Syrian army", "HTS fighters"). Names and actors have their times: a name used before a group bore it counts
less. What must stay true: nothing here knows the report; a label that needs it comes back as several matches.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from fogline.gazetteer.actor_common import is_common
from fogline.gazetteer.actor_match import ActorMatch, How
from fogline.gazetteer.actor_phrases import compose
from fogline.gazetteer.actor_states import StateTable, within
from fogline.gazetteer.countries import UNRULY, by_people, country_names
from fogline.gazetteer.pack_types import Actor, ActorName, Pack, Source
from fogline.gazetteer.spelling import fold_spelling, skeleton
from fogline.model import OF_STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bearing:
    """One actor's bearing of one name."""

    actor: Actor
    name: str
    start: str = ""
    end: str = ""
    loaded: bool = False
    ambiguous: bool = False
    metonym: bool = False
    case: bool = False


DETERMINERS = re.compile(
    r"^(?:(?:the|a|an|some|any|its|their|his|her|our|these|those|both|all|several|many|most|more|other|dozens of|"
    r"hundreds of|thousands of|scores of|a group of|groups of|members of|elements of|units of|positions of|"
    r"local|senior|elite|so called|self styled|former|late|then|top|leading)\s+)+"
)
OWNED = re.compile(r"(\w)['’]s?\s+(?:[a-z-]+\s+){0,2}?([a-z]+)$")
"""An owner and what is owned, with words between that only describe it ("the ruler's brutal regime")."""
TITLES = re.compile(
    r"^(?:(?:(?:syrian |us |u s )?president|vice president|prime minister|premier|king|emir|sheikh|chancellor|general|"
    r"gen|lt gen|maj gen|brig gen|brigadier general|major general|lieutenant general|brigadier|colonel|col|lieutenant|"
    r"lt|major|maj|captain|capt|admiral|sergeant|sgt|field marshal|marshal|mr|mrs|ms|dr|sir|lord|senator|sen|"
    r"foreign minister|defence minister|defense minister|minister|ambassador|envoy|special envoy|secretary general|"
    r"secretary of state|spokesman|spokeswoman|spokesperson|commander|leader|director|head|chief|analyst|activist|"
    r"dictator|strongman|ruler)\s+)+"
)
TYPE_WORDS = (
    "group organisation organization movement militia faction alliance coalition rebels militants militant rebel"
    " jihadist jihadi terrorist terrorists extremist armed monitoring monitor rights watchdog news agency newspaper"
    " network charity organisations party"
).split()
BEFORE_NAMES = frozenset(re.findall(r"[a-z]+", DETERMINERS.pattern + TITLES.pattern)) | frozenset(TYPE_WORDS)
"""Words that may stand before a listed name and are taken off it."""
PERSON_KINDS = ("person",)
LIKE, LIKE_ALONE = 0.6, 0.72
"""Likeness of spelling that a name which sounds like a listed one needs; a single word needs more."""
UNKNOWN_BEFORE = 8
"""Years before a person's first office in which a name like theirs is more likely somebody else's."""


class ActorIndex:
    """Looks parties up by name and day; made of conflict packs, later ones winning."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self._conflicts = {pack.name: pack.meta.countries for pack in packs if pack.meta.countries}
        self.actors: dict[str, Actor] = {actor.id: actor for pack in packs for actor in pack.actors}
        self.sources: dict[str, Source] = {source.id: source for pack in packs for source in pack.sources}
        self._wars: dict[str, tuple[str, ...]] = {}
        for pack in packs:
            for actor in pack.actors if pack.meta.countries else ():
                self._wars[actor.id] = (*self._wars.get(actor.id, ()), pack.name)
        self._named: dict[str, list[_Bearing]] = defaultdict(list)
        self._sounds: dict[str, list[_Bearing]] = defaultdict(list)
        self._surnames: dict[str, list[_Bearing]] = defaultdict(list)
        self._outlets: dict[str, Source] = {}
        for actor in self.actors.values():
            self._list(actor)
        for source in self.sources.values():
            for name in source.names:
                self._outlets.setdefault(_trimmed(fold_spelling(name)), source)
        self.states = StateTable(self.actors.values(), self._is_guest)
        self._sides_of = {
            pack.name: {member: side.id for side in pack.sides for member in side.members} for pack in packs
        }
        self._cached = lru_cache(50_000)(self._find)
        self._homes: dict[str, tuple[str, ...]] = {}
        self._firsts = {folded.split()[0] for folded in self._named} | BEFORE_NAMES

    def get(self, actor_id: str) -> Actor | None:
        """The actor of an id, also of a country's branch that no pack names."""
        return self.actors.get(actor_id) or self.states.synthetic(actor_id)

    def lookup(self, name: str, on: date | None = None) -> tuple[ActorMatch, ...]:
        """The actors a name may mean on a day, best first; empty where none is known."""
        return self._cached(name, on)

    def may_begin(self, word: str) -> bool:
        """Whether a listed name, or what may stand before one, begins with this word; fast, for reading whole texts."""
        folded = fold_spelling(word).split()
        return bool(folded) and folded[0] in self._firsts

    def outlet(self, name: str) -> Source | None:
        """The outlet or other source of reports of that name."""
        return self._outlets.get(_trimmed(fold_spelling(name)))

    def side(self, actor_id: str, on: date | None = None, wars: Sequence[str] | None = None) -> str | None:
        """The side an actor is on at a day, by its own dated entries or those of what it is part of.

        Args:
            actor_id: the actor.
            on: the day.
            wars: names of the packs whose wars are spoken of, the likeliest first: a state has its sides in these
                only. An actor of a pack is always of its own. All packs when not told.
        """
        told = [pack.name for pack in self.packs] if wars is None else wars
        asked = dict.fromkeys((actor_id.partition(":")[0], *self.wars_of(actor_id), *told))
        return self._side(actor_id, on, tuple(name for name in asked if name in self._sides_of), depth=0)

    def wars_of(self, actor_id: str) -> tuple[str, ...]:
        """Names of the conflict packs that list an actor; empty for one that belongs to no war."""
        return self._wars.get(actor_id, ())

    def home(self, actor_id: str) -> tuple[str, ...]:
        """Codes of the countries an actor is of; empty for one that is of none or of many.

        By its entry or its office, as a body of a state by its name or by what it is part of, else by the one conflict
        in whose sides it stands.
        """
        if actor_id not in self._homes:
            self._homes[actor_id] = tuple(dict.fromkeys(self._countries(self.get(actor_id))))
        return self._homes[actor_id]

    def _countries(self, actor: Actor | None, depth: int = 0) -> Iterator[str]:
        if actor is None or depth > 3:
            return
        named = actor.kind in (*OF_STATE, "international organisation", "coalition")
        code = actor.country or (self.states.country_of_actor(actor) if named else "")
        if code:
            yield code
            return
        ties = [office.of for office in actor.roles] + [tie.of for tie in actor.member_of]
        bodies = [body for body in map(self.get, ties) if body is not None and body.kind in OF_STATE]
        above = [found for body in bodies for found in self._countries(body, depth + 1)]
        wars = [pack for pack in self.packs if {actor.id, *ties} & self._sides_of[pack.name].keys()]
        yield from above or (wars[0].meta.countries if len(wars) == 1 else ())

    def holders(self, role: str, of: str, on: date | None) -> tuple[Actor, ...]:
        """The persons who hold an office of a body at a day."""
        wanted = fold_spelling(role)
        found = (
            actor
            for actor in self.actors.values()
            for office in actor.roles
            if office.of == of and fold_spelling(office.role) == wanted and within(office.start, office.end, on)
        )
        return tuple(dict.fromkeys(found))

    def known_names(self) -> Iterator[tuple[str, Actor]]:
        """Every folded name with its actor, for a recogniser of names."""
        for folded, bearings in self._named.items():
            yield from ((folded, bearing.actor) for bearing in bearings if not bearing.ambiguous)

    def _list(self, actor: Actor) -> None:
        ambiguous = {_trimmed(fold_spelling(name)) for name in actor.ambiguous}
        bearings = [_Bearing(actor=actor, name=actor.name)]
        bearings += [_bearing(actor, name) for name in actor.names if not name.adjective]
        bearings += [_Bearing(actor=actor, name=name) for name in actor.ambiguous]
        for bearing in bearings:
            folded = _trimmed(fold_spelling(bearing.name))
            if not folded:
                continue
            kept = replace(bearing, ambiguous=folded in ambiguous)
            self._named[folded].append(kept)
            key = skeleton(folded)
            if len(key) > 3 and actor.kind != "population":
                self._sounds[key].append(kept)
        if actor.kind in PERSON_KINDS:
            surname = fold_spelling(actor.name).split()[-1]
            self._surnames[surname].append(_Bearing(actor=actor, name=actor.name))

    def _find(self, name: str, on: date | None) -> tuple[ActorMatch, ...]:
        folded = fold_spelling(by_people(name.replace("’s", "'s").removesuffix("'s")))
        unruly = not UNRULY.isdisjoint(folded.split()[-1:])
        for form, worth in _forms(folded):
            found = [*self._listed(form, on, worth, name)]
            if unruly and form != _trimmed(folded):
                found = [one for one in found if one.actor.kind != "state"]
            if found:
                return _ranked(found)
        composed = compose(self, _trimmed(folded), on)
        if unruly:
            composed = [one for one in composed if one.actor.kind != "state"]
        if composed:
            return _ranked(composed)
        owned = OWNED.sub(r"\1 \2", name)
        if owned != name:
            return self._cached(owned, on)
        for form, worth in _forms(folded) if not name.islower() else ():
            found = [*self._sounding(form, on, worth), *self._surnamed(form, on, worth)]
            if found:
                return _ranked(found)
        return ()

    def _listed(self, folded: str, on: date | None, worth: float, written: str) -> Iterator[ActorMatch]:
        bearings = [b for b in self._named.get(folded, ()) if not b.case or b.name in written or written.isupper()]
        for bearing in bearings:
            how: How = "label" if bearing.ambiguous else "metonym" if bearing.metonym else "name"
            yield _match(bearing, on, worth, how, bound=self._is_bound(bearing, folded))
        country = country_names().get(folded) if not written.islower() else None
        if country and not any(b.actor.kind == "state" for b in bearings):
            state = self.states.branch(country, "state", on)
            yield ActorMatch(actor=state, score=0.9 * worth, how="country", name=state.name)

    def _sounding(self, folded: str, on: date | None, worth: float) -> Iterator[ActorMatch]:
        from rapidfuzz import fuzz

        for bearing in self._sounds.get(skeleton(folded), ()):
            likeness = fuzz.ratio(folded, _trimmed(fold_spelling(bearing.name))) / 100
            if likeness >= (LIKE if " " in folded else LIKE_ALONE):
                yield _match(bearing, on, worth * (0.6 + 0.3 * likeness), "sound", bound=True)

    def _surnamed(self, folded: str, on: date | None, worth: float) -> Iterator[ActorMatch]:
        for bearing in self._surnames.get(folded, ()):
            yield _match(bearing, on, worth * 0.75, "surname", bound=True)

    def _is_guest(self, actor: Actor, country: str) -> bool:
        """Whether a pack names a body of a country that its war is not fought in: it is one of many such bodies."""
        wars = self.wars_of(actor.id)
        return bool(wars) and not any(country in self._conflicts[war] for war in wars)

    def _is_bound(self, bearing: _Bearing, folded: str) -> bool:
        """Whether a listed name means its bearer only in a report on the bearer's own country or war."""
        if bearing.ambiguous:
            return True
        countries = [code for war in self.wars_of(bearing.actor.id) for code in self._conflicts[war]]
        told = {code for word in folded.split() if (code := self.states.code(word))}
        if countries and not told.intersection(countries):
            rest = " ".join(word for word in folded.split() if not self.states.code(word))
            if not rest or is_common(rest, bearing.name):
                return True
        return bearing.actor.generic and not told

    def _listed_side(self, actor_id: str, asked: tuple[str, ...]) -> str | None:
        return next((side for name in asked if (side := self._sides_of[name].get(actor_id))), None)

    def _side(self, actor_id: str, on: date | None, asked: tuple[str, ...], depth: int) -> str | None:
        actor = self.get(actor_id)
        if actor is None or depth > 4:
            return None
        listed = self._listed_side(actor_id, asked)
        if listed and not actor.sides:
            return listed
        for spell in actor.sides:
            if within(spell.start, spell.end, on):
                return spell.id
        if actor.sides and on is None:
            return actor.sides[-1].id
        ties = [(t.of, t.start, t.end) for t in actor.member_of] + [(o.of, o.start, o.end) for o in actor.roles]
        for of, start, end in ties:
            if within(start, end, on):
                side = self._side(of, on, asked, depth + 1)
                if side:
                    return side
        country = self.states.country_of_actor(actor) if actor.kind in OF_STATE else ""
        state = self.states.branch(country, "state", on).id if country else ""
        return self._listed_side(state, asked)


def _bearing(actor: Actor, name: ActorName) -> _Bearing:
    return _Bearing(
        actor=actor,
        name=name.name,
        start=name.start,
        end=name.end,
        loaded=name.loaded,
        metonym=name.metonym,
        case=name.case,
    )


def _match(bearing: _Bearing, on: date | None, worth: float, how: How, *, bound: bool) -> ActorMatch:
    actor, score = bearing.actor, worth
    if on is not None:
        if not within(actor.founded, actor.dissolved, on):
            score *= 0.7
        if not within(bearing.start, bearing.end, on):
            score *= 0.8
        if _is_before_office(actor, on):
            score *= 0.25
    if bearing.ambiguous:
        score *= 0.6
    return ActorMatch(
        actor=actor,
        score=round(score, 4),
        how=how,
        name=bearing.name,
        loaded=bearing.loaded,
        generic=actor.generic,
        bound=bound,
    )


def _is_before_office(actor: Actor, on: date) -> bool:
    """Whether nobody would have written of a person yet: the first office is years ahead."""
    starts = [office.start for office in actor.roles]
    return bool(starts) and all(starts) and int(min(starts)[:4]) - on.year > UNKNOWN_BEFORE


def _forms(folded: str) -> list[tuple[str, float]]:
    """A folded name, then with less and less around it, each with what finding it so is worth."""
    plain = _trimmed(folded)
    forms = [(plain, 1.0)]
    bare = TITLES.sub("", plain)
    if bare and bare != plain:
        forms.append((bare, 0.97))
    words = plain.split()
    while len(words) > 1 and words[-1] in TYPE_WORDS:
        words = words[:-1]
        forms.append((" ".join(words), 0.95))
    words = plain.split()
    while len(words) > 1 and words[0] in TYPE_WORDS:
        words = words[1:]
        forms.append((" ".join(words), 0.93))
    return list(dict(reversed(forms)).items())[::-1]


def _trimmed(folded: str) -> str:
    """A folded name without determiners."""
    return DETERMINERS.sub("", folded) or folded


def _ranked(found: Iterable[ActorMatch]) -> tuple[ActorMatch, ...]:
    best: dict[str, ActorMatch] = {}
    for match in found:
        if match.actor.id not in best or match.score > best[match.actor.id].score:
            best[match.actor.id] = match
    return tuple(sorted(best.values(), key=lambda match: (-match.score, match.actor.id)))
