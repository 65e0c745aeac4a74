"""Plain neutral English for a brief: numbers as an editor writes them, what happened as a clause, on whose word.

Clauses are made from what was resolved, never from guesses: a slot that nothing fills takes another true shape, and a
kind without a shape is told in the report's own quoted words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.fuse.prose import day_in_words, first_capital, listed, shortened
from fogline.model import Count, Party, ReadClaim, Where

SMALL = "no one two three four five six seven eight nine ten".split()
MOST_NAMES = 3


def number_words(value: int) -> str:
    """A number as an editor writes it: words up to ten, digits with commas above."""
    return SMALL[value] if 0 < value < len(SMALL) else f"{value:,}"


def count_words(count: Count, noun: str = "") -> str:
    """A count with its bounds: "at least 45 people", "between 30 and 40", "up to 6,000"."""
    noun = noun or _noun(count.unit)
    low, best, high = count.low, count.best, count.high
    if low is not None and low == high:
        return f"{number_words(low)} {_one(noun, low)}"
    if best is not None and best not in (low, high):
        return f"about {number_words(best)} {noun}"
    if low is not None and high is not None:
        return f"between {number_words(low)} and {number_words(high)} {noun}"
    if low is not None:
        return f"at least {number_words(low)} {noun}"
    if high is not None:
        return f"up to {number_words(high)} {noun}"
    return f"an unknown number of {noun}"


def _noun(unit: str) -> str:
    words = [
        word for word in unit.split() if word not in ("killed", "injured", "displaced", "detained", "wounded", "dead")
    ]
    return " ".join(words) or "people"


def _one(noun: str, value: int) -> str:
    if value != 1:
        return noun
    return {"people": "person", "children": "child", "women": "woman", "men": "man"}.get(noun, noun.removesuffix("s"))


def party_names(parties: Iterable[Party]) -> str:
    """The parties in a row, with the article that their names take in a sentence."""
    names = list(dict.fromkeys(_with_article(party) for party in parties))
    if len(names) > MOST_NAMES:
        return listed([*names[:MOST_NAMES], "others"])
    return listed(names)


GENERIC_HEADS = ("army", "government", "forces", "rebels", "opposition", "coalition", "command", "ministry", "defence")


def _with_article(party: Party) -> str:
    name = party.name
    if name.lower().startswith("the ") or party.kind in ("person", "population", "thing", ""):
        return name
    last = name.split()[-1].lower()
    plural_people = last in ("rebels", "forces", "residents", "civilians", "activists")
    return name if plural_people or last not in GENERIC_HEADS else f"the {name}"


def place_names_of(places: Sequence[Where]) -> str:
    """The places in a row, containers of another one left out."""
    inner = {around for place in places for around in place.within}
    names = [place.name for place in places if not place.id or place.id not in inner]
    return listed(list(dict.fromkeys(names))[:4])


Shape = tuple[str, ...]
SHAPES: dict[str, Shape] = {
    "control.capture": ("{who} captured {place}", "{place} was captured"),
    "control.loss": ("{who} lost {place}", "{place} was lost by those who had held it"),
    "control.gain": ("{who} gained ground in {place}", "{who} gained ground", "ground changed hands in {place}"),
    "control.hold": ("{who} held {place}",),
    "control.entry": ("{who} entered {place}",),
    "control.withdrawal": ("{who} withdrew from {place}", "{who} withdrew"),
    "control.siege": ("{who} cut off {place}", "{place} was cut off"),
    "control.siege_broken": ("{who} broke the siege of {place}", "the siege of {place} was broken"),
    "fighting.battle": ("{who} fought {whom} in {place}", "{who} fought in {place}", "there was fighting in {place}"),
    "fighting.offensive": (
        "{who} attacked {whom} in {place}",
        "{who} attacked in {place}",
        "{place} came under attack",
    ),
    "strike.airstrike": ("aircraft of {who} struck {place}", "air strikes hit {place}", "air strikes hit {whom}"),
    "strike.shelling": ("{who} shelled {place}", "shells hit {place}", "shells hit {whom}"),
    "strike.bombing": ("{who} set off explosives in {place}", "an explosion hit {place}"),
    "strike.chemical": ("a chemical attack was reported in {place}",),
    "strike.attack": ("{who} struck {place}", "{place} was struck"),
    "harm.killed": ("{count} were killed in {place}", "{count} were killed", "{whom} were killed in {place}"),
    "harm.injured": ("{count} were injured in {place}", "{count} were injured"),
    "harm.displaced": ("{count} were displaced in {place}", "{count} were displaced", "people fled {place}"),
    "civil.evacuation": ("{count} were evacuated from {place}", "people were evacuated from {place}"),
}
"""Shapes of a clause for each kind, the fullest first; the first one whose slots are all filled is taken."""


def clause_of(claim: ReadClaim) -> str | None:
    """What a claim says happened, as a clause; `None` where no shape fits what is known.

    Only what this one claim says goes in: slots filled from several accounts would be nobody's account.
    """
    count = next((one for one in claim.counts if one.low is not None or one.high is not None), None)
    slots = {
        "who": party_names(party for party in claim.actors if is_known(party)),
        "whom": party_names(party for party in (*claim.targets, *claim.victims) if is_known(party) or _is_plain(party)),
        "place": place_names_of([place for place in claim.places if is_named(place)]),
        "count": count_words(count) if count else "",
    }
    for shape in SHAPES.get(claim.claim.kind, ()):
        if all(slots[name] for name in slots if f"{{{name}}}" in shape):
            clause = shape.format(**slots)
            plural = " and " in slots["place"] and shape.startswith("{place} was")
            clause = clause.replace(" was ", " were ", 1) if plural else clause
            return _singular(clause) if slots["count"].startswith("one ") else clause
    return None


def is_known(party: Party) -> bool:
    """Whether a pack knows a party, so that its name is surely one."""
    return not party.id.startswith("new:")


def _is_plain(party: Party) -> bool:
    return party.kind == "population" and party.name.islower()


def is_named(place: Where) -> bool:
    """Whether a place has a name of its own, and is not "a road" or "the countryside"."""
    return bool(place.id) or any(word[:1].isupper() for word in place.name.split())


def _singular(clause: str) -> str:
    return clause.replace(" were ", " was ", 1)


def speakers_of(claims: Sequence[ReadClaim]) -> list[str]:
    """On whose word claims stand, each once: original speakers, or the outlets that assert it themselves."""
    names: dict[str, None] = {}
    for claim in claims:
        name = _with_article(claim.says[0].party) if claim.says else claim.source or claim.document_name
        names.setdefault(name)
    return list(names)


def attributed(clause: str, speakers: Sequence[str], turn: int, *, own_word: bool = False) -> str:
    """A clause with those on whose word it stands; three true shapes in turn, so that it reads aloud."""
    who = listed(list(speakers)[:MOST_NAMES]) or "the report"
    if own_word:
        return first_capital(f"{clause}, by {who}’s own account alone.")
    shapes = (
        f"{clause}, according to {who}.",
        f"{who} said that {clause}." if len(speakers) == 1 else f"{clause}, as {who} reported.",
        f"By the account of {who}, {clause}.",
    )
    return first_capital(shapes[turn % len(shapes)])


def quoted(claim: ReadClaim, most: int = 140) -> str:
    """A claim in its own words with its speaker: ``the army: “…”``, or ``the army denied: “…”``."""
    denied = " denied" if claim.status == "denied" else ""
    return f"{speakers_of([claim])[0]}{denied}: “{shortened(claim.claim.span.quote, most)}”"


__all__ = [
    "attributed",
    "clause_of",
    "count_words",
    "day_in_words",
    "first_capital",
    "is_named",
    "listed",
    "number_words",
    "party_names",
    "place_names_of",
    "quoted",
    "shortened",
    "speakers_of",
]
