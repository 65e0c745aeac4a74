"""Names as a sentence of a brief takes them: sides, parties, speakers, outlets, and which places can be named at all.

What must stay true: a name that the reading cannot vouch for (a stray word taken for a speaker, "ground", "near X") is
never printed; what stands in its stead is the outlet, which surely told it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fogline.fuse.prose import day_in_words, denier_of, shortened
from fogline.model import Party, ReadClaim, Where

BODIES = frozenset(
    "accord agency alliance army authorities authority brigade bureau center centre coalition command commission "
    "committee corps council cross crescent defence defense directorate division emirate force forces front "
    "government group guard guards institute kremlin legion militia ministry mission monitor movement nations network "
    "observatory office opposition organisation organization parliament party pentagon police post presidency "
    "programme republic service state states times union unit units".split()
)
"""Words that, at the head of a name, give it an article: "the United Nations"."""
NO_ARTICLE = frozenset({"islamic state"})
PLURAL = frozenset("people police men women children militia staff personnel".split())
NO_SPEAKER = frozenset(
    "both some others other one many several few all neither none two three it they he she this that statement "
    "statements report reports".split()
)
DETERMINED = frozenset(
    "a an the his her its their our my your this that these those some several many two three".split()
)
AFTER_HEAD = re.compile(
    r"\s+(?:of|for|in|at|from|on|with|near|who|that|which|quoted|cited|close|named|there|through|and)\b|,|\s\("
)


def with_article(name: str) -> str:
    """A proper name with the article that it takes: "the Syrian army", "Hayat Tahrir al-Sham", "Russian forces"."""
    if name.lower().startswith("the ") or name.lower() in NO_ARTICLE:
        return name
    first, *_ = AFTER_HEAD.split(name, maxsplit=1)
    words = first.split()
    head = words[-1].lower() if words else ""
    if name.startswith("Pro-"):
        return f"pro-{name[4:]}"
    bare_plural = bool(words) and words[-1] == "forces"
    body = len(words) > 1 or (len(first) < len(name) and not head.endswith("s"))  # "the Institute for ...", "Forces of"
    return f"the {name}" if body and head in BODIES and not bare_plural else name


def party_name(party: Party) -> str:
    """A party as a sentence takes it."""
    if party.kind in ("person", "population", "thing"):
        return party.name if party.name[:1].isupper() else common_name(party.name)
    first, *_ = AFTER_HEAD.split(party.name, maxsplit=1)
    head = (first.split() or [""])[-1]
    described = head.islower() and head not in BODIES and not is_known(party)  # "Syrian commander"
    return with_article(party.name) if party.name[:1].isupper() and not described else common_name(party.name)


def is_known(party: Party) -> bool:
    """Whether a pack knows a party, so that its name is surely one."""
    return not party.id.startswith("new:")


def common_name(words: str) -> str:
    """Words that describe somebody, with an article: "a rescue service", "rescuers", "the army's command"."""
    first, *_ = AFTER_HEAD.split(words, maxsplit=1)
    parts = first.split() or [words]
    if parts[0].lower() in DETERMINED or parts[0][:1].isdigit():
        return words
    if any(part.endswith(("'s", "’s", "s'", "s’")) for part in parts[:-1]):
        return f"the {words}"
    head = parts[-1].lower()
    if head in PLURAL or (head.endswith("s") and not head.endswith(("ss", "us", "is"))):
        return words
    return f"{'an' if words[:1].lower() in 'aeio' else 'a'} {words}"


def outlet_of(claim: ReadClaim) -> str:
    """The outlet of a claim; where nobody told it, the report by its title or its day."""
    if claim.source:
        return with_article(claim.source)
    title = (claim.title or "").strip()
    if title:
        return f"the report ‘{shortened(title, 60)}’"
    return f"a report of {day_in_words(claim.published)}" if claim.published else "an undated report"


def is_speaker(party: Party, places: frozenset[str]) -> bool:
    """Whether a name can stand for somebody who speaks."""
    if not party.id.startswith("new:"):
        return True
    name = party.name.strip()
    return name.lower() not in NO_SPEAKER and name not in places and len(name) <= 70 and not name[:1].isdigit()


def with_sure_speakers(claims: Sequence[ReadClaim]) -> tuple[ReadClaim, ...]:
    """The claims without speakers that cannot be any: stray words, and names that are places elsewhere."""
    places = frozenset(place.name for claim in claims for place in claim.places)
    return tuple(
        replace(claim, says=tuple(one for one in claim.says if is_speaker(one.party, places))) for claim in claims
    )


def teller_of(claim: ReadClaim) -> str:
    """On whose word a claim stands, as a sentence takes it: its original speaker, who denies it, else the outlet."""
    if claim.says:
        return party_name(claim.says[0].party)
    denier = denier_of(claim)
    return party_name(denier) if denier else outlet_of(claim)


def reporting(claim: ReadClaim, turn: int = 0) -> str:
    """An outlet with a verb for what it told: "Meridian Wire reported"."""
    name = outlet_of(claim)
    verb = "wrote" if turn % 2 or "report" in name.lower() else "reported"
    return f"{name} {verb}"


def tellers_of(claims: Sequence[ReadClaim]) -> list[str]:
    """On whose word claims stand, each once."""
    return list(dict.fromkeys(teller_of(claim) for claim in claims))


def in_a_row(names: Sequence[str]) -> str:
    """Names in a row; with a comma before the last where a name has an "and" of its own."""
    items = list(dict.fromkeys(name for name in names if name))
    if len(items) < 2:
        return "".join(items)
    comma = "," if len(items) > 2 and any(" and " in item for item in items) else ""
    return f"{', '.join(items[:-1])}{comma} and {items[-1]}"


COMPASS = re.compile(
    r"\b(?:(?:north|south|east|west)(?:ern)?(?:-?(?:east|west)(?:ern)?)?|central|half)\b", re.IGNORECASE
)
VAGUE = re.compile(
    r"^(?:near|around|outside|beyond|some|much|most|parts?|large|small|cities|towns like)\b|-(?:held|controlled|run)\b"
    r"|\b(?:ground|territory|positions?|portions?|side|lines?|regions?|swathes?|advance|house|street|like)\b",
    re.IGNORECASE,
)
COUNTED = re.compile(r"^(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens of|several) \w+")
WAYS = frozenset("road roads highway motorway route street line corridor".split())
TOWNS = frozenset({"city", "town", "village", "country", "province"})


FINE = frozenset({"site", "neighbourhood", "city-part", "settlement"})
"""How fine a place must be for a reader to know where something was."""
TOWN_OF = re.compile(r"^(?:city|town|village) of (?=[A-Z])")
"""What says of a named town that it is one."""


def is_presentable(place: Where) -> bool:
    """Whether a reader could tell where a place is: by its name, or by a known one with a direction or a number."""
    if place.precision == "country" or VAGUE.search(place.name):
        return False
    if place.id:
        # A highway named by a town is not that town.
        return not (place.kind in TOWNS and place.name.split()[-1].lower() in WAYS)
    named = any(word[:1].isupper() for word in place.name.split()[1:])
    return named and bool(COMPASS.search(place.name) or COUNTED.match(place.name))


BUILT = WAYS | frozenset(
    "roundabout farms airport airbase base hospital square bridge college academy crossing citadel stadium park school "
    "plant factory prison camp junction".split()
)
SHARES = frozenset(
    "districts villages towns neighborhoods neighbourhoods quarters areas suburbs outskirts parts streets half most "
    "some part portion portions side".split()
)
"""Words for some of a place, however they are written in a headline."""
SURE_WORDS = frozenset(
    "the a city town village district neighborhood neighbourhood quarter area province of in s".split()
)


def place_name(place: Where) -> str:
    """A place as a sentence takes it: "the Castello Road", "the Old City", "Hanano"."""
    name = TOWN_OF.sub("", place.name) if place.id else place.name
    if not place.id and name.split()[0].lower() in (
        "districts",
        "neighborhoods",
        "neighbourhoods",
        "villages",
        "towns",
    ):
        return name[0].lower() + name[1:]
    head = name.partition(" of ")[0].split()
    built = (len(head) > 1 or " of " in name) and head[-1].lower() in BUILT
    aside = " of " in name and len(head) == 1 and bool(COMPASS.fullmatch(head[0]))
    return f"the {name}" if built or aside or head[:2] == ["Old", "City"] else name


def is_told_whole(place: Where, words: str) -> bool:
    """Whether words of a report mean a place as a whole, and not "three districts" or "the outskirts" of it."""
    names = place.name.lower().replace("-", " ").split()
    if SHARES.difference(names) & set(words.lower().split()):
        return False
    return all(
        word in SURE_WORDS or word[:1].isupper() or any(word.startswith(name) for name in names)
        for word in re.split(r"[\s'’-]+", words)
    )


def place_names_of(places: Sequence[Where], most: int = 3) -> str:
    """The places that can be named in a row, those around another one left out."""
    known = [place for place in places if is_presentable(place)]
    around = {one for place in known for one in place.within}
    names = [place_name(place) for place in known if not place.id or place.id not in around]
    return in_a_row(list(dict.fromkeys(names))[:most])
