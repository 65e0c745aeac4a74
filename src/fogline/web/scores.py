"""How forecasters fared, as plain rows: the one shape of it for the board and its twins."""

from __future__ import annotations

from fogline.web.asking import Asked
from fogline.web.disclosure import disclose
from fogline.web.rows import Row

COUNTS = ("name", "made", "happened", "failed", "open", "judged", "chances", "brier")


def forecaster_page(asked: Asked) -> tuple[list[Row], int]:
    """The forecasters as rows for the twins of their board."""
    rows = forecaster_rows(asked)
    return rows, len(rows)


def forecaster_rows(asked: Asked) -> list[Row]:
    """The forecasters of all that the filters let through, and never of one page of it; most judged first."""
    told = asked.standing.shelf.forecasters(asked.state.wanted())
    return [disclose("forecaster", {name: getattr(one, name) for name in COUNTS}, asked.profile) for one in told]
