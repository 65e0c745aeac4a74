"""The brief's first part: what changed, the weightiest events day by day, each by its best account.

An event is told as a clause of ours where a claim's own words fill it, and in a whole sentence of a report otherwise;
an event that neither can tell is counted as left out. What must stay true: nobody is said to have told what they did
not, and whoever denies an event is named beside those who tell it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fogline.export.brief_names import in_a_row, reporting, teller_of, tellers_of
from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_quotes import sentence_of
from fogline.export.brief_words import attributed, clause_of
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, first_capital
from fogline.model import Event, ReadClaim

WEIGHT = {"control": 8.0, "harm": 2.0, "strike": 2.0, "fighting": 1.5, "civil": 1.2, "politics": 1.0, "force": 0.8}
GRADES = {"confirmed": 2.0, "fair": 1.5, "contested": 1.2, "weak": 0.6, "discounted": 0.1}
UNTOLD = frozenset({"control.hold", "control.change", "politics.statement", "force.support"})
"""Kinds that are states or words, not changes; those named ``other`` are left out as well."""
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)|reject(?:s|ed)|refuted?)\b", re.IGNORECASE)
"""A sentence that denies something belongs with what is disputed, whatever else it tells."""
MOST_OF_REPORT, MOST_OF_FAMILY = 2, 4
"""A brief of many sorts of news from many reports says more than one of the weightiest sort alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How an event is told.

    Attributes:
        clause: ours; empty where a report's sentence tells it.
        quote: a whole sentence of the lead's report.
        key: equal for tellings that would say the same twice.
    """

    event: Event
    lead: ReadClaim
    clause: str = ""
    quote: str = ""
    key: tuple[str, str] = ("", "")


def changes(dataset: Dataset, claims: Mapping[str, ReadClaim], most: int) -> tuple[Section, int]:
    """What happened, the weightiest events in order of time; and how many more there are."""
    events = [event for event in dataset.events if _is_change(event)]
    ranked = sorted(events, key=lambda event: (-_weight(event), event.id))
    chosen: dict[tuple[str, str], Telling] = {}
    for event in ranked:
        telling = telling_of(event, claims, dataset.texts) if len(chosen) < most else None
        if telling and _adds(telling, list(chosen.values())):
            chosen.setdefault(telling.key, telling)
    by_day: dict[str, list[Telling]] = defaultdict(list)
    for one in sorted(chosen.values(), key=lambda one: (*_days(one.event), one.event.id)):
        by_day[_lead(one.event)].append(one)
    paragraphs, turn = [], 0
    for lead, told in by_day.items():
        sentences = []
        for number, one in enumerate(told):
            before = told[number - 1].lead if number and told[number - 1].quote else None
            sentences.append(_change(one, claims, turn, before))
            turn += 1
        paragraphs.append(Paragraph(lead=lead, sentences=tuple(sentences)))
    return Section(title="What changed", paragraphs=tuple(paragraphs)), len(events) - len(chosen)


def _adds(telling: Telling, chosen: Sequence[Telling]) -> bool:
    """Whether there is room for one more of its report and its family."""
    family = telling.event.kind.partition(".")[0]
    of_report = sum(one.lead.document == telling.lead.document for one in chosen)
    of_family = sum(one.event.kind.partition(".")[0] == family for one in chosen)
    return of_report < MOST_OF_REPORT and of_family < MOST_OF_FAMILY


def _is_change(event: Event) -> bool:
    family, _, name = event.kind.partition(".")
    dated = event.when is not None and event.when.earliest is not None
    return (
        dated
        and event.status in ("happened", "ongoing", "claimed")
        and family in WEIGHT
        and name != "other"
        and (event.kind not in UNTOLD)
    )


def _weight(event: Event) -> float:
    family = event.kind.partition(".")[0]
    independent = sum(origin.independent for origin in event.origins)
    return WEIGHT.get(family, 0.5) * GRADES.get(event.grade, 1.0) * (1 + independent) + 0.1 * len(event.claims)


def _days(event: Event) -> tuple[str, str]:
    when = event.when
    return (when.earliest or "", when.latest or "9999") if when else ("", "")


def _lead(event: Event) -> str:
    when = event.when
    if when is None or when.earliest is None:
        return "Day not known"
    if when.latest == when.earliest:
        return day_in_words(when.earliest)
    if when.latest is None:
        return f"From {day_in_words(when.earliest)}"
    return f"{day_in_words(when.earliest)} to {day_in_words(when.latest)}"


def telling_of(event: Event, claims: Mapping[str, ReadClaim], texts: Mapping[str, str]) -> Telling | None:
    """The best way to tell an event; `None` where no clause fits and no report has a sentence that stands alone."""
    accounts = accounts_of(event, claims)
    for lead in accounts:
        clause = clause_of(lead)
        if clause is not None:
            return Telling(event=event, lead=lead, clause=clause, key=(_lead(event), clause))
    for lead in accounts:
        told = sentence_of(lead, texts)
        if told.whole and not DENIES.search(told.text):
            return Telling(event=event, lead=lead, quote=told.quoted, key=(lead.document, told.text))
    return None


def accounts_of(event: Event, claims: Mapping[str, ReadClaim]) -> list[ReadClaim]:
    """The claims that tell of the event itself as having happened, the surest first."""
    telling = [
        claims[one]
        for one in event.claims
        if one in claims
        and claims[one].claim.kind == event.kind
        and claims[one].claim.polarity == "positive"
        and claims[one].status in ("happened", "ongoing", "claimed")
    ]
    return sorted(telling, key=lambda one: (one.machine_written, -one.confidence, one.id))


def _change(telling: Telling, claims: Mapping[str, ReadClaim], turn: int, before: ReadClaim | None) -> Sentence:
    """One event by its best account, with those who say the same and those who deny it."""
    event, lead = telling.event, telling.lead
    denials = [claims[one] for one in event.claims if one in claims and claims[one].status == "denied"]
    if telling.quote:
        again = before is not None and before.document == lead.document
        text = f"{'it also wrote' if again else reporting(lead, turn)}: {telling.quote}"
        return Sentence(text=first_capital(text), claims=(lead.id,))
    same = [lead, *_by_others([one for one in accounts_of(event, claims) if says_the_same(one, lead)], [lead])]
    against = _by_others(denials, same)
    own_word = len(same) == 1 and bool(lead.says) and _is_own(lead)
    text = attributed(telling.clause, tellers_of(same), turn, own_word=own_word)
    if against:
        text = f"{text[:-1]}; {in_a_row(tellers_of(against))} denied it."
    return Sentence(text=text, claims=tuple(one.id for one in (*same, *against)))


def says_the_same(one: ReadClaim, lead: ReadClaim) -> bool:
    """Whether a claim bears out the same clause: no other place, party or number than the lead tells of."""
    clause = clause_of(one)
    if clause is None:
        return False
    if clause == clause_of(lead):
        return True
    places = {place.id for place in lead.places if place.id}
    parties = {party.id for party in lead.actors}
    return (
        not lead.counts
        and bool(places & {place.id for place in one.places if place.id})
        and (parties == {party.id for party in one.actors})
    )


def _by_others(found: Sequence[ReadClaim], told: Sequence[ReadClaim], most: int = 2) -> list[ReadClaim]:
    """One claim for each speaker who is not among those who told it already."""
    seen = set(tellers_of(told))
    kept = []
    for claim in found:
        name = teller_of(claim)
        if name not in seen:
            seen.add(name)
            kept.append(claim)
    return kept[:most]


def _is_own(claim: ReadClaim) -> bool:
    """Whether the speaker tells of its own side's doing."""
    side = claim.says[0].party.side
    return side is not None and any(party.side == side for party in claim.actors)
