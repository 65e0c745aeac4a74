"""Names the party that some words mean in a report: a known one, a short form of one, or one minted from the words."""

from __future__ import annotations

import re
from dataclasses import replace

from fogline.gazetteer import ActorIndex, ActorMatch
from fogline.gazetteer.countries import adjectives, by_people, heads
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.actor_beside import FAR, loyal_to, numbered_name, people_after, people_of
from fogline.resolve.actor_branches import Branches
from fogline.resolve.actor_context import ActorContext
from fogline.resolve.actor_led import LedForces
from fogline.resolve.actor_listed import SHARED, ListedNames
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_office import counterpart_office, office_holder
from fogline.resolve.actor_only import OnlyGroup
from fogline.resolve.actor_ourselves import Ourselves
from fogline.resolve.actor_owned import OwnedForces
from fogline.resolve.actor_scan import CAPITALISED
from fogline.resolve.actor_seated import SeatedBodies
from fogline.resolve.actor_serving import Serving
from fogline.resolve.actor_short import ShortForms
from fogline.resolve.actor_unlisted import OwnWords
from fogline.resolve.actor_words import (
    ARMED,
    NOT_PARTIES,
    ORGANISATION_WORDS,
    POPULATION,
    PRONOUNS,
    QUANTITY,
    THINGS,
    singular,
)
from fogline.resolve.minted_names import EMBLEMS, HEADS, is_of_a_body

