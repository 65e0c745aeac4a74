"""Rows to standard output: a table for people, JSON Lines, JSON or CSV for programs.

What must stay true: data alone go there; a cell that a spreadsheet would run as a formula is defused.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import click

from fogline.export.cells import flat, safe_cell

Form = Literal["table", "jsonl", "json", "csv"]
Row = Mapping[str, Any]
Columns = Sequence[tuple[str, Callable[[Any], str]]]
"""Headings of a table and how a row fills each."""


def emit(rows: Iterable[Row], form: Form | None, columns: Columns, *, empty: str = "") -> int:
    """Writes rows in a form and gives their number.

    Args:
        rows: plain JSON objects.
        form: as asked for; `None` means a table on a terminal and JSON Lines elsewhere.
        columns: what the table shows.
        empty: what to tell, on standard error, when there is no row and a person reads.
    """
    chosen = form or ("table" if sys.stdout.isatty() else "jsonl")
    if chosen == "jsonl":
        return _lines(rows)
    listed = list(rows)
    if chosen == "json":
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
    elif chosen == "csv":
        click.echo(csv_text(listed), nl=False)
    elif listed:
        _table(listed, columns)
    elif empty:
        click.echo(empty, err=True)
    return len(listed)


def _lines(rows: Iterable[Row]) -> int:
    count = 0
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))
        count += 1
    return count


def csv_text(rows: Sequence[Row]) -> str:
    """Flattens rows into CSV with a header; nested values become columns or joined cells."""
    flattened = [flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flattened for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: safe_cell(value) for name, value in row.items()} for row in flattened)
    return out.getvalue()


def _table(rows: Sequence[Row], columns: Columns) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading, _ in columns:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(_plain(fill(row)) for _, fill in columns))
    width = None if sys.stdout.isatty() else 160
    Console(width=width, highlight=False).print(table)


def _plain(text: str) -> str:
    from rich.markup import escape

    return escape(text)
