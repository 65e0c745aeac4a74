"""The resolve stage as one: when the report is from, then its parties, places, times, and whether it is in scope.

The order matters: a report's date decides which names were borne and which day "Saturday" is. Each part is a pure
function of its own package; this file only puts them in order and hands answers on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from fogline.model import Claim, Document, Found, Resolution, When
from fogline.pipeline.tools import Tools
from fogline.resolve.actor_context import PRESENT
from fogline.resolve.actor_inherit import inherit_actors
from fogline.resolve.actors import resolve_actors
from fogline.resolve.long_times import beginning_of
from fogline.resolve.places import place_hints, resolve_places
from fogline.resolve.published import resolve_published
from fogline.resolve.scope import resolve_scope
from fogline.resolve.theatre import Theatre, read_theatre
from fogline.resolve.times import resolve_times
from fogline.resolve.told_when import resolve_told


def resolve(document: Document, claims: Sequence[Claim], told: When | None, tools: Tools) -> Iterator[Found]:
    """Resolves a report and all its claims.

    Args:
        document: the report.
        claims: its claims, those that people added or corrected included.
        told: the publication date as a person corrected it; outranks what the report says.
        tools: indexes and settings.

    Yields:
        `Resolution` records, those of the report first.
    """
    hints = place_hints(tools.places, tools.settings.scope)
    theatre = read_theatre(document, claims, tools.actors, tools.places, hints=hints)
    found = list(resolve_published(document, tools.bounds(theatre.standing_wars(PRESENT)), claims))
    yield from found
    published = told or next((one.record.when for one in found if isinstance(one.record, Resolution)), None)
    answers: dict[str, list[Resolution]] = defaultdict(list)
    for one in _claims(document, claims, published, theatre.on(published), tools, hints):
        if isinstance(one.record, Resolution):
            answers[one.record.subject].append(one.record)
        yield one
    scope = tools.settings.scope
    if scope.is_set:
        for claim in claims:
            yield from resolve_scope(claim, answers[claim.id], scope, tools.places, tools.actors)


def _claims(
    document: Document,
    claims: Sequence[Claim],
    published: When | None,
    theatre: Theatre,
    tools: Tools,
    hints: tuple[str, ...],
) -> Iterator[Found]:
    parties = list(resolve_actors(document, claims, tools.actors, on=_day_of(published), theatre=theatre))
    yield from parties
    yield from inherit_actors(claims, _by_claim(parties))
    yield from resolve_places(document, claims, tools.places, hints=hints, parties=tools.actors, theatre=theatre)
    standing = theatre.standing_wars(PRESENT)
    began = beginning_of([war.began(published) for war in theatre.wars if war.name in standing])
    times = list(resolve_times(document, claims, published, began=began, country_at=theatre.country_at))
    yield from times
    records = [one.record for one in times if isinstance(one.record, Resolution)]
    happened = {one.subject: one.when for one in records if one.when is not None}
    yield from resolve_told(document, claims, published, country_at=theatre.country_at, times=happened)


def _by_claim(found: Sequence[Found]) -> dict[str, list[Resolution]]:
    answers: dict[str, list[Resolution]] = defaultdict(list)
    for one in found:
        if isinstance(one.record, Resolution):
            answers[one.record.subject].append(one.record)
    return answers


def _day_of(published: When | None) -> date | None:
    """The day on which names are looked up: the first day the report may be of."""
    return date.fromisoformat(published.earliest) if published and published.earliest else None
