"""What `verify` can find, each with a permanent code.

A fault says that the ledger is not what was written. A note says something worth knowing that breaks no law.
"""

from __future__ import annotations

from dataclasses import dataclass

from fogline.ledger.line import EMPTY, Head

FAULT_CODES: dict[str, str] = {
    "page-damage": "SQLite finds the file damaged. Restore ledger.db from a copy, or load a dump.",
    "schema-changed": "Tables, indexes or settings are not those this version writes. Restore from a copy.",
    "file-changed": "Bytes of ledger.db are not those a writer left, be it where no data lies. Dump and load mends it.",
    "seal-differs": "ledger.seal is not as it was written. Delete it if all else is sound; the next writer seals anew.",
    "entry-missing": "Entries that were written are gone. Restore from a copy, or load a dump.",
    "entry-unreadable": "An entry's row cannot be read. Restore from a copy, or load a dump.",
    "content-changed": "A payload is not the one that was hashed. Restore from a copy, or load a dump.",
    "payload-missing": "A payload is gone and no erasure says so. Restore from a copy, or load a dump.",
    "payload-invalid": "A payload is not the written form of an entry. The writer was at fault; report it.",
    "index-differs": "An index beside the payload says something else than the payload. Dump and load rebuilds it.",
    "id-differs": "A record's id is not the hash of its content. Restore from a copy.",
    "chain-broken": "An entry's hash does not follow from the one before it. Restore from a copy, or load a dump.",
    "basis-missing": "An entry rests on an id that is not in the ledger before it. Restore from a copy.",
    "quote-not-found": "A quote does not stand in its document at its offsets. Restore from a copy.",
    "head-differs": "The head does not fit the chain. Compare with a head kept elsewhere.",
    "head-missing": "There is no readable ledger.head. Compare with a head kept elsewhere, then restore it.",
    "blob-missing": "An original is gone and no erasure says so. Put the file back from a copy.",
    "blob-changed": "An original's bytes have changed. Put the file back from a copy.",
    "erasure-incomplete": "The ledger says erased, the bytes are still here. Erase again.",
}
"""Every code of a fault with its meaning and remedy."""

NOTE_CODES: dict[str, str] = {
    "blob-orphan": "No capture names this blob: it was filed and its entry never written. It may be deleted.",
    "blob-stray": "This file under originals is no blob: a write was cut short. It may be deleted.",
    "unsealed": "A writer is at work or was killed: every entry is proved, unused room in the file is not.",
    "head-behind": "ledger.head is behind the ledger: a writer was killed between the two. The next writer mends it.",
}
"""Every code of a note with its meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing found.

    Attributes:
        where: ``entry 12 claim_…``, ``entries 4-9``, ``blob sha256:…``, ``ledger.db`` or ``ledger.head``.
        code: permanent kebab-case code.
        message: what is wrong.
    """

    where: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What `verify` read and what it found.

    Attributes:
        entries: entries read, those erased included.
        blobs: blobs whose bytes were proved.
        erased: payloads and blobs that an erasure accounts for.
        head: where the chain as read ends; what to print and keep elsewhere.
        faults: what breaks a law; none in a sound ledger.
        notes: what is worth knowing.
    """

    entries: int = 0
    blobs: int = 0
    erased: int = 0
    head: Head = EMPTY
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the ledger is what was written."""
        return not self.faults
