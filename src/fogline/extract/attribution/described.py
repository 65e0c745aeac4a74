"""Names behind a plain noun that says what their bearer is: "front-runner Paul Kane", "the news website Lake24".

Titles are listed, for they stand before any name; such nouns are without number. What must stay true: what is left is
a name of its own, so a body's own name ("the army General Staff") is never cut.
"""

from __future__ import annotations

from fogline.extract.attribution.people import FEWEST, MOST, NAME_PARTICLES, looks_personal
from fogline.extract.attribution.report import Range, Report
from fogline.extract.attribution.speakers import lemma

KINDS_OF_TELLERS = frozenset(
    "website site account user channel page outlet newspaper daily magazine blog portal platform broadcaster group "
    "organisation organization charity collective watchdog monitor pressure".split()
)
"""Nouns before the name of whoever tells something in public, be it one word."""
OWN_PARTICLES = frozenset({"al", "el", "abu", "bin", "ibn", "de", "van", "von"})
"""Particles that a name may begin with."""


def behind_description(report: Report, tokens: Range) -> int:
    """Where the name begins behind the noun that describes its bearer; the phrase's own start where none does.

    Args:
        report: the report.
        tokens: a speaker phrase that ends with the name.
    """
    start, end = tokens
    first = end
    while first > start and (_is_of_name(report, first - 1) or report.words[first - 1] in NAME_PARTICLES):
        first -= 1
    while first < end and report.words[first] in NAME_PARTICLES - OWN_PARTICLES:
        first += 1
    if not start < first < end or not _describes(report, first - 1):
        return start
    if any(report.parsed[i].pos_ in ("ADP", "CCONJ") or report.words[i] == "," for i in range(start, first)):
        return start  # "an official of the group Ajnad Karsa" is no group
    words = sum(report.words[i] not in NAME_PARTICLES for i in range(first, end))
    personal = FEWEST <= words <= MOST and looks_personal(report, (first, end))
    return first if personal or lemma(report.parsed[first - 1]) in KINDS_OF_TELLERS else start


def _is_of_name(report: Report, i: int) -> bool:
    token = report.parsed[i]
    return bool(token.pos_ == "PROPN" and token.text[:1].isupper())


def _describes(report: Report, i: int) -> bool:
    """Whether a token is a plain noun in small letters, in print that has capitals."""
    token = report.parsed[i]
    return bool(token.pos_ == "NOUN" and token.text.islower())
