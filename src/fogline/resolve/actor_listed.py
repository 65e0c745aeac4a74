"""Names the listed party that words mean in a report: a name, a composed form, a label, or a source of reports."""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.gazetteer import Actor, ActorIndex, ActorMatch
from fogline.gazetteer.actor_common import is_common
from fogline.gazetteer.actor_offices import is_office, read_office
from fogline.gazetteer.actor_states import within
from fogline.gazetteer.countries import UNRULY
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Party
from fogline.resolve.actor_beside import place_before
from fogline.resolve.actor_choose import Choice, choose
from fogline.resolve.actor_context import PRESENT, ActorContext
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_words import ARMED, THINGS, singular

SHARED = 0.78
"""How sure a name that others bear too is at most; measured on dated cases."""
TRAILING = re.compile(r"\s+(?:who|which|that|in|from|near|inside|outside|at|on|with|guarding|loyal|fighting)\b.*$")
"""What follows a head noun and is no part of the name."""
OUTLETS = frozenset(
    "media agency channel newspaper paper daily weekly magazine television tv radio broadcaster station site website "
    "outlet portal service".split()
)
"""Nouns for what tells the news, right before its name."""
LONGEST_OUTLET = 3
SOMEBODYS = re.compile(r"^[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*['’]s?\s+(?:[a-z][\w-]*\s+){0,3}(?=[A-Z])")
"""The owner before a name, with what it is said to be ("Ruritania's paramilitary …")."""
THEIR_PEOPLE = re.compile(r"(?<=[\w-])\s+(?:men|crews?|teams?|volunteers|rescuers)$")
"""People of the body that is named before them."""


