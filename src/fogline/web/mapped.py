"""What the map of a view shows, as rows for its twins: who held what on its day, and what happened in its period.

What must stay true: a row is here whether it can be drawn or not, and says so.
"""

from __future__ import annotations

from fogline.web.asking import Asked
from fogline.web.rows import Row, place_of
from fogline.web.scene import Scene, is_drawn, scene_of


def map_rows(asked: Asked) -> tuple[list[Row], int]:
    """The places of the day, then the events of the period, those known only vaguely last; and how many in all."""
    scene = scene_of(asked)
    rows = [_holding(row, scene) for row in scene.control]
    rows += [_event(row, sure=True) for row in scene.events] + [_event(row, sure=False) for row in scene.vague]
    most = asked.state.limit or len(rows)
    return rows[:most], len(scene.control) + scene.total


def _holding(row: Row, scene: Scene) -> Row:
    return {
        "id": row["id"],
        "table": "control",
        "title": f"{row['place']['name']}: {row['holder_name'] or ', '.join(row['holder_names']) or 'not known'}",
        "kind": row["state"],
        "day": scene.day,
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


def _event(row: Row, *, sure: bool) -> Row:
    return {
        "id": row["id"],
        "table": "event",
        "title": row["title"],
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
