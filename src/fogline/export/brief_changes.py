"""The brief's first part: what changed, the weightiest events day by day, each by its best account.

An event is told as a clause of ours where a claim's own words fill it, and in a whole sentence of a report otherwise;
an event that neither can tell is counted as left out. What must stay true: nobody is said to have told what they did
not, and whoever denies an event is named beside those who tell it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log10
from statistics import median

from fogline.export.brief_names import FINE, in_a_row, place_name, reporting, teller_of, tellers_of, with_article
from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_period import NEWS
from fogline.export.brief_quotes import sentence_of
from fogline.export.brief_tolls import dead_of
from fogline.export.brief_words import attributed, clause_of, goals_of, own_places, share_of_place
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, first_capital
from fogline.model import Control, Count, Event, ReadClaim, Toll, When

WEIGHT = {"control": 4.0, "harm": 2.0, "strike": 2.0, "fighting": 2.0, "civil": 1.2, "politics": 1.0, "force": 0.8}
"""How much a family weighs; `HEAVY` has the kinds that decide a battle."""
HEAVY = {
    "control.capture": 8.0,
    "control.loss": 7.0,
    "control.withdrawal": 7.0,
    "control.siege_broken": 8.0,
    "control.siege": 7.0,
    "control.entry": 6.0,
    "control.hold": 5.0,
    "fighting.offensive": 4.0,
    "politics.agreement": 3.0,
    "civil.evacuation": 3.0,
}
GRADES = {"confirmed": 1.6, "fair": 1.3, "contested": 0.7, "weak": 0.8, "discounted": 0.1}
WHOLE_TOWN, QUOTED, BLAMED, MOST_ORIGINS = 1.4, 0.5, 1.0, 12
"""What a whole town, what no clause of ours can tell, and harm whose doer is contested weigh against the rest.

Origins past so many add nothing."""
UNTOLD = frozenset({"control.change", "politics.statement", "force.support"})
"""Kinds that are states or words, not changes; those named ``other`` are left out as well.

That somebody has a place is news where a report gives the day of it ("held most of the city by the evening").
"""
DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss(?:es|ed)|reject(?:s|ed)|refuted?)\b", re.IGNORECASE)
"""A sentence that denies something belongs with what is disputed, whatever else it tells."""
MOST_PASSED, BORNE_OUT = 2, 2
"""How many towns are told to have passed to another side, and by how many claims it must be borne out."""
DEADLY = frozenset({"harm", "strike", "fighting"})
"""Families whose events weigh the more the more they killed."""
OF_WAR = 1_000
"""Running figures from this on are a war's, and lead no brief."""
LONG_DAYS = 60
"""Days from which a running figure is of a time and no change of it."""
SUBJECT = 320
"""Letters of a report within which stands what it is about: its headline and its first sentence."""
LEADS = 2.0
"""What being the subject of every report adds to an event's weight."""
FEW = 3
"""Events up to which a brief needs no lead: their order in time says enough."""
SPOKEN = ("“", "‘", '"', "'", "„", "«")
"""How a sentence begins that somebody speaks: told out of its place it says little."""
MOST_OF_REPORT, MOST_OF_FAMILY, MOST_TOGETHER = 2, 5, 4
"""A brief of many sorts of news from many reports says more than one of the weightiest sort alone; where there are few
reports, more is told of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How an event is told.

    Attributes:
        clause: ours; empty where a report's sentence tells it.
        quote: a whole sentence of the lead's report.
        key: equal for tellings that would say the same twice.
        beside: leads of other events that go into the same clause.
    """

    event: Event
    lead: ReadClaim
    clause: str = ""
    quote: str = ""
    key: tuple[str, str] = ("", "")
    beside: tuple[ReadClaim, ...] = ()


