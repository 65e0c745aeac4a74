"""Whose "his forces" and "her fighters" are: those of the body that he or she is told to lead, in the same sentence.

"Karimov, leader of the River Alliance, said his forces held the town" is of the River Alliance. What must stay true:
only a person of the same sentence leads, and one of whom neither the sentence nor a pack tells what, leads nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.gazetteer import ActorIndex, ActorMatch
from fogline.gazetteer.actor_states import within
from fogline.resolve.actor_beside import sentence_start
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_listed import SHARED, ListedNames
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_scan import CAPITALISED
from fogline.resolve.actor_unlisted import OwnWords
from fogline.resolve.actor_words import ARMED, NO_BODIES, singular
from fogline.resolve.minted_names import is_of_a_body

MEN = re.compile(r"^(?:(?:his|her)\s+)?(?:own\s+)?(?P<what>(?:[a-z]+\s+)?[a-z]+)$", re.IGNORECASE)
_LEADER = (
    r"(?:leader|head|chief|commander|chairman|chairwoman|president|founder|boss|emir|coordinator|"
    r"spokes(?:man|woman|person))"
)
_WORD = r"(?:[A-Z][\w'’.-]*|[a-z]{2}-[A-Z][\w'’-]*)"
BODY_NAME = rf"{_WORD}(?:\s+(?:(?:of|for|and)\s+(?:the\s+)?)?{_WORD})*"
"""A run of capitals that may name a body, as part of a pattern."""
LEADS = re.compile(
    rf"\b{_LEADER}\s+(?:of|for)\s+(?:the\s+)?(?P<body>{BODY_NAME})|(?P<before>{BODY_NAME})\s+(?:[a-z]+\s+)?{_LEADER}\s+(?=[A-Z])"
)
"""What says whom a person leads: "leader of the River Alliance", "Red Banner commander Karimov"."""


class LedForces:
    """Names the parties of one report that are somebody's men."""

    def __init__(self, index: ActorIndex, context: ActorContext, listed: ListedNames, own: OwnWords) -> None:
        self.index = index
        self.context = context
        self.listed = listed
        self.own = own

    def meant(self, words: str, position: int) -> Named | None:
        """The body whose men the words mean; `None` for other words, and where nobody's body is told."""
        his = self.context.determiner(position) in ("his ", "her ") or words.lower().startswith(("his ", "her "))
        told = MEN.match(words) if his else None
        if told is None or singular(told["what"].rsplit(maxsplit=1)[-1]) not in ARMED | {"man"}:
            return None
        text = self.context.theatre.scan.text
        first = sentence_start(text, position)
        body = next(self._told(text, first, position), None) or next(self._known(text, first, position), None)
        if body is None or body.party.kind in NO_BODIES:
            return None
        return Named(
            party=body.party,
            rule="of the body that is led",
            confidence=min(SHARED, body.confidence),
            reasons=body.reasons,
        )

    def _told(self, text: str, first: int, position: int) -> Iterator[Named]:
        """The bodies that the sentence says somebody leads, the nearest first."""
        for found in reversed([*LEADS.finditer(text, first, position)]):
            which = "body" if found["body"] else "before"
            name, at = found[which], found.start(which)
            named = self.listed.known(name, name, at)
            if named is None and is_of_a_body(name):
                named = self.own.minted(name)
            if named is not None:
                yield named

    def _known(self, text: str, first: int, position: int) -> Iterator[Named]:
        """What the people whom the sentence names lead on the day, as a pack says."""
        for run in reversed([*CAPITALISED.finditer(text, first, position)]):
            person = self.listed.known(run.group(), run.group(), run.start())
            actor = self.index.get(person.party.id) if person is not None and person.party.kind == "person" else None
            held = [one for one in actor.roles if within(one.start, one.end, self.context.on)] if actor else []
            of = self.index.get(held[0].of) if held else None
            if of is not None:
                match = ActorMatch(actor=of, score=0.7, how="office", name=of.name)
                yield Named(party=self.listed.party(match, position), rule="", confidence=0.7)
