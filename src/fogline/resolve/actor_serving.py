"""Whom "its spokesman" and "their commander" serve: the body that the sentence is about, never another one's man.

What must stay true: the words lead to the one body told of before; where nobody is known to hold the office there,
who speaks is that body, and who acts is a person of the report's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.gazetteer import ActorIndex, ActorMatch
from fogline.gazetteer.actor_offices import OfficePhrase, read_office
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Party
from fogline.resolve.actor_beside import sentence_start
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_listed import ListedNames
from fogline.resolve.actor_named import Named, slug
from fogline.resolve.actor_office import held_by
from fogline.resolve.actor_owned import LOCATED
from fogline.resolve.actor_scan import CAPITALISED
from fogline.resolve.actor_unlisted import OwnWords
from fogline.resolve.actor_words import NO_BODIES, ORGANISATION_WORDS
from fogline.resolve.minted_names import is_of_a_body

SERVING = re.compile(
    r"^(?P<whose>its|their)\s+(?P<role>(?:[a-z-]+\s+){0,2}?(?:spokes(?:man|woman|person|people)|commander|deputy|leader|"
    r"chief|head|general|emir|representative|official|officer)s?)$",
    re.IGNORECASE,
)
RULE = "of the body named before"
OPENING = re.compile(
    r"^(?:The|Its|Their|Both|In|On|At|But|And|When|As|After|Fighters|Members|Men)\s+(?:of\s+)?(?:the\s+)?"
)
"""What opens a sentence with a capital and is no part of a name."""


class Serving:
    """Names those of one report who are told by whom they serve."""

    def __init__(self, index: ActorIndex, context: ActorContext, listed: ListedNames, own: OwnWords) -> None:
        self.index = index
        self.context = context
        self.listed = listed
        self.own = own

    def meant(self, words: str, position: int, *, speaks: bool) -> Named | None:
        """Who "its spokesman" is; `None` for other words, and where no body is told before."""
        determiner = self.context.determiner(position)
        told = SERVING.match(f"{determiner}{words}" if determiner in ("its ", "their ") else words)
        body = next(self._told_before(position), None) if told else None
        if told is None or body is None:
            return None
        role = told["role"].lower()
        holder = self._holder(read_office(f"its {role}"), body, position)
        if holder is not None:
            return holder
        if speaks:
            return Named(party=body.party, rule=RULE, confidence=min(0.75, body.confidence), reasons=body.reasons)
        name = f"{body.party.name} {role}"
        party = Party(id=f"new:{slug(name)}", name=name, side=body.party.side, kind="person", generic=True)
        return Named(party=party, rule=RULE, confidence=0.5, reasons=body.reasons)

    def _holder(self, office: OfficePhrase | None, body: Named, position: int) -> Named | None:
        """The one person whom the packs know to hold the office of the body on the day."""
        held = held_by(office, body.party.id, self.index, self.context) if office is not None else []
        if len(held) != 1:
            return None
        match = ActorMatch(actor=held[0], score=0.7, how="office", name=held[0].name)
        return Named(party=self.listed.party(match, position), rule=RULE, confidence=0.7, reasons=body.reasons)

    def _told_before(self, position: int) -> Iterator[Named]:
        """Bodies of the sentence before a position, its first one first; then those of the sentence before it."""
        text = self.context.theatre.scan.text
        first = sentence_start(text, position)
        yield from self._bodies(first, position)
        if first:
            yield from self._bodies(sentence_start(text, first - 2), first)

    def _bodies(self, start: int, end: int) -> Iterator[Named]:
        text = self.context.theatre.scan.text
        for run in CAPITALISED.finditer(text, start, end):
            if LOCATED.search(text[max(0, run.start() - 16) : run.start()]):
                continue
            name = OPENING.sub("", re.sub(r"['’]s?$", "", run.group().rstrip(".,")))
            where, _, behind = name.partition(" the ")
            name = behind if behind and self.index.states.code(fold_spelling(where)) else name
            found = self.listed.known(name, name, run.start()) if name else None
            if found is None and (is_of_a_body(name) or ORGANISATION_WORDS & set(name.lower().split())):
                found = self.own.minted(name)
            if found is not None and found.party.kind not in NO_BODIES:
                yield found
