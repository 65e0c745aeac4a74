"""The one armed group of a report that common words for armed people mean ("the rebels", "insurgents", "the group").

A wire report names the group once and then says "the rebels": they are that group, not the rebels of the country.
What must stay true: where two groups could be meant, or the words stand in a report on a war whose labels a pack
lists, nobody is guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from fogline.gazetteer import Actor, ActorIndex, ActorMatch
from fogline.gazetteer.countries import adjectives
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_listed import ListedNames
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_unlisted import OwnWords
from fogline.resolve.minted_names import is_of_a_body

SORTS = ("rebel", "insurgent", "guerrilla", "militant", "jihadist", "separatist", "insurgency")
MEANT = re.compile(
    rf"^(?P<sort>{'|'.join(SORTS)})s?(?:\s+(?:fighters?|forces?|troops|group|movement|soldiers|army|side))?$"
)
"""Common words for armed people that are not the state's."""
BARE = frozenset({"group", "movement", "fighters", "insurgency"})
"""Words that mean the group only where a determiner points back to it."""
CALLED = re.compile(
    rf"(?P<name>[A-Z][\w'’/-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-Z][\w'’/-]*)*)(?:\s+\([A-Z][\w-]*\))?,?\s+"
    rf"(?:(?:a|an|the)\s+)?(?:armed\s+|main\s+)?(?P<sort>{'|'.join(SORTS)})s?\b"
)
"""A group called by its name and by what it is."""
OF_A_PEOPLE = re.compile(rf"\b[Tt]he (?P<name>[A-Z][\w'’-]+) (?P<sort>{'|'.join(SORTS)})s\b")
"""Armed people told by whose they are, which is no body's name ("the Highland rebels")."""
CALLING = ("terrorist", "militant", "jihadist", "jihadi", "extremist", "fighter")
"""Words that any side's men are called by, so that only the report says whose they are."""
CALLED_SO = re.compile(
    rf"\b(?P<name>[A-Z][\w'’/-]*(?:\s+[A-Z][\w'’/-]*)*)(?:\s+\([A-Z][\w-]*\))?(?:\s+(?:group|movement))?(?:['’]s?)?\s+"
    rf"(?P<sort>(?i:{'|'.join(CALLING)}))s?\b"
)
NO_NAMES = frozenset("The These Those Some Many Several Most Other Armed Foreign Local But And When As".split())
"""Words that open a sentence before men whom it does not name."""
THOSE = re.compile(rf"^(?P<sort>{'|'.join(CALLING)})s$")
THE_GROUP = re.compile(
    r"^(?:(?:armed|militant|terror|terrorist|extremist|jihadist|hard-?line|outlawed|insurgent|rebel|radical)\s+)*group$"
)
REACH = 400
"""Characters before "the group" in which it was named."""
LED = re.compile(r"^(?:(?:The|Both|Some|Most|Many)\s+|[A-Z][a-z]+(?:s|men)\s+(?:of|from)\s+(?:the\s+)?)")
"""What opens a run of capitals and is no part of the group's name ("Fighters of the")."""
SURE = 0.6
SELDOM = 2
"""Mentions from which a listed group is one that a report is about."""
OPENING = 300
"""Characters in which a report says what it is about."""
ARMED_GROUP = "armed group"


