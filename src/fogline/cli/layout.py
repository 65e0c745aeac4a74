"""Tables for reading: what goes into which width.

What must stay true: no row is wider than the terminal, no day, number or id is broken, and what had no room is told.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

WHOLE = 22
"""Columns whose cells are all this short are never broken: days and periods, kinds, ids."""
LEAST = 16
"""Narrower than this a column of words is hard to read."""
LONGEST_WORD = 40
GAP = 2
UNWATCHED = 160
"""Width where no terminal tells its own."""


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        heading: over it.
        fill: gives the cell of a row.
        drop: 0 stays in any width; of the others the highest goes first where there is no room.
        least: narrower than this it is not shown, as far as its cells are that long.
    """

    heading: str
    fill: Callable[[Any], str]
    drop: int = 0
    least: int = LEAST


Columns = Sequence[Column]


@dataclass(slots=True)
class _Measured:
    """A column with its cells and the widths it can live with."""

    column: Column
    cells: list[str]
    least: int
    natural: int
    width: int = 0


def terminal_width() -> int:
    """Columns of the terminal, of `COLUMNS`, or enough for a file."""
    return shutil.get_terminal_size((UNWATCHED, 40)).columns


def print_table(rows: Sequence[Any], columns: Columns, width: int | None = None) -> list[str]:
    """Prints rows as a table and gives the headings that had no room.

    Args:
        rows: of the table.
        columns: what to show of each.
        width: of the whole; that of the terminal when `None`.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    whole = width or terminal_width()
    measured = [_measured(column, rows) for column in columns]
    shown = _that_fit(measured, whole)
    _widen(shown, whole)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), collapse_padding=True, header_style="bold")
    for one in shown:
        table.add_column(Text(one.column.heading), width=one.width, overflow="fold")
    for number in range(len(rows)):
        table.add_row(*(Text(one.cells[number]) for one in shown))
    Console(width=whole, highlight=False, file=sys.stdout).print(table)
    return [one.column.heading for one in measured if one not in shown]


def _measured(column: Column, rows: Sequence[Any]) -> _Measured:
    from rich.cells import cell_len

    cells = [" ".join(column.fill(row).split()) for row in rows]
    natural = max(cell_len(text) for text in (column.heading, *cells))
    words = (word for text in (column.heading, *cells) for word in text.split())
    longest = max(map(cell_len, words), default=1)
    least = natural if natural <= WHOLE else min(natural, max(column.least, min(longest, LONGEST_WORD)))
    return _Measured(column=column, cells=cells, least=least, natural=natural)


def _that_fit(measured: list[_Measured], whole: int) -> list[_Measured]:
    """Leaves out columns without a word in them, then those that can be spared until the rest fits."""
    shown = [one for one in measured if any(one.cells) or not one.column.drop]
    while sum(one.least + GAP for one in shown) - GAP > whole:
        spare = max(shown, key=lambda one: one.column.drop)
        if not spare.column.drop:
            break
        shown.remove(spare)
    return shown


def _widen(shown: list[_Measured], whole: int) -> None:
    """Shares the room among the columns, the narrowest for its words first; takes from the widest where it lacks."""
    for one in shown:
        one.width = one.least
    room = whole - sum(one.least + GAP for one in shown) + GAP
    while room > 0 and any(one.width < one.natural for one in shown):
        min((one for one in shown if one.width < one.natural), key=lambda one: one.width / one.natural).width += 1
        room -= 1
    while room < 0 and any(one.width > 1 for one in shown):
        max(shown, key=lambda one: one.width).width -= 1
        room += 1
