"""A view of the record as a folder of pages that opens from disk: map picture, list, short quotes, and nothing else.

What must stay true: no quote is longer than `MOST_WORDS` words, no text of a report is in it, nothing is loaded from
elsewhere and no script runs; every event leads to the outlets that told it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from fogline.export.dataset import Dataset
from fogline.fuse.prose import day_in_words, when_in_words
from fogline.model import Control, Event, ReadClaim

MOST_WORDS = 25
QUOTES = 4
"""Quotes shown of one event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a site shows.

    Attributes:
        title: of the record.
        about: place and period in words.
        day: of the map.
        control: who holds what on that day.
        events: in the order of their days.
    """

    title: str
    about: str
    day: str
    control: Sequence[Control]
    events: Sequence[Event]


def site_files(dataset: Dataset, view: View, pictures: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site by their names.

    Args:
        dataset: the record, for names of sides and words of claims.
        view: what of it is shown.
        pictures: the map by file name (``map.svg``, ``map.png``); empty when nothing can be drawn.
    """
    claims = dataset.by_id()
    held = [_held(row, dataset, claims) for row in view.control]
    told = [_event(event, claims) for event in view.events]
    values = {"view": view, "held": held, "events": told, "made": dataset.made, "pictures": sorted(pictures)}
    data = {"title": view.title, "about": view.about, "day": view.day, "control": held, "events": told}
    environment = Environment(
        loader=PackageLoader("fogline.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = lambda day: day_in_words(day) if day else "no day known"
    pages = {
        name: environment.get_template(f"site_{name}.j2").render(**values) for name in ("index.html", "embed.html")
    }
    made = {name: page.encode() for name, page in pages.items()}
    return {**made, "data.json": json.dumps(data, ensure_ascii=False, indent=1).encode(), **pictures}


def short(quote: str) -> str:
    """A quote of at most `MOST_WORDS` words; what is cut is marked."""
    words = quote.split()
    return " ".join(words) if len(words) <= MOST_WORDS else f"{' '.join(words[:MOST_WORDS])} …"


def _quotes(ids: Sequence[str], claims: Mapping[str, ReadClaim]) -> list[dict[str, Any]]:
    """The words of claims, each once, with who says them where."""
    found: dict[str, dict[str, Any]] = {}
    for claim in (claims[one] for one in ids if one in claims):
        words = short(claim.claim.span.quote)
        found.setdefault(
            words,
            {
                "quote": words,
                "says": ", through ".join(one.party.name for one in claim.says),
                "outlet": claim.source or claim.document_name,
                "published": claim.published,
                "reviewed": claim.reviewed,
            },
        )
    return list(found.values())[:QUOTES]


def _held(row: Control, dataset: Dataset, claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    return {
        "place": row.place.name,
        "state": row.state,
        "holders": [dataset.side_name(side) for side in ((row.holder,) if row.holder else row.holders)],
        "besieged_by": dataset.side_name(row.besieged_by),
        "since": row.start,
        "quotes": _quotes(row.claims, claims),
    }


def _event(event: Event, claims: Mapping[str, ReadClaim]) -> dict[str, Any]:
    return {
        "title": event.title,
        "kind": event.kind,
        "when": when_in_words(event.when) if event.when else "not known when",
        "earliest": event.when.earliest if event.when else None,
        "latest": event.when.latest if event.when else None,
        "places": [place.name for place in event.places],
        "status": event.status,
        "grade": event.grade,
        "grade_why": event.grade_why,
        "quotes": _quotes(event.claims, claims),
    }
