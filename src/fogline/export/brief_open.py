"""The brief's last parts: what is expected, and what is not known.

What must stay true: an expectation is told in a sentence that says it is one; the unknown is counted, never filled in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fogline.export.brief_names import in_a_row, outlet_of, reporting
from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_quotes import Told, quoted, sentence_of
from fogline.export.brief_words import number_words
from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, first_capital
from fogline.model import Forecast, ReadClaim

MOST_CITED = 3
LEANING = re.compile(r"(?:they|it|he|she|we|this|that|these)\b", re.IGNORECASE)
"""How an expectation begins that does not say whom it is about."""
FAMILIES = ("control", "strike", "fighting", "harm")
LEAST, MOST = 4, 16
"""Words of a claim that can stand as an example."""
AHEAD = re.compile(
    r"\b(?:will(?! of\b)|would|could|might|may|shall|expects?|expected|likely|unlikely|plans?|planned|intends?|"
    r"vow(?:s|ed)?|threaten(?:s|ed)?|warn(?:s|ed)?|risks?|unless|forecasts?|predict(?:s|ed)?|chances?|"
    r"probabl[ey]|due to|set to)\b",
    re.IGNORECASE,
)
"""Words that put something ahead: a sentence without one is not told as an expectation."""


def forecasts_section(dataset: Dataset, claims: Mapping[str, ReadClaim], as_of: str, most: int) -> tuple[Section, int]:
    """What was expected, those that can be judged first, the latest before the earlier; and how many more there are."""
    known = [one for one in dataset.forecasts if one.claim in claims]
    latest = sorted(known, key=lambda one: (one.made or "", one.id), reverse=True)
    ranked = sorted(latest, key=lambda one: (claims[one.claim].machine_written, *_weight(one)))
    told: dict[str, tuple[Sentence, ...]] = {}
    overdue: list[str] = []
    before: ReadClaim | None = None
    for one in ranked:
        sentence = sentence_of(claims[one.claim], dataset.texts)
        if len(told) < most and sentence.whole and AHEAD.search(sentence.text):
            if sentence.text not in told and _is_overdue(one, as_of):
                overdue.append(one.claim)
            if sentence.text not in told:
                told[sentence.text] = _forecast(one, claims[one.claim], sentence, as_of, before)
                before = claims[one.claim]
    sentences = tuple(one for each in told.values() for one in each)
    if overdue:
        sentences = (*sentences, _overdue(overdue, len(told)))
    paragraphs = (Paragraph(sentences=sentences),) if sentences else ()
    return Section(title="What is expected", paragraphs=paragraphs), len(known) - len(told)


def _weight(one: Forecast) -> tuple[bool, bool, bool, bool]:
    """What came out first, then what can be judged; what may happen to all before what somebody means to do."""
    decided = one.outcome in ("happened", "did not happen")
    vague = bool(LEANING.match(one.statement))
    return not decided, vague, one.sort == "intent", not (one.horizon and one.horizon.latest)


def _forecast(
    one: Forecast, claim: ReadClaim, told: Told, as_of: str, before: ReadClaim | None
) -> tuple[Sentence, ...]:
    """What was expected in its report's sentence, and what came of it."""
    made = f"On {day_in_words(one.made)} " if one.made and claim.source else ""
    lead = f"{made}{reporting(claim)}: {told.quoted}"
    if before is not None and before.document == claim.document:
        lead = f"it also {'wrote' if len(told.text) % 2 else 'said'}: {told.quoted}"
    first = Sentence(text=first_capital(lead), claims=(claim.id,))
    after = _outcome(one, as_of)
    if not after:
        return (first,)
    return first, Sentence(text=after, claims=(claim.id, *one.outcome_claims[:1]))


def _outcome(one: Forecast, as_of: str) -> str:
    if one.outcome == "happened":
        return "This came about."
    if one.outcome == "did not happen":
        return "This did not come about."
    latest = one.horizon.latest if one.horizon else None
    ahead = latest is not None and latest >= as_of and latest != one.made
    return f"It can be judged by {day_in_words(latest)}." if latest and ahead else ""