class ListedNames:
    """Names the parties of one report that the packs list."""

    def __init__(self, index: ActorIndex, context: ActorContext) -> None:
        self.index = index
        self.context = context

    def is_known(self, words: str) -> bool:
        """Whether the words, as they stand, are one listed name."""
        return any(match.how in ("name", "label") for match in self.index.lookup(words, self.context.on))

    def is_named(self, words: str) -> bool:
        """Whether the words are by themselves the listed name of one body, with no need of a fuller mention."""
        return self.index.outlet(words) is not None or self._bearer(words) is not None

    def is_body(self, words: str) -> bool:
        """Whether the words are by themselves the listed name of a body that is no state: never a place's."""
        bearer = self._bearer(words)
        return bearer is not None and bearer.kind not in ("state", "population", "person")

    def _bearer(self, words: str) -> Actor | None:
        """Whose own name the words are before anybody else's; `None` for labels and what is nobody's."""
        first = next(iter(self.index.lookup(words, self.context.on)), None)
        return first.actor if first is not None and first.how == "name" and not first.generic else None

    def known(self, words: str, plain: str, position: int) -> Named | None:
        """A listed name, composed form or label."""
        seated = self._seated(plain, position)
        if seated is not None:
            return seated
        words, plain = self._without_owner(words), self._without_owner(plain)
        for form in dict.fromkeys((words, plain, TRAILING.sub("", plain), THEIR_PEOPLE.sub("", plain))):
            matches = self.index.lookup(form, self.context.on)
            chosen = choose(matches, position, self.context, self.index)
            if chosen is None or (form not in (words, plain) and _is_anybody(chosen.match.actor)):
                continue
            if _is_common_word(chosen, form):
                continue
            if not self._is_plainer(chosen, form) and not self._is_out_of_office(chosen, form):
                return self.as_named(chosen, position)
        return self._outlet(plain, position)

    def _without_owner(self, words: str) -> str:
        """A body's own name without the country before it, whose army it need not be ("Ruritania's Lake Forces")."""
        rest = SOMEBODYS.sub("", words)
        return rest if rest != words and not self.is_known(words) and self._bearer(rest) is not None else words

    def _seated(self, plain: str, position: int) -> Named | None:
        """The body that a listed name puts in the place that opens the sentence ("In Ramallah the health ministry")."""
        place = place_before(self.context.theatre.scan.text, position) if plain.islower() else ""
        if not place:
            return None
        found = [m for m in self.index.lookup(f"{plain} in {place}", self.context.on) if m.how == "name"]
        if len(found) != 1:
            return None
        return self.as_named(Choice(match=found[0], score=SHARED, reasons=("by the place it is in",)), position)

    def inside(self, plain: str, position: int) -> Named | None:
        """The last listed name inside longer words ("the city's Northern Front coalition")."""
        words = plain.split()
        if plain.islower() or len(words) < 2:
            return None
        for end in range(len(words), 0, -1):
            for start in range(max(0, end - 6), end):
                form = " ".join(words[start:end])
                matches = tuple(m for m in self.index.lookup(form, self.context.on) if m.how in ("name", "label"))
                chosen = choose(matches, position, self.context, self.index) if not form.islower() else None
                if chosen is None or _is_anybody(chosen.match.actor):
                    continue
                before = words[start - 1] if start else ""
                if chosen.match.how == "label" and before[:1].isupper() and not before.isupper():
                    continue  # "Army" of another's Republican Army
                unruly = chosen.match.actor.kind == "state" and not UNRULY.isdisjoint(
                    word.lower() for word in words[end:]
                )
                if not unruly and all(singular(word) in ARMED for word in words[end:]):
                    named = self.as_named(chosen, position)
                    return Named(party=named.party, rule="listed name within the words", confidence=0.6)
        return self._outlet_told(words, position)

    def _outlet_told(self, words: list[str], position: int) -> Named | None:
        """The listed outlet that words tell of ("Ruritanian state media Pravda")."""
        for many in range(min(LONGEST_OUTLET, len(words) - 1), 0, -1):
            told, form = words[:-many], " ".join(words[-many:])
            if form[:1].isupper() and singular(told[-1].lower()) in OUTLETS:
                return self._outlet(form, position)
        return None

    def _is_out_of_office(self, chosen: Choice, form: str) -> bool:
        """Whether the label of an office is given to somebody who did not hold it on the day."""
        actor, on = chosen.match.actor, self.context.on
        if chosen.match.how != "label" or actor.kind != "person" or on is None:
            return False
        phrase = read_office(form)
        held = [office for office in actor.roles if within(office.start, office.end, on)]
        return not any(phrase is None or is_office(office.role, phrase.office) for office in held)

    def _outlet(self, plain: str, position: int) -> Named | None:
        """A listed source of reports; one of another war only by a name of its own."""
        is_word = plain.isalpha() and plain.islower()  # "dawn" is no paper
        outlet = None if is_word else self.index.outlet(plain)
        if outlet is not None and self._may_be(outlet.id, fold_spelling(plain), position):
            actor = self.index.get(outlet.actor) if outlet.actor else None
            kind = actor.kind if actor else "media"
            party = Party(
                id=actor.id if actor else outlet.id,
                name=actor.name if actor else outlet.name,
                side=outlet.side or (self.side(actor, position) if actor else None),
                kind=kind,
            )
            return Named(
                party=party, rule="outlet of a pack", confidence=0.9 if " " in plain or plain.isupper() else SHARED
            )
        return None

    def _may_be(self, source_id: str, folded: str, position: int) -> bool:
        war = source_id.partition(":")[0]
        if not any(pack.name == war and pack.meta.countries for pack in self.index.packs):
            return True
        own = " " in folded and not is_common(folded, folded)
        return own or self.context.theatre.standing(war, position) >= PRESENT

    def _is_plainer(self, chosen: Choice, form: str) -> bool:
        """Common nouns of people and things stay plain unless the very words are listed."""
        head = singular(form.rsplit(maxsplit=1)[-1])
        return head in THINGS and chosen.match.how in ("sound", "surname", "label") and head not in ARMED

    def as_named(self, chosen: Choice, position: int) -> Named:
        """A choice as an answer: the party, how sure, and the ones that lost."""
        shared = chosen.match.how in ("label", "surname") or chosen.match.actor.generic
        sure = round(min(SHARED if shared else 0.97, chosen.score), 3)
        scale = sure / chosen.score if chosen.score else 0.0  # rivals are told on the same scale
        rivals = ((self.party(match, position), round(score * scale, 3)) for match, score in chosen.rivals if score)
        return Named(
            party=self.party(self._only_coalition(chosen.match), position),
            rule=f"pack {chosen.match.how}",
            confidence=sure,
            rivals=tuple(rivals),
            reasons=chosen.reasons,
        )

    def _only_coalition(self, match: ActorMatch) -> ActorMatch:
        """The coalition itself, where words for any coalition of a war can mean one only on the day."""
        if not match.actor.generic or match.actor.kind != "coalition":
            return match
        on = self.context.on
        of = {tie.of for tie in match.actor.member_of if on is None or within(tie.start, tie.end, on)}
        only = self.index.get(of.pop()) if len(of) == 1 else None
        return match if only is None else replace(match, actor=only)

    def party(self, match: ActorMatch, position: int) -> Party:
        """The party of a match as the record keeps it, with its side in the wars spoken of at a position."""
        actor = match.actor
        return Party(
            id=actor.id,
            name=self._shown(actor),
            side=self.side(actor, position),
            kind=actor.kind,
            generic=actor.generic or match.generic,
        )

    def side(self, actor: Actor, position: int) -> str | None:
        """The side of an actor in the wars spoken of."""
        wars = self.context.theatre.standing_wars(PRESENT, position)
        return self.index.side(actor.id, self.context.on, wars)

    def _shown(self, actor: Actor) -> str:
        """The usual name; a label of one conflict says whose ("Syrian rebels")."""
        if not actor.generic or actor.kind == "population":
            return actor.name
        bare = actor.name.removeprefix("The ")
        pack = next((p for p in self.index.packs if p.name == actor.id.partition(":")[0]), None)
        folded = set(fold_spelling(bare).split())
        told = [word for word in folded if self.index.states.code(word)]
        if pack is None or len(pack.meta.countries) != 1 or told or not _takes_adjective(bare):
            return actor.name
        return f"{self.index.states.shown(pack.meta.countries[0])[1]} {bare[0].lower()}{bare[1:]}"


def _is_common_word(chosen: Choice, form: str) -> bool:
    """Whether a label of one word with a capital ("Dawn") is written without one, and so is the common word."""
    label = chosen.match.name.removeprefix("the ").removeprefix("The ")
    proper = " " not in label and not label.islower() and not chosen.match.actor.generic
    return chosen.match.how == "label" and form.islower() and proper


def _is_anybody(actor: Actor) -> bool:
    """Whether a listed actor is a sort of people: "official in the alliance" says more than "officials not named"."""
    return actor.generic and actor.kind == "population"


def _takes_adjective(name: str) -> bool:
    """Only labels of parties ("rebels", "government forces") are told by country, not those that say so themselves."""
    return singular(name.rsplit(maxsplit=1)[-1]) in ARMED and "-" not in name
