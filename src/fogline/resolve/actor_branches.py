"""Names the branch of a country's state that bare words mean in a report ("the president", "the army")."""

from __future__ import annotations

from dataclasses import replace

from fogline.gazetteer import ActorIndex
from fogline.gazetteer.countries import heads
from fogline.gazetteer.spelling import fold_spelling
from fogline.resolve.actor_beside import country_beside, sender_of
from fogline.resolve.actor_choose import choose
from fogline.resolve.actor_context import DEFINITE, ActorContext
from fogline.resolve.actor_listed import ListedNames
from fogline.resolve.actor_named import Named
from fogline.resolve.actor_words import AIRCRAFT, singular

BRANCHES = (
    "government", "army", "air", "navy", "police", "intelligence", "parliament", "media", "president", "prime_minister",
    "foreign_minister", "defence_minister", "foreign_ministry", "defence_ministry", "interior_ministry",
    "health_ministry",
)  # fmt: skip
"""Bodies and offices that every state has, so that bare words mean those of the country spoken of."""
TROOPS = frozenset(
    {"troops", "soldiers", "forces", "jets", "fighter jets", "warplanes", "helicopters", "warships", "drones"}
)
"""Words for a state's armed people that may be told by who sends them."""
BESIDE = 0.25
"""How present a war must be beside a country that is none of its own for bare words to be of the war."""
OF_A_STATE = frozenset({"government", "regime", "army", "state", "national", "military", "federal"})
"""Words that make forces, troops or officials those of a state."""
UNMISTAKABLE = frozenset({"armed forces", "air force", "air forces"})
"""Words that are a state's without saying so."""
ANYBODYS = frozenset(
    {"rebel", "fighter", "militant", "source", "official", "force", "unit", "governor", "lawmaker", "diplomat", "side"}
    | {"delegation", "negotiator", "ambassador", "embassy", "envoy", "spokesman", "spokeswoman", "spokesperson"}
    | {"leader", "commander", "general", "officer", "tank", "artillery", "sniper", "ally", "nation", "partner"}
    | {"peacekeeper"}
)
"""Words that alone say nothing of whether a state's are meant."""


class Branches:
    """Names the bodies of the states spoken of in one report."""

    def __init__(self, index: ActorIndex, context: ActorContext, listed: ListedNames) -> None:
        self.index = index
        self.context = context
        self.listed = listed

    def sent(self, plain: str, position: int) -> Named | None:
        """The army of the country told to have or send bare troops ("Ruritania, which has 400 soldiers in …")."""
        if plain.lower() not in TROOPS or self.context.determiner(position).startswith("the"):
            return None
        who = sender_of(self.context.theatre.scan.text, position)
        country = self.index.states.code(fold_spelling(who)) if who else ""
        found = self.branch(country, plain.lower(), position) if country else None
        return replace(found, rule="troops of who has or sends them") if found else None

    def branch(self, country: str, noun: str, position: int) -> Named | None:
        """What a country's adjective and a noun name together."""
        matches = self.index.lookup(f"{self.index.states.shown(country)[1]} {noun}", self.context.on)
        chosen = choose(matches, position, self.context, self.index)
        return None if chosen is None else self.listed.as_named(chosen, position)

    def of_country(self, plain: str, position: int) -> Named | None:
        """The branch of the country spoken of that bare words mean ("the president", "the army")."""
        country = self._placed(plain, position) or self._at_war(position)
        plain = plain[:1].lower() + plain[1:]
        if any(c.isupper() for c in plain) or not country:
            return None
        words = plain.split()
        own = plain in UNMISTAKABLE or (words[0] in OF_A_STATE and len(words) > 1)
        named = [name for name in BRANCHES if {fold_spelling(words[-1]), fold_spelling(plain)} & heads()[name]]
        offices = any(fold_spelling(plain) in heads()[name] for name in named)
        anybodys = singular(words[-1]) in ANYBODYS | AIRCRAFT and not own
        if not named or anybodys or (len(words) > 1 and not (own or offices)):
            return None
        noun = " ".join(words[1:]) if own and words[0] in ("government", "regime", "state") else plain
        found = self.branch(country, noun, position)
        if found is None:
            return None
        reasons = (f"{country} is spoken of here", *found.reasons)
        return Named(party=found.party, rule="branch of the report's country", confidence=0.7, reasons=reasons)

    def _placed(self, plain: str, position: int) -> str:
        """The country of the place right after a definite body or office ("the army in Tripoli")."""
        text = self.context.theatre.scan.text
        start = text.find(plain, position, position + len(plain) + 8)
        definite = DEFINITE.match(text[position:]) or self.context.determiner(position).startswith("the")
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
