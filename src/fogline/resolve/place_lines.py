"""Reads a place told as a line of a list, a table's cell or a caption, and puts it or the nearest thing it lies in.

Such lines have no sentence around them: what contains may come first or last ("Stone Ford, the east roundabout", "the
east roundabout, Stone Ford", "Stone Ford: Mill Street"), other names stand in brackets or after a stroke, and the
region often has a column of its own. What must stay true: nothing is put outside the region told, and what is only put
where the place around it lies says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fogline.gazetteer import Place
from fogline.gazetteer.geometry import distance_m
from fogline.resolve.place_answer import Answer, Answerer
from fogline.resolve.place_phrases import PlacePhrase, read_phrases
from fogline.resolve.place_words import KIND_WORDS

DASH = re.compile(r"\s*[-–—]\s+|\s+[-–—]\s*")
PIECES = re.compile(
    r"\s*[:/()\[\],،؛;+&]\s*|\s+(?:and|or|near|between|in|of|from|to|at|towards?|north|south|east|west|opposite|outside|around)\s+"
    r"|\s+(?:و|بين|قرب|في|من|الى|إلى|محيط|شمال|جنوب|شرق|غرب)\s+|\s+و(?=\w{4})",
    re.IGNORECASE,
)
MARKED = re.compile(r"[:/(,،]")
"""Marks between the pieces of a line."""
BETWEEN = re.compile(r"\bbetween\b|(?<!\w)(?:ال)?(?:واقعة\s+)?بين\s", re.IGNORECASE)
TOGETHER_M = 40_000
"""Within this distance two named pieces of a line may be one place and what it lies in."""
ORDER = ("site", "neighbourhood", "city-part", "settlement", "district")
"""Precisions from fine to coarse, of what a line may be put at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Where a line is put.

    Attributes:
        answer: what was found; open where nothing was.
        latitude, longitude: the point; `None` where it stays open.
        fallback: the point is that of what the words put around the place, or of one piece of them only.
    """

    answer: Answer | None = None
    latitude: float | None = None
    longitude: float | None = None
    fallback: bool = False


def answer_line(answerer: Answerer, line: str, region: str = "") -> Line:
    """Puts a line of words, with the region it is told in where there is one."""
    words = DASH.sub(", ", line)
    halves = BETWEEN.split(words, maxsplit=1)
    around: Line | None = None
    for phrase in read_phrases(halves[0], answerer.known):
        told = _told(answerer, phrase, region)
        point = _point(told)
        if point is not None:
            part = len(halves) == 1 and _drops(answerer, phrase)
            return Line(answer=told, latitude=point[0], longitude=point[1], fallback=part)
        around = around or _around(answerer, phrase, told, region)
    return _pieced(answerer, words, region) or around or Line()


def _drops(answerer: Answerer, phrase: PlacePhrase) -> bool:
    """Whether what stands after the comma is no listed place, so that it was the finer half of the line."""
    return any(not answerer.known(one.name or one.words) for one in read_phrases(phrase.container, answerer.known)[:1])


def within_line(answerer: Answerer, words: str, answer: Answer) -> Answer:
    """An open answer with what another piece of its words puts around it ("Stone Ford: the grain store").

    The place stays unlisted and without a point; only what it lies in is told.
    """
    if answer.where is None or answer.where.latitude is not None or not MARKED.search(words):
        return answer
    line = answer_line(answerer, words)
    place = line.answer.place if line.answer else None
    if place is None or not line.fallback:
        return answer
    where = replace(answer.where, within=(place.id, *place.parents), country=place.country or None)
    return replace(answer, where=where, reasons=(*answer.reasons, f"its words name {place.name} beside it"))


def _told(answerer: Answerer, phrase: PlacePhrase, region: str) -> Answer:
    """The answer of a phrase within the region, which narrows what contains it, too."""
    container = ", ".join(filter(None, (phrase.container, region)))
    return answerer.answer(replace(phrase, container=container), 0, definite=False)


def _point(told: Answer | None) -> tuple[float, float] | None:
    where = told.where if told else None
    if where is None or where.latitude is None or where.longitude is None:
        return None
    return where.latitude, where.longitude


def _around(answerer: Answerer, phrase: PlacePhrase, told: Answer, region: str) -> Line | None:
    """The point of what the phrase's own words put around it, where that is a town, a part of one or a district.

    Of the region alone only a street or a building is put in its town.
    """
    within = told.where.within if told.where else ()
    nearest = answerer.index.get(within[0]) if within else None
    in_town = phrase.kind in KIND_WORDS and KIND_WORDS[phrase.kind][1] in ("site", "neighbourhood")
    if nearest is None or nearest.latitude is None or not (phrase.container or in_town):
        return None
    if not in_town and nearest == _region(answerer, region):
        return None
    if nearest.group not in ("settlement", "part", "site") and not (phrase.container and nearest.group == "admin2"):
        return None
    return Line(answer=told, latitude=nearest.latitude, longitude=nearest.longitude, fallback=True)


def _region(answerer: Answerer, region: str) -> Place | None:
    """The place that the region's words mean by themselves."""
    told = [answerer.answer(one, 0, definite=True) for one in read_phrases(region, answerer.known)[:1]]
    return told[0].place if told else None


def pieces(words: str) -> list[str]:
    """The parts of a line that may each be a name of its own."""
    return [piece for piece in map(str.strip, PIECES.split(DASH.sub(", ", words))) if piece]


def _pieced(answerer: Answerer, words: str, region: str) -> Line | None:
    """The finest listed piece of the line that goes with its first listed one; the middle of two it is between."""
    found: list[tuple[Answer, Place]] = []
    for piece in pieces(words):
        for phrase in read_phrases(piece, answerer.known)[:1]:
            told = _told(answerer, phrase, region) if phrase.name else None
            if told is not None and told.place is not None and _point(told) is not None:
                found.append((told, told.place))
    if not found:
        return None
    if len(found) > 1 and BETWEEN.search(words):
        return _middle(found[-2:])
    first = found[0][1]
    near = [one for one in found if _metres(one[1], first) <= TOGETHER_M]
    best, place = min(near, key=lambda one: _rank(one[0]))
    return Line(answer=best, latitude=place.latitude, longitude=place.longitude, fallback=True)


def _middle(found: list[tuple[Answer, Place]]) -> Line | None:
    (told, one), (_, other) = found[0], found[1]
    if _metres(one, other) > TOGETHER_M or None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    latitude = ((one.latitude or 0) + (other.latitude or 0)) / 2
    longitude = ((one.longitude or 0) + (other.longitude or 0)) / 2
    return Line(answer=told, latitude=latitude, longitude=longitude, fallback=True)


def _metres(one: Place, other: Place) -> float:
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return float("inf")
    return distance_m(one.latitude, one.longitude, other.latitude, other.longitude)


def _rank(told: Answer) -> int:
    precision = told.where.precision if told.where else ""
    return ORDER.index(precision) if precision in ORDER else len(ORDER)
