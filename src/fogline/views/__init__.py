"""Tables folded from the ledger.

Public functions:
    fold_entries(entries: Iterable[tuple[int, Entry]]) -> Reading
    build_tables(reading: Reading, facts: Facts | None) -> Tables
    facts_of(packs: Iterable[Pack]) -> Facts
    Views.build(entries, facts) and Views.open(ledger, facts) -> Views
    Views.file(ledger, facts, directory=...) -> Path and Shelf(path): single pages of the tables, out of the database
    forget(directory: Path) -> None
"""

from fogline.views.claims import ReadDocument, Reading, StandingProblem, fold_entries
from fogline.views.diff import Change, Diff, diff_of
from fogline.views.facts import facts_of
from fogline.views.rows import claims_of
from fogline.views.shelf import Page, Shelf
from fogline.views.store import forget
from fogline.views.tables import Tables, build_tables
from fogline.views.views import Growing, Views
from fogline.views.wanted import Wanted

__all__ = [
    "Change",
    "Diff",
    "Growing",
    "Page",
    "ReadDocument",
    "Reading",
    "Shelf",
    "StandingProblem",
    "Tables",
    "Views",
    "Wanted",
    "build_tables",
    "claims_of",
    "diff_of",
    "facts_of",
    "fold_entries",
    "forget",
]
