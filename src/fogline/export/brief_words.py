"""Plain neutral English for a brief: numbers as an editor writes them, what happened as a clause, on whose word.

Clauses are made from what was resolved, never from guesses: a slot that nothing fills takes another true shape, and a
kind without a shape is told in the report's own quoted words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fogline.export.brief_names import (
    in_a_row,
    is_known,
    is_presentable,
    is_told_whole,
    party_name,
    place_name,
    place_names_of,
)
from fogline.fuse.prose import first_capital
from fogline.fuse.where_to import way_to
from fogline.model import Count, Party, ReadClaim, Where

SMALL = "no one two three four five six seven eight nine ten".split()
MOST_NAMES = 3


VAGUE: dict[tuple[int | None, int | None], str] = {
    (24, 99): "dozens of",
    (40, 99): "scores of",
    (200, 999): "hundreds of",
    (300, 999): "several hundred",
    (2_000, 9_999): "thousands of",
    (20_000, 99_999): "tens of thousands of",
    (200_000, 999_999): "hundreds of thousands of",
    (2_000_000, None): "millions of",
}
"""Bounds that vague words were given, and the words: to print the bounds would say more than the report did."""


def number_words(value: int) -> str:
    """A number as an editor writes it: words up to ten, digits with commas above."""
    return SMALL[value] if 0 < value < len(SMALL) else f"{value:,}"


def count_words(count: Count, noun: str = "") -> str:
    """A count with its bounds: "at least 45 people", "between 30 and 40", "up to 6,000"."""
    noun = noun or _noun(count.unit)
    low, best, high = count.low, count.best, count.high
    if (low, high) in VAGUE:
        return f"{VAGUE[low, high]} {noun}"
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
    names = list(dict.fromkeys(party_name(party) for party in parties))
    if len(names) > MOST_NAMES:
        return in_a_row([*names[:MOST_NAMES], "others"])
    return in_a_row(names)


Shape = tuple[str, ...]
SHAPES: dict[str, Shape] = {
    "control.capture": ("{who} captured {place}", "{place} was captured"),
    "control.hold": ("{who} held {place}",),
    "control.loss": ("{who} lost {place}",),
    "control.gain": ("{who} gained ground in {place}",),
    "control.entry": ("{who} entered {place}",),
    "control.withdrawal": (
        "{who} withdrew from {place} {goal}",
        "{who} withdrew {goal}",
        "{who} withdrew from {place}",
    ),
    "control.siege": ("{who} cut off {place}",),
    "control.siege_broken": ("{who} broke the siege of {place}", "the siege of {place} was broken"),
    "fighting.battle": ("{who} fought {whom} in {place}", "{who} fought in {place}"),
    "fighting.offensive": ("{who} attacked {whom} in {place}", "{who} attacked in {place}"),
    "strike.airstrike": ("aircraft of {who} struck {place}", "air strikes hit {place}"),
    "strike.shelling": ("{who} shelled {place}", "shells hit {place}"),
    "strike.bombing": ("{who} set off explosives in {place}", "an explosion hit {place}"),
    "strike.attack": ("{who} struck {place}",),
    "harm.killed": ("{count} were killed in {place}",),
    "harm.injured": ("{count} were injured in {place}",),
    "harm.displaced": ("{count} were displaced in {place}",),
    "civil.evacuation": ("{count} were evacuated from {place}",),
}
"""Shapes of a clause for each kind, the fullest first; the first one whose slots are all filled is taken."""


def clause_of(claim: ReadClaim, beside: Sequence[ReadClaim] = ()) -> str | None:
    """What a claim says happened, as a clause; `None` where no shape fits what its own words say.

    Only what this one claim says goes in: slots filled from several accounts, or from sentences before, would be
    nobody's account.

    Args:
        claim: tells it.
        beside: claims that say the same of other places, by the same teller.
    """
    goals = goals_of(claim)
    places = [place for one in (claim, *beside) for place in own_places(one) if place not in goals]
    share = "" if beside else share_of_place(claim)
    count = next((one for one in claim.counts if one.low is not None or one.high is not None), None)
    slots = {
        "who": party_names(party for party in claim.actors if is_known(party)),
        "whom": party_names(party for party in (*claim.targets, *claim.victims) if is_known(party) or _is_plain(party)),
        "place": share or place_names_of(places, 2 + len(beside)),
        "goal": f"{way_to(goals[0], claim.claim.span.quote)} {place_names_of(goals)}" if goals else "",
        "count": count_words(count) if count else "",
    }
    for shape in SHAPES.get(claim.claim.kind, ()):
        if all(slots[name] for name in slots if f"{{{name}}}" in shape):
            clause = shape.format(**slots)
            plural = shape.startswith("{place} was") and is_plural(slots["place"].partition(" of ")[0])
            clause = clause.replace(" was ", " were ", 1) if plural else clause
            return _singular(clause) if slots["count"].startswith("one ") else clause
    return None


def own_places(claim: ReadClaim) -> list[Where]:
    """The places that a claim's own words name; those that only its surroundings give are left out."""
    own, goals = _named_places(claim), goals_of(claim)
    first = next((place for place in own if place not in goals), own[0] if own else None)
    return [place for place in own if first and place.precision == first.precision]