def _is_overdue(one: Forecast, as_of: str) -> bool:
    latest = one.horizon.latest if one.horizon else None
    return one.outcome in ("open", "cannot be judged") and latest is not None and latest < as_of


def _overdue(claims: Sequence[str], told: int) -> Sentence:
    """That the day of some expectations is past, said once for all of them."""
    whose = "this" if told == 1 else "these" if len(claims) == told else f"{number_words(len(claims))} of these"
    return Sentence(text=f"The record does not say what came of {whose}.", claims=tuple(claims))


def unknown_section(dataset: Dataset) -> Section:
    """What the record leaves open: days, places, numbers, and events on one origin alone."""
    claims = dataset.by_id()
    current = [one for one in dataset.claims if one.claim.family in FAMILIES and not one.claim.background]
    undated = [one for one in current if one.when is None and one.status in ("happened", "ongoing", "claimed")]
    nowhere = [one for one in current if not any(place.id for place in one.places)]
    single = [
        claims[event.claims[0]]
        for event in dataset.events
        if event.kind.partition(".")[0] in FAMILIES
        and event.claims
        and event.claims[0] in claims
        and sum(origin.independent for origin in event.origins) == 1
    ]
    uncounted = [
        claims[toll.claims[0]]
        for toll in dataset.tolls
        if toll.claims and toll.claims[0] in claims and not (toll.low or toll.best or toll.high)
    ]
    sentences = [
        _missing(undated, "thing told as having happened has no day", "things told as having happened have no day"),
        _missing(nowhere, "claim names no place that could be found", "claims name no place that could be found"),
        _missing(single, "event rests on one origin alone", "events rest on one origin alone"),
        _missing(uncounted, "toll is told without a number", "tolls are told without a number"),
        _undated([one for one in current if one.published is None]),
    ]
    kept = tuple(one for one in sentences if one is not None)
    return Section(title="What is not known", paragraphs=(Paragraph(sentences=kept),) if kept else ())


def _missing(found: Sequence[ReadClaim], one: str, many: str) -> Sentence | None:
    """How many of a sort there are, with the one that says most as an example."""
    if not found:
        return None
    ranked = sorted(found, key=lambda claim: (claim.machine_written, _heft(claim), -claim.confidence, claim.id))
    words = first_capital(f"{number_words(len(found))} {one if len(found) == 1 else many}")
    example = next(filter(_is_plain, ranked), None)
    shown = [example, *(claim for claim in ranked if claim is not example)] if example else ranked
    if example is not None:
        words += f", {'as in' if len(found) == 1 else 'such as'} {quoted(' '.join(example.claim.span.quote.split()))}"
    return Sentence(text=f"{words}.", claims=tuple(claim.id for claim in shown[:MOST_CITED]))


def _is_plain(claim: ReadClaim) -> bool:
    """Whether a claim's words can stand as an example."""
    quote = claim.claim.span.quote
    return LEAST <= len(quote.split()) <= MOST and not re.search(r"[“”\"‘*:]|^(?:to|that|as|its|their)\b", quote)


def _heft(claim: ReadClaim) -> int:
    """The dead and changes of control before the rest."""
    if claim.claim.kind == "harm.killed":
        return 0
    return 1 if claim.claim.family == "control" else 2


def _undated(claims: Sequence[ReadClaim]) -> Sentence | None:
    if not claims:
        return None
    by_report: dict[str, ReadClaim] = {}
    for claim in claims:
        by_report.setdefault(claim.document_name, claim)
    first = list(by_report.values())[:MOST_CITED]
    more = len(by_report) - len(first)
    names = [outlet_of(claim) for claim in first] + ([f"{number_words(more)} more"] if more else [])
    text = f"The day of publication is not known of what was published by {in_a_row(names)}."
    if not any(claim.source for claim in first):
        count = len(by_report)
        text = f"The day of publication is not known of {number_words(count)} report{'s' if count > 1 else ''}."
    return Sentence(text=text, claims=tuple(claim.id for claim in first))
