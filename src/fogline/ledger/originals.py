"""Proving the originals beside the ledger: every one that a capture names is here, and every file is what it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fogline.ledger.blobs import Blobs
from fogline.ledger.faults import Fault


class OriginalsProof:
    """What the originals are found to be.

    Attributes:
        count: blobs whose bytes were proved.
        erased: blobs that are gone by an erasure.
        faults: what is missing or changed.
        notes: files that nothing names.
    """

    def __init__(self, directory: Path, named: set[str], erasures: set[str]) -> None:
        self._blobs = Blobs(directory)
        self._named = named
        self._erasures = erasures
        self.count = self.erased = 0
        self.faults: list[Fault] = []
        self.notes: list[Fault] = []

    def prove(self) -> None:
        """Reads every file under the originals once."""
        present = set(self._present())
        for address in sorted(self._named - present):
            if address in self._erasures:
                self.erased += 1
            else:
                self._fault(address, "blob-missing", "a capture names it and it is not here")

    def _present(self) -> Iterator[str]:
        for path in self._blobs.files():
            address = self._blobs.address(path)
            if address is None:
                self.notes.append(Fault(where=f"file {path.name}", code="blob-stray", message="it is no blob"))
                continue
            yield address
            self._one(address)

    def _one(self, address: str) -> None:
        try:
            found = self._blobs.digest(address)
        except OSError as error:
            self._fault(address, "blob-missing", f"it cannot be read: {error}")
            return
        self.count += 1
        if found != address:
            self._fault(address, "blob-changed", f"its bytes now hash to {found}")
        elif address in self._erasures:
            self._fault(address, "erasure-incomplete", "it is said to be erased and is still here")
        elif address not in self._named:
            note = Fault(where=f"blob {address}", code="blob-orphan", message="no capture names it")
            self.notes.append(note)

    def _fault(self, address: str, code: str, message: str) -> None:
        self.faults.append(Fault(where=f"blob {address}", code=code, message=message))
