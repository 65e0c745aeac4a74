"""A ledger as plain text and back, byte for byte the same both ways.

A dump is JSON Lines: a header with the format and the head, then each entry in chain order with its hash. A blob
stands as a base64 line right before the first capture that names it, so that a record and its evidence are one
file that can be piped, mailed, signed and read as a stream; a folder beside it could be lost or mixed up.

What must stay true: `dump(load(dump(x)))` is `dump(x)`, and a dump that was tampered with is not loaded.
"""

from __future__ import annotations

import base64
import binascii
import json
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

from fogline.errors import FoglineError, LedgerCorrupt, LedgerError, ProjectError
from fogline.ledger.append import insert_line, read_head
from fogline.ledger.blobs import ORIGINALS, Blobs, is_blob
from fogline.ledger.head import HEAD_NAME, write_head_file
from fogline.ledger.line import EMPTY, Head, Line, digest, entry_of, json_text, line_hash, rests_on
from fogline.ledger.rows import Row, Unreadable, connect_raw, read_rows
from fogline.ledger.schema import DATABASE, check_version, connect, migrate, transaction
from fogline.ledger.seal import SEAL_NAME, write_seal
from fogline.ledger.verify import verify

DUMP_FORMAT = 1
_SKELETON = ("sequence", "id", "type", "at", "rests", "content")
_BAD_LINE = (ValueError, TypeError, KeyError, AttributeError, RecursionError, sqlite3.Error, FoglineError)


def dump(directory: Path, out: BinaryIO) -> Head:
    """Writes a ledger as text and gives the head it ends at.

    Raises:
        ProjectError: there is no ledger here.
        LedgerCorrupt: something in it is not what was written; `verify` says what.
    """
    if not (directory / DATABASE).is_file():
        raise ProjectError(f"there is no ledger in {directory}")
    with closing(connect_raw(directory)) as connection:
        check_version(connection)
        connection.execute("BEGIN")  # one snapshot, whatever a writer does meanwhile
        head = read_head(connection)
        out.writelines(line.encode() + b"\n" for line in _dump_lines(connection, Blobs(directory), head))
    return head


def _dump_lines(connection: sqlite3.Connection, blobs: Blobs, head: Head) -> Iterator[str]:
    header = {"format": DUMP_FORMAT, "head": {"hash": head.hash, "sequence": head.sequence}}
    yield json_text({"fogline": "ledger", **header})
    written: set[str] = set()
    reached = EMPTY
    for row in read_rows(connection, 0):
        if isinstance(row, Unreadable):
            raise LedgerCorrupt(f"entry {row.sequence} cannot be read: {row.message}; run: fogline verify")
        reached = _follow(reached, row)
        for role, address in row.line.rests:
            if role == "blob" and address not in written and blobs.has(address):
                written.add(address)
                yield json_text({"blob": address, "data": base64.b64encode(blobs.get(address)).decode("ascii")})
        yield _entry_line(row)
    if reached != head:
        raise LedgerCorrupt(f"the chain ends at entry {reached.sequence}, not at its head; run: fogline verify")


def _follow(head: Head, row: Row) -> Head:
    payload_is_whole = row.payload is None or digest(row.payload.encode("utf-8", "replace")) == row.line.content
    chained = Head(sequence=head.sequence + 1, hash=line_hash(head.hash, row.line))
    if not payload_is_whole or chained != Head(sequence=row.line.sequence, hash=row.hash):
        raise LedgerCorrupt(f"entry {row.line.sequence} is not what was written; run: fogline verify")
    return chained


def _entry_line(row: Row) -> str:
    if row.payload is None:
        return json_text({"erased": {name: getattr(row.line, name) for name in _SKELETON}, "hash": row.hash})
    return f'{{"entry":{row.payload},"hash":"{row.hash}"}}'


def load(source: BinaryIO, directory: Path) -> Head:
    """Makes a ledger from a dump, proves it whole, and gives its head.

    Nothing is left behind unless the dump is sound to its last byte.

    Raises:
        ProjectError: there is a ledger or originals here already.
        LedgerError: the dump is of a newer format.
        LedgerCorrupt: it is not a dump, or not as it was written; the message names the line.
    """
    if (directory / DATABASE).exists() or any((directory / ORIGINALS).glob("*")):
        raise ProjectError(f"{directory} has a ledger or originals already; load into a new directory")
    existed = directory.exists()
    directory.mkdir(parents=True, exist_ok=True)
    workshop = directory / f".loading-{secrets.token_hex(8)}"
    try:
        head = _build(source, workshop)
        _move_in(workshop, directory)
    except BaseException:
        shutil.rmtree(workshop, ignore_errors=True)
        if not existed:
            directory.rmdir()
        raise
    return head


