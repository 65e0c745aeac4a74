"""The brief's first two parts: what changed, day by day, and who holds what on the day of the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_words import (
    attributed,
    clause_of,
    day_in_words,
    first_capital,
    is_named,
    listed,
    quoted,
    speakers_of,
)
from fogline.export.dataset import Dataset
from fogline.model import Control, Event, ReadClaim

TELLING = ("control", "fighting", "strike", "harm", "civil", "politics", "force")
WEIGHT = {"control": 3.0, "harm": 2.0, "strike": 2.0, "fighting": 1.5, "civil": 1.2, "politics": 1.0, "force": 1.0}
GRADES = {"confirmed": 2.0, "fair": 1.5, "contested": 1.2, "weak": 0.6, "discounted": 0.2}
MOST_CHANGES = 9


def changes(dataset: Dataset, claims: Mapping[str, ReadClaim], most: int = MOST_CHANGES) -> tuple[Section, int]:
    """What happened, the weightiest events in order of time; and how many more there are."""
    told = [
        event
        for event in dataset.events
        if event.when
        and event.when.earliest
        and event.status in ("happened", "ongoing", "claimed")
        and event.kind.partition(".")[0] in TELLING
        and any(_tells(one, event) for one in accounts_of(event, claims)[:1])
    ]
    chosen = sorted(told, key=lambda event: (-_weight(event), event.id))[:most]
    by_day: dict[str, list[Event]] = defaultdict(list)
    for event in sorted(chosen, key=lambda one: (one.when.earliest if one.when else "", one.id)):
        by_day[_lead(event)].append(event)
    paragraphs = []
    turn = 0
    for lead, events in by_day.items():
        sentences = []
        for event in events:
            sentences.append(_change(event, claims, turn))
            turn += 1
        paragraphs.append(Paragraph(lead=lead, sentences=tuple(sentences)))
    return Section(title="What changed", paragraphs=tuple(paragraphs)), len(told) - len(chosen)


def _tells(claim: ReadClaim, event: Event) -> bool:
    """Whether the best account can be told: as a clause, or quoted where the event is of the weightier kinds."""
    return clause_of(claim) is not None or event.kind.startswith(("control.", "strike.", "harm."))


def _weight(event: Event) -> float:
    family = event.kind.partition(".")[0]
    independent = sum(origin.independent for origin in event.origins)
    return WEIGHT.get(family, 0.5) * GRADES.get(event.grade, 1.0) * (1 + independent) + 0.1 * len(event.claims)


def _lead(event: Event) -> str:
    when = event.when
    if when is None or when.earliest is None:
        return "Day not known"
    if when.latest == when.earliest:
        return day_in_words(when.earliest)
    if when.latest is None:
        return f"From {day_in_words(when.earliest)}"
    return f"{day_in_words(when.earliest)} to {day_in_words(when.latest)}"


def _change(event: Event, claims: Mapping[str, ReadClaim], turn: int) -> Sentence:
    """One event by its best account, with those who say the same and those who deny it."""
    accounts = accounts_of(event, claims)
    lead = accounts[0]
    clause = clause_of(lead)
    if clause is None:
        return Sentence(text=first_capital(f"{quoted(lead)}."), claims=(lead.id,))
    same = [lead, *_by_others([one for one in accounts[1:] if says_the_same(one, lead)], lead)]
    denials = _by_others(
        [claims[one] for one in event.claims if one in claims and claims[one].status == "denied"], None
    )
    own_word = len(same) == 1 and bool(lead.says) and _is_own(lead)
    text = attributed(clause, speakers_of(same), turn, own_word=own_word)
    if denials:
        text = f"{text[:-1]}; {listed(speakers_of(denials))} denied it."
    return Sentence(text=text, claims=tuple(one.id for one in (*same, *denials)))


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
    return sorted(telling, key=lambda one: (one.machine_written, clause_of(one) is None, -one.confidence, one.id))


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


def _by_others(found: Sequence[ReadClaim], lead: ReadClaim | None, most: int = 2) -> list[ReadClaim]:
    """One claim for each further speaker."""
    seen = {speakers_of([lead])[0]} if lead else set[str]()
    kept = []
    for claim in found:
        name = speakers_of([claim])[0]
        if name not in seen:
            seen.add(name)
            kept.append(claim)
    return kept[:most]


def _is_own(claim: ReadClaim) -> bool:
    """Whether the speaker tells of its own side's doing."""
    side = claim.says[0].party.side
    return side is not None and any(party.side == side for party in claim.actors)


OLD = 90
"""Days after which a place's holder is told as last known, not as standing."""


