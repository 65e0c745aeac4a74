"""The seal: digests of `ledger.db` as a writer left it, piece by piece, so that not one of its bytes can change unseen.

Hashes over entries prove all data, but a database file also has room that holds none, and `verify` should be able to
say that the file is the very one that was written. The seal names the head it was made at; while entries
have been written since, or by a writer that was killed before it could seal, it says nothing and is not used.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from fogline.ledger.append import read_head
from fogline.ledger.blobs import write_durably
from fogline.ledger.line import Head, json_text
from fogline.ledger.schema import DATABASE, connect, has_log, schema_version

SEAL_NAME = "ledger.seal"
SEAL_FORMAT = 1
PIECE = 1 << 16
_DIGITS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """The file at one head.

    Attributes:
        head: the head it was made at.
        schema: version of the tables it was made at.
        size: bytes of the file.
        pieces: a digest of each piece of `PIECE` bytes.
    """

    head: Head
    schema: int
    size: int
    pieces: tuple[str, ...]


def read_seal(directory: Path) -> Seal | None:
    """Reads the seal; `None` when there is none.

    Raises:
        ValueError: what is there is not a seal as it was written.
    """
    try:
        text = (directory / SEAL_NAME).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    try:
        data = json.loads(text)
        head = Head(sequence=data["sequence"], hash=data["hash"])
        seal = Seal(head=head, schema=data["schema"], size=data["size"], pieces=tuple(data["pieces"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"it is not a seal: {error}") from error
    if _text(seal) != text:
        raise ValueError("it is not in the form it was written in")
    return seal


def write_seal(connection: sqlite3.Connection, directory: Path) -> None:
    """Seals the file as it stands, unless its seal is good already or another process is at work in it."""
    with suppress(ValueError):
        if is_of(read_seal(directory), connection):
            return
    connection.execute("PRAGMA busy_timeout=0")  # sealing is worth no waiting: the next writer does it
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not has_log(directory):
                head, schema = read_head(connection), schema_version(connection)
                pieces = tuple(_pieces(directory))
                size = (directory / DATABASE).stat().st_size
                seal = Seal(head=head, schema=schema, size=size, pieces=pieces)
                write_durably(directory / SEAL_NAME, _text(seal).encode())
        finally:
            connection.execute("ROLLBACK")


def is_of(seal: Seal | None, connection: sqlite3.Connection) -> bool:
    """Tells whether a seal was made at the head and schema that the ledger now has."""
    return seal is not None and (seal.head, seal.schema) == (read_head(connection), schema_version(connection))


def broken_pieces(directory: Path) -> list[str] | None:
    """Says which bytes of the file are not those that were sealed.

    Returns:
        Ranges of bytes, as texts; `None` when no seal says anything about the file as it is.

    Raises:
        ValueError: there is a seal and it is not one as it was written.
    """
    seal = read_seal(directory)
    with closing(connect(directory, write=False)) as connection:
        if seal is None or has_log(directory) or not is_of(seal, connection):
            return None
        found = tuple(_pieces(directory))
        if has_log(directory) or not is_of(seal, connection):
            return None  # a writer came in meanwhile
    size = (directory / DATABASE).stat().st_size
    if len(found) != len(seal.pieces) or size != seal.size:
        return [f"0-{size} (it had {seal.size})"]
    pairs = enumerate(zip(found, seal.pieces, strict=True))
    return [f"{i * PIECE}-{min((i + 1) * PIECE, size)}" for i, (now, then) in pairs if now != then]


def _pieces(directory: Path) -> Iterator[str]:
    with (directory / DATABASE).open("rb") as file:
        while piece := file.read(PIECE):
            yield hashlib.sha256(piece).hexdigest()[:_DIGITS]


def _text(seal: Seal) -> str:
    wire = {"hash": seal.head.hash, "sequence": seal.head.sequence, "schema": seal.schema, "size": seal.size}
    return json_text({**wire, "format": SEAL_FORMAT, "pieces": list(seal.pieces)}) + "\n"