BASED = re.compile(r"^(?:the\s+)?[\w.]+(?: [A-Z]\w+)?-based\s+", re.IGNORECASE)
"""Where a body has its seat is no part of its name."""
DOTTED = re.compile(r"\b([UE])\.([SNKU])\.(?=$|[\s,;:)\-’'])")
"""Short forms of states and bodies written with dots, as they are written without ("U.S." is "US")."""
OWN_WORDS = re.compile(
    r"^(.+?)['’]s?\s+(?:latest |own |official )?(?:statement|announcement|report|account|communique|claim|claims|"
    r"spokes\w+|figures|media office|press office)$"
)
"""Somebody's own words; the party is whose they are."""
SPEAKS_FOR = re.compile(
    r"^(?:(?:a|an|the|one|senior|top|local|military|government|official|unnamed)\s+)*"
    r"(?:spokes(?:man|woman|person)|official|officials|source|sources|member|members|commander|commanders|leader|"
    r"leaders|statement|head|director|chief|representative|activist|activists)\s+(?:of|for|from|in|with|at|by)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Somebody of a body; the party is the person or the body behind."""


DAY_BEFORE = re.compile(
    r"^(?:\d{1,2}\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|muharram|"
    r"safar|rabi|jumada|rajab|shaban|ramadan|shawwal)\s+(?:\d{1,4}\s+)?(?=[a-z])",
    re.IGNORECASE,
)
"""A date before common words, as where a comma was lost ("on 3 April soldiers killed …")."""
PEOPLE_OF_A_STATES = re.compile(
    r"^(?:the\s+)?(?:[a-z]+\s+)?(?:soldiers|troops|units|officers|commanders|members|men)\s+(?:of|from|in)\s+the\s+"
    r"(?P<body>army|military|navy|air force|police|armed forces|security forces)$"
)
"""Men of a state's force, told by no name."""
OF_A_PLACE = frozenset({"military administration", "regional administration", "civil administration"})
"""Bodies of a district or town; whose head is meant, the words do not say."""
PLURALS = ("s", "ese", "ish", "ch")
"""Ends of words for a people as a whole."""
OWNER = re.compile(r"(?:['’]s?)?(?:\s+[a-z-]+)+$")
"""What follows the owner of a body that is told by common words."""
LED = re.compile(r"^[\w. ]+-led$")
"""A coalition told by who leads it ("US-led raids")."""
FLOWN = re.compile(r"\s+(?:fighter\s+|war\s*)?(?:aircrafts?|planes?|jets?|warplanes?|helicopters?|drones?|gunships?)$")
"""Aircraft after the words for whose they are."""
FLYING = re.compile(r"\b(?:coalition|alliance|regime|government|junta)$", re.IGNORECASE)
"""Bodies that act by their aircraft; an army's or a country's are an air force's."""


class Namer:
    """Names the parties of one report."""

    def __init__(self, index: ActorIndex, context: ActorContext) -> None:
        self.index = index
        self.context = context
        self.listed = ListedNames(index, context)
        self.own = OwnWords(index, context, self.listed)
        self.branches = Branches(index, context, self.listed)
        self.shortened = ShortForms(context, self.listed, self.own, self.branches)
        self.seated = SeatedBodies(index, context, self.listed, self.branches)
        self.owned = OwnedForces(index, context, self.listed, self.branches, self.seated)
        self.ourselves = Ourselves(index, context, self.listed, self.owned, self.name)
        self.led = LedForces(index, context, self.listed, self.own)
        self.serving = Serving(index, context, self.listed, self.own)
        self.only = OnlyGroup(index, context, self.listed, self.own)

    def name(self, words: str, position: int, *, speaks: bool = False, acts: bool = False) -> Named | None:
        """The party that words at a position mean; `None` for words that name nobody (an unresolved pronoun).

        Args:
            words: the mention.
            position: where it stands.
            speaks: it is who says something.
            acts: it is who strikes or takes something.
        """
        words = " ".join(words.replace("*", "").split())  # marks of emphasis are no part of a name
        words = DOTTED.sub(r"\1\2", words)
        words = BASED.sub("", self._unshouted(words.strip(" ,;:.\"“”'")))
        words = by_people(DAY_BEFORE.sub("", self._run_on(words, position)))
        plain = numbered_name(words) or QUANTITY.sub("", words) or words
        pronoun = plain.lower() in PRONOUNS and not (plain.isupper() and len(plain) > 1)
        if not plain or pronoun or fold_spelling(re.sub(r"['’]s?$", "", plain)) in NOT_PARTIES:
            return None
        return (
            (
                self._people_as_state(plain, position, definite=self.context.is_definite(words, position))
                if acts
                else None
            )
            or self.owned.meant(words, position)
            or self.led.meant(words, position)
            or self.own.counted(words, plain, position)
            or self.serving.meant(words, position, speaks=speaks)
            or self._office(words, position)
            or self._loyal(words, plain, position)
            or self.seated.meant(plain, position)
            or self.shortened.in_full(words, plain, position)
            or self.only.named_so(plain, position, definite=self.context.is_definite(words, position))
            or self._people_of(words, position)
            or self._flown(plain, position)
            or self.branches.sent(plain, position)
            or self.listed.known(words, plain, position)
            or self.shortened.short(plain, position)
            or self.branches.of_country(plain, position)
            or self._behind(words, position, speaks=speaks)
            or self.listed.inside(plain, position)
            or self.only.meant(plain, position, definite=self.context.is_definite(words, position))
            or self.own.common(plain, position)
            or self.own.minted(plain)
        )

    def _unshouted(self, words: str) -> str:
        """Words of a report in capitals as another would write them: small where they end in a common noun."""
        if not self.context.theatre.scan.shouting or not words:
            return words
        head = singular(words.rsplit(maxsplit=1)[-1])
        common = (
            head in ARMED or head in POPULATION or head in THINGS or any(head in nouns for nouns in heads().values())
        )
        return words.lower() if common or words.lower() in PRONOUNS else words.title()

    def _run_on(self, words: str, position: int) -> str:
        """A head noun in small letters with the name that stands right before it ("Falcons of Dawn" brigade)."""
        first = words.split()[:1]
        if not first or first[0] not in HEADS or first[0] in EMBLEMS or HEADS[first[0]] == "army":
            return words
        before = [*CAPITALISED.finditer(self.context.theatre.scan.text[max(0, position - FAR) : position])]
        if not before or self.context.theatre.scan.text[max(0, position - FAR) + before[-1].end() : position] != " ":
            return words
        name = before[-1].group().removeprefix("The ")
        return f"{name} {words}" if is_of_a_body(f"{name} {first[0]}") and not self.listed.is_named(name) else words

    def _people_as_state(self, plain: str, position: int, *, definite: bool) -> Named | None:
        """The state whose people strike or take something ("Ruritanians bombed the port").

        In a war of the country's own they may be anybody, unless they are definite ("the Ruritanians").
        """
        folded = fold_spelling(plain)
        code = adjectives().get(folded, "") if plain[:1].isupper() and folded.endswith(PLURALS) else ""
        own = any(code in war.countries for war in self.context.theatre.wars)
        if not code or (own and not definite):
            return None
        state = self.index.states.branch(code, "state", self.context.on)
        match = ActorMatch(actor=state, score=0.7, how="country", name=plain)
        return Named(party=self.listed.party(match, position), rule="a people for its state", confidence=0.7)

    def _office(self, words: str, position: int) -> Named | None:
        """The person who held the office that the words name on the report's day."""
        told = f"{self.context.determiner(position)}{words}"
        told = counterpart_office(told, position, self.index, self.context) or told
        found = office_holder(told, position, self.index, self.context, lambda owner: self._owner(owner, position))
        if found is None:
            return None
        actor, sure, why = found
        match = ActorMatch(actor=actor, score=sure, how="office", name=actor.name)
        return Named(party=self.listed.party(match, position), rule=why, confidence=sure, reasons=(why,))

    def _owner(self, words: str, position: int) -> str:
        if words in OF_A_PLACE:
            return ""
        code = self.index.states.code(fold_spelling(words))
        if code:
            return self.index.states.branch(code, "state", self.context.on).id
        named = self.name(f"the {words}", position)
        return "" if named is None or named.party.id.startswith("new:") else named.party.id

    def _loyal(self, words: str, plain: str, position: int) -> Named | None:
        """Armed people by whom the words right after say that they are loyal to."""
        whose = loyal_to(self.context.theatre.scan.text, position + len(words))
        armed = singular(plain.rsplit(maxsplit=1)[-1].lower()) in ARMED
        if not whose or not armed or not plain[1:].islower():
            return None
        name = OWNER.sub("", whose)
        form = name if re.search(r"['’]s ", name) else f"{name}'s forces"
        named = self._governing(whose, position) or self.listed.known(form, form, position)
        if named is None or named.party.kind == "person":
            return None
        return replace(named, rule="loyal to", confidence=min(SHARED, named.confidence))

    def _governing(self, whose: str, position: int) -> Named | None:
        """The government of a country that words name, with what it is said to be between."""
        body, country = whose.rsplit(maxsplit=1)[-1], self.index.states.code(fold_spelling(OWNER.sub("", whose)))
        return self.branches.branch(country, body, position) if country and body.islower() else None

    def _flown(self, plain: str, position: int) -> Named | None:
        """The coalition or government whose aircraft act, or that is told only by who leads it ("US-led raids")."""
        body = f"{plain} coalition" if LED.match(plain) else re.sub(r"['’]s?$", "", FLOWN.sub("", plain))
        if body == plain or not FLYING.search(body):
            return None
        named = self.listed.known(body, body, position) or self.branches.of_country(body, position)
        return replace(named, rule="whose aircraft", confidence=min(SHARED, named.confidence)) if named else None

    def _people_of(self, words: str, position: int) -> Named | None:
        """People told by the body they are of: the body, where it is listed or its name shows that it is one."""
        of_state = PEOPLE_OF_A_STATES.match(words)
        if of_state:
            plain = of_state["body"]
            return self.listed.known(plain, plain, position) or self.branches.of_country(plain, position)
        body = "" if self.listed.is_known(words) else people_of(words)
        body = body or self._body_after(words, position)
        if not body:
            return None
        named = self.listed.known(body, body, position)
        if named is None:
            its_own = is_of_a_body(body) or body.rsplit(maxsplit=1)[-1].lower() in ORGANISATION_WORDS
            return self.own.minted(body) if its_own else None
        armed = named.party.kind in ("armed group", "military", "militia", "coalition")
        return replace(named, rule="people of the body", confidence=min(SHARED, named.confidence)) if armed else None

    def _body_after(self, words: str, position: int) -> str:
        """The body right after plain armed people ("Fighters" of the Red Banner); a country's are its army."""
        plain = QUANTITY.sub("", words)
        if singular(plain.rsplit(maxsplit=1)[-1]) not in ARMED or not plain[1:].islower():
            return ""
        body = people_after(self.context.theatre.scan.text, position + len(words))
        country = self.index.states.code(fold_spelling(body)) if body else ""
        return f"{self.index.states.shown(country)[1]} {plain.lower()}" if country else body

    def _behind(self, words: str, position: int, *, speaks: bool) -> Named | None:
        """The body that somebody unnamed speaks for ("a spokesman for the Northern Front")."""
        body = OWN_WORDS.sub(r"\1", SPEAKS_FOR.sub("", words))
        if body == words or body in OF_A_PLACE or not speaks:
            return None
        named = self.listed.known(body, QUANTITY.sub("", body), position)
        if named is None:
            return None
        return Named(party=named.party, rule="speaks for the body", confidence=0.75, reasons=named.reasons)