def goals_of(claim: ReadClaim) -> list[Where]:
    """The places that those who withdraw go to, which is not where they were."""
    if claim.claim.kind != "control.withdrawal":
        return []
    return [place for place in _named_places(claim) if way_to(place, claim.claim.span.quote)]


def _named_places(claim: ReadClaim) -> list[Where]:
    words = (*claim.place_words, *(place.name for place in claim.places[len(claim.place_words) :]))
    return [
        place
        for place, word in zip(claim.places, words, strict=False)
        if word and is_presentable(place) and is_told_whole(place, word) and not _is_part_of(claim, word)
    ]


SHARE = (
    r"\b((?:(?:large|wide|big|significant|many|several|some|most)\s+)?(?:parts?|portions?|swathes?|areas?|districts|"
    r"quarters|neighbou?rhoods)|most|much|half)\s+of\s+(?:it|the\s+(?:city|town|village|province)|"
)
"""How a share of a place is told; the place's own name follows."""


def share_of_place(claim: ReadClaim) -> str:
    """A share of a town that a claim's words tell of: "large parts of Aleppo"; empty where they tell of none."""
    for place in claim.places:
        if place.id and place.precision in ("settlement", "vague") and is_presentable(place):
            found = re.search(SHARE + re.escape(place.name) + r")\b", claim.claim.span.quote, re.IGNORECASE)
            if found:
                return f"{' '.join(found[1].lower().split())} of {place_name(place)}"
    return ""


PARTS = re.compile(
    r"(?<!control )(?<!city )(?<!town )(?<!village )(?<!district )(?<!capture )(?<!quarter )(?<!siege )(?<!fall )"
    r"(?<!hold )(?<!loss )\b(?:of|in|around|near|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What stands before a name when only something of the place is meant: "three districts of", "a base in"."""
WHOLE = frozenset({"control.capture", "control.loss", "control.withdrawal", "control.siege"})


def _is_part_of(claim: ReadClaim, word: str) -> bool:
    """Whether a change of control is of something in the place, and not of the place."""
    quote = claim.claim.span.quote
    return claim.claim.kind in WHOLE and word in quote and bool(PARTS.search(quote[: quote.index(word)]))


def _is_plain(party: Party) -> bool:
    return party.kind == "population" and party.name.islower()


def _singular(clause: str) -> str:
    return clause.replace(" were ", " was ", 1)


def is_plural(name: str) -> bool:
    """Whether a name takes a plural: "Syrian rebels", not "the rebels' council"."""
    last = name.lower().partition(" of ")[0].rpartition(" ")[2]
    return " and " in name or (last.endswith("s") and not last.endswith(("ss", "us", "is", "nations", "states")))


def attributed(clause: str, speakers: Sequence[str], turn: int, *, own_word: bool = False) -> str:
    """A clause with those on whose word it stands; three true shapes in turn, so that it reads aloud."""
    who = in_a_row(list(speakers)[:MOST_NAMES]) or "the report"
    if own_word:
        same = clause.startswith(who)
        own = "their" if is_plural(who) else "its"
        return first_capital(
            f"by {own} own account alone, {clause}." if same else f"{clause}, by the account of {who} alone."
        )
    shapes = (
        f"{clause}, according to {who}.",
        f"{who} said that {clause}.",
        f"By the account of {who}, {clause}.",
    )
    return first_capital(shapes[turn % len(shapes)])
