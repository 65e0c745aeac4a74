"""Resolves the place mentions of claims: which place each means, or that it stays open.

`resolve_places` yields one resolution per claim and place (a list of places gives one each), then one for every claim
that names none and can be placed by its surroundings. What must stay true: no coordinates for what has none, the span
is the very words, and what the report leaves open stays open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fogline.config import Scope
from fogline.gazetteer import ActorIndex, PlaceIndex
from fogline.gazetteer.countries import country_names, peoples
from fogline.gazetteer.spelling import fold_spelling
from fogline.model import Claim, Document, Found, Mention, Resolution, Span, span_of
from fogline.resolve.place_answer import UNNAMED_PART, Answer, Answerer
from fogline.resolve.place_bearings import Told, without_bearings
from fogline.resolve.place_bodies import without_bodies
from fogline.resolve.place_context import container_after, listed_names, read_context
from fogline.resolve.place_inherit import inherit
from fogline.resolve.place_lines import within_line
from fogline.resolve.place_listed import LISTED
from fogline.resolve.place_phrases import PlacePhrase, read_phrases
from fogline.resolve.place_seen import PlaceContext
from fogline.resolve.place_struck import is_struck_name
from fogline.resolve.place_words import GROUND, KIND_WORDS, NAMES_A_PARTY, NO_PLACE, singular
from fogline.resolve.theatre import Theatre

PRESENT = 0.34
"""A war whose countries are less than this share as present as the report's own lends it no places."""
DEFINITE = re.compile(
    r"^(?:(?:in|at|on|into|inside|within|from|to|across|of|near|outside|around)\s+)*(?:the|this|that|its|their)\b",
    re.IGNORECASE,
)
SHARE = re.compile(r"(?:the )?(?:most|much|half|all|\d[\d.]*\s?(?:%|percent|per cent))", re.IGNORECASE)
"""A share that a mention may hold alone, though the place stands behind it."""
ITS_NAME = re.compile(
    r"(?: of)?(?: the)?(?: (?!(?:and|or|in|territory|land|ground)\b)[a-z-]+){0,3}?(?: of)?"
    r" [A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*)*(?: (?:province|city|town|region|oblast|governorate|countryside))?"
    r"| of the (?:\w+ )?(?:city|town|village|province|country|region|district|neighbou?rhoods?)\b"
)
"""The name or the short form that follows a share or an owner."""
LEAD = re.compile(
    r"\b((?:(?:\d[\d.,]*|some|about|around|just)\s+)*(?:(?:km|kms|kilometers?|kilometres?|miles?)\s+)?(?:to the\s+)?"
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)\s+of\s+(?:the\s+)?"
    r"|(?:near|outside|around|close to|towards?|beyond)\s+(?:the\s+)?(?:[a-z-]+\s+)?"
    r"|(?:the\s+)?(?:[\w-]+\s+)?(?:outskirts?|edges?|periphery|suburbs|countryside|vicinity|half|centre|center)\s+of\s+(?:the\s+)?)$"
)
"""Words right before a mention that belong to the place."""
SIDE = re.compile(r"(?:north|south|east|west)(?:-?(?:east|west))? of\b")
THE_BEFORE = re.compile(
    r"(?<!to )\bthe (?:[a-z]+-[a-z]+ )?(?:(?:north|south|east|west)(?:-?(?:east|west))?,? (?:and|or) )?$"
)
"""The article of a side that is part of a place ("in the north of …"); without it one is beyond the place."""
LOCATED = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|throughout|into|towards?|from)\s+(?:the\s+)?(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
"""A word of place before a name that no gazetteer has; without one it may be anything."""
TALK = frozenset({"politics", "judgement", "outlook"})
"""Families of what is said, which happens nowhere one can point to."""
OF_GROUND = frozenset({"control", "fighting", "strike", "force"})
"""Families of what is done on ground, of which a people is a side."""
STRUCK = frozenset({"strike", "fighting"})
"""Families of what is done to a place, which is then where it was ("bombed Mill")."""
UNSURE = frozenset({"name not listed", "gazetteer fuzzy"})
"""How a name was read that is believed only after a word of place: alikeness is mostly chance."""
HOUR_OR_DAY = re.compile(
    r"^\W*(?:\d{3,4}\b|\d\d?[:.]\d\d)|\b(?:[AaPp]\.?[Mm]\.?|GMT|EST)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s?\d"
)
"""An hour or a day, after "at" or "on" the same to look at as a place."""
CONTAINED = re.compile(r"[\s,]*(?:in|of|within|inside)?\s*(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""What stands between a place and what contains it."""
STANDS_THERE = frozenset(
    {"home", "house", "centre", "center", "axis", "line", "office", "farm", "post", "shop", "yard"}
)
"""What a name may end in without a capital and be a place, besides the kinds of places."""
DEFINITE_BEFORE = re.compile(r"\b(?:the|this|that|its|their)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
"""A determiner that stands before the span, with at most two words between."""


def resolve_places(
    document: Document,
    claims: Iterable[Claim],
    index: PlaceIndex,
    *,
    hints: tuple[str, ...] = (),
    parties: ActorIndex | None = None,
    theatre: Theatre | None = None,
) -> Iterator[Found]:
    """Resolves every place mention of a report's claims, and places the claims that name none where it can.

    Args:
        document: the report.
        claims: its claims.
        index: names of places.
        hints: two-letter codes of countries the report is likely about, see `place_hints`.
        parties: names of parties; words that name one and no listed place are no place.
        theatre: which war it is about, where that is read; else every pack's places are as likely.
    """
    context = _context(document, index, hints, theatre, parties)
    answerer = Answerer(index, context, parties)
    placed: list[tuple[Claim, list[Answer]]] = []
    answered: dict[tuple[Mention, str], Told] = {}  # claims of one sentence share its places
    for claim in claims:
        asked = [(mention, claim.family) for mention in place_mentions(claim, answerer, document.text)]
        for mention, family in asked:
            if (mention, family) not in answered:
                answered[mention, family] = [*answer_mention(document, mention, answerer, family)]
        told = without_bearings(document.text, [pair for one in asked for pair in answered[one]], context)
        told = _with_their_container(told)
        # A clause that takes several places names each; what else hangs on a death or a blow is not where it was.
        told = told if claim.family == "control" else _where_it_was(document.text, told)
        own = [span for mention in claim.in_role("place") for span in (mention.span, mention.named)]
        for span, answer in told:
            if claim.family not in STRUCK or any(one.overlaps(span) for one in own):
                yield _found(claim, span, answer)
            elif answer.where is not None:  # its words tell whom it was done to and stay theirs
                yield _found(claim, None, answer)
        placed.append((claim, [answer for _, answer in told]))
    yield from inherit(document, placed, answerer)


def _context(
    document: Document,
    index: PlaceIndex,
    hints: tuple[str, ...],
    theatre: Theatre | None,
    parties: ActorIndex | None,
) -> PlaceContext:
    if theatre is None:
        return read_context(
            document, index, hints, listed=without_bodies(document.text, listed_names(document, index), parties, None)
        )
    standing = theatre.standing_wars(PRESENT)
    countries = (code for war in theatre.wars if war.name in standing for code in war.countries)
    told = tuple(code for code in dict.fromkeys(countries) if theatre.presence((code,)) >= PRESENT)
    trusted = frozenset(standing)
    listed = without_bodies(document.text, theatre.listed, parties, trusted)
    return read_context(document, index, (*hints, *told), trusted, listed)


def _with_their_container(told: Told) -> Told:
    """An unnamed part beside a named place of the same claim is a part of that place ("areas … near Damascus")."""
    named = [(span, a) for span, a in told if a.where is not None and a.rule != UNNAMED_PART]
    out: Told = []
    for span, answer in told:
        if answer.rule != UNNAMED_PART or not named or answer.where is None:
            out.append((span, answer))
            continue
        other = min(named, key=lambda pair: abs(pair[0].start - span.start))[1]
        if other.where is None:
            continue
        ids = (other.where.id,) if other.where.id else ()
        where = replace(
            answer.where, name=other.where.name, within=(*ids, *other.where.within), country=other.where.country
        )
        out.append((span, replace(answer, where=where)))
    return out


def _where_it_was(text: str, told: Told) -> Told:
    """The first place of a claim and what is listed with it; what else its words name is no place of what happened.

    "Killed on the mill road near Ford by a man from Stone" was on the road. What contains a place without an id stays,
    since nothing else says where that is; an unnamed thing before a named place does not come first.
    """
    named = [pair for pair in told if pair[1].where is not None]
    if len(named) < 2:
        return told
    named = _narrowest_first(named)
    kept = named[:1]
    for span, answer in named[1:]:
        before, first = kept[-1]
        gap = text[before.end : span.start]
        unlisted = first.where is not None and first.where.id is None
        if span.start < before.end or not gap.strip() or LISTED.fullmatch(gap) or (unlisted and CONTAINED.match(gap)):
            kept.append((span, answer))
    spans = [span for span, _ in kept]
    beside = Answer(where=None, rule=NO_PLACE, confidence=0.5, reasons=("beside the place of what happened",))
    return [(span, answer if answer.where is None or span in spans else beside) for span, answer in told]


def _narrowest_first(named: Told) -> Told:
    """The named places from the first that nothing finer within it follows ("shelled Mill in the province of Ford")."""
    for position, (_, answer) in enumerate(named[:-1]):
        around = answer.where
        inner = named[position + 1][1].where
        if around is None or inner is None or around.id is None or around.id not in inner.within or inner.id is None:
            return named[position:]
    return named[-1:]


def place_mentions(claim: Claim, answerer: Answerer, text: str = "") -> tuple[Mention, ...]:
    """The mentions to place: those in the place role; where there are none, targets of control that are places."""
    told = claim.in_role("place")
    targets = claim.in_role("target")
    if claim.family in STRUCK:
        struck = [mention for mention in targets if _is_town(mention.named.quote, answerer)]
        struck = [mention for mention in struck if not any(one.span.overlaps(mention.span) for one in told)]
        named = [mention for mention in targets if mention not in struck and is_struck_name(text, mention, answerer)]
        named = [mention for mention in named if not any(one.span.overlaps(mention.span) for one in told)]
        # What no list has cannot be weighed against what is named beside it: it is nearest to the verb.
        return (*named, *sorted((*struck, *told), key=lambda one: one.span.start))
    if told or claim.family != "control":
        return told
    return tuple(mention for mention in targets if _is_place(mention.named.quote, answerer))


def _is_town(words: str, answerer: Answerer) -> bool:
    """Whether what was struck is told by the bare name of a town or quarter, which is then where it was."""
    phrases = read_phrases(words, answerer.known)
    return bool(phrases) and all(
        phrase.name and not phrase.kind and phrase.name[:1].isupper() and answerer.is_town(phrase.name)
        for phrase in phrases
    )


def _is_place(words: str, answerer: Answerer) -> bool:
    phrases = read_phrases(words, answerer.known)
    return bool(phrases) and all(phrase.kind or (phrase.name and answerer.known(phrase.name)) for phrase in phrases)


def place_hints(index: PlaceIndex, scope: Scope | None) -> tuple[str, ...]:
    """The countries of the places that a record is about."""
    hints: list[str] = []
    for name in scope.places if scope else ():
        place = index.get(name) or next((c.place for c in index.lookup(name, fuzzy=False, limit=1)), None)
        if place is not None and place.country:
            hints.append(place.country)
    return tuple(hints)


def answer_mention(
    document: Document, mention: Mention, answerer: Answerer, family: str = ""
) -> Iterator[tuple[Span, Answer]]:
    """Answers a mention, phrase by phrase; a list's items have spans of their own.

    Args:
        document: the report.
        mention: the words.
        answerer: answers phrases of this report.
        family: the claim's. What is taken or lost may be a place that no list has; talk ("the war left areas in
            ruins") is not placed by what lies somewhere unsaid.
    """
    if answerer.within_party(document.text, mention.span.start, mention.span.end):
        yield mention.span, Answer(where=None, rule=NAMES_A_PARTY, confidence=0.7)
        return
    own = read_phrases(mention.span.quote, answerer.known)
    tells = any(phrase.name or (phrase.kind and not phrase.plural) for phrase in own)
    fuller = mention.antecedent if mention.antecedent and not tells else None
    source = fuller or _with_its_whole(document.text, mention.span)
    lead = _lead(document.text, source.start, source.quote)
    start = source.start - len(lead)  # the article of a side is as long here as "the " may stand in the text
    phrases = read_phrases(lead + source.quote, answerer.known)
    container = container_after(document.text, source.end, answerer.index)[0]
    for phrase in (replace(one, container=one.container or container) for one in phrases):
        at = start + phrase.start
        before = document.text[max(0, at - 40) : at]
        told = DEFINITE.match(document.text[at : source.end]) or DEFINITE_BEFORE.search(before)
        definite = told is not None or phrase.words[:1].isupper()
        answer = answerer.answer(answerer.without_party(phrase), at, definite=definite)
        if answer.place is None and phrase.container == container:
            # What follows a comma may be the next item of a list and contain nothing.
            answer = answerer.answer(replace(phrase, container=""), at, definite=definite)
        if len(phrases) == 1:
            answer = within_line(answerer, source.quote, answer)
        led = phrase.relation == "near" or LOCATED.search(document.text[max(0, at - 40) : source.start]) is not None
        led = led or (
            family in STRUCK and mention.role == "target" and is_struck_name(document.text, mention, answerer)
        )
        answer = _doubted(answerer, phrase, answer, document.text[at : start + phrase.end], family, led=led)
        one = len(phrases) == 1 or fuller is not None
        yield (mention.span if one else _trimmed(document, max(source.start, at), start + phrase.end)), answer


def _doubted(answerer: Answerer, phrase: PlacePhrase, answer: Answer, words: str, family: str, *, led: bool) -> Answer:
    """The answer, or that the words are no place: a party's name, a thing, an hour, or ground nothing leads to.

    Args:
        answerer: answers phrases of this report.
        phrase: what was read.
        answer: what it came to.
        words: the phrase's own.
        family: the claim's.
        led: a word of place stands before it.
    """
    if answerer.is_party(phrase) or (family in OF_GROUND and _is_people(phrase)):
        return Answer(where=None, rule=NAMES_A_PARTY, confidence=0.7)
    if answer.rule == UNNAMED_PART and not led and (family in TALK or _are_things(phrase)):
        return Answer(where=None, rule=NO_PLACE, confidence=0.5)
    last = words.rsplit(maxsplit=1)[-1].strip(",.;:”\"'’)") if words.split() else ""
    built = singular(last) in STANDS_THERE
    thing = last.islower() and "-" not in last and not built and singular(last) not in KIND_WORDS
    located = led or phrase.kind or built or family == "control"
    whose = phrase.kind in GROUND  # "Red Banner positions" tells whose they are
    if answer.rule in UNSURE and (not located or thing or whose or HOUR_OR_DAY.search(words)):
        return Answer(where=None, rule=NO_PLACE, confidence=0.5, rivals=answer.rivals)
    return answer


def _is_people(phrase: PlacePhrase) -> bool:
    """Whether a phrase is the name of a people and of nothing else ("the Ruritanians")."""
    return not (phrase.kind or phrase.part) and fold_spelling(phrase.name or phrase.words) in peoples()


def _are_things(phrase: PlacePhrase) -> bool:
    """Whether words tell of several buildings or the like ("houses", "public properties"), which is no ground."""
    return phrase.plural and not phrase.part and (phrase.kind not in KIND_WORDS or KIND_WORDS[phrase.kind][1] == "site")


def _with_its_whole(text: str, span: Span) -> Span:
    """A share or an owner with the name that follows it: "most" of X, "Ruritanias" northern city of X."""
    owner = span.quote[:-1] if span.quote.endswith("s") else ""
    if not SHARE.fullmatch(span.quote) and fold_spelling(owner) not in country_names():
        return span
    found = ITS_NAME.match(text, span.end)
    return span_of(text, span.start, found.end()) if found else span


def _lead(text: str, start: int, words: str) -> str:
    """The words right before a mention that shift or part it ("north of", "the outskirts of"); empty where none do."""
    found = LEAD.search(text[max(0, start - 60) : start])
    lead = found.group(1) if found else ""
    the = THE_BEFORE.search(text[: start - len(lead)][-24:]) if SIDE.match(lead + words) else None
    return ("the " if the else "") + lead


def _trimmed(document: Document, start: int, end: int) -> Span:
    while end - start > 1 and document.text[end - 1] in " ,;.":
        end -= 1
    return span_of(document.text, start, end)


def _found(claim: Claim, span: Span | None, answer: Answer) -> Found:
    resolution = Resolution(
        subject=claim.id,
        matter="place",
        span=span,
        where=answer.where,
        rule=answer.rule,
        rivals=answer.rivals,
    )
    return Found(record=resolution, basis=(claim.id,), confidence=answer.confidence, reasons=answer.reasons)


__all__ = ["PlaceContext", "answer_mention", "place_mentions", "resolve_places"]