def changes(
    dataset: Dataset, claims: Mapping[str, ReadClaim], most: int, *, since: str = "", until: str = ""
) -> tuple[Section, int]:
    """What happened, the weightiest first and the others in order of time; and how many more there are.

    Args:
        dataset: narrowed to a place and a period.
        claims: of the whole record.
        most: events to tell.
        since: first day of what is news: what was over before it changed nothing now.
        until: its last day.
    """
    told = (_as_of_its_report(one, claims) for one in dataset.events)
    events = [event for event in told if _is_change(event) and _days(event)[1] >= since]
    tellings = [telling for event in events if (telling := telling_of(event, claims, dataset.texts)) is not None]
    reports = {claim.document for claim in claims.values()}

    def subject(event: Event) -> float:
        """How many of the reports are about an event: what all open with leads before what all mention."""
        opening = {
            claims[one].document for one in event.claims if one in claims and claims[one].claim.span.start < SUBJECT
        }
        return 1 + LEADS * len(opening) / max(1, len(reports))

    chosen: list[Telling] = []
    each = max(MOST_OF_REPORT, -(-most // max(1, len({one.lead.document for one in tellings}))))
    for telling in sorted(
        tellings,
        key=lambda one: (-_weight(one.event, claims) * (QUOTED if one.quote else 1) * subject(one.event), one.event.id),
    ):
        joined = next((i for i, one in enumerate(chosen) if _goes_with(telling, one)), None)
        if any(one.key == telling.key for one in chosen):
            continue
        if joined is not None:
            chosen[joined] = replace(chosen[joined], beside=(*chosen[joined].beside, telling.lead))
        elif len(chosen) < most and _adds(telling, chosen, each):
            chosen.append(telling)
    towns = [row for row in passed_towns(dataset, claims, since, until) if len(row.claims) >= BORNE_OUT]
    passed = [_passing(row, claims, dataset) for row in towns[-MOST_PASSED:]]
    lead = [f"Above all, {passed[-1].lead[0].lower()}{passed[-1].lead[1:]}"] if passed else []
    if not lead and len(chosen) > FEW:
        lead, first = [f"Above all, {_lead(chosen[0].event)}"], chosen.pop(0)
        passed = [Paragraph(sentences=_change(first, claims, 0, None, dataset.tolls))]
    top = [replace(passed[-1], lead=lead[0])] if lead else []
    days = _by_day(chosen, claims, dataset.tolls)
    told_of = len(chosen) + bool(top) + sum(len(one.beside) for one in chosen)
    return Section(title="What changed", paragraphs=(*top, *passed[:-1], *days)), max(0, len(events) - told_of)


def _by_day(chosen: Sequence[Telling], claims: Mapping[str, ReadClaim], tolls: Sequence[Toll]) -> list[Paragraph]:
    """The events in order of time, a paragraph for each day."""
    by_day: dict[str, list[Telling]] = defaultdict(list)
    for one in sorted(chosen, key=lambda one: (*_days(one.event), one.event.id)):
        by_day[_lead(one.event)].append(one)
    paragraphs, turn = [], 0
    for lead, told in by_day.items():
        sentences: list[Sentence] = []
        for number, one in enumerate(told):
            before = told[number - 1].lead if number and told[number - 1].quote else None
            sentences.extend(_change(one, claims, turn, before, tolls))
            turn += 1
        paragraphs.append(Paragraph(lead=lead, sentences=tuple(sentences)))
    return paragraphs


def passed_towns(dataset: Dataset, claims: Mapping[str, ReadClaim], since: str, until: str) -> list[Control]:
    """The spells in which a whole town is a side's that had not all of it before, by day."""
    before: dict[str, str | None] = {}
    found = []
    for row in sorted(dataset.control, key=lambda row: row.start or ""):
        place = row.place.id
        if not place or row.place.precision != "settlement" or row.start is None:
            continue
        within = since <= row.start and (not until or row.start <= until)
        told = any(one in claims and _is_news(claims[one]) for one in row.claims[:1])
        if within and told and _is_whole(row, dataset) and place in before and before[place] != row.holder:
            found.append(row)
        before[place] = row.holder if row.state in ("held", "claimed") else None
    return found


def _is_whole(row: Control, dataset: Dataset) -> bool:
    return row.state in ("held", "claimed") and row.holder in dataset.sides


def _is_news(claim: ReadClaim) -> bool:
    return not (claim.machine_written or claim.claim.background)


def _passing(row: Control, claims: Mapping[str, ReadClaim], dataset: Dataset) -> Paragraph:
    told = [claims[one] for one in row.claims if one in claims][:MOST_OF_REPORT]
    by = in_a_row(tellers_of(told))
    text = f"{with_article(dataset.side_name(row.holder))} had {place_name(row.place)}, by the account of {by}."
    sentence = Sentence(text=first_capital(text), claims=tuple(one.id for one in told))
    return Paragraph(lead=f"By {day_in_words(row.start or '')}", sentences=(sentence,))


def _goes_with(telling: Telling, other: Telling) -> bool:
    """Whether two changes of control are one sentence: the same doer and teller on the same day, other places."""
    kinds = {telling.event.kind, other.event.kind}
    return (
        len(kinds) == 1
        and telling.event.kind.startswith("control.")
        and bool(telling.clause and other.clause)
        and not (goals_of(telling.lead) or goals_of(other.lead))
        and len(other.beside) + 1 < MOST_TOGETHER
        and _days(telling.event) == _days(other.event)
        and tellers_of([telling.lead]) == tellers_of([other.lead])
        and {party.id for party in telling.lead.actors} == {party.id for party in other.lead.actors}
        and telling.event.grade != "contested"
        and other.event.grade != "contested"
    )


def _adds(telling: Telling, chosen: Sequence[Telling], each: int) -> bool:
    """Whether there is room for one more of its report, of which `each` are told, and of its family."""
    family = telling.event.kind.partition(".")[0]
    of_report = sum(one.lead.document == telling.lead.document for one in chosen)
    of_family = sum(one.event.kind.partition(".")[0] == family for one in chosen)
    return of_report < each and of_family < MOST_OF_FAMILY


def _is_change(event: Event) -> bool:
    family, _, name = event.kind.partition(".")
    dated = event.when is not None and event.when.earliest is not None
    if event.kind == "control.hold" and not (event.when and event.when.precision in NEWS and _is_one_day(event.when)):
        return False
    return (
        dated
        and not _is_running(event)
        and event.status in ("happened", "ongoing", "claimed")
        and family in WEIGHT
        and name != "other"
        and (event.kind not in UNTOLD)
    )


def _is_running(event: Event) -> bool:
    """Whether an event only counts the dead or the driven out of a long time, which the tolls tell."""
    when = event.when
    if not event.counts or not event.kind.startswith("harm.") or when is None or not (when.earliest and when.latest):
        return False
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days > LONG_DAYS


def _as_of_its_report(event: Event, claims: Mapping[str, ReadClaim]) -> Event:
    """That somebody now has most of a town is news of the day of the report that tells it."""
    if event.kind != "control.hold" or (event.when and event.when.earliest):
        return event
    told = [one for one in accounts_of(event, claims) if one.claim.time == "now" and share_of_place(one)]
    return replace(event, when=told[0].published_when) if told else event


def _is_one_day(when: When) -> bool:
    return when.earliest is not None and when.earliest == when.latest


def _weight(event: Event, claims: Mapping[str, ReadClaim]) -> float:
    """How much an event changes: by kind, grade, origins, the size of its place, and how many died."""
    family = event.kind.partition(".")[0]
    independent = sum(origin.independent for origin in event.origins)
    grade = BLAMED if event.grade == "contested" and family != "control" else GRADES.get(event.grade, 1.0)
    weight = HEAVY.get(event.kind, WEIGHT.get(family, 0.5)) * grade * (1 + min(MOST_ORIGINS, independent) / 4)
    if family in DEADLY:
        dead = _dead(event, claims)
        least = 0.5 if event.kind == "harm.killed" else 1.0
        weight *= max(least, (0.5 + log10(1 + dead)) * max(1.0, log10(max(dead, 1))))
    town = family == "control" and any(one.id and one.precision == "settlement" for one in event.places[:1])
    return weight * (WHOLE_TOWN if town else 1.0) + 0.05 * len(event.claims)


def _dead(event: Event, claims: Mapping[str, ReadClaim]) -> float:
    """How many an event killed, as the middle one of those who tell a number has it."""
    told = [
        max(count.low or count.high or 0 for count in killed)
        for one in event.claims
        if one in claims and (killed := [x for x in claims[one].counts if x.unit.endswith("killed")])
        if not any(_is_of_war(event, count) for count in killed)
    ]
    return median(told) if told else 0


def _is_of_war(event: Event, count: Count) -> bool:
    """Whether a figure is of a war or of years, and no news of a day."""
    return (count.cumulative or event.status == "ongoing") and (count.low or count.high or 0) >= OF_WAR


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
    told = [(lead, sentence_of(lead, texts)) for lead in (*accounts, *_harm_of(event, claims))]
    fit = [
        pair
        for pair in told
        if pair[1].whole and not DENIES.search(pair[1].text) and not pair[1].text.startswith(SPOKEN)
    ]
    if not fit:
        return None
    lead, best = max(fit, key=lambda pair: _fullness(pair[0], pair[1].text))
    return Telling(event=event, lead=lead, quote=best.quoted, key=(lead.document, best.text))


def _harm_of(event: Event, claims: Mapping[str, ReadClaim]) -> list[ReadClaim]:
    """What a strike or a fight did to people tells it as well as that it was."""
    if event.kind.partition(".")[0] not in DEADLY:
        return []
    told = [claims[one] for one in event.claims if one in claims and claims[one].claim.kind == "harm.killed"]
    return [one for one in told if one.claim.polarity == "positive" and one.status == "happened"]


def _fullness(lead: ReadClaim, text: str) -> float:
    """How well a sentence tells an event: by how many died, where, and about little else."""
    killed = any(one.unit.endswith("killed") and (one.low or one.high) for one in lead.counts)
    placed = any(place.precision in FINE for place in own_places(lead))
    return killed + 0.5 * placed + min(1.0, len(lead.claim.span.quote) / max(1, len(text)))


def accounts_of(event: Event, claims: Mapping[str, ReadClaim]) -> list[ReadClaim]:
    """The claims that tell of the event itself as having happened, the surest and those of its usual place first."""
    telling = [
        claims[one]
        for one in event.claims
        if one in claims
        and claims[one].claim.kind == event.kind
        and claims[one].claim.polarity == "positive"
        and claims[one].status in ("happened", "ongoing", "claimed")
    ]
    own = [place for one in telling for place in own_places(one)[:1]]
    named = Counter(place.id for place in own if place.precision in FINE) or Counter(place.id for place in own)
    most = max(named.values(), default=1)

    def central(one: ReadClaim) -> float:
        return max((named[place.id] / most for place in own_places(one)[:1] if place.id), default=0.0)

    return sorted(telling, key=lambda one: (one.machine_written, -one.confidence - central(one), one.id))


def _change(
    telling: Telling, claims: Mapping[str, ReadClaim], turn: int, before: ReadClaim | None, tolls: Sequence[Toll]
) -> tuple[Sentence, ...]:
    """One event, and of a strike that a clause of ours tells also how many it killed."""
    told = _account(telling, claims, turn, before)
    struck = telling.clause and telling.event.kind.startswith("strike.")
    dead = dead_of(telling.event, tolls, claims) if struck else None
    return (told, dead) if dead is not None else (told,)


def _account(telling: Telling, claims: Mapping[str, ReadClaim], turn: int, before: ReadClaim | None) -> Sentence:
    """One event by its best account, with those who say the same and those who deny it."""
    event, lead = telling.event, telling.lead
    denials = [claims[one] for one in event.claims if one in claims and claims[one].status == "denied"]
    if telling.quote:
        again = before is not None and before.document == lead.document
        text = f"{'it also wrote' if again else reporting(lead, turn)}: {telling.quote}"
        return Sentence(text=first_capital(text), claims=(lead.id,))
    same = [lead, *_by_others([one for one in accounts_of(event, claims) if says_the_same(one, lead)], [lead])]
    clause = clause_of(lead, telling.beside) or telling.clause
    against = _by_others(denials, same)
    own_word = len(same) == 1 and bool(lead.says) and _is_own(lead)
    text = attributed(clause, tellers_of(same), turn, own_word=own_word)
    if against:
        text = f"{text[:-1]}; {in_a_row(tellers_of(against))} denied it."
    return Sentence(text=text, claims=tuple(one.id for one in (*same, *telling.beside, *against)))


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
    teller = claim.says[0].party
    return any(
        party.id == teller.id or (teller.side is not None and party.side == teller.side) for party in claim.actors
    )
