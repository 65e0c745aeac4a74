"""The words by which a clause names a holder or taker otherwise than as its subject: "under League control".

Who has a place, who takes it, from whom, and whose it was. Patterns over the claim's own quote; nothing is decided
here about truth. Every table can be added to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

THEIRS_TILL_THEN = re.compile(
    r"\b(?:last|only|main|final|remaining|former|key|major|biggest|largest|strategic)\s+(?:\w+\s+){0,3}?"
    r"(?:still\s+)?(?:(?:under|in)\s+(?:the\s+)?((?:[\w’'-]+\s){1,3}?)(?:hands|control)|"
    r"(?:held|controlled)\s+by\s+(?:the\s+)?((?:[\w’'-]+\s?){1,3}?)(?=\s*(?:,|\.|;|$|\b(?:in|on|at|after)\b)))|"
    r"\b(?:(?:re)?t(?:ook|aking|akes?)|(?:re)?captur(?:ed|es|ing)|seiz(?:ed|es|ing)|liberat(?:ed|es|ing)|storm(?:ed|s|ing))\s+"
    r"(?:(?!(?:back|and|was|were|is|are|by|put|bring\w*|brought|it|them)\b)[\w’'-]+\s+){1,6}?"
    r"(?:under|in)\s+(?:the\s+)?(?!its|their|his|full|total)((?:[\w’'-]+\s){1,3}?)(?:hands|control)",
    re.IGNORECASE,
)
"""Whose a place was until it is taken: "the last town in rebel hands", "retaking positions under League control"."""
FROM_WHOM = re.compile(
    r"\b(?:from|out of the hands of|at the expense of|"
    r"after (?:[\w-]+ ){0,5}?(?:fighting|clashes|battles?|combat) (?:with|against)|"
    r"after (?:defeating|routing|overpowering))\s+"
    r"(?:the\s+)?((?:[\w’'-]+\s?){1,4}?)(?=\s*(?:,|\.|;|:|—|–|$|"
    r"\b(?:on|in|at|after|during|who|which|and|following|with|before|by|as)\b))",
    re.IGNORECASE,
)
"""Whom a place is taken from."""
_ENDING_WORDS = (
    "on in since after before during at who which and said along with without amid following as while when".split()
)
_END = rf"(?=\s*(?:,|\.|;|:|—|–|$|\b(?:{'|'.join(_ENDING_WORDS)})\b))"
BY_AGENT = re.compile(
    r"\b(?:held|controlled|ruled|run|governed|dominated|captured|taken|retaken|recaptured|seized|overrun|occupied|besieged|"
    r"surrounded|encircled|blockaded|entered|stormed|cut|severed|conquered|liberated|taken over|cut off)\s+"
    rf"(?:\w+ly\s+)?by\s+(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
"""Whom a passive clause names after "by"."""
NOMINAL_BY = re.compile(
    rf"\b(?:re)?(?:capture|seizure|liberation|conquest|takeover|occupation)\s+of\s+[^.;]{{1,80}}?\bby\s+(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
"""Who takes a place, where the taking is only named: "the capture of Vale by the League"."""
UNDER_SIEGE_BY = re.compile(
    rf"\b(?:sieges?|blockade|encirclement)\s+(?:of\s+[^.;]{{1,40}}?\s+)?by\s+(?:the\s+)?(.+?){_END}", re.IGNORECASE
)
"""Who besieges, where a place is told to be under siege."""
UNDER = re.compile(
    r"\b(?:under|in)\s+(?:the\s+)?(?!the\b)((?:(?!(?:under|in)\b)[\w’'-]+\s){1,4})(?:control|rule|authority|occupation)\b",
    re.IGNORECASE,
)
UNDER_OF = re.compile(
    rf"\b(?:under|in)\s+(?:the\s+)?(?:control|rule|hands|grip|possession)\s+of\s+(?:the\s+)?(.+?){_END}", re.IGNORECASE
)
IN_HANDS = re.compile(r"\bin(?:to)?\s+(?:the\s+)?((?:[\w-]+\s){0,3}?[\w-]+)(?:[’']s?)?\s+hands\b", re.IGNORECASE)
FELL_TO = re.compile(
    r"\b(?:(?:fell|fallen|fall|falls|falling|passed|lost|ceded|surrendered|handed (?:over )?)\s+(?:over\s+)?|"
    rf"fall\s+of\s+[^.;,]{{1,60}}?\s)to\s+(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
PASSED_FROM = re.compile(
    r"\b(?:pass(?:ed|es|ing)|shift(?:ed|s|ing)|transferr(?:ed|ing)|chang(?:ed|ing) hands|went|gone)\s+"
    r"(?:over\s+)?from\s+(?:the\s+)?((?:[\w’'-]+\s){1,4}?)to\b",
    re.IGNORECASE,
)
"""Whose a place was of which the control "passed from" them to others."""
LEFT_TO = re.compile(
    r"\b(?:left|leaving|leaves?|abandon(?:ed|ing)|yield(?:ed|ing)|surrender(?:ed|ing))\s+"
    r"(?:it|them|control|(?:the|its|their) (?:\w+\s)?(?:city|town|village|capital|base|area|region|"
    r"fort|fortress|island|port|field)|"
    rf"(?-i:[A-Z])[\w’'-]+)\s+to\s+(?:the\s+)?(?!(?:its|their|his|be|go|join)\b)(.+?){_END}",
    re.IGNORECASE,
)
"""To whom a place is left: "leaving the city to the rebels"."""
HANDED_TO = re.compile(
    rf"\b(?:hand(?:ed|ing)|ced(?:ed|ing)|surrender(?:ed|ing)|transferr(?:ed|ing)|turn(?:ed|ing))\b(?:\s+\S+){{1,12}}?\s+to\s+"
    rf"(?:the\s+)?(.+?){_END}",
    re.IGNORECASE,
)
LEFT_IN = re.compile(
    r"\b(?:left|leaving|put|keeping|kept)\s+(?:the\s+)?((?:[\w’'-]+\s+){1,4}?)(?:still\s+)?in\s+(?:\w+\s+)?(?:control|possession|charge)\b",
    re.IGNORECASE,
)
"""Who is left with a place: "this left the rebels in control of"."""
STRONGHOLD = re.compile(
    r"\b((?:[A-Z][\w-]+|rebel|government|regime|opposition|insurgent|loyalist)(?:\s[A-Z][\w-]+)?)[’']?s?\s+"
    r"(?:last\s+)?(?:strongholds?|holdouts?|bastions?)\b"
)
"""Whose a place is that is called their stronghold."""
HOLDER_PHRASES = (BY_AGENT, NOMINAL_BY, UNDER, UNDER_OF, IN_HANDS, FELL_TO, HANDED_TO, LEFT_IN)
FORMERLY = re.compile(
    r"\b(?:after|having|despite|following)\s+(?:being|having been|been|nearly|almost|"
    r"\w+ (?:weeks|months|years|days))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""The part of a clause that tells how it was before."""
