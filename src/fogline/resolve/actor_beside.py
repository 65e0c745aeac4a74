"""What stands in or right after a mention and says whose people or which country's office is meant.

"Forces *loyal to President Vale*", "the prime minister *in Tripoli*", "wounded men *of the Red Banner*", "his
Ruritanian *counterpart*", "*the Two* Springs room": words that a plain reading of the mention would lose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.resolve.theatre import Theatre

LOYAL = re.compile(
    r"\s+(?:that\s+(?:are|were)\s+)?(?:loyal|allied|answering|faithful|reporting)\s+to\s+(?:the\s+)?"
    r"(?P<whose>(?:[a-z]+\s+){0,2}[A-Z][\w'’-]*(?:\s+(?:al-|bin\s+|de\s+)?[A-Z][\w'’-]*){0,4}"
    r"(?:(?:\s+[a-z-]+){0,3}\s+(?:government|regime|authorities))?)"
)
BESIDE = re.compile(r"\s+(?:in|at|of)\s+(?=[A-Z])")
_DESCRIBED = (
    r"(?:(?:[A-Za-z][\w'’. -]*?-(?:linked|backed|led|aligned|affiliated|allied|supported|inspired|run|based)|local|"
    r"armed|jihadist|[Ii]slamist|rebel|militant|ethnic|rival|extremist|insurgent)\s+)*"
)
"""What describes a body before its name ("the Ruritanian-backed Red Banner")."""
PEOPLE_OF = re.compile(
    r"^(?:(?:the|some|several|many|few|\w+ed|\d+|two|three|four|five|six|dozens of|hundreds of)\s+){0,3}"
    r"(?:men|women|fighters|gunmen|militants|members|elements|soldiers|troops|units|commanders|leaders|remnants|"
    r"supporters|recruits|forces|(?:suicide\s+)?bombers?|snipers?|(?:military\s+)?sources?)\s+(?:of|from|with|at|in|within|belonging\s+to)\s+"
    rf"(?:the\s+)?{_DESCRIBED}(?P<body>[A-Z].*)$"
)
OF_A_BODY = re.compile(
    rf"\s+(?:of|from|belonging\s+to)\s+(?:the\s+)?{_DESCRIBED}"
    r"(?P<body>[A-Z][\w'’/-]*(?:\s+(?:(?:of|for|the|and)\s+)*[A-Z][\w'’/-]*){0,6}"
    r"(?:\s+(?:brigades?|battalions?|militias?|regiment)\b)?)"
)
COUNTERPART = re.compile(r"^(?:his|her|their|the)\s+(?P<country>[A-Z][\w .-]*?)\s+counterparts?$")
NUMBERED = re.compile(r"^[Tt]he\s+(?P<name>(?:Two|Three|Four|Five|Six|Seven|Nine|Ten|Twelve)\s+[A-Z].*)$")
SENDER = re.compile(
    r"(?P<who>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,3})(?:,\s+(?:which|who))?\s+"
    r"(?:(?:said|says|announced|pledged|promised|agreed)\s+(?:(?:that\s+)?it\s+|to\s+)?)?"
    r"(?:(?:would|will|has|had|have|not|also|already|still|pledged|agreed|to)\s+)*"
    r"(?:has|have|had|sent|sends?|sending|deploy\w*|dispatch\w*|contribut\w*|provid\w*|station\w*|lost|commit\w*|"
    r"scrambl\w*)"
    r"\s+(?:(?!and\b)[\w.-]+(?:,\d+)*\s+){0,4}$"
)
"""Somebody who has, sends or loses what follows, up to where it is named."""
SENTENCE = 200
"""Characters before a mention in which its sentence is looked at."""
END_BEFORE_CAPITAL = re.compile(r"(?<=[\w\"”’)][.!?])[\"”’]?\s+(?=[A-Z\"“])|\n")
"""Where a sentence begins that opens with a capital or a quotation, or a line does."""
FAR_BODY = 100
"""Characters after a mention in which the whole name of a body is looked for."""
FAR = 60
"""Characters after a mention in which what stands right after it is looked for."""


def sentence_start(text: str, position: int) -> int:
    """Where the sentence of a mention begins, or how far back it is looked at."""
    first = max(0, position - SENTENCE)
    return max((cut.end() for cut in END_BEFORE_CAPITAL.finditer(text, first, position)), default=first)


def loyal_to(text: str, end: int) -> str:
    """Whom the armed people before `end` are said to be loyal to; empty where nobody is told."""
    found = LOYAL.match(text[end : end + FAR])
    return found["whose"] if found else ""


def people_of(words: str) -> str:
    """The body whose people the words name ("wounded men of the Red Banner"); empty for other words."""
    found = PEOPLE_OF.match(words[:1].lower() + words[1:])
    return found["body"] if found else ""


def people_after(text: str, end: int) -> str:
    """The body or people that the plain word for armed people before `end` is of; empty where none is told."""
    found = OF_A_BODY.match(text[end : end + FAR_BODY])
    return found["body"] if found else ""


def sender_of(text: str, start: int) -> str:
    """Who the troops named at `start` are told to be had or sent by ("Ruritania, which has 400 soldiers in …").

    Returns:
        The name as written; empty where the sentence tells of nobody who has or sends them.
    """
    found = [*SENDER.finditer(text[sentence_start(text, start) : start])]
    return found[-1]["who"] if found else ""


def counterpart_of(words: str) -> str:
    """The country whose officer a "counterpart" is, as written; empty for other words."""
    found = COUNTERPART.match(words)
    return found["country"] if found else ""


def numbered_name(words: str) -> str:
    """A name that begins with a number ("the Two Springs room"); empty where the number counts."""
    found = NUMBERED.match(words)
    return found["name"] if found else ""


def country_beside(theatre: Theatre, end: int) -> str:
    """The country of the place right after a mention ("the prime minister in Tripoli"); empty where none is told."""
    led = BESIDE.match(theatre.scan.text[end : end + FAR])
    if led is None:
        return ""
    return country_at(theatre, end + led.end())


def country_at(theatre: Theatre, start: int) -> str:
    """The country of the place whose name begins there; empty where none does."""
    codes = [one.place.country for at, _, candidates in theatre.listed if at == start for one in candidates]
    return _most_present(codes, theatre)


APPOSED = re.compile(r",\s+(?:an?|the)\s+(?P<what>[^,.;:()]{3,60}),")
CIVIL = frozenset(
    "watchdog charity monitor body organisation organization foundation newspaper agency broadcaster ngo".split()
)
FIGHTING = frozenset("militia paramilitary paramilitaries force forces army faction rebels insurgents brigade".split())


def sort_beside(text: str, end: int) -> str:
    """What the words right after a name call its bearer ("Dawn, the daily paper,"): "civil", "fighting" or empty."""
    found = APPOSED.match(text, end)
    head = found["what"].lower().split()[-1] if found else ""
    return "civil" if head in CIVIL else "fighting" if head in FIGHTING else ""


OVER = re.compile(
    r"\s+(?:under|of|from|run\s+by|belonging\s+to|answering\s+to)\s+the\s+"
    r"(?P<body>(?:[\w-]+\s+){0,3}(?:ministry|army|police|government))\b"
)


def body_over(text: str, end: int) -> str:
    """The body of a state that the words right after a name put it under ("under the interior ministry")."""
    found = OVER.match(text, end)
    return found["body"].lower() if found else ""


IN_PLACE = re.compile(r"\s*In (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?),? (?:the )?")


def place_before(text: str, position: int) -> str:
    """The place that opens the sentence of a body named right after it ("In Ramallah the health ministry")."""
    found = IN_PLACE.fullmatch(text[sentence_start(text, position) : position])
    return found["place"] if found else ""


def _most_present(codes: Sequence[str], theatre: Theatre) -> str:
    """The only country, or the one of them that the report speaks of more than of any other."""
    ranked = sorted(set(filter(None, codes)), key=lambda code: (-theatre.shares.get(code, 0.0), code))
    if not ranked:
        return ""
    clear = len(ranked) == 1 or theatre.shares.get(ranked[0], 0.0) > theatre.shares.get(ranked[1], 0.0)
    return ranked[0] if clear else ""
