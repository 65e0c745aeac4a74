"""The texts of reports, read from the ledger when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from fogline.ledger import Ledger
from fogline.model import Document


class Texts(Mapping[str, str]):
    """Text by document id; only of those reports that count.

    Args:
        ledger: open for reading.
        stands: whether a report counts.
    """

    def __init__(self, ledger: Ledger, stands: Callable[[str], bool] = lambda _: True) -> None:
        self._ledger = ledger
        self._stands = stands
        self._known: dict[str, str | None] = {}

    def __getitem__(self, document: str) -> str:
        """The text of a report.

        Raises:
            KeyError: there is none, or it does not count.
        """
        if document not in self._known:
            stored = self._ledger.get(document)
            record = stored.entry.record if stored else None
            self._known[document] = record.text if isinstance(record, Document) else None
        text = self._known[document]
        if text is None or not self._stands(document):
            raise KeyError(document)
        return text

    def __iter__(self) -> Iterator[str]:
        """The reports asked for so far."""
        return (one for one in list(self._known) if one in self)

    def __len__(self) -> int:
        """How many of them have a text."""
        return sum(1 for _ in self)
