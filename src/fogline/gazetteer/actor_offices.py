"""Offices as words name them and as packs write them: "premier" is a prime minister, "army chief" a chief of staff.

Read apart from who holds them: `read_office` takes a phrase such as "Ruritania's former defence minister" to pieces,
`is_office` tells whether a role of a pack is the office that words name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

ENVOYS = frozenset(
    {"special envoy", "envoy", "joint envoy", "peace envoy", "mediator", "joint special envoy"}
    | {"special representative", "joint special representative"}
)
SYNONYMS: tuple[frozenset[str], ...] = (
    frozenset({"president", "head of state", "transitional president", "interim president", "acting president"}),
    frozenset({"prime minister", "premier", "acting prime minister", "interim prime minister", "chancellor"}),
    frozenset({"foreign minister", "foreign secretary", "secretary of state", "acting foreign minister"}),
    frozenset(
        {"defence minister", "defense minister", "minister of defence", "minister of defense", "defence secretary"}
        | {"secretary of defense", "defense secretary", "acting defence minister"}
    ),
    frozenset({"interior minister", "minister of the interior", "home secretary"}),
    frozenset(
        {"commander in chief", "commander", "general commander", "top commander", "army chief", "army commander"}
        | {"military chief", "chief of staff", "chief of the general staff", "chief of general staff", "top general"}
    ),
    frozenset(
        {"leader", "chief", "head", "boss", "emir", "commander", "chairman", "secretary general", "founder"}
        | {"president", "chair"}
    ),
    frozenset({"political chief", "political leader", "head of the political bureau", "chief of the political bureau"}),
    frozenset({"director", "head", "founder", "director general", "executive director"}),
    ENVOYS,
    frozenset({"secretary general", "general secretary"}),
    frozenset({"king", "monarch"}),
    frozenset({"supreme leader"}),
)
"""Offices that words use for one another; the first set that has the words of a text decides."""
LONE = frozenset(
    "governor speaker ambassador chairman king emir spokesman spokeswoman spokesperson founder chancellor".split()
) | {"military spokesman"}
"""Offices of one word that no set above needs."""
OF_A_STATE = frozenset({"president", "prime minister", "premier", "foreign minister", "interior minister", "king"}) | (
    SYNONYMS[3] | {"head of state", "foreign secretary", "secretary of state", "chief of staff", "commander in chief"}
)
"""Offices that every state has one of, so that bare words mean that of the country spoken of."""
BEFORE = re.compile(r"\b(former|ex|late|then|acting|interim|transitional|outgoing|new|chief|official|top|main)$")
"""What stands before an office and does not change which it is."""
FORMER = frozenset({"former", "ex"})
OFFICES_KEPT = 16_384
"""Pairs of a pack's role and an office in words that are remembered; the packs have a few hundred roles."""
SPOKES = ("spokesman", "spokeswoman", "spokesperson")
MINISTER = re.compile(r"(?:^|\s)((?:deputy )?[a-z]+ minister)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePhrase:
    """A phrase that names somebody by office alone.

    Attributes:
        office: the office in small letters, without hyphens.
        owner: words for whose it is, as written; empty when the phrase does not say.
        former: somebody who held it before.
        definite: one holder is meant ("the", "its", an owner), not one of many.
    """

    office: str
    owner: str = ""
    former: bool = False
    definite: bool = True

    @property
    def is_of_a_state(self) -> bool:
        """Whether every state has this office."""
        return self.office in OF_A_STATE or bool(MINISTER.fullmatch(self.office))


_OFFICES = frozenset().union(*SYNONYMS) | LONE
_DETERMINERS = re.compile(r"^(the|its|their|his|her|this|that|a|an|some|one|another)\s+", re.IGNORECASE)
_TAIL = re.compile(r"^(?P<head>.+?)\s+(?:of|for|to)\s+(?:the\s+)?(?P<owner>.+)$")


def read_office(words: str) -> OfficePhrase | None:
    """Takes a phrase to pieces; `None` for words that are no office alone."""
    plain = " ".join(words.replace("’", "'").replace("-", " ").split())
    first = _DETERMINERS.match(plain)
    determiner = first[1].lower() if first else ""
    plain = plain[first.end() :] if first else plain
    found = _headed(plain)
    if found is None and (tail := _TAIL.match(plain)) and (head := _headed(tail["head"])) is not None:
        # An envoy is somebody's for a country, any other officer that of what follows.
        owner = head.owner if head.office in ENVOYS else tail["owner"]
        found = OfficePhrase(office=head.office, owner=owner, former=head.former)
    if found is None:
        return None
    definite = determiner in ("the", "its", "their", "this", "that") or (not determiner and bool(found.owner))
    return OfficePhrase(
        office=found.office,
        owner=found.owner or ("its" if determiner in ("its", "their") else ""),
        former=found.former,
        definite=definite,
    )


def _headed(words: str) -> OfficePhrase | None:
    """An office at the end of words, with what stands before it."""
    low = words.lower()
    parts = low.split()
    for start in range(max(0, len(parts) - 5), len(parts)):
        office = " ".join(parts[start:])
        held_for_now = parts[start] in ("acting", "interim", "transitional")
        if not held_for_now and (office in _OFFICES or MINISTER.fullmatch(office)):
            before = " ".join(words.split()[:start])
            former = False
            while found := BEFORE.search(before.lower()):
                former = former or found[1] in FORMER
                before = before[: found.start()].rstrip()
            owner = before.removesuffix("'s").removesuffix("'").strip()
            return OfficePhrase(office=office, owner=owner, former=former)
    return None


@lru_cache(maxsize=OFFICES_KEPT)
def is_office(role: str, office: str) -> bool:
    """Whether a role of a pack is the office that words name."""
    told = " ".join(role.lower().replace("-", " ").split())
    if office.endswith(SPOKES):
        return "deputy" not in told and any(one in told for one in (*SPOKES, "press secretary"))
    if told == office:
        return True
    return told in next((same for same in SYNONYMS if office in same), frozenset())