OURS = re.compile(r"(?:our|us|we)\b", re.IGNORECASE)


def new_holder(quote: str) -> str | None:
    """The words for whom a clause of loss gives as having the place from then on."""
    found = [
        match
        for pattern in (UNDER, UNDER_OF, IN_HANDS, FELL_TO, HANDED_TO, LEFT_IN, LEFT_TO)
        if (match := pattern.search(quote))
    ]
    first = min(found, key=lambda match: match.start(), default=None)
    return first.group(1).strip() if first else None


def ringed_by(quote: str) -> str | None:
    """The words for whom a passive clause has besieging a place."""
    found = BY_AGENT.search(quote) or UNDER_SIEGE_BY.search(quote)
    return found.group(1).strip() if found else None


def named_holder(quote: str, effect: str = "holds") -> str | None:
    """The words for whom a clause gives as holder or taker otherwise than as its subject.

    Args:
        quote: the clause.
        effect: what it says of control; who takes "the rebel stronghold" takes it from the rebels.
    """
    told = FORMERLY.sub("", quote)
    return holder_in(THEIRS_TILL_THEN.sub("", told), HOLDER_PHRASES) if effect == "takes" else holder_in(told)


def former_holder(quote: str) -> str | None:
    """The words for whose a place is called that a clause tells to be taken: "the League's last stronghold"."""
    found = THEIRS_TILL_THEN.search(quote)
    if found:
        return str(next(filter(None, found.groups()))).strip()
    passed = PASSED_FROM.search(quote)
    if passed:
        return passed.group(1).strip()
    called = STRONGHOLD.search(quote)
    return called.group(1).strip() if called else None


def holder_in(quote: str, phrases: Sequence[re.Pattern[str]] = (STRONGHOLD, *HOLDER_PHRASES)) -> str | None:
    """The words of a stretch for whom it gives as holder or taker otherwise than as its subject."""
    found = [match for pattern in phrases if (match := pattern.search(quote))]
    # Of two phrases the first is the clause's own; a second one hangs on another place ("along with areas held by …").
    first = min(found, key=lambda match: match.start(), default=None)
    return first.group(1).strip() if first else None
