"""What the map of a view shows, as rows for its twins: who held what on its day, and what happened in its period.

What must stay true: a row is here whether it can be drawn or not, and says so; pages joined are the whole, each row
once, also where the map itself has more than anybody can read.
"""

from __future__ import annotations

from fogline.web.asking import Asked
from fogline.web.rows import Row, place_of, rows_of, titled
from fogline.web.scene import Frame, control_on, frame_of, is_drawn, is_sure

HELD = "h"
"""Before the number of places that were told, where a page begins among the places of the day."""


def map_page(asked: Asked, after: str, most: int) -> tuple[list[Row], int, str | None]:
    """A page of the places of the day, then of the events of the period by time.

    Args:
        asked: the request.
        after: where it begins, as a former page told; empty for the first.
        most: rows at most.

    Returns:
        The rows, how many there are in all, and where the next page begins.
    """
    frame, shelf = frame_of(asked), asked.standing.shelf
    total = shelf.count("control", frame.held) + shelf.count("event", frame.wanted)
    rows: list[Row] = []
    if not after or after.startswith(HELD):
        begin = int(after.rpartition("@")[2] or 0)
        held = control_on(asked, frame.day, frame.held, most=None)
        rows = [_holding(row, frame.day) for row in held[begin : begin + most]]
        if begin + len(rows) < len(held) or len(rows) == most:
            return rows, total, f"{HELD}@{begin + len(rows)}"
        after = ""
    page = shelf.page("event", frame.wanted, limit=most - len(rows), after=after or None, order="time")
    events = rows_of("event", page.rows, asked.standing, asked.profile, words=False)
    return rows + [_event(row, frame) for row in events], total, page.after


def _holding(row: Row, day: str) -> Row:
    return {
        "id": row["id"],
        "table": "control",
        "title": titled("control", row),
        "kind": row["state"],
        "day": day,
        "when": None,
        "sure": True,
        "told": row["told"] or None,
        "texture": row["texture"],
        "colours": row["colours"],
        "besieged_by": row["besieged_by"],
        "drawn": row["drawn"],
        "place": row["place"],
        "claims": row["claims"],
    }


def _event(row: Row, frame: Frame) -> Row:
    sure = is_sure(row, frame.period)
    return {
        "id": row["id"],
        "table": "event",
        "title": titled("event", row),
        "kind": row["kind"],
        "day": None,
        "when": row["when"],
        "sure": sure,
        "told": None,
        "texture": None,
        "colours": [],
        "besieged_by": None,
        "drawn": sure and is_drawn(row),
        "place": place_of(row) or next(iter(row["places"]), None),
        "claims": row["claims"],
    }
