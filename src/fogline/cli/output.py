"""Rows to standard output: a table for people, JSON Lines, JSON or CSV for programs.

What must stay true: data alone go there; a cell that a spreadsheet would run as a formula is defused.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import click

from fogline.cli.layout import Columns, print_table
from fogline.cli.say import say
from fogline.export.cells import csv_text

Form = Literal["table", "jsonl", "json", "csv"]
Row = Mapping[str, Any]


def emit(rows: Iterable[Row], form: Form | None, columns: Columns, *, empty: str | Callable[[], str] = "") -> int:
    """Writes rows in a form and gives their number.

    Args:
        rows: plain JSON objects.
        form: as asked for; `None` means a table on a terminal and JSON Lines elsewhere.
        columns: what the table shows.
        empty: what to tell, on standard error, when there is no row; a function where it takes a look to know.
    """
    chosen = form or ("table" if sys.stdout.isatty() else "jsonl")
    if chosen == "jsonl":
        count = _lines(rows)
    else:
        listed = list(rows)
        count = len(listed)
        _whole(listed, chosen, columns)
    if not count and empty:
        say(empty if isinstance(empty, str) else empty())
    return count


def _whole(rows: Sequence[Row], form: Form, columns: Columns) -> None:
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif form == "csv" and rows:
        click.echo(csv_text(rows), nl=False)
    elif rows and (spared := print_table(rows, columns)):
        say(f"no room for: {', '.join(spared)}; --jsonl has everything")


def _lines(rows: Iterable[Row]) -> int:
    count = 0
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))
        count += 1
    return count
