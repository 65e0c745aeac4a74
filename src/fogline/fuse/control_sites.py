"""Sites of a town that change hands by themselves: its port, its prison, a consulate in it.

Reports mostly tell them by a bare noun ("withdrew from the port") or by where they lie ("seized the consulate in
Vale"), and a gazetteer has few of them. What must stay true: who takes a site has not taken the town around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from fogline.fuse.control_part_words import PART_BEFORE
from fogline.fuse.control_place_words import is_beside
from fogline.fuse.control_sign import place_key
from fogline.model import Where, fold_name

SITES = frozenset(
    "port harbour harbor airport airfield airbase airstrip base barracks prison jail hospital clinic refinery "
    "headquarters consulate embassy dam plant factory silos silo castle citadel fortress palace university "
    "school stadium station "
    "depot ministry parliament courthouse cathedral church mosque shrine monastery museum hotel mall tower "
    "checkpoint compound complex tunnel bridge junction crossroads roundabout outpost warehouse quarry cemetery "
    "terminal square market gate garage bakery bunker".split()
)
"""Heads of words for what stands in a town and is held by itself."""
NUMBERED = re.compile(r"\b(?:neighbou?rhood|district|block|sector|hill|quarter)\s+\d+\b", re.IGNORECASE)
"""A quarter or a hill that has a number for a name."""
TOWNS = frozenset({"settlement", "neighbourhood", "city-part"})
_VERB = (
    r"(?:captur|recaptur|seiz|re-?seiz|liberat|retak|secur|occup|overr[au]n|storm|clear|regain|recover|reclaim)\w*|"
    r"re?took|t(?:ook|aken|aking)|lost|losing|abandon\w*|(?:withdrew|retreated|withdrawn) from"
)
OBJECT = re.compile(
    rf"\b(?:{_VERB})\s+(?:control of\s+|over\s+)?(?:the|a|an|its|their)?\s*((?:[\w’'-]+\s+){{0,4}}?[\w-]+)\s+"
    r"(?:in|at|of|inside|within)\s+(?:the\s+)?(?:(?:city|town|village|district)\s+of\s+)?$",
    re.IGNORECASE,
)
"""What a verb of taking acts on, where the place only says where that lies."""
SUBJECT = re.compile(
    r"^(?:(?:on|by|in) [^,]{2,30}, )?(?:the|a|an|its|their)?\s*((?:[\w’'-]+\s+){0,4}?[\w-]+)\s+"
    r"(?:in|at|of|inside|within)\s+(?:the\s+)?(?:(?:city|town|village|district)\s+of\s+)?$",
    re.IGNORECASE,
)
"""What opens a clause before the place in which it lies: "the headquarters of Vale was captured"."""


def site_of(where: Where, own: str, before: str, known: Iterable[Where]) -> Where | None:
    """The site that a mention of a town is really about; `None` where it is about the town.

    Args:
        where: the place as it was understood.
        own: the words that were understood so.
        before: the clause up to them.
        known: the places of the report.
    """
    if where.precision not in TOWNS and where.id is not None:
        return None
    if where.id is None:
        return _unlisted(where)
    phrase = _site_words(own) if not _names(own, where) else None
    found = OBJECT.search(before) or SUBJECT.search(before)
    if phrase is None and found and not PART_BEFORE.search(before):
        phrase = _site_words(found.group(1))
    return _within(where, phrase, known) if phrase else None


def _unlisted(where: Where) -> Where | None:
    """A site without an id whose qualifier is part of its name, or the whole of what it is called."""
    qualifier = (where.qualifier or "").lower()
    if not qualifier or is_beside(qualifier):
        return None
    if _is_site(where.name) and fold_name(qualifier) in fold_name(where.name):
        return replace(where, qualifier=None, precision="site")
    numbered = NUMBERED.search(where.qualifier or "")
    if numbered:
        return replace(where, name=numbered.group(), qualifier=None, precision="neighbourhood")
    if _is_site(qualifier):
        name = f"{where.qualifier} of {where.name}"
        return replace(where, name=name, qualifier=None, precision="site")
    return None


def _within(where: Where, phrase: str, known: Iterable[Where]) -> Where:
    wanted = set(fold_name(phrase).split())
    fits = [one for one in known if where.id in one.within and one.id and wanted <= set(fold_name(one.name).split())]
    if len({one.id for one in fits}) == 1:
        return replace(fits[0], qualifier=None)
    return Where(
        id=None,
        name=f"{phrase} {'' if is_beside(where.name.split()[0]) else 'of '}{where.name}",
        precision="site",
        within=(place_key(replace(where, qualifier=None)), *where.within),
        country=where.country,
    )


def _site_words(told: str) -> str | None:
    """The words for a site without what stands before them; `None` where they name none."""
    kept = re.sub(r"^(?:the|a|an|its|their|this|that)\s+", "", told.strip(), flags=re.IGNORECASE)
    return kept if _is_site(kept) else None


def _is_site(told: str) -> bool:
    tokens = fold_name(told).split()
    return bool(tokens) and tokens[-1] in SITES


def _names(own: str, where: Where) -> bool:
    """Whether the words name the place itself ("Camp Vale", "the town")."""
    return bool(set(fold_name(own).split()) & set(fold_name(where.name).split()))
