"""Names the parties that no pack lists: people by number or noun, armed people, bodies minted from their words."""

from __future__ import annotations

import re

from fogline.gazetteer import ActorIndex, ActorMatch
from fogline.gazetteer.countries import adjectives, country_names
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Party
from fogline.resolve.actor_choose import choose
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_listed import THEIR_PEOPLE, TRAILING, ListedNames
from fogline.resolve.actor_named import Named, population, slug
from fogline.resolve.actor_persons import PERSON_TITLES, after_title
from fogline.resolve.actor_words import (
    AIRCRAFT,
    ARMED,
    DESCRIBING,
    NUMBERS,
    ORGANISATION_WORDS,
    POPULATION,
    THINGS,
    plural,
    singular,
)
from fogline.resolve.minted_names import INITIALS, LEAD, is_of_a_body, one_form, without_people

COLLECTIVE = frozenset(
    "army military police militia group faction coalition alliance opposition government regime force brigade "
    "battalion division unit side enemy".split()
)
"""Words that name many in the singular; any other singular is one person of them."""
OF_NOBODY = frozenset({"enemy", "enemie", "terrorist", "occupier", "invader", "defender"})
"""What somebody calls others by where they stand to the speaker or the place: they are of no country for that."""
UNNAMED_SPEAKERS = frozenset({"source", "official", "analyst", "observer", "expert", "diplomat", "member"})
"""People told apart only by where they belong, so that all the words are their name."""

SHORTEST_PEOPLE = 4
"""Letters of a people's adjective; shorter ones in capitals are a state's short form ("the US")."""


