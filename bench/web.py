"""Exam: how long the pages of a record of very many claims take, against the same questions in plain SQLite.

The tables are written directly from one synthetic war, see `web_world`; nothing is linked anew. Each page is asked for
in this process as a server would ask for it, from the request to the last byte. Beside it, in the same run, stand the
questions that the page answers as anybody would put them to plain tables of events, control and claims with an index
on the first day, their rows fetched and nothing made of them. The first page is that of a server just started; the
others are the middle of several days and filters, each asked for once. Ratios are of processor time, so that a busy
machine tells the same; the seconds are those of the clock. A million claims need 12 GB of room.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from bench.errors import BenchError
from bench.web_plain import Plain, write_plain
from bench.web_world import write_wars

CLAIMS = 1_000_000
SEED = 7
ASKED = 7
"""Days or filters of each sort of page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """One sort of page: its addresses, and the plain questions that each answers."""

    name: str
    asked: Sequence[tuple[str, Callable[[], int]]]


def run(size: int = CLAIMS, seed: int = SEED, kept: Path | None = None) -> dict[str, Any]:
    """Writes the tables of so many claims and measures the pages.

    Args:
        size: claims.
        seed: of the war.
        kept: folder in which the record is kept, and found again; a temporary one when `None`.
    """
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        place = kept or Path(folder)
        rows = _record(place, size, seed)
        written = time.perf_counter() - started
        figures = measured(place)
    figures |= {f"rows_{kind}": many for kind, many in sorted(rows.items())}
    figures |= {"seconds_writing": round(written, 1)}
    total = round(time.perf_counter() - started, 1)
    return {"exam": "web", "data": f"seed {seed}", "n": rows["claim"], "figures": figures, "seconds": total}


def _record(place: Path, size: int, seed: int) -> dict[str, int]:
    """A project whose ledger is empty and whose tables hold the wars; the plain tables beside it."""
    from fogline.config import Scope, Settings
    from fogline.pipeline.project import Project
    from fogline.views.store import VIEWS_NAME

    if not (place / "ledger.db").exists():
        Project.create(place, Settings(name="Wars", packs=("world",), scope=Scope()))
    tables = place / VIEWS_NAME
    half = place / "half-written.db"
    half.unlink(missing_ok=True)
    if not tables.exists():
        write_wars(half, size, seed, "")
        half.replace(tables)
    if not (place / "plain.db").exists():
        write_plain(tables, half)
        half.replace(place / "plain.db")
    with closing(sqlite3.connect(tables)) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'key'", (_key(place),))
        connection.commit()
        told = connection.execute("SELECT kind, count(*) FROM row GROUP BY kind").fetchall()
    return {str(kind): int(many) for kind, many in told}


def _key(place: Path) -> str:
    """What the app takes tables of this project to be built from."""
    from fogline.gazetteer import load_pack
    from fogline.pipeline.project import Project
    from fogline.views import facts_of
    from fogline.views.views import key_of

    project = Project.find(place)
    with project.ledger() as ledger:
        return key_of(ledger, facts_of(load_pack(name) for name in project.materials().packs))


def measured(place: Path) -> dict[str, Any]:
    """The figures of a record that stands in a folder."""
    from fogline.web import create_app
    from fogline.web.printing import get

    app = create_app(place)
    made: dict[str, Any] = {}
    with Plain.open(place / "plain.db") as plain:
        get(app, "/problems")  # What a server loads once: templates, libraries, names of sides.
        for sort in _sorts(plain):
            page, own = list[_Took](), list[_Took]()
            for address, question in sort.asked:
                own.append(_took(question))
                page.append(_took(lambda address=address: _opened(get(app, address), address)))  # type: ignore[misc]
            busy, plainly = (median(one.busy for one in took) for took in (page, own))
            made |= {
                f"{sort.name}.seconds": round(median(one.clock for one in page), 3),
                f"{sort.name}.slowest": round(max(one.clock for one in page), 3),
                f"{sort.name}.plain_seconds": round(median(one.clock for one in own), 3),
                f"{sort.name}.processor": round(busy, 5),
                f"{sort.name}.plain_processor": round(plainly, 5),
                f"{sort.name}.ratio": round(busy / plainly, 2),
            }
    made["ratio"] = max(value for name, value in made.items() if name.endswith(".ratio"))
    return made


def _sorts(plain: Plain) -> list[Sort]:
    """The pages that are asked for: the first one, other days, months and filters, and the day after each day."""
    first, last = plain.reach()
    width = (date.fromisoformat(last) - date.fromisoformat(first)).days
    days = [date.fromisoformat(first) + timedelta(days=width * at // (ASKED + 1)) for at in range(1, ASKED + 1)]
    next_days = [day + timedelta(days=1) for day in days]
    return [
        Sort(name="first", asked=[("/", lambda: plain.scene(plain.last_change()))]),
        Sort(name="map", asked=[(f"/?at={day}", lambda day=day: plain.scene(f"{day}")) for day in days]),  # type: ignore[misc]
        Sort(name="time", asked=[(f"/?at={day}", lambda day=day: plain.scene(f"{day}")) for day in next_days]),  # type: ignore[misc]
        Sort(name="filter", asked=[_month(plain, day) for day in days]),
        Sort(name="claims", asked=[_claims(plain, day) for day in days]),
    ]


def _month(plain: Plain, day: date) -> tuple[str, Callable[[], int]]:
    begin, end = f"{day}", f"{day + timedelta(days=30)}"
    return f"/events?type=strike&from={begin}&to={end}", lambda: plain.listed("event", "strike", begin, end)


def _claims(plain: Plain, day: date) -> tuple[str, Callable[[], int]]:
    begin, end = f"{day}", f"{day + timedelta(days=30)}"
    return f"/claims?type=control&from={begin}&to={end}", lambda: plain.listed("claim", "control", begin, end)


def _opened(answer: tuple[int, bytes], address: str) -> None:
    if answer[0] != 200:
        raise BenchError(f"{address} answered {answer[0]}")


@dataclass(frozen=True, slots=True)
class _Took:
    """Seconds by the clock, and of the processor."""

    clock: float
    busy: float


def _took(work: Callable[[], object]) -> _Took:
    clock, busy = time.perf_counter(), time.process_time()
    work()
    return _Took(time.perf_counter() - clock, time.process_time() - busy)
