"""The words before a place that say how a clause stands to it: beside it, on the way there, out of it, inside it.

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re

BESIDE = re.compile(
    r"\b(?:outskirts|edges?|gates?|approaches|vicinity|suburbs|countryside|surroundings|villages?|towns)\s+"
    r"(?:of|outside|around|near|on the outskirts of)\s+(?:the\s+)?$|\b(?:outside|near|around|close to|beside|towards?|"
    r"north|south|east|west)(?:\s+of)?\s+(?:the\s+)?$|(?:north|south)[- ]?(?:east|west)\s+of\s+(?:the\s+)?$|"
    r"\b(?:surrounding|bordering|adjoining|next to|adjacent to)\s+(?:both\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words right before a place that put the clause beside it."""
BESIDE_QUALIFIERS = frozenset(
    "outside near around outskirt outskirts vicinity beside approaches countryside toward towards beyond suburbs edge "
    "edges villages farms surroundings".split()
)
TOWARDS = frozenset({"toward", "towards"})
_OF_DIRECTION = re.compile(r"\b(?:north|south)?[- ]?(?:east|west|north|south)\s+of$", re.IGNORECASE)
_TWICE = re.compile(r"(\w+)ern \1", re.IGNORECASE)
"""How a place "to the east of Vale" is understood: east, and so eastern."""
OUTSIDE = re.compile(r"(?:(?:north|south)?[- ]?(?:east|west|north|south)|near|outside) (?:of )?[A-Z]")
"""The start of a name for ground beside another place: "west of Vale"."""
AWAY = re.compile(
    r"\b(?:to|towards?|into|for|through)\s+(?:the\s+)?(?:(?:nearby|neighbou?ring|eastern|western|"
    r"northern|southern)\s+)?(?:(?:city|town|village|area|district|province|villages|towns)\s+(?:of\s+)?)?$|"
    r"\b(?:to|towards?|into)\s+(?:the\s+|their\s+|new\s+)*(?:\w+\s+)?(?:hills?|forests?|mountains?|desert|positions?|lines?|base|"
    r"camps?|bank|border|countryside|outskirts|farms|woods|valley)\s+(?:(?:of|in|at)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place to which somebody goes, rather than which they leave."""
RETREAT_TO = re.compile(
    r"\b(?:retreat|withdr[ae]w|pull|f[ae]ll|evacuat|flee|fled|regroup|redeploy)\w*\s+(?:\w+\s+){0,3}?(?:to|into|in)\s+(?:the\s+)?"
    r"(?:(?:nearby|neighbou?ring|eastern|western|northern|southern)\s+)?(?:(?:city|town|village|area)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place to which those go who leave another one, and which is theirs then."""
NAME_BEFORE = re.compile(
    r"(?<=\s)(?:the\s+)?(?:(?:a[ldnrstz]|ash|e[ldrsz])-)?[A-Z][\w’'‘`-]*(?:\s+(?:of\s+|al-|el-)?[A-Z][\w’'‘`-]*){0,3}"
    r"(?:,\s+and\s+|,\s*|\s+and\s+|\s+or\s+)(?:then\s+)?(?:the\s+)?$"
)
"""The name before another one in a list of names."""
TO_WHOM = re.compile(
    r"\b(?:surrender|capitulat|yield)(?:ed|es|s|ing)?\s+(?:(?:the|its|their|his)\s+\w+\s+)?to\s+(?:the\s+)?$|"
    r"\b(?:left|leaving|abandon(?:ed|ing)|hand(?:ed|ing))\s+(?:it|(?:the|its|their)\s+\w+)\s+(?:over\s+)?to\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words right before those to whom somebody gives up, who are no place."""
OUT_OF = re.compile(
    r"\b(?:from|out of|leaving|left|abandon\w*|evacuat\w+|quit\w*)\s+(?:the\s+)?(?:\w+\s+(?:of\s+)?)?$", re.IGNORECASE
)
LOCATIVE = re.compile(
    r"\b(?:in|at|near|around|outside|inside|within|from|off|across|"
    r"(?:north|south)?-?\s?(?:east|west|north|south) of)\s+"
    r"(?:the\s+)?(?:(?:city|town|village|area|district|province|governorate|region|countryside|suburbs?|outskirts)\s+"
    r"(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place that only say where the place that changes hands lies."""
SHORT_OF = re.compile(
    r"\b(?:reach(?:ed|es|ing)?|approach(?:ed|es|ing)?|near(?:ed|ing|s)|"
    r"advanc(?:ed|es|ing)\s+(?:\w+\s+)?(?:to|on|upon|within)|"
    r"(?:the )?(?:gates|outskirts|edges?|approaches|suburbs) of)\s+"
    r"(?:the\s+)?(?:(?:city|town|village|district)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Words right before a place at which somebody arrives without being in it."""
OFF = re.compile(r"\b(?:north|south)?-?\s?(?:east|west|north|south) of\s+(?:the\s+)?$", re.IGNORECASE)
"""Words right before a place beside which another one lies."""


def is_beside(qualifier: str) -> bool:
    """Whether a place's qualifier puts what is told beside the place: "near", "13 km southeast of"."""
    words = set(re.findall(r"\w+", qualifier.lower()))
    told = qualifier.strip()
    off = _OF_DIRECTION.search(told) or _TWICE.fullmatch(told)
    return not BESIDE_QUALIFIERS.isdisjoint(words) or off is not None


def stands_beside(text_before: str) -> bool:
    """Whether the words before a place put the clause outside it."""
    return BESIDE.search(text_before) is not None