def _build(source: BinaryIO, workshop: Path) -> Head:
    promised = _header(source.readline())
    (workshop / ORIGINALS).mkdir(parents=True)
    with closing(connect(workshop, write=True)) as connection:
        migrate(connection)
        with transaction(connection):
            head = _fill(connection, Blobs(workshop), source)
            connection.execute("UPDATE head SET sequence = ?, hash = ?", (head.sequence, head.hash))
        if head != promised:
            raise LedgerCorrupt(f"the dump has {head.sequence} entries, its header promises {promised.sequence}")
        write_head_file(workshop, head)
        write_seal(connection, workshop)
    report = verify(workshop)
    found = (*report.faults, *report.notes)
    if found:
        raise LedgerCorrupt(f"the dump is not a sound ledger: {found[0].where}: {found[0].message}")
    return head


def _header(text: bytes) -> Head:
    try:
        header = json.loads(text)
        if header["fogline"] == "ledger" and isinstance(header["format"], int) and header["format"] > DUMP_FORMAT:
            raise LedgerError(f"the dump has format {header['format']}: install a newer Fogline")
        head = Head(sequence=header["head"]["sequence"], hash=header["head"]["hash"])
        wanted = {"fogline": "ledger", "format": DUMP_FORMAT, "head": {"hash": head.hash, "sequence": head.sequence}}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise LedgerCorrupt("line 1: this is not a dump of a ledger") from error
    if text != json_text(wanted).encode() + b"\n":
        raise LedgerCorrupt("line 1: the header is not in the form it was written in")
    return head


def _fill(connection: sqlite3.Connection, blobs: Blobs, source: BinaryIO) -> Head:
    head = EMPTY
    for number, text in enumerate(source, start=2):
        try:
            data = json.loads(text)
            if json_text(data).encode() + b"\n" != text:
                raise ValueError("it is not in the form it was written in")
            if set(data) == {"blob", "data"}:
                _fill_blob(blobs, data)
            else:
                head = _fill_entry(connection, head, data)
        except _BAD_LINE as error:
            raise LedgerCorrupt(f"line {number} of the dump is not what was written: {error}") from error
    return head


def _fill_blob(blobs: Blobs, data: dict[str, Any]) -> None:
    try:
        content = base64.b64decode(data["data"], validate=True)
    except binascii.Error as error:
        raise ValueError(f"not base64: {error}") from error
    if base64.b64encode(content).decode("ascii") != data["data"]:  # the last digit has bits that decoding ignores
        raise ValueError("the base64 is not in the form it was written in")
    if not is_blob(data["blob"]) or blobs.put(content) != data["blob"]:
        raise ValueError(f"the bytes are not those of {data['blob']}")


def _fill_entry(connection: sqlite3.Connection, head: Head, data: dict[str, Any]) -> Head:
    if set(data) == {"entry", "hash"}:
        payload: str | None = json_text(data["entry"])
        line = _line_of(data["entry"], str(payload))
    elif set(data) == {"erased", "hash"} and set(data["erased"]) == set(_SKELETON):
        payload, kept = None, data["erased"]
        line = Line(**{**kept, "rests": tuple((str(role), str(target)) for role, target in kept["rests"])})
    else:
        raise ValueError("it is neither an entry nor a blob")
    chained = Head(sequence=head.sequence + 1, hash=line_hash(head.hash, line))
    if chained != Head(sequence=line.sequence, hash=data["hash"]):
        raise ValueError("its hash does not follow from the line before it")
    insert_line(connection, line, payload, chained.hash)
    return chained


def _line_of(wire: dict[str, Any], payload: str) -> Line:
    entry = entry_of(wire)
    return Line(
        sequence=wire["sequence"],
        id=wire["id"],
        type=wire["type"],
        at=entry.at,
        rests=rests_on(entry.record, entry.basis),
        content=digest(payload.encode()),
    )


def _move_in(workshop: Path, directory: Path) -> None:
    """Moves the parts to their places, the database last: whoever sees it sees a whole ledger."""
    if (directory / ORIGINALS).is_dir():
        (directory / ORIGINALS).rmdir()
    for name in (ORIGINALS, HEAD_NAME, SEAL_NAME, DATABASE):
        (workshop / name).replace(directory / name)
    shutil.rmtree(workshop)