def holdings(dataset: Dataset, day: str) -> Section:
    """Who holds what on a day: by side what is held, then what only its own word gives it, then what is contested."""
    rows = [row for row in dataset.control if covers(row, day) and row.claims and is_named(row.place)]
    told = {claim.id: claim.published or "" for claim in dataset.claims}
    sentences: list[Sentence] = []
    for state, turn in (("held", 0), ("claimed", 1)):
        by_side: dict[str, list[Control]] = defaultdict(list)
        for row in rows:
            if row.state == state and row.holder and not is_old(row, day, told):
                by_side[row.holder].append(row)
        for side, own in sorted(by_side.items(), key=lambda item: (-len(item[1]), item[0])):
            sentences.append(_held(dataset.side_name(side), own, turn))
    fresh = [row for row in rows if not is_old(row, day, told)]
    sentences += [_contested(row, dataset) for row in fresh if row.state in ("contested", "divided")][:4]
    sentences += [_besieged(row, dataset) for row in fresh if row.besieged_by][:2]
    sentences += _last_known([row for row in rows if row.holder and is_old(row, day, told)], dataset, told)
    lead = f"As of {day_in_words(day)}" if day else ""
    return Section(
        title="Who holds what", paragraphs=(Paragraph(lead=lead, sentences=tuple(sentences)),) if sentences else ()
    )


def covers(row: Control, day: str) -> bool:
    """Whether a spell of control covers a day."""
    return (row.start or "") <= day and (row.end is None or day <= row.end)


def _held(side: str, rows: Sequence[Control], turn: int) -> Sentence:
    shown = sorted(rows, key=lambda row: (row.place.name, row.start or ""))[:8]
    places = listed(list(dict.fromkeys(row.place.name for row in shown)))
    more = len({row.place.name for row in rows}) - len({row.place.name for row in shown})
    rest = f" and {more} more places" if more > 0 else ""
    claims = tuple(dict.fromkeys(row.claims[0] for row in shown))
    if turn == 0:
        return Sentence(text=f"{first_capital(the_side(side))} held {places}{rest}.", claims=claims)
    return Sentence(text=f"On its own word alone, {the_side(side)} also had {places}{rest}.", claims=claims)


def is_old(row: Control, day: str, told: Mapping[str, str]) -> bool:
    """Whether the last word on a place is so old that it says little of the day."""
    last = max([row.start or "", *(told.get(claim, "") for claim in row.claims)])
    return bool(last) and (date.fromisoformat(day) - date.fromisoformat(last)).days > OLD


def _last_known(rows: Sequence[Control], dataset: Dataset, told: Mapping[str, str]) -> list[Sentence]:
    """Who held what when it was last told of; one sentence for each side."""
    by_side: dict[str, list[Control]] = defaultdict(list)
    for row in rows:
        by_side[row.holder or ""].append(row)
    sentences = []
    for side, own in sorted(by_side.items(), key=lambda item: (-len(item[1]), item[0])):
        shown = sorted(own, key=lambda row: (row.place.name, row.start or ""))[:8]
        last = max(max([row.start or "", *(told.get(claim, "") for claim in row.claims)]) for row in shown)
        places = listed(list(dict.fromkeys(row.place.name for row in shown)))
        text = f"When last told of, by {day_in_words(last)}, {the_side(dataset.side_name(side))} had {places}."
        sentences.append(Sentence(text=text, claims=tuple(dict.fromkeys(row.claims[0] for row in shown))))
    return sentences


def the_side(name: str) -> str:
    """A side's name as a sentence takes it: with its article where it is one body."""
    one_body = any(word in name.lower().split() for word in ("government", "army", "state", "forces", "coalition"))
    return f"the {name}" if one_body and not name.lower().startswith("the ") else name


def _contested(row: Control, dataset: Dataset) -> Sentence:
    sides = [the_side(dataset.side_name(side)) for side in row.holders]
    if row.state == "divided" and len(sides) > 1:
        text = f"{row.place.name} was divided between {listed(sides)}."
    elif len(sides) > 1:
        text = f"{row.place.name} was contested, with {listed(sides)} each said to have some or all of it."
    elif sides:
        text = f"{row.place.name} was contested; {sides[0]} had gained ground there."
    else:
        text = f"Who held {row.place.name} was contested."
    return Sentence(text=first_capital(text), claims=row.claims[:4])


def _besieged(row: Control, dataset: Dataset) -> Sentence:
    return Sentence(
        text=f"{row.place.name} was besieged by {the_side(dataset.side_name(row.besieged_by))}.", claims=row.claims[:3]
    )
