"""Tables folded from the ledger.

Public functions:
    fold_entries(entries: Iterable[tuple[int, Entry]]) -> Reading
"""

from fogline.views.claims import ReadDocument, Reading, StandingProblem, fold_entries

__all__ = ["ReadDocument", "Reading", "StandingProblem", "fold_entries"]
