"""Titles: the line an analyst would put over an event, in plain neutral words, with whose word it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.fuse.control_sign import settled
from fogline.fuse.prose import first_capital, listed
from fogline.fuse.sides import side_of
from fogline.fuse.where_to import way_to
from fogline.model import Count, Party, Where, fold_name

ACTIVE = {
    "control.capture": "capture",
    "control.gain": "gain ground in",
    "control.loss": "lose",
    "control.withdrawal": "withdraw from",
    "control.entry": "enter",
    "control.hold": "hold",
    "control.siege": "besiege",
    "control.siege_broken": "break the siege of",
    "fighting.battle": "fight in",
    "fighting.offensive": "attack in",
    "strike.airstrike": "carry out air strikes on",
    "strike.shelling": "shell",
    "strike.bombing": "bomb",
    "strike.chemical": "use chemical weapons in",
    "force.deployment": "deploy to",
}
NOUNS = {
    "control.capture": "Capture of",
    "control.gain": "Ground gained in",
    "control.loss": "Ground lost in",
    "control.withdrawal": "Withdrawal from",
    "control.entry": "Entry into",
    "control.hold": "Control of",
    "control.siege": "Siege of",
    "control.siege_broken": "Siege broken of",
    "fighting.battle": "Fighting in",
    "fighting.offensive": "Attack in",
    "strike.airstrike": "Air strikes on",
    "strike.shelling": "Shelling of",
    "strike.bombing": "Bombing in",
    "strike.chemical": "Chemical attack in",
    "harm.killed": "People killed in",
    "harm.injured": "People injured in",
    "harm.displaced": "People displaced in",
    "harm.trapped": "People trapped in",
    "harm.detained": "People detained in",
    "harm.abuse": "Abuse in",
    "harm.damage": "Damage in",
    "harm.deprivation": "Shortage in",
    "civil.evacuation": "Evacuation of",
}
MOST_WORDS = 14
"""Words of a report that a title quotes."""
PEOPLE = frozenset(
    {"harm.killed", "harm.injured", "harm.detained", "harm.displaced", "harm.trapped", "civil.evacuation"}
)
HARMS = {"evacuation": "evacuated"}
PLURALS = frozenset({"people", "police", "militia", "infantry"})
ONE = {"people": "person", "children": "child", "women": "woman", "men": "man"}
"""Words for people that have a singular of their own."""
TOWARDS = re.compile(r"^towards?\s+", re.IGNORECASE)
"""What somebody moves to is where."""
SECOND = re.compile(
    r"\b(?:in|at|on|of) (?=(?:near|around|outside|beyond|between|(?:north|south|east|west)[- ]?(?:east|west)? of)\b)",
    re.IGNORECASE,
)
"""Prepositions of ours before a place that brings one of its own: "fighting near the town", not "in near"."""
UNTELLING = frozenset(
    "ground position positions territory gain gains presence region home homes house houses side towards".split()
)
"""Qualifiers that name no place anybody could find."""


def event_title(
    kind: str,
    actors: Sequence[Party],
    targets: Sequence[Party],
    places: Sequence[Where],
    counts: Sequence[Count],
    quote: str = "",
) -> str:
    """Writes an event's title.

    Args:
        kind: the event's kind.
        actors: who did it.
        targets: whom or what it befell.
        places: where, finest first.
        counts: its numbers.
        quote: words of a report that tell of it, for kinds that say too little by themselves.
    """
    where = place_words(places)
    doers = [party.name for party in actors if _is_party(party, places)][:2]
    who = listed(doers)
    targets = [party for party in targets if _is_party(party, places) or party.kind == "population"]
    struck = [party for party in targets if party.name != "people"]
    verb, noun = ACTIVE.get(kind), NOUNS.get(kind)
    if kind == "control.withdrawal" and places and way_to(places[0], quote):
        verb, noun = "withdraw to", "Withdrawal to"
    if kind in PEOPLE:
        title = _harm(kind, targets, counts, where)
    elif who and verb:
        verb = verb if len(doers) > 1 or _is_plural(doers[0]) else _third_person(verb)
        title = f"{who} {verb} {where or 'an unnamed place'}"
        if kind.startswith("strike.") and struck:
            title = f"{who} {verb} {listed(party.name for party in struck[:2])}{f' in {where}' if where else ''}"
    elif kind in NOUNS or not quote:
        noun = noun or f"{first_capital(kind.partition('.')[2].replace('_', ' ') or kind)}:"
        title = f"{noun} {where or who or 'an unnamed place'}"
    else:
        title = _quoted(quote, where)
    return first_capital(SECOND.sub("", title) if not title.startswith(("“", f"{where}: “")) else title)


def _quoted(quote: str, where: str) -> str:
    """The words of a report, cut where they run on, after the place where they do not name it."""
    words = quote.split()
    told = " ".join(words[:MOST_WORDS]).strip(" ,;:.–-“”\"'")
    told = f"“{told}{' …' if len(words) > MOST_WORDS else ''}”"
    named = fold_name(where.partition(",")[0])
    return told if not where or named in fold_name(quote) else f"{where}: {told}"


def _harm(kind: str, targets: Sequence[Party], counts: Sequence[Count], where: str) -> str:
    harm = HARMS.get(kind.partition(".")[2], kind.partition(".")[2])
    numbers = [count for count in counts if count.unit.endswith(harm)]
    victims = listed(party.name for party in targets[:2]) or "people"
    if numbers:
        # The plain number is of them all: "58 people" before "two aid workers".
        count = next((one for one in numbers if one.unit == harm), numbers[0])
        people = count.unit.removesuffix(harm).strip() or "people"
        victims = f"{_figure(count)} {ONE.get(people, people.removesuffix('s')) if count.high == 1 else people}"
    return f"{victims} {harm}{f' in {where}' if where else ''}"


def _figure(count: Count) -> str:
    if count.low is not None and count.low == count.high:
        return f"{count.low:,}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,} to {count.high:,}"
    if count.low is not None:
        return f"at least {count.low:,}"
    return f"up to {count.high:,}" if count.high is not None else "an unknown number of"


def _is_plural(name: str) -> bool:
    """Whether a party's name takes a plural verb: "rebels", "the Crown forces", "people of the hills"."""
    words = fold_name(name).partition(" of ")[0].split()
    last = words[-1] if words else ""
    return last in PLURALS or last.endswith("men") or (last.endswith("s") and not last.endswith(("ss", "us", "is")))


def _third_person(verb: str) -> str:
    """A plural verb phrase for one subject: "captures", "carries out air strikes on"."""
    first, _, rest = verb.partition(" ")
    if first.endswith(("ch", "sh", "s", "x")):
        first = f"{first}es"
    elif first.endswith("y") and first[-2] not in "aeiou":
        first = f"{first[:-1]}ies"
    else:
        first = f"{first}s"
    return f"{first} {rest}".strip()


def _is_party(party: Party, places: Sequence[Where]) -> bool:
    """Whether a name can be the subject of a title: somebody that acts, not a stray noun or the place itself."""
    if any(fold_name(party.name) == fold_name(place.name) for place in places):
        return False
    return side_of(party) is not None or not party.id.startswith("new:")


def place_words(places: Sequence[Where]) -> str:
    """The finest place with the town it lies in, where that is among the places."""
    if not places:
        return ""
    first, *others = places
    name = TOWARDS.sub("", settled(first).name)
    if first.qualifier and UNTELLING.intersection(fold_name(first.qualifier).split()):
        name = first.name
    around = next((one.name for one in others if one.id in first.within and one.name not in name), None)
    return f"{name}, {around}" if around else name
