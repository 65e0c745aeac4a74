"""What is new since a time: reports that came in, and what the record comes to now and did not then.

What must stay true: recorded time counts, so that an old report that came in today is new today.
"""

from __future__ import annotations

from fogline.views.diff import Change, Diff
from fogline.web.asking import Asked, record_of
from fogline.web.disclosure import disclose
from fogline.web.rows import Row, rows_of

EVER = "0001-01-01"
"""Since when, for a twin whose address does not say: everything is new."""
MOST = 1000
"""Rows of a twin at most, where the address does not say."""


def news(asked: Asked, since: str) -> Diff:
    """What is new since a time, the changes in the order of their sorts."""
    return record_of(asked.request).diff(since)


def changed_row(asked: Asked, change: Change) -> Row:
    """A row as it is, or as it was where it is gone."""
    return rows_of(change.sort, (change.after or change.before,), asked.standing, asked.profile)[0]


def news_rows(asked: Asked) -> tuple[list[Row], int]:
    """The same as rows for the twins of the page: reports first, then changes by sort and turn."""
    told = news(asked, asked.state.since or EVER)
    most = asked.state.limit or MOST
    reports = rows_of("document", told.documents[:most], asked.standing, asked.profile)
    rows = [
        disclose(
            "news",
            {"sort": "report", "turn": "new", "id": row["id"], "title": row["title"] or row["name"], "stands": True},
            asked.profile,
        )
        for row in reports
    ]
    for change in sorted(told.changes, key=lambda one: (one.sort, one.turn))[: most - len(rows)]:
        row = changed_row(asked, change)
        fields = {"sort": change.sort, "turn": change.turn, "id": change.id, "title": title_of(change.sort, row)}
        rows.append(disclose("news", {**fields, "stands": change.after is not None}, asked.profile))
    return rows, len(told.documents) + len(told.changes)


def title_of(sort: str, row: Row) -> str:
    """What a row is called, in a line."""
    if sort == "control":
        return f"{row['place']['name']}: {row['holder_name'] or ', '.join(row['holder_names']) or row['state']}"
    names = {"event": "title", "toll": "category", "dispute": "about", "forecast": "statement"}
    return str(row[names[sort]])