class OnlyGroup:
    """Names the group of one report that its common words for armed people mean."""

    def __init__(self, index: ActorIndex, context: ActorContext, listed: ListedNames, own: OwnWords) -> None:
        self.index = index
        self.context = context
        self.listed = listed
        self.own = own

    def meant(self, plain: str, position: int, *, definite: bool) -> Named | None:
        """The report's only group, where words of the sort that it is called by point to it.

        Args:
            plain: the words without their determiner.
            position: where they stand.
            definite: a determiner points back to somebody told of.
        """
        folded = plain.lower()
        told = MEANT.match(folded)
        if told is None and not (definite and folded in BARE):
            return None
        called = self._called(told["sort"] if told else "")
        if len(called) == 1:
            return self._answer(called.pop(), position)
        return self._answer(self._about, position) if self._about and not called else None

    def named_so(self, plain: str, position: int, *, definite: bool) -> Named | None:
        """The group whose men alone the report calls by a word that any side's men are called by ("the militants").

        Args:
            plain: the words without their determiner.
            position: where they stand.
            definite: a determiner points back to somebody told of.
        """
        folded = plain.lower()
        if not definite:
            return None
        if THE_GROUP.match(folded):
            last = self._last_named(position)
            return self._answer(last, position) if last else None
        told = THOSE.match(folded)
        groups = {group for sort, group in self._men if told and sort == told["sort"]}
        if len(groups) != 1 or self.index.get(next(iter(groups))) is None:
            return None
        return self._answer(groups.pop(), position)

    def _last_named(self, position: int) -> str:
        """The id of the armed group named last before "the group"; empty where it is far off."""
        before = [one for one in self.context.known if position - REACH < one.start < position]
        last = [one.actor.id for one in before if one.actor.kind == ARMED_GROUP and not one.actor.generic]
        return last[-1] if last else ""

    @cached_property
    def _men(self) -> list[tuple[str, str]]:
        """Whose men are called by which of the words of any side, with the group's id or the name; once a report."""
        found = []
        for match in CALLED_SO.finditer(self.context.theatre.scan.text):
            words = LED.sub("", match["name"]).split()
            if not words or words[-1] in NO_NAMES:
                continue
            ends = (" ".join(words[first:]) for first in range(len(words)))
            actor = next((one for one in map(self._group, ends) if one is not None), None)
            found.append((match["sort"].lower(), actor.id if actor else words[-1]))
        return found

    def _called(self, sort: str) -> set[str]:
        """The groups that the report calls so, or by any such word where no sort is asked for."""
        return {group for told, group in self._named if not sort or told == sort}

    @cached_property
    def _named(self) -> list[tuple[str, str]]:
        """What sort each group is called, with its id, or its name where no pack has it; once for a report."""
        found = []
        for match in CALLED.finditer(self.context.theatre.scan.text):
            name = LED.sub("", match["name"])
            actor = self._group(name)
            if actor is not None:
                found.append((match["sort"], actor.id))
            elif is_of_a_body(name) or (name.isupper() and len(name) > 1):
                found.append((match["sort"], f"new:{name}"))
        return found or [*self._of_peoples()]

    def _of_peoples(self) -> Iterator[tuple[str, str]]:
        """The armed people that the report tells by whose they are; those of a country are for its packs to tell."""
        for match in OF_A_PEOPLE.finditer(self.context.theatre.scan.text):
            if fold_spelling(match["name"]) not in adjectives() and match["name"] not in NO_NAMES:
                yield match["sort"], f"new:{match['name']} {match['sort']}s"

    def _group(self, name: str) -> Actor | None:
        """The armed group of the packs that a name is."""
        for match in self.index.lookup(name, self.context.on):
            named = match.how == "name" or (match.how == "label" and name.isupper())  # "IS"
            if named and match.actor.kind == ARMED_GROUP and not match.generic:
                return match.actor
        return None

    @cached_property
    def _about(self) -> str:
        """The id of the only armed group that the report names, in its opening or often; empty for several."""
        named = [one for one in self.context.known if one.actor.kind == ARMED_GROUP]
        if len({one.actor.id for one in named}) != 1:
            return ""
        often = named[0].start < OPENING or len(named) >= SELDOM
        at_home = self.context.theatre.country in self.index.home(named[0].actor.id)
        return named[0].actor.id if often or at_home else ""

    def _answer(self, group: str, position: int) -> Named | None:
        rule = "the only armed group of the report"
        actor = self.index.get(group)
        if actor is None:
            minted = self.own.minted(group.removeprefix("new:"))
            return Named(party=minted.party, rule=rule, confidence=min(SURE, minted.confidence))
        match = ActorMatch(actor=actor, score=SURE, how="surname", name=actor.name)
        return Named(party=self.listed.party(match, position), rule=rule, confidence=SURE)