class OwnWords:
    """Names the parties of one report by their own words."""

    def __init__(self, index: ActorIndex, context: ActorContext, listed: ListedNames) -> None:
        self.index = index
        self.context = context
        self.listed = listed

    def counted(self, words: str, plain: str, position: int) -> Named | None:
        """People by number, by nation or by a plain noun: "42", "three Ruritanians", "at least 20 civilians"."""
        folded = fold_spelling(plain)
        if re.fullmatch(r"[\d., ]+", plain) or folded in NUMBERS:
            return population("people", "people")
        short = plain.isupper() and len(plain) < SHORTEST_PEOPLE
        if folded in adjectives() and not short and (plain != words or folded.endswith("s")):
            return population(plain if plain.endswith(("s", "ese", "ish", "ch")) else f"{plain}s", "people")
        code = self.index.states.code(folded) if " " not in plain and plain[:1].isupper() else ""
        if code and folded not in country_names() and not self.index.lookup(plain, self.context.on):
            state = self.index.states.branch(code, "state", self.context.on)
            match = ActorMatch(actor=state, score=0.5, how="country", name=plain)
            return Named(party=self.listed.party(match, position), rule="adjective alone", confidence=0.4)
        if LEAD.match(plain) and without_people(plain) != plain:
            return None  # "members of the River Defence Force" are that force
        head = singular(plain.rsplit(maxsplit=1)[-1])
        one = len(plain.split()) == 1 and plain.lower() == plain
        if one and head in AIRCRAFT:
            party = Party(id=f"new:{slug(plain)}", name=plain, kind="military", generic=True)
            return Named(party=party, rule="aircraft of nobody told", confidence=0.6)
        return self._people(plain, position) if head in POPULATION and not self._is_of_a_body(plain) else None

    def _is_of_a_body(self, plain: str) -> bool:
        """Whether people are told by the listed name of the body they belong to ("Red Banner men")."""
        body = THEIR_PEOPLE.sub("", plain)
        return body != plain and any(m.how in ("name", "label") for m in self.index.lookup(body, self.context.on))

    def _people(self, plain: str, position: int) -> Named | None:
        """Unarmed people under their plain plural, unless the very words are a body's name."""
        found = [m for m in self.index.lookup(plain, self.context.on) if m.how == "name"]
        # A label of several words is listed whole ("the international community"); people are told by their plural.
        named = [m for m in found if not m.generic or (" " in plain and m.actor.kind != "population")]
        if named or (" of " not in plain and plain.lower() != plain and len(plain.split()) > 2):
            return None
        return self.common(plain, position)

    def common(self, plain: str, position: int) -> Named | None:
        """A common noun: a population or a thing under its plain noun; `None` for people of a body of its own name."""
        if LEAD.match(plain) and without_people(plain) != plain:
            return None
        trimmed = re.sub(r"^[a-z]+['’]s\s+", "", TRAILING.sub("", plain))
        if singular(trimmed.split()[-1]) in UNNAMED_SPEAKERS:
            return population(plain, "people")
        head_part = trimmed.split(" of ")[0]
        words = head_part.split()
        head = singular(words[-1])
        kind = "population" if head in POPULATION else "thing" if head in THINGS else ""
        if not kind and head not in ARMED:
            return None
        if not kind:
            return self._armed(trimmed, position)
        kept = [word for word in words[:-1] if word.lower() not in DESCRIBING and not word[:1].isdigit()]
        many = words[-1].lower() != head or head in POPULATION
        noun = plural(head) if many else head
        named = " ".join([*kept, noun])
        if kind == "population" and " of " in trimmed:
            named = f"{named} of {trimmed.split(' of ', 1)[1]}"
        if not kept and " of " not in trimmed:
            named = noun
        return population(named, kind)

    def _armed(self, words: str, position: int) -> Named | None:
        """Armed people that no pack lists: the party by its own words, on the side of whom it is for or backed by."""
        name = " ".join(word for word in words.split() if word.lower() not in ("several", "some", "other"))
        backer = re.match(
            r"^(?:pro-(?P<pro>[\w'’]+)|(?P<by>[\w'’. ]+?)-(?:backed|led|aligned|affiliated|allied|supported))\s", name
        )
        side = None
        if backer:
            matches = self.index.lookup(backer["pro"] or backer["by"], self.context.on)
            chosen = choose(matches, position, self.context, self.index)
            side = self.listed.side(chosen.match.actor, position) if chosen else None
        name = "terrorists" if name.lower() == "terrorist" else name  # the adjective of "terrorist attacks"
        name = without_people(name)
        here = self._of_here(name, position)
        common = not name[:1].isupper() or singular(name.split()[0]) in ARMED  # a sentence opens with a capital
        name = here if here != name and common else name
        own = one_form(here) if here != here.lower() and is_of_a_body(here) else here
        party = Party(id=f"new:{slug(own)}", name=name, side=side, kind="armed group", generic=True)
        return Named(party=party, rule="armed people by their own words", confidence=0.6)

    def _of_here(self, name: str, position: int) -> str:
        """Common words for armed people with the country spoken of: one country's rebels are not another's."""
        first, _, rest = name.partition(" ")
        code = adjectives().get(fold_spelling(first))
        if code and rest and rest == rest.lower():
            return f"{self.index.states.shown(code)[1]} {rest}"
        last = name.rsplit(maxsplit=1)[-1]
        if singular(last) == last and last not in COLLECTIVE:
            return name
        country = self.context.theatre.country_at(position)
        name = name.lower() if singular(first) in ARMED and rest == rest.lower() else name
        if singular(last) in OF_NOBODY | AIRCRAFT:
            return name
        if not country or name != name.lower() or any(map(self.index.states.code, name.split())):
            return name
        return f"{self.index.states.shown(country)[1]} {name}"

    def minted(self, plain: str) -> Named:
        """A party made of the words, where nothing else is known of them."""
        name = re.sub(r"\s+(?:who|which|that|guarding|loyal|fighting|used)\b.*$", "", plain)
        name = without_people(INITIALS.sub("", re.sub(r"['’]s$", "", name)) or plain)
        untitled = after_title(PERSON_TITLES.sub("", name))
        name = untitled if len(untitled.split()) > 1 and untitled[:1].isupper() else name
        words = [word.lower().strip(".,") for word in name.split()]
        capitals = [word for word in name.split() if word[:1].isupper()]
        if not capitals:
            kind = ""
        elif ORGANISATION_WORDS & set(words) or is_of_a_body(name):
            kind = "organisation"
        else:
            kind = "person" if 2 <= len(words) <= 4 and len(capitals) >= 2 else ""
        own = one_form(name) if capitals and kind != "person" else name
        party = Party(id=f"new:{slug(own)}", name=name, kind=kind, generic=not capitals)
        return Named(party=party, rule="minted from the words", confidence=0.5)
