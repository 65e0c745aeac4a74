"""The brief's last parts: what is disputed, what is expected, what is not known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_words import first_capital, listed, number_words, quoted, shortened
from fogline.export.dataset import Dataset
from fogline.fuse.prose import when_in_words
from fogline.model import Dispute, Forecast, ReadClaim

MOST_DISPUTES, MOST_FORECASTS, MOST_CITED = 5, 5, 4
TELLING_WORDS = 5
"""A statement of fewer words ("we expect") says that something was expected and not what."""
FAMILIES = ("control", "strike", "fighting", "harm")


def disputes_section(
    dataset: Dataset, claims: Mapping[str, ReadClaim], most: int = MOST_DISPUTES
) -> tuple[Section, int]:
    """Accounts side by side, those that cannot both be true first; and how many more there are."""
    known = [one for one in dataset.disputes if _both(one, claims)]
    ranked = sorted(known, key=lambda one: (not one.hard, -len(one.left) - len(one.right), one.id))
    paragraphs = tuple(_dispute(one, claims) for one in ranked[:most])
    return Section(title="What is disputed", paragraphs=paragraphs), len(known) - len(paragraphs)


def _both(one: Dispute, claims: Mapping[str, ReadClaim]) -> bool:
    return any(claim in claims for claim in one.left) and any(claim in claims for claim in one.right)


WHY_SORTS = ("number", "population", "date", "target", "blame")
SHORT_WHY = 130
ASIDE = re.compile(r"\s*\((?:denied|claimed) by [^()]*\)")


def _dispute(one: Dispute, claims: Mapping[str, ReadClaim]) -> Paragraph:
    """The two accounts in their own words; the reason too, where it adds to them and is short."""
    left = next(claims[claim] for claim in one.left if claim in claims)
    right = next(claims[claim] for claim in one.right if claim in claims)
    sentences = [Sentence(text=first_capital(f"{quoted(left)}; {quoted(right)}."), claims=(left.id, right.id))]
    if one.sort in WHY_SORTS and len(one.why) <= SHORT_WHY:
        why = one.why if one.why.endswith((".", "!", "?")) else f"{one.why}."
        sentences.append(Sentence(text=first_capital(why), claims=(left.id, right.id)))
    return Paragraph(lead=first_capital(ASIDE.sub("", one.about).rstrip(".")), sentences=tuple(sentences))


def forecasts_section(
    dataset: Dataset, claims: Mapping[str, ReadClaim], most: int = MOST_FORECASTS
) -> tuple[Section, int]:
    """What was expected, open ones first, the latest before the earlier; and how many more there are."""
    known = [one for one in dataset.forecasts if one.claim in claims and len(one.statement.split()) >= TELLING_WORDS]
    latest = sorted(known, key=lambda one: (one.made or "", one.id), reverse=True)
    ranked = sorted(latest, key=lambda one: one.outcome != "open")
    sentences = tuple(_forecast(one) for one in ranked[:most])
    paragraphs = (Paragraph(sentences=sentences),) if sentences else ()
    return Section(title="What is expected", paragraphs=paragraphs), len(known) - len(sentences)


VERBS = {"forecast": "expected", "warning": "warned", "intent": "announced", "threat": "threatened"}


def _forecast(one: Forecast) -> Sentence:
    parts = [f"{one.forecaster} {VERBS[one.sort]}: “{shortened(one.statement, 150)}”"]
    if one.horizon and (one.horizon.earliest or one.horizon.latest):
        parts.append(f"to be judged {when_in_words(one.horizon)}")
    if one.condition:
        parts.append(f"on the condition “{shortened(one.condition, 80)}”")
    if one.outcome != "open":
        parts.append(
            {"happened": "which came about", "did not happen": "which did not come about"}.get(
                one.outcome, "which cannot be judged"
            )
        )
    return Sentence(text=first_capital(f"{', '.join(parts)}."), claims=(one.claim, *one.outcome_claims[:1]))


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
    undated_reports = [one for one in current if one.published is None]
    sentences = [
        _missing(
            undated,
            "claim about events has no day that can be known",
            "claims about events have no day that can be known",
        ),
        _missing(nowhere, "claim names no place that can be found", "claims name no place that can be found"),
        _missing(single, "event rests on one origin alone", "events rest on one origin alone"),
        _missing(uncounted, "toll is told without a number", "tolls are told without a number"),
        _undated(undated_reports),
    ]
    kept = tuple(one for one in sentences if one is not None)
    return Section(title="What is not known", paragraphs=(Paragraph(sentences=kept),) if kept else ())


def _missing(found: Sequence[ReadClaim], one: str, many: str) -> Sentence | None:
    if not found:
        return None
    shown = sorted(found, key=lambda claim: (-claim.confidence, claim.id))[:MOST_CITED]
    example = shortened(shown[0].claim.span.quote, 80)
    words = first_capital(f"{number_words(len(found))} {one if len(found) == 1 else many}")
    return Sentence(text=f"{words}, for example “{example}”.", claims=tuple(claim.id for claim in shown))


def _undated(claims: Sequence[ReadClaim]) -> Sentence | None:
    if not claims:
        return None
    by_report: dict[str, ReadClaim] = {}
    for claim in claims:
        by_report.setdefault(claim.document_name, claim)
    names = listed(list(by_report)[:MOST_CITED])
    more = len(by_report) - MOST_CITED
    rest = f" and {number_words(more)} more" if more > 0 else ""
    shown = tuple(claim.id for claim in list(by_report.values())[:MOST_CITED])
    return Sentence(text=f"The day of publication is not known of {names}{rest}.", claims=shown)
