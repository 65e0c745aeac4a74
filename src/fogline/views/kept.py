"""What is kept beside the rows, so that a report can be linked without looking at all the others.

The blocks in which claims stand, the pairs that are likely one, the telling words of reports, the runs of words by
which copies are found, and the counts behind cards and side words.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from fogline.fuse.independence import FEW, Independence, ranks_of, shingles
from fogline.link.cluster import blocks_of, order_in_block
from fogline.link.profile import Profile
from fogline.link.reports import Report, telling_words
from fogline.link.spread import Spread
from fogline.views.order import GAP
from fogline.views.tables import Tables, Work
from fogline.views.tally import Tally, counted, counts_of_claim, counts_of_document, counts_of_event


def keep_work(connection: sqlite3.Connection, tables: Tables, work: Work) -> None:
    """Writes all of it."""
    inside = [claim for claim in tables.claims if claim.inside is not False]
    connection.execute("INSERT INTO meta VALUES ('received', ?)", (str(tables.reading.received),))
    keep_spread(connection, work.spread)
    keep_blocks(connection, work.joiner.profiles.values())
    for within, pairs in ((1, work.joiner.likely[0]), (0, work.joiner.likely[1])):
        keep_edges(connection, pairs, within)
    keep_reports(connection, work.joiner.reports.values())
    for document, rank in ranks_of(inside).items():
        keep_shingles(connection, document, GAP.join(rank), tables.reading.texts.get(document, ""))
    keep_echoes(connection, work.independence)
    claims = {claim.id: claim for claim in tables.claims}
    counts = counted(counts_of_claim(claim) for claim in tables.claims)
    counts.update(counted(counts_of_document(card) for card in tables.reading.documents))
    counts.update(counted(counts_of_event(event, claims) for event in tables.events))
    Tally(connection).add(counts)


def keep_spread(connection: sqlite3.Connection, spread: Spread) -> None:
    """Writes how many reports have each word."""
    connection.execute("INSERT INTO meta VALUES ('counted', ?)", (str(spread.reports),))
    if spread.in_common is not None:
        connection.execute("INSERT INTO meta VALUES ('in_common', ?)", (repr(spread.in_common),))
    connection.executemany(
        "INSERT INTO spread VALUES (?, ?, ?, ?)", ((word, *told) for word, told in spread.uses.items())
    )


def keep_blocks(connection: sqlite3.Connection, profiles: Iterable[Profile]) -> None:
    """Writes in which blocks claims stand."""
    connection.executemany("INSERT INTO block VALUES (?, ?, ?)", _block_rows(profiles))


def drop_blocks(connection: sqlite3.Connection, profiles: Iterable[Profile]) -> None:
    """Takes claims out of their blocks."""
    connection.executemany("DELETE FROM block WHERE block = ? AND day = ? AND claim = ?", _block_rows(profiles))


def _block_rows(profiles: Iterable[Profile]) -> Iterator[tuple[str, int, str]]:
    return ((block, order_in_block(one), one.id) for one in profiles for block in dict.fromkeys(blocks_of(one)))


def keep_edges(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]], within: int) -> None:
    """Writes pairs that are likely one, both ways."""
    both = ((*pair, within) for left, right in sorted(pairs) for pair in ((left, right), (right, left)))
    connection.executemany("INSERT OR IGNORE INTO edge VALUES (?, ?, ?)", both)


def drop_edge(connection: sqlite3.Connection, left: str, right: str, within: int) -> None:
    """Takes a pair out, both ways."""
    for pair in ((left, right), (right, left)):
        connection.execute("DELETE FROM edge WHERE claim = ? AND other = ? AND within = ?", (*pair, within))


def keep_reports(connection: sqlite3.Connection, reports: Iterable[Report]) -> None:
    """Writes the telling words of reports and the claims of their main happening."""
    for report in reports:
        words = ((word, report.document, report.told) for word in telling_words(report))
        connection.executemany("INSERT INTO telling VALUES (?, ?, ?)", words)
        connection.executemany(
            "INSERT INTO main VALUES (?, ?)", ((report.document, one) for one in sorted(report.main))
        )


def keep_shingles(connection: sqlite3.Connection, document: str, rank: str, text: str) -> None:
    """Writes the runs of words of a report; one that is too short to tell has none."""
    runs = shingles(text)
    if len(runs) >= FEW:
        connection.execute("INSERT INTO ranked VALUES (?, ?)", (document, rank))
        connection.executemany("INSERT INTO shingle VALUES (?, ?, ?)", ((run, rank, document) for run in sorted(runs)))


def keep_echoes(connection: sqlite3.Connection, independence: Independence) -> None:
    """Writes which reports copy which."""
    told = ((one, echo.source, echo.of, echo.shared) for one, echo in independence.echoes.items())
    connection.executemany("INSERT INTO echo VALUES (?, ?, ?, ?)", told)
