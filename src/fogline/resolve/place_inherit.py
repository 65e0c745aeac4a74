"""Places claims that name no place, by what stands around them.

A clause often leaves out what its sentence or its report has said: "At least 20 were killed." The place of a clause of
the same sentence comes first, then that of the claim told just before about the same sort of event, then the event
the report opens with. What must stay true: the span is `None`, the confidence is lower than that of a named place, and
talk (politics, judgement, outlook) is not placed by what merely stands near it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fogline.gazetteer import Place
from fogline.gazetteer.countries import adjectives, country_names
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import ASSUMED, FINENESS, Claim, Document, Found, Resolution, Where
from fogline.resolve.place_aftermath import RULE as AFTERMATH
from fogline.resolve.place_aftermath import act_before
from fogline.resolve.place_again import RULE as AGAIN
from fogline.resolve.place_again import Told, told_again
from fogline.resolve.place_answer import Answer, Answerer
from fogline.resolve.place_listed import listed_after, opening_places
from fogline.resolve.place_phrases import read_phrases
from fogline.resolve.place_seen import PlaceContext, Seen
from fogline.resolve.place_shown import plain_where, shaped
from fogline.resolve.war_size import counts_whole_war

PHYSICAL = frozenset({"fighting", "strike", "control", "harm", "civil"})
"""Families whose events happen somewhere one can point to."""
OF_COUNTRIES = frozenset({"fighting", "control", "civil"})
"""Families that a country named in the words is the place of, whatever stands before it ("unrest hit Ruritania")."""
ABOUT = frozenset({"judgement", "outlook"})
"""Families of what is thought or expected of a place that its words name ("Ford has borne the brunt of the war")."""
WITH_WHOM = re.compile(r"\b(?:by|with|against|between|for|from)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
"""Words before a name of whom somebody is with, against or from, and not where."""
WHOSE = re.compile(r"(?:[’']?s)?\s+(?:capital\b|[A-Z])")
"""What follows a country that only begins another name, or whose capital is meant."""
WAR = re.compile(r"\b([A-Z]\w+)(?:['’]s)?\s+(?:civil\s+)?(?:war|conflict|crisis|uprising|revolution)\b")
WAR_BEGAN = re.compile(
    r"\b(?:war|conflict|uprising|revolution|insurgency)\b[^.]{0,30}\b(?:began|started|erupted|broke out)\b|"
    r"\bhas been torn\b[^.]{0,30}\b(?:war|conflict)\b"
)
"""Words of a war's beginning."""
SINCE_WAR = re.compile(
    r"\bsince (?:the )?(?:[\w-]+ )?(?:war|conflict|uprising|revolution|insurgency|invasion|fighting|hostilities|coup)"
    r"(?: (?:began|started|erupted|broke out|was launched)\b|[’']s (?:start|beginning|outbreak)\b)|"
    r"\bsince the (?:start|beginning|outbreak) of (?:the |its )?(?:[\w-]+ )?(?:war|conflict|uprising|invasion)\b",
    re.IGNORECASE,
)
"""Words of a time that only a whole war's number has."""
OF_PEOPLE = frozenset({"killed", "injured", "displaced", "detained", "missing"})
LARGE = frozenset({"country", "region", "water"})
"""Classes of places too large to say where a clause's event was."""
END_BEFORE_OPENING = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n\s*\n|\n")
"""Where a sentence begins that opens with a capital or a number, or a line does."""
AHEAD = re.compile(
    r"\b(?:(?:near|outside|around)|(?:north|south)?-?(?:north|south|east|west)\s+of|"
    r"(?:north|south)?-?(?:north|south|east|west)(?:ern)?|central|downtown|"
    r"(?:outskirts|edges?|periphery|suburbs|countryside|centre|center)\s+of)\s+(?:the\s+)?"
    r"(?:(?:city|town|village|province)\s+of\s+)?$",
    re.IGNORECASE,
)
"""Words right before a name that shift or narrow the place."""
BEHIND = re.compile(r"\s+(?:province|governorate|countryside|outskirts|suburbs)\b", re.IGNORECASE)
"""Words right after a name that say which part or how much of it."""
OTHER_EVENT = re.compile(
    r"^(?:[\w-]+\s+){0,4}?(?:after|following|since|before|despite|unlike|as|like)\b[^,;.:]*$", re.IGNORECASE
)
"""What stands before the place of another event that a clause begins with ("Two days after the attack on …,")."""
WHENCE = re.compile(r"\bfrom\s+(?:the\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
WHITHER = re.compile(r"\s+(?:to|towards?|into)\s+(?:the\s+)?(?=[A-Z])")
AT_ONE_PLACE = frozenset({"fighting", "strike"})
"""Families whose place is not where those who did it came from."""
DATING = re.compile(r"(?:since|until)\b", re.IGNORECASE)
NEAR_CHARACTERS = 450
"""How far back the claim told before may stand to lend its place."""


def inherit(document: Document, placed: Sequence[tuple[Claim, list[Answer]]], answerer: Answerer) -> Iterator[Found]:
    """Yields a place without a span for claims that have none and can be placed; several where they are listed."""
    context = answerer.context
    ends = [0, *(m.end() for m in END_BEFORE_OPENING.finditer(document.text)), len(document.text) + 1]
    scenes = [_Scene(document.text, context, *_sentence(ends, claim.span.start)) for claim, _ in placed]
    mentioned = [(one, _first(answers)) for one, answers in placed]
    own = [[] if where else _own(one, scene) for (one, where), scene in zip(mentioned, scenes, strict=True)]
    named = [
        (one, where or (found[0][0] if found else None)) for (one, where), found in zip(mentioned, own, strict=True)
    ]
    told = list(named)
    finest = [(one, _finest(answers) or lent) for (one, answers), (_, lent) in zip(placed, named, strict=True)]
    for position, ((claim, where), scene) in enumerate(zip(mentioned, scenes, strict=True)):
        if where is not None:
            continue
        if claim.family not in PHYSICAL:
            lent = _one(_from_talk(claim, scene))
        elif claim.opinion:
            continue
        else:
            lent = (
                _one(_from_war(claim, context) or _from_whole_war(claim, context))
                or own[position]
                or _one(_from_clause(claim, named, scene))
                or _from_opening(claim, scene, answerer)
                or _one(_from_sentence(claim, named, scene))
                or _one(_from_own_country(claim, scene))
                or _one(_from_event_again(claim, finest[:position]))
                or _from_around(claim, mentioned, position, scene, told, ends)
            )
        if told[position][1] is None and lent and not lent[0][1].startswith(ASSUMED):
            told[position] = (claim, lent[0][0])
        for place, rule, confidence in lent:
            resolution = Resolution(subject=claim.id, matter="place", where=place, rule=rule)
            yield Found(record=resolution, basis=(claim.id,), confidence=confidence, reasons=(rule,))


def _one(lent: Lent | None) -> list[Lent]:
    return [lent] if lent is not None else []


def _from_around(
    claim: Claim, mentioned: Sequence[Told], position: int, scene: _Scene, told: Sequence[Told], ends: list[int]
) -> list[Lent]:
    """The place of what stands around a claim's sentence; a war's own count is of no town told before."""
    if _since_war(claim, scene):
        return _one(_from_country(scene.context))
    return _one(
        _from_act_before(claim, told[:position], ends, scene)
        or _from_before(claim, mentioned[:position], scene)
        or _from_report(claim, mentioned, scene.context)
    )


def _since_war(claim: Claim, scene: _Scene) -> bool:
    """Whether a claim counts people "since the war began", or is those words."""
    counted = any(
        count.count.unit.split()[-1:] and count.count.unit.split()[-1] in OF_PEOPLE for count in claim.quantities
    )
    return (counted or dates_only(claim)) and SINCE_WAR.search(scene.text, scene.start, scene.end) is not None


def _told(place: Place, context: PlaceContext) -> Where:
    """A place as the report spells it."""
    return replace(plain_where(place), name=context.spelling(place))


def _sentence(ends: list[int], position: int) -> tuple[int, int]:
    for start, end in itertools.pairwise(ends):
        if start <= position < end:
            return start, end
    return 0, ends[-1]


Lent = tuple[Where, str, float]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence of a report."""

    text: str
    context: PlaceContext
    start: int
    end: int

    def narrows(self, seen: Seen) -> bool:
        """Whether the words before a name tell a part of it ("northern Ruritania")."""
        return AHEAD.search(self.text[max(0, seen.start - 60) : seen.start]) is not None and not self.whose(seen)

    def whose(self, seen: Seen) -> bool:
        """Whether a name only says whose, with whom or against whom something is ("fought a war with Ruritania")."""
        before, after = self.text[max(0, seen.start - 60) : seen.start], self.text[seen.end : seen.end + 16]
        return WITH_WHOM.search(before) is not None or WHOSE.match(after) is not None

    def beside(self, seen: Seen, claim: Claim) -> bool:
        """Whether a name in a claim's words is another event's place, or only where somebody came from."""
        before = self.text[claim.span.start : seen.start]
        if OTHER_EVENT.search(before) and "," in self.text[seen.end : claim.span.end]:
            return True
        stretch = WHITHER.match(self.text, seen.end)
        return claim.family in AT_ONE_PLACE and WHENCE.search(before) is not None and stretch is None

    def told(self, seen: Seen) -> Where:
        """A place as the words around its name narrow or shift it ("near X", "northern X")."""
        lead = AHEAD.search(self.text[max(0, seen.start - 60) : seen.start])
        part = BEHIND.match(self.text[seen.end : seen.end + 20])
        words = f"{lead.group() if lead else ''}{seen.words}{part.group() if part else ''}"
        phrases = read_phrases(words, lambda name: fold_spelling(name) == fold_spelling(seen.words))
        if len(phrases) != 1 or not phrases[0].name or not (lead or part):
            return _told(seen.place, self.context)
        return shaped(seen.place, replace(phrases[0], name=self.context.spelling(seen.place)))


def _from_own_words(claim: Claim, scene: _Scene) -> list[Lent]:
    """The place that the claim's own words name, with those that are listed with it ("shook Mill and Ford")."""
    among = scene.context.among(claim.span.start, claim.span.end)
    own = [s for s in among if s.place.group not in LARGE or scene.narrows(s)]
    at = next((seen for seen in own if not scene.beside(seen, claim)), None)
    listed = listed_after(scene.text, at, own) if at is not None else ()
    return [(scene.told(seen), "named in the claim's own words", 0.6) for seen in listed]


def _own(claim: Claim, scene: _Scene) -> list[Lent]:
    """The places that an act's own words name outside of their mentions of places."""
    return [] if claim.family not in PHYSICAL or claim.opinion else _from_own_words(claim, scene)


def _from_clause(claim: Claim, told: Sequence[Told], scene: _Scene) -> Lent | None:
    """The place of a neighbouring clause of the same sentence."""
    nearby = [
        (abs(other.span.start - claim.span.start), where)
        for other, where in told
        if where is not None and scene.start <= other.span.start < scene.end
        if other.family in PHYSICAL and not dates_only(other)
    ]
    if not nearby:
        return None
    return min(nearby, key=lambda pair: pair[0])[1], "inherited from a clause of the same sentence", 0.55


def _from_opening(claim: Claim, scene: _Scene, answerer: Answerer) -> list[Lent]:
    """The places that the sentence opens with before somebody says what happened there."""
    end, places = opening_places(scene.text, scene.start, scene.end, answerer)
    if claim.span.start < end:
        return []
    return [(where, "inherited from the opening of the sentence", 0.55) for where in places]


def _from_sentence(claim: Claim, told: Sequence[Told], scene: _Scene) -> Lent | None:
    """A place that the sentence names after a word of place."""
    among, start, end = scene.context.among, scene.start, scene.end
    named = [seen for seen in among(start, end) if seen.located and seen.place.group not in LARGE]
    told_of_dates = [other.span for other, _ in told if dates_only(other)]
    named = [seen for seen in named if not any(span.start <= seen.start < span.end for span in told_of_dates)]
    best = _nearest(named, claim)
    return (scene.told(best), "inherited from a place named in the sentence", 0.5) if best else None


def _first(answers: Sequence[Answer]) -> Where | None:
    """The first place that a clause's words came to; what they name besides may be no place."""
    return next((answer.where for answer in answers if answer.where is not None), None)


def _from_own_country(claim: Claim, scene: _Scene) -> Lent | None:
    """The country that the claim's own words name, where nothing finer is told and nobody there is meant by it.

    A blow or its harm is in a country only after a word of place: "Ruritania bombed …" may be anywhere.
    """
    named = [s for s in scene.context.among(claim.span.start, claim.span.end) if s.place.group in LARGE]
    doers = [mention.span for mention in claim.in_role("actor")]
    free = [s for s in named if not scene.whose(s) and not any(x.start <= s.start < x.end for x in doers)]
    best = next((s for s in free if s.located or claim.family in OF_COUNTRIES), None)
    return (scene.told(best), "country named in the claim's own words", 0.5) if best else None


def _from_talk(claim: Claim, scene: _Scene) -> Lent | None:
    """The place that talk names after a word of place, or that a judgement or an expectation is about."""
    named = scene.context.among(claim.span.start, claim.span.end)
    led = next((s for s in named if s.located and not scene.whose(s)), None)
    about = next((s for s in named if s.place.group not in LARGE and not scene.whose(s)), None)
    best = led or (about if claim.family in ABOUT else None)
    return (scene.told(best), "named in the claim's own words", 0.5) if best else None


def dates_only(claim: Claim) -> bool:
    """Whether a clause only says since when or until when the clause beside it has been so."""
    return DATING.match(claim.span.quote) is not None


def _from_war(claim: Claim, context: PlaceContext) -> Lent | None:
    """What happened "in the Ruritanian civil war" happened in the country and nowhere finer."""
    for found in WAR.finditer(claim.span.quote):
        word = fold_spelling(found.group(1))
        code = adjectives().get(word) or country_names().get(word) or country_names().get(word.removesuffix("s"))
        seen = [s.place for s in context.seen if s.place.kind == "country" and s.place.country == code]
        if code and seen:
            return plain_where(seen[0]), "inherited from the war that the words name", 0.6
    return None


def _from_whole_war(claim: Claim, context: PlaceContext) -> Lent | None:
    """A war's own beginning and its whole toll are of its country, wherever the clause before them was."""
    if not counts_whole_war(claim) and not WAR_BEGAN.search(claim.span.quote):
        return None
    return _from_country(context)


def _from_country(context: PlaceContext) -> Lent | None:
    seen = [s.place for s in context.seen if s.place.kind == "country" and s.place.country == context.country]
    return (plain_where(seen[0]), "inherited from the war the report is about", 0.5) if seen else None


def _nearest(seen: Sequence[Seen], claim: Claim) -> Seen | None:
    return min(seen, key=lambda s: abs(s.start - claim.span.start), default=None)


def _finest(answers: Sequence[Answer]) -> Where | None:
    """The finest place that a clause's words came to: an event is at the airport before it is in the city."""
    told = [answer.where for answer in answers if answer.where is not None]
    return min(told, key=lambda where: FINENESS.index(where.precision), default=None)


def _from_event_again(claim: Claim, told: Sequence[Told]) -> Lent | None:
    """The place of the event that the words come back to, for the harm that it did."""
    where = told_again(claim, told)
    return (where, AGAIN, 0.5) if where is not None else None


def _from_act_before(claim: Claim, told: Sequence[Told], ends: list[int], scene: _Scene) -> Lent | None:
    """The place of the act that the sentence before tells, for the harm that it did."""
    before = _sentence(ends, scene.start - 1)
    where = act_before(claim, told, scene.text, (before, (scene.start, scene.end)), scene.context)
    where = _widened(where, scene.context) if where is not None else None
    return (where, AFTERMATH, 0.5) if where is not None else None


def _from_before(claim: Claim, before: Sequence[Told], scene: _Scene) -> Lent | None:
    """The place of the claim told just before, when both are of events one can point to.

    A new sentence rarely stays at the same hospital or in the same district: the place is widened to the one around
    it that the report names, else to its town.
    """
    if claim.background:
        return None
    for other, told in reversed(before):
        if scene.start - other.span.end > NEAR_CHARACTERS:
            return None
        if told is not None and other.family in PHYSICAL and other.background == claim.background:
            where = _widened(told, scene.context)
            return (where, f"{ASSUMED} from the claim told before", 0.45) if where is not None else None
    return None


def _widened(where: Where, context: PlaceContext) -> Where | None:
    """The place itself when it is a settlement or larger, else what is around it."""
    if where.precision in ("settlement", "city-part", "district", "province", "country"):
        return where
    if where.precision == "vague" and where.id is not None:
        return where
    named = {seen.place.id: seen.place for seen in context.seen}
    around = [named[id_] for id_ in where.within if id_ in named and named[id_].group not in LARGE]
    return _told(around[0], context) if around else None


def _from_report(claim: Claim, told: Sequence[Told], context: PlaceContext) -> Lent | None:
    """The place of the event the report opens with, for later clauses of harm, strikes, fighting and control."""
    if claim.background or claim.family == "civil":
        return None
    for other, where in told:
        if where is not None and other.family in PHYSICAL and not other.background:
            if context.main is None or where.id == context.main.id or context.main.id in where.within:
                return where, f"{ASSUMED} from the event the report opens with", 0.35
            return None
    return None
