"""What is told of one event or one spell of control: its claims for and against, what disputes it, what came before.

What must stay true: a card shows every claim that its row rests on, those against it beside those for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from fogline.views import Wanted
from fogline.views.filing import control_id as control_id_of
from fogline.web.asking import Asked
from fogline.web.disclosure import Kind
from fogline.web.rows import Row, rows_of
from fogline.web.scene import colours_of, dress

MOST = 50
CHANGES: Mapping[str, str] = {
    "held": "A newer report that another side took it, is in it or claims it.",
    "claimed": "It becomes held once a source that is not of that side tells it, or the side that lost it grants it; "
    "it becomes contested if another side still claims it.",
    "contested": "It becomes held once one side alone is told of as having all of it, by a later report or a person's "
    "verdict on a claim below.",
    "divided": "A report that one side has the whole of it, or has lost its part.",
    "unknown": "Any report that names who is in it and when.",
}
"""By state, what kind of word would change a row of control."""


def card_of(asked: Asked) -> dict[str, Any] | None:
    """The card of the selected row; `None` where nothing, or nothing that has a card, is selected."""
    sel = asked.state.sel
    if sel.startswith("event_") and asked.standing.shelf.one("event", sel):
        return {"kind": "event", **event_card(asked, sel)}
    if sel.startswith("control:") and asked.standing.shelf.one("control", sel):
        return {"kind": "control", **control_card(asked, sel)}
    return None


def event_card(asked: Asked, event_id: str) -> dict[str, Any]:
    """An event with its claims by origin, what disputes it and its tolls.

    Raises:
        Refusal: there is none of this id.
    """
    row = asked.one("event", event_id)
    claims = asked.of("claim", row["claims"])
    mine = Wanted(claims=tuple(row["claims"]))
    by_id = {one["id"]: one for one in claims}
    return {
        "row": row,
        "pro": [one for one in claims if not _denies(one)],
        "contra": [one for one in claims if _denies(one)],
        "agreed": [(one, by_id.get(one["claim"])) for one in row["agreed"]],
        "history": _reports(claims),
        "disputes": _rows(asked, "dispute", mine),
        "tolls": _rows(asked, "toll", mine),
        "most": max((one["high"] or one["best"] or one["low"] or 0 for one in row["counts"]), default=0),
    }


def control_card(asked: Asked, control_id: str) -> dict[str, Any]:
    """A spell of control with its claims, the other spells of its place, and what would change it.

    Raises:
        Refusal: there is none of this id.
    """
    row = asked.one("control", control_id)
    place = control_id.removeprefix("control:").rpartition(":")[0]
    around = asked.standing.shelf.every("control", Wanted(places=(place,)))
    mine = [one for one in around if control_id_of(one).rpartition(":")[0] == f"control:{place}"]
    spells = rows_of("control", mine, asked.standing, asked.profile)
    claims = asked.of("claim", row["claims"])
    sides = [side for one in (row, *spells) for side in (one["holder"], *one["holders"], one["besieged_by"]) if side]
    colours = colours_of(asked.standing, sides)
    for one in (row, *spells):
        dress(one, colours)
    return {
        "row": row,
        "place": place,
        "claims": _by_day(claims),
        "spells": sorted(spells, key=lambda one: one["start"] or ""),
        "change": CHANGES.get(row["state"], ""),
        "disputes": _rows(asked, "dispute", Wanted(claims=tuple(row["claims"]))),
    }


def _rows(asked: Asked, kind: Kind, wanted: Wanted) -> list[Row]:
    page = asked.standing.shelf.page(kind, wanted, limit=MOST)
    return rows_of(kind, page.rows, asked.standing, asked.profile)


def _denies(claim: Row) -> bool:
    return bool(claim["polarity"] == "negative" or claim["status"] == "denied")


def _reports(claims: Sequence[Row]) -> list[Row]:
    """The reports of claims, first published first, each with how many it has and how many of them people have seen."""
    found: dict[str, Row] = {}
    for claim in _by_day(claims):
        blank = {"document": claim["document"], "recorded": claim["recorded"], "claims": 0, "reviewed": 0}
        report = found.setdefault(claim["document"]["id"] or claim["id"], blank)
        report["claims"] += 1
        report["reviewed"] += bool(claim["reviewed"])
    return list(found.values())


def _by_day(claims: Sequence[Row]) -> list[Row]:
    """Claims in the order in which they were published, those without a day last."""
    return sorted(claims, key=lambda one: (one["document"]["published"] or "~", one["document"]["name"], one["start"]))
