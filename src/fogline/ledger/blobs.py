"""Original bytes, filed by their hash beside the ledger: ``originals/sha256/ab/cdef…``.

A blob is written to a temporary file in its own directory, flushed to disk and renamed, so a file under a blob's
name is always whole. It is never overwritten.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from fogline.errors import LedgerCorrupt, LedgerError

ORIGINALS = "originals"
PREFIX = "sha256:"
TEMPORARY = ".writing-"
_ADDRESS = re.compile(r"sha256:[0-9a-f]{64}")
_CHUNK = 1 << 20


def is_blob(text: str) -> bool:
    """Tells whether a text is a blob's address."""
    return _ADDRESS.fullmatch(text) is not None


def address_of(data: bytes) -> str:
    """Gives the address that bytes have, filed or not."""
    return PREFIX + hashlib.sha256(data).hexdigest()


class Blobs:
    """The store of original bytes of one ledger."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / ORIGINALS / "sha256"

    def path(self, address: str) -> Path:
        """Says where the blob of this address lies, whether or not it is there."""
        if not is_blob(address):
            raise LedgerError(f"{address!r} is not a blob's address; one looks like sha256: and 64 hex digits")
        digits = address.removeprefix(PREFIX)
        return self.root / digits[:2] / digits[2:]

    def has(self, address: str) -> bool:
        """Tells whether the blob is here."""
        return is_blob(address) and self.path(address).is_file()

    def put(self, data: bytes) -> str:
        """Files bytes and gives their address; filing the same bytes again changes nothing."""
        address = address_of(data)
        path = self.path(address)
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_durably(path, data)
        return address

    def get(self, address: str) -> bytes:
        """Reads a blob and proves that its bytes are those that were filed.

        Raises:
            LedgerError: no such blob.
            LedgerCorrupt: the bytes are not those that were filed.
        """
        try:
            data = self.path(address).read_bytes()
        except FileNotFoundError as error:
            raise LedgerError(f"no blob {address} in {self.root}") from error
        if address_of(data) != address:
            raise LedgerCorrupt(f"blob {address}: its bytes have changed since it was filed; run: fogline verify")
        return data

    def digest(self, address: str) -> str:
        """Re-derives a blob's address from the bytes on disk, reading in pieces."""
        hasher = hashlib.sha256()
        with self.path(address).open("rb") as file:
            while piece := file.read(_CHUNK):
                hasher.update(piece)
        return PREFIX + hasher.hexdigest()

    def remove(self, address: str) -> None:
        """Deletes a blob's bytes; only an erasure does this."""
        self.path(address).unlink(missing_ok=True)

    def files(self) -> Iterator[Path]:
        """Every file under the store, in order, whatever its name."""
        if self.root.is_dir():
            yield from sorted(path for path in self.root.rglob("*") if path.is_file() or path.is_symlink())

    def address(self, path: Path) -> str | None:
        """The address that a file's place in the store stands for; `None` for a file that is no blob."""
        address = PREFIX + "".join(path.relative_to(self.root).parts)
        return address if is_blob(address) and self.path(address) == path else None


def write_durably(path: Path, data: bytes) -> None:
    """Writes a whole file or none: a temporary file in the same directory, flushed to disk, then renamed."""
    temporary = path.parent / f"{TEMPORARY}{secrets.token_hex(8)}"
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_directory(path.parent)


def _sync_directory(directory: Path) -> None:
    if os.name != "posix":
        return  # other systems make a rename durable with the file, and cannot open a directory
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
