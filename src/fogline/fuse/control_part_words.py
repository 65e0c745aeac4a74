"""The words for a part of a place, and for all of it: "large parts of Vale", "Vale's suburbs", "the entire city".

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re

_PART = (
    r"parts?|portions?|areas?|sections?|swath(?:e|es|s)|districts?|neighbou?rhoods?|quarters?|half|most|much|majority|"
    r"bulk|thirds?|per ?cent|percent|%|pockets?|corners?|blocks|sites|points|locations|territory|ground|gains?|"
    r"presence|positions?|streets|remainder|rest|remnants?|zones?|lines?|checkpoints?|buildings?|(?:out)?posts?|bases?|"
    r"hills?|hilltops?|villages|towns|settlements|localities|farms|installations|facilities|bunkers|houses"
)
_QUANTITY = (
    r"(?:some|several|many|certain|large|larger|most|other|significant|substantial|key|wide|vast|small|remaining|half|"
    r"various|few|a few|two|three|four|five|six|seven|eight|nine|ten|\d+|eastern|western|northern|southern|central)"
)
_SHARE = rf"(?:the\s+)?(?:{_QUANTITY})\s"
PART_BEFORE = re.compile(
    rf"\b((?:{_QUANTITY}\s){{0,3}}(?:{_PART}))(?:\s+(?:held|controlled|in \w+ hands|"
    r"(?:that\s+|which\s+)(?:\S+\s+){1,3}?(?:held|holds?|control(?:led|s)?|had)|"
    r"(?:that|which)\s+remained\s+\S+\s+\w+ control))?\s+"
    r"(?:of|in|on|at|within|inside|across|into|throughout)\s+(?:the\s+)?(?:\w+ern\s+|old\s+|inner\s+)?"
    r"(?:(?:city|town|village|district|province) of\s+)?$",
    re.IGNORECASE,
)
"""Words right before a place that make the clause about a part of it: "large parts of", "some districts in the"."""
PART_WITHIN = re.compile(
    rf"^(?:the\s+)?((?:{_QUANTITY}\s){{0,3}}(?:{_PART}))\s+(?:of|in|on|within|inside)\s", re.IGNORECASE
)
_DISTRICTS = r"districts|quarters|neighbou?rhoods|suburbs|areas|outskirts|streets|villages"
PART_AFTER = re.compile(rf"^(?:[’']s?)?\s+((?:\w+ern\s+)?(?:{_DISTRICTS}))\b", re.IGNORECASE)
"""Words right after a place that make the clause about a part of it: "Aleppo's eastern districts"."""
PART_NAMED = re.compile(rf"^((?:{_QUANTITY}\s){{1,3}})\S.*\s({_DISTRICTS})$", re.IGNORECASE)
"""A whole phrase that counts parts of the place it names: "three Aleppo districts"."""
PART_QUALIFIER = re.compile(
    rf"\b(?:{_PART}|held|controlled|(?:north|south)?-?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?|central|inner|old|"
    r"centre|center|heart|core|downtown|rural|parts?|villages?|towns?)\b",
    re.IGNORECASE,
)
"""Qualifiers of a place that narrow it to a part; others ("besieged", "war-torn") only describe it."""
DIRECTION = re.compile(
    r"(?:the )?(?:(?:far )?(?:(?:north|south)?-?\s?(?:east|west)|north|south)(?:ern)?|central|inner|old|downtown)",
    re.IGNORECASE,
)
"""Qualifiers that name a part by where it lies, so that two sides' claims to it are about the same ground."""
HALF_HELD = re.compile(r"\b([\w’'-]+(?:\s[A-Z][\w’'-]+)?)[- ](?:held|controlled|occupied|ruled)\b")
ENTIRE = re.compile(
    r"\b(?:entire(?:ty|ly)?|whole|all of|fully|full control|complete(?:ly)?|total control|in its entirety|last (?:part|"
    r"pocket|quarter|district|neighbou?rhood)s?|no part of)\b",
    re.IGNORECASE,
)
ALL_OF_IT = frozenset({"city", "town"})
"""Qualifiers that are nothing but another word for the place: "the city"."""
NOT_ALL = re.compile(
    r"\b(?:not|n[’']t|never|yet to)\s+(?:\w+\s+){0,3}?(?:all|whole|entire|every|fully|completely|entirely|"
    r"total(?:ly)?)\b",
    re.IGNORECASE,
)
"""A denial that leaves a side a part: "does not control all of"."""
PARTIAL = re.compile(r"\b(?:partial|partly|partially)\b", re.IGNORECASE)
INCLUDING = re.compile(r"\b(?:including|among them|notably)\s+(?:the\s+)?$", re.IGNORECASE)
"""Words right before a place that is itself among what was taken."""
NONE_OF_IT = re.compile(r"\b(?:any|a single) (?:part|inch|corner|quarter|district)s? of\b", re.IGNORECASE)
"""Of what is denied or over, the whole: "no longer held any part of Vale"."""
ONE_OF_A_KIND = re.compile(
    r"^(?:the\s+)?(?:\w+\s+)?(?:district|neighbou?rhood|quarter|area|zone|village|town|settlement|locality|block|base|"
    r"(?:out)?post|hill|hilltop|street|farm|facility|building|site|point|position|territory)\s+of\s+(?:the\s+)?[A-Z]",
)
"""A kind before a name, which is then the name of the thing itself: "the neighbourhood of Vale"."""
_LISTED = re.compile(
    r"^(?:the\s+)?(?:\w+\s+)*(?:villages|towns|cities|settlements|districts|neighbou?rhoods|suburbs|hamlets|localities|"
    r"communities|quarters)\s+of\s+(?:the\s+)?\S",
    re.IGNORECASE,
)
_NEXT = re.compile(r"^\s*(?:,|and\b|,\s*and\b)\s+(?:the\s+)?[A-Z]")


def part_before(text_before: str) -> str | None:
    """The words that make a clause about a part of the place that follows; `None` when about all of it."""
    found = PART_BEFORE.search(text_before)
    return found.group(1).strip() if found else None


def part_told(own: str, after: str) -> str | None:
    """The words in or after a place's mention that make it a part: "three X districts", "X's suburbs"."""
    if ONE_OF_A_KIND.match(own) and not re.match(_SHARE, own, re.IGNORECASE):
        return None
    within, named, following = PART_WITHIN.search(own), PART_NAMED.search(own), PART_AFTER.search(after)
    if within:
        return within.group(1)
    if named:
        return f"{named.group(1)}{named.group(2)}"
    return following.group(1) if following else None


def heart_of(quote: str, name: str) -> str | None:
    """The word by which a clause is about the middle of a place only: "the heart of Vale"; `None` where it is not."""
    found = re.search(
        rf"\b(heart|core|middle|very centre|very center) of (?:the )?{re.escape(name)}\b", quote, re.IGNORECASE
    )
    return found.group(1) if found else None


def heads_a_list(own: str, after: str) -> bool:
    """Whether a mention begins a list of names: "the villages of Vale" before "and Kapell" is Vale."""
    return _LISTED.match(own) is not None and _NEXT.match(after) is not None
