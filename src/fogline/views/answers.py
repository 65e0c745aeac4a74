"""What is resolved about one claim: who, where, when and by whom, from all answers that stand about its words.

What must stay true: a person's answer stands before any other; a mention that nothing resolves stands by its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from fogline.model import (
    ASSUMED,
    FINENESS,
    Claim,
    Mention,
    Party,
    Resolution,
    Role,
    Span,
    SpeakerName,
    Where,
    fold_name,
)
from fogline.resolve.place_words import NAMES_A_PARTY, NO_PLACE
from fogline.views.standing import Line

Answer = tuple[Line, Resolution]
DETERMINERS = re.compile(r"^(?:(?:the|a|an|some|its|their|his|her|our|these|those|this|that)\s+)+", re.IGNORECASE)
MARKS = " \t\n\r\"'“”‘’«»,;:.()[]*`"


def best_of(answers: Iterable[Answer]) -> Answer | None:
    """The answer that stands before the others."""
    return max(answers, key=lambda answer: answer[0].rank, default=None)


def when_text(claim: Claim, time: Resolution | None) -> str:
    """The words that tell when."""
    if time is not None and time.span is not None:
        return time.span.quote
    phrases = claim.in_role("time")
    return phrases[0].span.quote if phrases else ""


class Answers:
    """Answers about one claim; those about the claim it was corrected from serve where it has none of its own.

    What a person said of the former claim stands before what the machine says of the corrected one.
    """

    def __init__(self, own: Sequence[Answer], former: Sequence[Answer]) -> None:
        told = ([answer for answer in layer if answer[0].by_person] for layer in (own, former))
        self._layers = (*told, own, former)

    def single(self, matter: str) -> Resolution | None:
        """The one answer to a question that has one."""
        for layer in self._layers:
            best = best_of(answer for answer in layer if answer[1].matter == matter)
            if best is not None:
                return best[1]
        return None

    def about(self, matters: Sequence[str], *spans: Span | None) -> list[Resolution]:
        """The answers for words, in their order; people's alone where people gave any."""
        for layer in self._layers:
            found = [answer for answer in layer if answer[1].matter in matters and _is_about(answer[1], spans)]
            if found:
                by_person = [answer for answer in found if answer[0].by_person]
                return _latest_of_each(by_person or found)
        return []

    def inherited(self, matter: str) -> list[Resolution]:
        """Answers that rest on no words of the claim."""
        for layer in self._layers:
            found = [answer for answer in layer if answer[1].matter == matter and answer[1].span is None]
            if found:
                by_person = [answer for answer in found if answer[0].by_person]
                return _latest_of_each(by_person or found)
        return []


def _latest_of_each(answers: Sequence[Answer]) -> list[Resolution]:
    """One answer per words and value; a party has one answer per words, a list of places may have several."""
    chosen: dict[tuple[object, ...], Answer] = {}
    for answer in answers:
        record = answer[1]
        place = (record.where.id or record.where.name) if record.where else None
        key = (record.matter, record.span, place if record.matter == "place" else None)
        if key not in chosen or chosen[key][0].rank < answer[0].rank:
            chosen[key] = answer
    # Several readings of one list of places stand in the order in which the resolver gave them.
    kept = sorted(chosen.values(), key=lambda one: (one[1].span.start if one[1].span else -1, one[0].sequence))
    return [record for _, record in kept]


def _is_about(record: Resolution, spans: Sequence[Span | None]) -> bool:
    return record.span is not None and any(span is not None and span.overlaps(record.span) for span in spans)


NOBODY = frozenset(
    {"we", "us", "i", "me", "you", "it", "they", "them", "he", "him", "she", "her", "who", "which", "that"}
)
"""Words that, when nothing resolves them, name no party."""


def parties_of(claim: Claim, role: Role, found: Answers) -> Iterator[Party]:
    """Who is in a role, each once."""
    given: set[str] = set()
    resolved: list[Party] = []
    for mention in claim.in_role(role):
        parties = [party for one in found.about((role,), mention.span, mention.antecedent) for party in one.parties]
        resolved += parties or ([] if mention.named.quote.lower() in NOBODY else [minted(mention.named.quote)])
    resolved += [party for one in found.inherited(role) for party in one.parties]
    for party in resolved:
        if party.id not in given:
            given.add(party.id)
            yield party


def places_of(claim: Claim, found: Answers) -> Iterator[tuple[Where, str, bool]]:
    """Each place once, most specific first, with the words it was read from and whether it is only assumed."""
    resolved: list[tuple[Where, str, bool]] = []
    for mention in claim.in_role("place"):
        resolved += [(where, mention.span.quote, False) for where in _wheres(mention, found)]
    resolved += [(one.where, "", one.rule.startswith(ASSUMED)) for one in found.inherited("place") if one.where]
    given: set[tuple[str | None, str]] = set()
    for where, words, assumed in sorted(resolved, key=lambda one: FINENESS.index(one[0].precision)):
        if (where.id, where.name) not in given:
            given.add((where.id, where.name))
            yield where, words, assumed


def _wheres(mention: Mention, found: Answers) -> list[Where]:
    answers = found.about(("place",), mention.span, mention.antecedent)
    known = [one.where for one in answers if one.where]
    if not known and any(one.rule in (NAMES_A_PARTY, NO_PLACE) for one in answers):
        return []
    return known or [Where(name=clean_words(mention.named.quote))]


def speakers_of(claim: Claim, found: Answers) -> Iterator[SpeakerName]:
    """By whom it is said, in the order of the chain."""
    for speaker in claim.speakers:
        parties = [one.party for one in found.about(("speaker",), speaker.span, speaker.antecedent) if one.party]
        party = parties[0] if parties else minted(speaker.named.quote)
        yield SpeakerName(party=party, basis=speaker.basis, text=speaker.named.quote)


def clean_words(words: str) -> str:
    """Words without outer marks and articles, white space made single; never empty."""
    single = " ".join(words.split()).strip(MARKS)
    return DETERMINERS.sub("", single) or single or words.strip() or words


def minted(words: str) -> Party:
    """A party that no pack knows, named by the report's own words."""
    name = clean_words(words)
    return Party(id=f"new:{'-'.join(fold_name(name).split()) or 'unnamed'}", name=name)
