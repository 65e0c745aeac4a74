"""The words by which somebody leaves a place or is thrown out of it, by whom, and out of what.

Patterns only, over the claim's own quote; nothing is decided here about truth. Every table can be added to.
"""

from __future__ import annotations

import re

OUSTED = re.compile(
    r"\b(?:oust|expel|evict|dislodg|drive|drove|driven|driving|push(?:ed|ing)? (?:\w+ ){0,3}(?:back|out)|flush|"
    r"forced? out|clear(?:ed)? of|rout(?:ed)?)",
    re.IGNORECASE,
)
CLEARED = re.compile(
    r"\b(?:oust(?:s|ed|ing)?|expel(?:s|led|ling)?|evict(?:s|ed|ing)?|dislodg(?:es|ed|ing)|(?:drives?|drove|driven|driving|"
    r"push(?:ed|es|ing)?|forc(?:ed|es|ing))\s+(?:\S+\s+){0,4}?out|clear(?:ed|s|ing)?\s+(?:\S+\s+){0,4}?(?:of|from))\b",
    re.IGNORECASE,
)
"""Words by which whoever throws another side out of a place has it."""
DRIVEN = re.compile(
    r"\b(?:was|were|been|being|be|got|is|are)\s+(?:\w+ly\s+|then\s+|later\s+|also\s+)?(?:oust|expel|evict|dislodg|driven|"
    r"pushed|flushed|forced|rout|compelled|obliged|repelled|thrown)",
    re.IGNORECASE,
)
"""A passive in which the subject is the loser."""
DRIVEN_OUT = re.compile(
    r"(?:^|\b(?:but|and|as|when|after|until|before)\s+|,\s+)(?:the\s+)?((?:[\w’'-]+\s+){1,3}?)"
    r"(?:was|were|had been|have been|being)\s+"
    r"(?:\w+ly\s+|then\s+|later\s+|finally\s+)?(?:oust|expel|evict|dislodg|driven|pushed|flushed|forced|rout|thrown)\w*\s+"
    r"(?:back\s+)?(?:out|from|off|away)\b",
    re.IGNORECASE,
)
"""Whom a passive clause tells to be thrown out."""
THROWER = re.compile(
    r"\b(?:oust|expel|evict|dislodg|driven|pushed|flushed|forced|rout|thrown)\w*\b(?:\s+\S+){0,8}?\s+by\s+(?:the\s+)?"
    r"((?:[\w’'-]+\s?){1,4}?)(?=\s*(?:,|\.|;|:|—|–|$|\b(?:on|in|at|after|during|who|which|and|following|with|before|as)\b))",
    re.IGNORECASE,
)
"""Who throws others out in a passive clause."""
THROWN = re.compile(
    r"\b(?:push|driv|drove|forc(?=ed|ing)|expel|oust|dislodg|evict|clear|rout|flush|beat|beaten)\w*\s+(?:back\s+)?(?:the\s+|all\s+)?"
    r"((?:[\w’'-]+\s+){1,4}?)(?:back\s+)?(?:out|from|off|away)\b",
    re.IGNORECASE,
)
"""Whom a clause tells to be thrown out."""
PRONOUN = re.compile(r"(?:them|him|it|these|those)", re.IGNORECASE)
"""Those of the clause before."""
FORCING = re.compile(
    r"\b(?:forc(?:ing|ed)|(?:compel|oblig|caus|prompt|allow|mak)(?:l?ing|l?ed|e|es|s))\b", re.IGNORECASE
)
"""Verbs of making others leave; "forces" are mostly soldiers."""
LEFT = re.compile(
    r"\b(?:ha[sd]|have)\s+left\b|\bg[ai]ve(?:n|s)?\s+up\s+(?:the\s+)?(?-i:[A-Z]|city\b|town\b|village\b)|"
    r"\blost\s+(?:it|them)\b[^.;]{0,20}?\bto\b|\bleft\s+(?:the\s+)?(?:city|town|village|area|base)\b|\b(?:driven|pushed)\s+"
    r"(?:away|out)\b|\b(?:handed|handing|hands)\s+(?:\S+\s+){0,8}?(?:over\b|to\b)|\b(?:ced|relinquish|abandon)(?:e[ds]?|ing)\b",
    re.IGNORECASE,
)
"""Verbs of losing, for clauses about control of which the reader knows no finer type."""
WITHDRAWAL_OF = re.compile(
    r"\b(?:withdrawal|retreat|evacuation|pull-?out)\s+of\s+(?:the\s+|all\s+)*((?:[\w’'-]+\s?){1,4}?)"
    r"(?=\s*(?:,|\.|;|:|—|–|$|\b(?:on|in|at|after|from|to|by|and|following|with|before)\b))",
    re.IGNORECASE,
)
"""Whose withdrawal is told of, whoever forced it."""
DEEPER = re.compile(
    r"\b(?:retreat|withdr[ae]w|f[ae]ll(?:en)? back|pull(?:ed|ing)? back|push|driv|drove)\w*\b[^.;]{0,30}?"
    r"\b(?:in)?to\s+(?:the\s+|its\s+)?(?:heart|cent(?:re|er)|interior|middle|depths?|core|inner)\b",
    re.IGNORECASE,
)
"""A retreat within a place, which those who retreat still have."""
POSTS = re.compile(
    r"\b(?:abandon\w*|left|leaving|desert\w*|fled|vacat\w+)\s+(?:from\s+)?(?:their|all|its|the)?\s*(?:posts?|positions?|bases?)\b",
    re.IGNORECASE,
)
"""Leaving one's posts in a place leaves the place."""
POST = re.compile(r"\b(?:posts?|positions?|bases?)\b", re.IGNORECASE)
