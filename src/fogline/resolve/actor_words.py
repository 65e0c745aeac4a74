"""The words around party names: counts before them, common nouns that are populations, things or armed people.

They decide what of a mention is the party and what merely counts or describes it, and which plain nouns are parties
of their own ("civilians", "hospitals") under their plain plural name.
"""

from __future__ import annotations

import re

QUANTITY = re.compile(
    r"^(?:(?:than|at least|at most|more than|less than|fewer than|up to|over|under|about|around|some|nearly|almost|"
    r"roughly|approximately|an estimated|estimated|as many as|no fewer than|an additional|another|other|additional|"
    r"further|several|many|most|all|both|few|a few|dozens of|scores of|hundreds of|thousands of|tens of thousands of|"
    r"hundreds of thousands of|tens of millions of|hundreds of millions of|tens of|millions of|confirmed(?= \d)|"
    r"between \d[\d.,]* (?:and|to) \d[\d.,]*|\d[\d.,]*\s?[–-]\s?\d[\d.,]*|\d+[ -]year[ -]olds?|"
    r"a number of|a large number of|large numbers of|the bodies of|bodies of|"
    r"a majority of|majority of|the rest of|any|each|every|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety)(?:-\w+)?|a dozen|two dozen|dozen|dozens|"
    r"hundreds|thousands|scores|the|a|an|its|their|his|her|our|these|those|this|"
    r"that|various|numerous|multiple|hundred|thousand|million|\d[\d.,]*(?:\s?(?:million|billion|thousand|hundred))?)\s+)+",
    re.IGNORECASE,
)
"""What counts or determines a party and is no part of its name."""

DESCRIBING = frozenset(
    {"local", "senior", "top", "armed", "unarmed", "wounded", "injured", "dead", "killed", "innocent", "young", "old"}
    | {"elderly", "trapped", "besieged", "peaceful", "surviving", "fleeing", "suspected"}
    | {"alleged", "crowded", "makeshift", "main", "major", "nearby", "large", "small", "remaining"}
    | {"foreign", "unidentified", "unknown", "masked", "female", "male", "pregnant", "former"}
    | {"entire", "more", "other", "different", "new", "key", "loyal", "allied", "heavily"}
)

POPULATION = {
    "civilian": "civilians", "person": "people", "people": "people", "resident": "residents", "child": "children",
    "kid": "children", "boy": "boys", "girl": "girls", "woman": "women", "man": "men", "infant": "infants",
    "baby": "babies", "family": "families", "refugee": "refugees", "villager": "villagers", "citizen": "citizens",
    "inhabitant": "residents", "local": "residents", "patient": "patients", "student": "students",
    "prisoner": "prisoners", "detainee": "detainees", "hostage": "hostages", "captive": "captives",
    "passenger": "passengers", "evacuee": "evacuees", "worshipper": "worshippers", "mourner": "mourners",
    "protester": "protesters", "demonstrator": "demonstrators", "journalist": "journalists", "doctor": "doctors",
    "nurse": "nurses", "medic": "medics", "paramedic": "paramedics", "rescuer": "rescuers", "worker": "workers",
    "farmer": "farmers", "peasant": "peasants", "victim": "victims", "casualty": "casualties", "wounded": "wounded",
    "body": "bodies", "corpse": "bodies", "survivor": "survivors", "witness": "witnesses", "activist": "activists",
    "teacher": "teachers", "migrant": "migrants", "pilgrim": "pilgrims", "human": "people", "life": "people",
    "population": "people", "community": "communities", "driver": "drivers", "lawyer": "lawyers", "priest": "priests",
    "nun": "nuns", "individual": "people", "member": "members", "volunteer": "volunteers", "neighbor": "residents",
    "neighbour": "residents", "youth": "young people", "teenager": "teenagers", "relative": "relatives",
    "mother": "mothers", "father": "fathers", "dead": "dead", "injured": "injured", "analyst": "analysts",
    "observer": "observers", "expert": "experts", "source": "sources", "diplomat": "diplomats", "official": "officials",
}  # fmt: skip
"""Nouns of people who are no armed party, and their plain plural."""

