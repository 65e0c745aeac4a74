"""Names the party that some words mean in a report: a known one, a short form of one, or one minted from the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fogline.gazetteer import Actor, ActorIndex, ActorMatch
from fogline.gazetteer.actor_common import is_common
from fogline.gazetteer.actor_offices import is_office, read_office
from fogline.gazetteer.actor_states import within
from fogline.gazetteer.countries import adjectives, country_names, heads
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Party
from fogline.resolve.actor_beside import country_beside, loyal_to, numbered_name, people_of
from fogline.resolve.actor_choose import Choice, choose
from fogline.resolve.actor_context import PRESENT, ActorContext
from fogline.resolve.actor_office import counterpart_office, office_holder
from fogline.resolve.actor_persons import PERSON_TITLES, after_title
from fogline.resolve.actor_words import (
    AIRCRAFT,
    ARMED,
    DESCRIBING,
    NOT_PARTIES,
    NUMBERS,
    ORGANISATION_WORDS,
    POPULATION,
    PRONOUNS,
    QUANTITY,
    THINGS,
    plural,
    singular,
)
from fogline.resolve.minted_names import INITIALS, is_of_a_body, one_form

BASED = re.compile(r"^(?:the\s+)?[\w.]+(?: [A-Z]\w+)?-based\s+", re.IGNORECASE)
"""Where a body has its seat is no part of its name."""
TRAILING = re.compile(r"\s+(?:who|which|that|in|from|near|inside|outside|at|on|with|guarding|loyal|fighting)\b.*$")
"""What follows a head noun and is no part of the name."""
OWN_WORDS = re.compile(
    r"^(.+?)['’]s?\s+(?:latest |own |official )?(?:statement|announcement|report|account|communique|claim|claims|"
    r"spokes\w+|figures|media office|press office)$"
)
"""Somebody's own words; the party is whose they are."""
BRANCHES = (
    "government", "army", "air", "navy", "police", "intelligence", "parliament", "media", "president", "prime_minister",
    "foreign_minister", "defence_minister", "foreign_ministry", "defence_ministry", "interior_ministry",
    "health_ministry",
)  # fmt: skip
"""Bodies and offices that every state has, so that bare words mean those of the country spoken of."""
SHARED = 0.78
"""How sure a name that others bear too is at most; measured on dated cases."""
THEIR_PEOPLE = re.compile(r"(?<=[\w-])\s+(?:men|crews?|teams?|volunteers|rescuers)$")
"""People of the body that is named before them."""
DETERMINER = re.compile(r"\b(the|its|their|this|a|an)\s+$", re.IGNORECASE)
DEFINITE = re.compile(r"^(?:the|this|its|their)\s", re.IGNORECASE)
BESIDE = 0.25
"""How present a war must be beside a country that is none of its own for bare words to be of the war."""
SHORTENED = frozenset(
    "ministry network foundation front council coalition command observatory agency movement brigade committee "
    "commission institute organisation organization society mission league alliance".split()
)
"""Words that alone are a short form of a fuller name told before."""
OF_A_STATE = frozenset({"government", "regime", "army", "state", "national", "military", "federal"})
"""Words that make forces, troops or officials those of a state."""
UNMISTAKABLE = frozenset({"armed forces", "air force", "air forces"})
"""Words that are a state's without saying so."""
ANYBODYS = frozenset(
    {"rebel", "fighter", "militant", "source", "official", "force", "unit", "governor", "lawmaker", "diplomat", "side"}
    | {"delegation", "negotiator", "ambassador", "embassy", "envoy", "spokesman", "spokeswoman", "spokesperson"}
    | {"leader", "commander", "general", "officer", "tank", "artillery", "sniper", "ally", "nation", "partner"}
)
"""Words that alone say nothing of whether a state's are meant."""
COLLECTIVE = frozenset(
    "army military police militia group faction coalition alliance opposition government regime force brigade "
    "battalion division unit side enemy".split()
)
"""Words that name many in the singular; any other singular is one person of them."""
UNNAMED_SPEAKERS = frozenset({"source", "official", "analyst", "observer", "expert", "diplomat", "member"})
"""People told apart only by where they belong, so that all the words are their name."""
SPEAKS_FOR = re.compile(
    r"^(?:(?:a|an|the|one|senior|top|local|military|government|official|unnamed)\s+)*"
    r"(?:spokes(?:man|woman|person)|official|officials|source|sources|member|members|commander|commanders|leader|"
    r"leaders|statement|head|director|chief|representative|activist|activists)\s+(?:of|for|from|in|with|at|by)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""Somebody of a body; the party is the person or the body behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A party with how it was found."""

    party: Party
    rule: str
    confidence: float
    rivals: tuple[tuple[Party, float], ...] = ()
    reasons: tuple[str, ...] = ()


class Namer:
    """Names the parties of one report."""

    def __init__(self, index: ActorIndex, context: ActorContext) -> None:
        self.index = index
        self.context = context

    def is_known(self, words: str) -> bool:
        """Whether the words, as they stand, are one listed name."""
        return any(match.how in ("name", "label") for match in self.index.lookup(words, self.context.on))

    def is_named(self, words: str) -> bool:
        """Whether the words are by themselves the listed name of one body, with no need of a fuller mention."""
        return self.index.outlet(words) is not None or any(
            match.how == "name" and not match.generic for match in self.index.lookup(words, self.context.on)[:1]
        )

    def name(self, words: str, position: int, *, speaks: bool = False) -> Named | None:
        """The party that words at a position mean; `None` for words that name nobody (an unresolved pronoun)."""
        words = " ".join(words.replace("*", "").split())  # marks of emphasis are no part of a name
        words = BASED.sub("", self._unshouted(words.strip(" ,;:.\"“”'")))
        plain = numbered_name(words) or QUANTITY.sub("", words) or words
        pronoun = plain.lower() in PRONOUNS and not (plain.isupper() and len(plain) > 1)
        if not plain or pronoun or fold_spelling(plain) in NOT_PARTIES:
            return None
        return (
            self._counted(words, plain, position)
            or self._office(words, position)
            or self._loyal(words, plain, position)
            or self._named_in_full(words, plain, position)
            or self._people_of(words, position)
            or self._known(words, plain, position)
            or self._short(plain, position)
            or self._of_country(plain, position)
            or self._behind(words, position, speaks=speaks)
            or self._inside(plain, position)
            or self._common(plain, position)
            or self._minted(plain)
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

    def _counted(self, words: str, plain: str, position: int) -> Named | None:
        """People by number, by nation or by a plain noun: "42", "three Ruritanians", "at least 20 civilians"."""
        folded = fold_spelling(plain)
        if re.fullmatch(r"[\d., ]+", plain) or folded in NUMBERS:
            return _population("people", "people")
        if folded in adjectives() and (plain != words or folded.endswith("s")):
            return _population(plain if plain.endswith(("s", "ese", "ish", "ch")) else f"{plain}s", "people")
        code = self.index.states.code(folded) if " " not in plain and plain[:1].isupper() else ""
        if code and folded not in country_names() and not self.index.lookup(plain, self.context.on):
            state = self.index.states.branch(code, "state", self.context.on)
            match = ActorMatch(actor=state, score=0.5, how="country", name=plain)
            return Named(party=self._party(match, position), rule="adjective alone", confidence=0.4)
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
        named = [m for m in self.index.lookup(plain, self.context.on) if m.how == "name" and not m.generic]
        if named or (" of " not in plain and plain.lower() != plain and len(plain.split()) > 2):
            return None
        return self._common(plain, position)

    def _office(self, words: str, position: int) -> Named | None:
        """The person who held the office that the words name on the report's day."""
        told = f"{self._determiner(position)}{words}"
        told = counterpart_office(told, position, self.index, self.context) or told
        found = office_holder(told, position, self.index, self.context, lambda owner: self._owner(owner, position))
        if found is None:
            return None
        actor, sure, why = found
        match = ActorMatch(actor=actor, score=sure, how="office", name=actor.name)
        return Named(party=self._party(match, position), rule=why, confidence=sure, reasons=(why,))

    def _loyal(self, words: str, plain: str, position: int) -> Named | None:
        """Armed people by whom the words right after say that they are loyal to."""
        whose = loyal_to(self.context.theatre.scan.text, position + len(words))
        if not whose or singular(plain.rsplit(maxsplit=1)[-1]) not in ARMED or plain.lower() != plain:
            return None
        form = f"{whose}'s forces"
        named = self._known(form, form, position)
        if named is None or named.party.kind == "person":
            return None
        return replace(named, rule="loyal to", confidence=min(SHARED, named.confidence))

    def _people_of(self, words: str, position: int) -> Named | None:
        """People told by the body they are of: the body, where it is listed or its name shows that it is one."""
        body = people_of(words)
        named = self._known(body, body, position) if body and not self.is_known(words) else None
        if named is None:
            return self._minted(body) if body and is_of_a_body(body) and not self.is_known(words) else None
        armed = named.party.kind in ("armed group", "military", "militia", "coalition")
        return replace(named, rule="people of the body", confidence=min(SHARED, named.confidence)) if armed else None

    def _determiner(self, position: int) -> str:
        """The determiner right before a position: mentions of claims often leave it out."""
        found = DETERMINER.search(self.context.theatre.scan.text[max(0, position - 8) : position])
        return f"{found[1].lower()} " if found else ""

    def _named_in_full(self, words: str, plain: str, position: int) -> Named | None:
        """What "the ministry", "the Front" or "the Network" is short for: the last body named with that word."""
        head = plain.lower()
        definite = DEFINITE.match(f"{self._determiner(position)}{words}") is not None
        if not definite or head not in SHORTENED:
            return None
        text = self.context.theatre.scan.text
        earlier = list(re.finditer(rf"\b{head}\b", text[: max(0, position - 1)], re.IGNORECASE))
        for told in reversed(earlier):
            before = re.findall(r"[\w’'-]+", text[max(0, told.start() - 60) : told.start()])
            for size in range(min(4, len(before)), 0, -1):
                form = " ".join([*before[-size:], told[0]])
                named = self._known(form, QUANTITY.sub("", form), told.start())
                named = named or self._of_country(QUANTITY.sub("", form), told.start())
                if named is not None and not named.party.generic and not QUANTITY.fullmatch(f"{form} "):
                    return Named(
                        party=named.party, rule="short form in the report", confidence=min(0.75, named.confidence)
                    )
        known_here = self.context.known
        before = [one for one in known_here if one.start < position]
        for known in (*reversed(before), *(one for one in known_here if one.start > position)):
            names = (known.actor.name, *(name.name for name in known.actor.names))
            if known.actor.kind != "person" and any(head in fold_spelling(name).split() for name in names):
                match = ActorMatch(actor=known.actor, score=0.75, how="surname", name=known.words)
                return Named(party=self._party(match, position), rule="short form in the report", confidence=0.75)
        return None

    def _owner(self, words: str, position: int) -> str:
        code = self.index.states.code(fold_spelling(words))
        if code:
            return self.index.states.branch(code, "state", self.context.on).id
        named = self.name(f"the {words}", position)
        return "" if named is None or named.party.id.startswith("new:") else named.party.id

    def _inside(self, plain: str, position: int) -> Named | None:
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
                if all(singular(word) in ARMED for word in words[end:]):
                    named = self._as_named(chosen, position)
                    return Named(party=named.party, rule="listed name within the words", confidence=0.6)
        return None

    def _known(self, words: str, plain: str, position: int) -> Named | None:
        """A listed name, composed form or label."""
        for form in dict.fromkeys((words, plain, TRAILING.sub("", plain), THEIR_PEOPLE.sub("", plain))):
            matches = self.index.lookup(form, self.context.on)
            chosen = choose(matches, position, self.context, self.index)
            if chosen is None or (form not in (words, plain) and _is_anybody(chosen.match.actor)):
                continue
            if _is_common_word(chosen, form):
                continue
            if not self._is_plainer(chosen, form) and not self._is_out_of_office(chosen, form):
                return self._as_named(chosen, position)
        return self._outlet(plain, position)

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
        outlet = self.index.outlet(plain)
        if outlet is not None and self._may_be(outlet.id, fold_spelling(plain), position):
            actor = self.index.get(outlet.actor) if outlet.actor else None
            kind = actor.kind if actor else "media"
            party = Party(
                id=actor.id if actor else outlet.id,
                name=actor.name if actor else outlet.name,
                side=outlet.side or (self._side(actor, position) if actor else None),
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

    def _side(self, actor: Actor, position: int) -> str | None:
        """The side of an actor in the wars spoken of."""
        wars = self.context.theatre.standing_wars(PRESENT, position)
        return self.index.side(actor.id, self.context.on, wars)

    def _is_plainer(self, chosen: Choice, form: str) -> bool:
        """Common nouns of people and things stay plain unless the very words are listed."""
        head = singular(form.rsplit(maxsplit=1)[-1])
        return head in THINGS and chosen.match.how in ("sound", "surname", "label") and head not in ARMED

    def _as_named(self, chosen: Choice, position: int) -> Named:
        rivals = tuple((self._party(match, position), score) for match, score in chosen.rivals)
        shared = chosen.match.how in ("label", "surname") or chosen.match.actor.generic
        return Named(
            party=self._party(self._only_coalition(chosen.match), position),
            rule=f"pack {chosen.match.how}",
            confidence=round(min(SHARED if shared else 0.97, chosen.score), 3),
            rivals=rivals,
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

    def _party(self, match: ActorMatch, position: int) -> Party:
        actor = match.actor
        return Party(
            id=actor.id,
            name=self._shown(actor),
            side=self._side(actor, position),
            kind=actor.kind,
            generic=actor.generic or match.generic,
        )

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

    def _short(self, plain: str, position: int) -> Named | None:
        """A short form of a fuller name in the same report: last name, initials, or one word of it."""
        folded = fold_spelling(plain)
        bare = fold_spelling(re.sub(r"^(?:the|Mr|Mrs|Ms|Dr|Gen|Col)\.?\s+", "", plain))
        if not any(c.isupper() for c in plain) or len(bare) < 3:
            return None
        if bare in adjectives() or bare in country_names():
            return None
        if " " not in bare and any(start == position for start, _, _ in self.context.theatre.listed):
            return None  # the town in a report on its cartel
        for known in reversed([k for k in self.context.known if k.start < position]):
            if _is_short_for(bare, known.words) or _is_short_for(bare, known.actor.name):
                match = ActorMatch(actor=known.actor, score=0.8, how="surname", name=known.words)
                return Named(party=self._party(match, position), rule="short form in the report", confidence=0.8)
        for one in reversed([i for i in self.context.introduced if i.start != position]):
            if folded != fold_spelling(one.words) and _is_short_for(bare, one.words):
                fuller = self._minted(QUANTITY.sub("", one.words))
                return Named(party=fuller.party, rule="short form in the report", confidence=0.7)
        return None

    def _of_country(self, plain: str, position: int) -> Named | None:
        """The branch of the country spoken of that bare words mean ("the president", "the army")."""
        country = self._placed(plain, position) or self._at_war(position)
        plain = plain[:1].lower() + plain[1:]
        if any(c.isupper() for c in plain) or not country:
            return None
        words = plain.split()
        own = plain in UNMISTAKABLE or (words[0] in OF_A_STATE and len(words) > 1)
        named = [name for name in BRANCHES if {fold_spelling(words[-1]), fold_spelling(plain)} & heads()[name]]
        offices = any(fold_spelling(plain) in heads()[name] for name in named)
        if not named or (singular(words[-1]) in ANYBODYS and not own) or (len(words) > 1 and not (own or offices)):
            return None
        noun = " ".join(words[1:]) if own and words[0] in ("government", "regime", "state") else plain
        matches = self.index.lookup(f"{self.index.states.shown(country)[1]} {noun}", self.context.on)
        chosen = choose(matches, position, self.context, self.index)
        if chosen is None:
            return None
        found = self._as_named(chosen, position)
        reasons = (f"{country} is spoken of here", *found.reasons)
        return Named(party=found.party, rule="branch of the report's country", confidence=0.7, reasons=reasons)

    def _placed(self, plain: str, position: int) -> str:
        """The country of the place right after a definite body or office ("the army in Tripoli")."""
        text = self.context.theatre.scan.text
        start = text.find(plain, position, position + len(plain) + 8)
        definite = DEFINITE.match(text[position:]) or self._determiner(position).startswith("the")
        return country_beside(self.context.theatre, start + len(plain)) if definite and start >= 0 else ""

    def _at_war(self, position: int) -> str:
        """The country spoken of; where that is beside a war that is spoken of too, the country of the war."""
        theatre = self.context.theatre
        here = theatre.country_at(position)
        standing = theatre.standing_wars(BESIDE, position)
        countries = [code for war in theatre.wars if war.name in standing for code in war.countries]
        if not here or not countries or here in countries:
            return here
        return max(countries, key=lambda code: theatre.presence((code,), position))

    def _behind(self, words: str, position: int, *, speaks: bool) -> Named | None:
        """The body that somebody unnamed speaks for ("a spokesman for the Northern Front")."""
        body = OWN_WORDS.sub(r"\1", SPEAKS_FOR.sub("", words))
        if body == words or not speaks:
            return None
        named = self._known(body, QUANTITY.sub("", body), position)
        if named is None:
            return None
        return Named(party=named.party, rule="speaks for the body", confidence=0.75, reasons=named.reasons)

    def _common(self, plain: str, position: int) -> Named | None:
        """A common noun: a population or a thing under its plain noun."""
        trimmed = re.sub(r"^[a-z]+['’]s\s+", "", TRAILING.sub("", plain))
        if singular(trimmed.split()[-1]) in UNNAMED_SPEAKERS:
            return _population(plain, "people")
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
        return _population(named, kind)

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
            side = self._side(chosen.match.actor, position) if chosen else None
        name = "terrorists" if name == "terrorist" else name  # the adjective of "terrorist attacks"
        here = self._of_here(name, position)
        name = here if here != name and not name[:1].isupper() else name
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
        if not country or name != name.lower() or any(map(self.index.states.code, name.split())):
            return name
        return f"{self.index.states.shown(country)[1]} {name}"

    def _minted(self, plain: str) -> Named:
        name = re.sub(r"\s+(?:who|which|that|guarding|loyal|fighting|used)\b.*$", "", plain)
        name = INITIALS.sub("", re.sub(r"['’]s$", "", name)) or plain
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


def _is_common_word(chosen: Choice, form: str) -> bool:
    """Whether a label of one word with a capital ("Dawn") is written without one, and so is the common word."""
    label = chosen.match.name.removeprefix("the ").removeprefix("The ")
    proper = " " not in label and not label.islower() and not chosen.match.actor.generic
    return chosen.match.how == "label" and form.islower() and proper


def _is_anybody(actor: Actor) -> bool:
    """Whether a listed actor is a sort of people: "official in the alliance" says more than "officials not named"."""
    return actor.generic and actor.kind == "population"


def _population(name: str, kind: str) -> Named:
    party = Party(id=f"new:{slug(name)}", name=name, kind="thing" if kind == "thing" else "population", generic=True)
    return Named(party=party, rule="common noun", confidence=0.8)


def slug(name: str) -> str:
    """The id part of a minted party: its folded words joined by hyphens."""
    return "-".join(fold_spelling(name).split())[:80] or "unnamed"


def _takes_adjective(name: str) -> bool:
    """Only labels of parties ("rebels", "government forces") are told by country, not those that say so themselves."""
    return singular(name.rsplit(maxsplit=1)[-1]) in ARMED and "-" not in name


def _is_short_for(short: str, fuller: str) -> bool:
    words = fold_spelling(fuller).split()
    parts = short.split()
    if not words or len(parts) >= len(words):
        return False
    initials = "".join(word[0] for word in words if word not in ("of", "for", "the", "and"))
    if short.replace(" ", "") == initials and len(initials) > 2:
        return True
    return parts == words[-len(parts) :] or (len(parts) == 1 and parts[0] in words and len(parts[0]) > 5)
