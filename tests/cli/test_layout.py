"""Tables fit the terminal, break no day and no id, and tell what had no room."""

from __future__ import annotations

from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.cli.layout import Column, print_table

ROWS = [
    {"when": "2031-05-09/2031-05-12", "what": "The army took the Mill quarter of Ostrava", "id": "event_0123abcd"},
    {"when": "?", "what": "Shells", "id": "event_4567abcd"},
]
COLUMNS = (
    Column("when", lambda row: str(row["when"])),
    Column("what", lambda row: str(row["what"])),
    Column("note", lambda _: "", 9),
    Column("id", lambda row: str(row["id"]), 1),
)


def printed(capsys: pytest.CaptureFixture[str], width: int) -> tuple[list[str], list[str]]:
    spared = print_table(ROWS, COLUMNS, width)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()], spared


def test_what_has_room_stands_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines, spared = printed(capsys, 100)

    assert len(lines) == 3
    assert lines[1].split("  ") == ["2031-05-09/2031-05-12", ROWS[0]["what"], ROWS[0]["id"]]
    assert spared == ["note"], "a column without a word in it takes no room"


def test_days_and_ids_stay_whole_and_words_wrap(capsys: pytest.CaptureFixture[str]) -> None:
    lines, spared = printed(capsys, 60)

    assert spared == ["note"]
    assert len(lines) > 3
    assert any(str(ROWS[0]["when"]) in line and str(ROWS[0]["id"]) in line for line in lines)


def test_a_column_that_can_be_spared_goes_where_there_is_no_room(capsys: pytest.CaptureFixture[str]) -> None:
    lines, spared = printed(capsys, 50)

    assert spared == ["note", "id"]
    assert not any("event_" in line for line in lines)


@given(
    st.lists(st.lists(st.text(alphabet="abc é漢-\n", max_size=60), min_size=4, max_size=4), min_size=1, max_size=5),
    st.integers(24, 120),
)
def test_no_line_is_wider_than_the_terminal(cells: list[list[str]], width: int) -> None:
    import contextlib
    import io

    from rich.cells import cell_len

    columns = [Column(f"column {number}", itemgetter(number), number) for number in range(4)]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        print_table(cells, columns, width)
    assert all(cell_len(line) <= width for line in out.getvalue().splitlines())
