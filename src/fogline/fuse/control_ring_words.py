"""The words for rings and roads: what is surrounded, what is no closed ring, and the roads whose cutting closes one.

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re

SURROUNDED = re.compile(
    r"\b(?:besieged|surrounded|encircled|blockaded|hemmed in)\s+(?:\w+ly\s+)?by\b|\b(?:establish|impos|start|beg[aiu]n|"
    r"la(?:id|ying)|tighten|maintain|resum|renew)\w*\s+(?:(?:the|a|its|their|total|full)\s+){0,2}(?:sieges?|blockades?|encirclement)\b",
    re.IGNORECASE,
)
FEW_SIDES = re.compile(
    r"\b(?:on|from) (?:two|three|both|2|3|several) (?:sides|directions|flanks)\b|"
    r"\b(?:almost|nearly|partly|partially|half|semi)[- ](?:completely )?(?:surround|encircl|besieg)(?:ed|ing)\b|"
    r"\b(?:potential|possible|any|threat of|risk of|avoid(?:ed|ing)?|prevent(?:ed|ing)?)\s+(?:an?\s+|the\s+)?"
    r"(?:\w+\s+)?(?:sieges?|encirclements?|blockades?)\b|"
    r"\bsemi-?encircle(?:d|ment)\b|\b(?:partial|near) encirclement\b|"
    r"\b(?:countryside|areas?|villages|towns|hills|regions?|territory|land|desert|mountains|walls?|checkpoints|streets|forests?)\s+"
    r"surrounding\b|\bsurrounding\s+(?:countryside|areas?|villages|towns|hills|regions?|territory|desert|mountains)\b",
    re.IGNORECASE,
)
"""A ring that is not closed, or no ring of soldiers, which is no siege."""
CUT = re.compile(
    r"\b(?:cut|cuts|cutting|sever(?:ed|s)?|block(?:ed|s)?|clos(?:ed|es)|choked? off|chokes off)\b", re.IGNORECASE
)
ROAD = re.compile(r"\b(?:road|highway|motorway|route|supply line|lifeline|corridor|crossing)\b", re.IGNORECASE)
ROAD_KINDS = frozenset({"road", "highway", "route", "crossing", "bridge", "corridor"})
LAST_LINE = re.compile(
    r"\b(?:only|last|final|sole|remaining|main)\s+(?:\w+\s+){0,2}?(?:roads?|routes?|lines?|highways?|lifelines?|corridors?)\b",
    re.IGNORECASE,
)
"""The way by which a place is supplied, whose cutting cuts the place off."""
