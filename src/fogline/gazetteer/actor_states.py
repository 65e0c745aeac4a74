"""States and their branches: the army, air force, ministries and media of a country, from packs or made up by rule.

A pack's "Syrian Arab Army" is the army of SY because its kind is military and its name is an adjective and the noun;
where no pack names a country's branch, one with a rule-made id stands in (``country:CO.army``). What must stay true:
the same country and branch give the same id in every run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

from fogline.gazetteer.countries import BRANCH_NOUNS, adjectives, country_names, display_names
from fogline.gazetteer.pack_types import Actor
from fogline.gazetteer.spelling import fold_spelling

BRANCH_NAMES = (
    ("air", re.compile(r"air force|air forces|aerospace forces|airforce")),
    ("navy", re.compile(r"\bnavy\b|naval forces")),
    ("defence_ministry", re.compile(r"(ministry of|department of) defen[cs]e|defen[cs]e ministry")),
    ("foreign_ministry", re.compile(r"ministry of foreign affairs|foreign ministry|state department|foreign office")),
    ("interior_ministry", re.compile(r"ministry of (the )?interior|interior ministry")),
    ("health_ministry", re.compile(r"ministry of health|health ministry")),
    ("police", re.compile(r"\bpolice\b|gendarmerie")),
    ("intelligence", re.compile(r"intelligence|secret service|security service")),
    ("parliament", re.compile(r"parliament|congress|senate|knesset|duma")),
    ("media", re.compile(r"state (tv|television|media)|news agency")),
    ("army", re.compile(r"\barmy\b|armed forces|\bmilitary\b|defen[cs]e forces?")),
    ("government", re.compile(r"government|authorities|administration|regime|republic|kingdom")),
)
KINDS_OF_BRANCHES = {"state", "government", "military", "media", "police", "intelligence"}
"""Kinds of actors that may be a branch of a state, its media and services among them."""
_FILLER = frozenset("arab national state of the republic royal and people's peoples islamic general command".split())


class StateTable:
    """Finds the branch of a country on a day."""

    def __init__(self, actors: Iterable[Actor], guest: Callable[[Actor, str], bool] = lambda *_: False) -> None:
        """Learns the states and their branches.

        Args:
            actors: of all packs.
            guest: tells whether an actor is a body of that country in somebody else's war, and so no branch of it.
        """
        actors = list(actors)
        self._branches: dict[tuple[str, str], list[tuple[int, Actor]]] = defaultdict(list)
        self._codes: dict[str, str] = {}
        self._shown: dict[str, tuple[str, str]] = {}
        for actor in actors:
            self._learn(actor)
        for actor in actors:
            country = self.country_of_actor(actor)
            branch = _branch_of(actor) if country and actor.kind in KINDS_OF_BRANCHES else ""
            if branch and not guest(actor, country):
                self._branches[country, branch].append((self._surplus(actor), actor))
        for found in self._branches.values():
            ids = {actor.id for _, actor in found}
            # A department is no government beside the one that it is part of, though its name says no more.
            found.sort(key=lambda pair: (pair[0], any(tie.of in ids for tie in pair[1].member_of), pair[1].id))

    def _learn(self, actor: Actor) -> None:
        """A pack's own state, with its names and the adjectives of its people, beside those every country has."""
        if actor.kind != "state" or not actor.country:
            return
        adjective = next((name.name for name in actor.names if name.adjective), actor.name)
        self._shown.setdefault(actor.country, (actor.name, adjective))
        for name in (actor.name, *(name.name for name in actor.names if not name.metonym)):
            self._codes.setdefault(fold_spelling(name), actor.country)

    def code(self, folded: str) -> str:
        """Code of the country that a folded name or adjective of its people means; empty when it means none.

        A lost apostrophe's ``s`` is forgiven.
        """
        for form in (folded, folded.removesuffix("s")):
            code = self._codes.get(form) or adjectives().get(form) or country_names().get(form)
            if code:
                return code
        return ""

    def shown(self, country: str) -> tuple[str, str]:
        """Usual name of a country and the adjective of its people."""
        return self._shown.get(country) or display_names().get(country) or (country, country)

    def country_of_actor(self, actor: Actor) -> str:
        """Code of the country whose state or branch an actor is, by its entry or by its own name."""
        if actor.country:
            return actor.country
        words = fold_spelling(actor.name).split()
        parts = [" ".join(words)]
        parts += [" ".join(words[i : i + size]) for size in (2, 1) for i in range(len(words) - size + 1)]
        parts += [fold_spelling(name.name) for name in actor.names]
        return next((code for part in parts if (code := self.code(part))), "")

    def branch(self, country: str, branch: str, on: date | None) -> Actor:
        """The actor that is this branch of the country on the day; made by rule where no pack names one."""
        found = [pair for pair in self._branches.get((country, branch), ()) if pair[0] <= 1]
        alive = [actor for _, actor in found if _alive(actor, on)]
        return (alive or [actor for _, actor in found] or [self._made(country, branch)])[0]

    def synthetic(self, actor_id: str) -> Actor | None:
        """The rule-made actor of an id such as ``country:CO.army``."""
        matched = re.fullmatch(r"country:([A-Z]{2})(?:\.([a-z_]+))?", actor_id)
        if not matched or self.shown(matched[1]) == (matched[1], matched[1]):
            return None
        branch = matched[2] or "state"
        return self._made(matched[1], branch) if branch == "state" or branch in BRANCH_NOUNS else None

    def _made(self, country: str, branch: str) -> Actor:
        name, adjective = self.shown(country)
        if branch == "state":
            return Actor(id=f"country:{country}", name=name, kind="state", country=country)
        noun, kind = BRANCH_NOUNS[branch]
        return Actor(id=f"country:{country}.{branch}", name=f"{adjective} {noun}", kind=kind, country=country)

    def _surplus(self, actor: Actor) -> int:
        """How many words the name has beyond country and branch: 0 for the branch itself, more for a unit of it."""
        if actor.kind == "state":
            return 0
        rest = fold_spelling(actor.name)
        for _, pattern in BRANCH_NAMES:
            rest = pattern.sub(" ", rest)
        words = [word for word in rest.split() if word not in _FILLER]
        if self.code(" ".join(words)):
            return 0  # of a country of several words ("United States government")
        known = sum(1 for word in words if self.code(word))
        return max(0, len(words) - max(known, 1)) + (1 if known == 0 else 0)


def _branch_of(actor: Actor) -> str:
    if actor.kind == "state":
        return "state"
    folded = fold_spelling(actor.name)
    found = next((branch for branch, pattern in BRANCH_NAMES if pattern.search(folded)), "")
    return found or ("government" if actor.kind == "government" else "")


def within(start: str, end: str, on: date | None) -> bool:
    """Tells whether a day lies in a span of ``YYYY[-MM[-DD]]`` dates, both inclusive, empty ones open.

    Without a day, only a span that has not ended counts.
    """
    if on is None:
        return not end
    day = on.isoformat()
    return (not start or day[: len(start)] >= start) and (not end or day[: len(end)] <= end)


def _alive(actor: Actor, on: date | None) -> bool:
    return within(actor.founded, actor.dissolved, on)
