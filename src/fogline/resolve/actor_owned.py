"""Whose "its troops" and "its army" are: those of the party told of right before, in the same sentence.

"Poland scrambled jets, its army said" is the Polish army, whatever war the report is about. What must stay true: only
words with "its" or "their" before them are read so, and only where the sentence names a party that can have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from fogline.gazetteer import ActorIndex
from fogline.gazetteer.countries import heads
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import OF_STATE
from fogline.resolve.actor_beside import sentence_start
from fogline.resolve.actor_branches import Branches
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_listed import SHARED, ListedNames
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_scan import CAPITALISED
from fogline.resolve.actor_seated import SeatedBodies
from fogline.resolve.actor_words import AIRCRAFT, ARMED, singular

OWNED = re.compile(r"^(?:its|their)\s+(?:own\s+)?(?P<what>[a-z]+(?:\s+[a-z]+)?)$", re.IGNORECASE)
LOCATED = re.compile(r"\b(?:in|at|near|on|from|to|into|of|around|across|outside|over)\s+(?:the\s+)?$")
"""What stands before a name that is where something happened, not who did it."""
HAVING = frozenset({"armed group", "militia", "coalition", "political body"})
"""Kinds of parties that fight under their own name."""
MEN = frozenset({"fighter", "troop", "force", "soldier", "man", "unit", "gunman", "militant"})
"""What an army has that is the army itself."""
STATES_OWN = re.compile(
    r"\b(?:the|The)\s+(?P<body>(?:[a-z]+\s+){0,2}(?:government|army|military|junta|ministry|authorities|coalition))"
    r"(?=\s+(?:in\s+[A-Z][\w'’-]*\s+)?(?:[a-z]+ly\s+)?"
    r"(?:said|says|has|had|have|announced|claimed|admitted|denied|denies|rejected|dismissed|reported))"
)
"""A state's body, told by no name, that the sentence is about."""


class OwnedForces:
    """Names the parties of one report by whose they are said to be."""

    def __init__(
        self, index: ActorIndex, context: ActorContext, listed: ListedNames, branches: Branches, seated: SeatedBodies
    ) -> None:
        self.index = index
        self.context = context
        self.listed = listed
        self.branches = branches
        self.seated = seated

    def meant(self, words: str, position: int) -> Named | None:
        """The party's own army, forces or government that the words mean; `None` where no owner is named."""
        owned = OWNED.match(f"{self._possessive(position)}{words}")
        if owned is None or not _can_be_owned(owned["what"]):
            return None
        for owner in self._named_before(position):
            found = self.of(owner, owned["what"].lower(), position)
            if found is not None:
                return replace(found, rule="of the party named before", confidence=min(SHARED, found.confidence))
        return None

    def _possessive(self, position: int) -> str:
        before = self.context.determiner(position)
        return before if before in ("its ", "their ") else ""

    def _named_before(self, position: int) -> Iterator[Named]:
        """Parties that the sentence names before a position, the nearest first."""
        text = self.context.theatre.scan.text
        first = sentence_start(text, position)
        for run in reversed([*CAPITALISED.finditer(text, first, position)]):
            if LOCATED.search(text[max(0, run.start() - 16) : run.start()]):
                sitting = self.seated.before(run, first)
                if sitting is not None:
                    yield sitting
                continue
            named = re.sub(r"['’]s?$", "", re.sub(r"^(?:The|Its|Their)\s+", "", run.group()))
            found = self.listed.known(named, named, run.start())
            if found is not None:
                yield found
        for body in reversed([*STATES_OWN.finditer(text, first, position)]):
            found = self._state(body["body"], body.start("body"))
            if found is not None:
                yield found

    def _state(self, body: str, position: int) -> Named | None:
        """The state's body that bare words of the sentence mean."""
        return (
            self.seated.meant(body, position)
            or self.listed.known(body, body, position)
            or self.branches.of_country(body, position)
        )

    def of(self, owner: Named, what: str, position: int) -> Named | None:
        """The army, forces or government of an owner that words for it mean; `None` for one that has none."""
        actor, head = self.index.get(owner.party.id), _head(what)
        if owner.party.kind == "military" and head in MEN:
            return owner
        if owner.party.kind in HAVING:
            flies = head in AIRCRAFT and owner.party.kind != "coalition"
            return owner if not flies and head in ARMED else None
        country = self.index.states.country_of_actor(actor) if actor is not None and actor.kind != "person" else ""
        country = country or self.index.states.code(fold_spelling(owner.party.name))
        country = country or next(iter(self.index.home(owner.party.id) if owner.party.kind in OF_STATE else ()), "")
        men = "army" if head == "man" else what
        found = self.branches.branch(country, men, position) if country else None
        if found is None and owner.party.kind in OF_STATE and owner.party.side:
            return owner if head in ARMED else None
        told = {found.party.side, owner.party.side} - {None} if found else set()
        return owner if len(told) > 1 or (found and owner.party.side and not found.party.side) else found


def _head(what: str) -> str:
    return singular(what.rsplit(maxsplit=1)[-1])


def _can_be_owned(what: str) -> bool:
    head = what.rsplit(maxsplit=1)[-1].lower()
    return singular(head) in ARMED or any(what.lower() in nouns or head in nouns for nouns in heads().values())