THINGS = {
    "hospital", "clinic", "school", "market", "mosque", "church", "home", "house", "building", "bus", "convoy",
    "bakery", "ambulance", "vehicle", "car", "truck", "tank", "infrastructure", "facility", "property", "shop",
    "bridge", "road", "checkpoint", "warehouse", "position", "target", "area", "neighborhood", "neighbourhood",
    "district", "village", "town", "city", "camp", "shelter", "plant", "station", "prison", "base", "airport",
    "depot", "equipment", "supply", "aid", "food", "water", "electricity", "medicine", "fuel", "rocket", "launcher",
    "weapon", "missile", "aircraft", "ship", "vessel", "embassy", "university", "institute", "institution", "farm",
    "crop", "pipeline", "refinery", "oilfield", "line", "route", "headquarters", "office", "point", "site",
    "settlement", "apartment", "tent", "cemetery", "shrine", "monument", "deal", "agreement", "truce", "ceasefire",
    "evidence", "report", "siege", "supermarket", "kindergarten", "theatre", "theater", "museum", "gathering",
    "post", "tunnel", "trench", "barracks", "dam", "tower", "train", "boat", "plane", "helicopter", "drone", "jet",
}  # fmt: skip
"""Nouns of things that claims act on; kept under their plain plural when counted."""

ARMED = {
    "rebel", "militant", "insurgent", "fighter", "gunman", "jihadist", "jihadi", "terrorist", "extremist", "soldier",
    "troop", "militia", "militiaman", "guerrilla", "combatant", "force", "army", "military", "police", "policeman",
    "officer", "attacker", "assailant", "bomber", "sniper", "commander", "mercenary", "warplane", "jet", "helicopter",
    "brigade", "battalion", "faction", "group", "regime", "government", "opposition", "coalition", "alliance",
    "ally", "side", "enemy", "occupier", "defender", "loyalist", "separatist", "paramilitary", "unit", "division",
}  # fmt: skip
"""Nouns of armed or governing parties; one that no pack knows is a party by its own words."""

ORGANISATION_WORDS = frozenset(
    {"agency", "army", "association", "authority", "brigade", "brigades", "bureau", "centre", "center", "coalition"}
    | {"command", "commission", "committee", "company", "corps", "council", "court", "division", "force", "forces"}
    | {"foundation", "front", "group", "institute", "league", "mission", "movement", "network", "news", "observatory"}
    | {"office", "organisation", "organization", "party", "press", "society", "television", "times", "journal", "union"}
    | {
        "university",
        "watch",
        "international",
        "ministry",
        "department",
        "battalion",
        "liwa",
        "jaysh",
        "jabhat",
        "harakat",
    }
    | {"harakat", "katibat", "tribune", "herald", "guardian", "media", "radio", "tv", "channel", "service"}
)
"""Words in a name that make it a body rather than a person."""

AIRCRAFT = frozenset({"helicopter", "warplane", "plane", "jet", "aircraft", "drone", "bomber", "gunship"})
"""Nouns of aircraft; alone they say nothing of whose they are."""
NOT_PARTIES = frozenset(
    {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu"}
    | {"fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
"""Words of dates that damaged text puts where a party would stand."""
NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozen"}
    | {"dozens", "scores", "hundreds", "thousands", "millions", "twenty", "thirty", "forty", "fifty", "many", "several"}
)
"""Numbers that stand for the people counted."""

PRONOUNS = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "him", "her", "them", "us", "who", "which", "that", "those", "one"}
    | {"by", "a", "an", "the", "anything", "anybody", "anyone", "something", "nothing", "whose", "there", "as", "than"}
    | {"these", "this", "others", "some", "many", "both", "all", "everyone", "someone", "nobody", "none", "whom"}
)
NO_BODIES = frozenset({"person", "population", "thing", "media"})
"""Kinds of parties that nobody leads and nobody serves."""


def singular(word: str) -> str:
    """The singular of a plain English noun, well enough for the tables above."""
    low = word.lower().strip("'’")
    for ending, replacement in (("children", "child"), ("women", "woman"), ("men", "man"), ("people", "people")):
        if low.endswith(ending):
            return low[: -len(ending)] + replacement
    if low in POPULATION or low in THINGS or low in ARMED:
        return low
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if low.endswith(("sses", "shes", "ches", "xes")) or low == "buses":
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def plural(noun: str) -> str:
    """The plain plural of an English noun of the tables above."""
    if noun in POPULATION:
        return POPULATION[noun]
    if noun in ("aircraft", "infrastructure", "equipment", "aid", "food", "water", "electricity", "evidence", "police"):
        return noun
    if noun.endswith(("headquarters", "barracks", "forces")):
        return noun
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"
