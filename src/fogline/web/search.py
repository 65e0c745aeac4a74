"""Search over everything: rows of every kind that have all the words, each with a line to know it by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args
from urllib.parse import quote

from fogline.model import fold, fold_name
from fogline.web.asking import Asked, record_of
from fogline.web.disclosure import Kind, disclose
from fogline.web.rows import Row, rows_of

ADDRESSES: Mapping[str, str] = {
    "place": "places",
    "actor": "actors",
    "source": "sources",
    "event": "events",
    "document": "documents",
    "claim": "claims",
    "toll": "tolls",
    "dispute": "disputes",
    "forecast": "forecasts",
    "control": "control",
}
"""Page by kind of row, in the order in which a search lists them."""
EACH = 20
AROUND = 90


def address_of(kind: str, row_id: str) -> str:
    """The page of a row."""
    return f"/{ADDRESSES[kind]}/{quote(row_id, safe=':')}"


def search_page(asked: Asked) -> tuple[list[Row], int]:
    """What a search finds, as rows for the twins of its page."""
    rows, _ = search_rows(asked)
    return rows, len(rows)


def search_rows(asked: Asked) -> tuple[list[Row], bool]:
    """What a search finds, and whether the best stand first; `type` narrows it to kinds of rows."""
    state, standing = asked.state, asked.standing
    kinds = [kind for kind in ADDRESSES if not state.types or kind in state.types]
    limit = min(state.limit or EACH, 100)
    told = standing.shelf.search(state.q, kinds=kinds, limit=limit)
    rows: list[Row] = []
    for kind in (one for one in get_args(Kind) if one in ADDRESSES):
        found = [hit.row for hit in told.hits if hit.kind == kind]
        rows += [_hit(asked, kind, row) for row in rows_of(kind, found, standing, asked.profile)]
    return sorted(rows, key=lambda row: kinds.index(row["kind"])), told.ranked


def _hit(asked: Asked, kind: Kind, row: Row) -> Row:
    title, words = _line(kind, row)
    if kind == "document":
        words = _inside(asked, row["id"], words)
    return {"kind": kind, "id": row["id"], "title": title, "words": words, "url": address_of(kind, row["id"])}


def _line(kind: str, row: Row) -> tuple[str, str]:
    """What a row is called, and words that tell more."""
    if kind == "claim":
        return f"{row['kind']}, {row['document']['source'] or row['document']['name']}", row["quote"]
    if kind == "event":
        return row["title"], "; ".join(row["quotes"][:2])
    if kind == "control":
        return f"{row['place']['name']}: {row['holder_name'] or row['state']}", row["why"]
    if kind == "toll":
        return row["category"], "; ".join(row["quotes"][:2])
    if kind in ("dispute", "forecast"):
        title = row["about"] if kind == "dispute" else row["forecaster"]
        return title, row["why"] if kind == "dispute" else row["statement"]
    if kind == "document":
        return row["title"] or row["name"], row["source"] or ""
    if kind == "place":
        return row["place"]["name"], ", ".join(use["text"] for use in row["names"][:6])
    names = ", ".join(use["text"] for use in row.get("names", ())[:6])
    return row["name"], names or f"{row['claims']} claims"


def _inside(asked: Asked, document_id: str, otherwise: str) -> str:
    """The words of a report around the first word that was looked for."""
    document = record_of(asked.request).document(document_id)
    wanted = fold_name(asked.state.q).split()
    if document is None or not wanted:
        return otherwise
    text: str = disclose("text", {"text": document.text}, asked.profile)["text"]
    folded = fold(text)
    at = folded.text.find(wanted[0])
    if at < 0:
        return otherwise
    start, end = folded.original(at, at + len(wanted[0]))
    cut = text[max(0, start - AROUND) : end + AROUND]
    return " ".join(f"{'…' if start > AROUND else ''}{cut}{'…' if end + AROUND < len(text) else ''}".split())
