"""The signed-off head: a small file beside the ledger that says how many entries there are and the last hash.

The chain shows any entry removed or changed before the last; only something outside the database can show that the
last ones are gone. `ledger.head` is written after each commit. A crash between the two leaves it behind the
ledger, never ahead, so a head ahead of the ledger means that entries are lost.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from fogline.ledger.blobs import write_durably
from fogline.ledger.line import Head, json_text

HEAD_NAME = "ledger.head"
HEAD_FORMAT = 1
_HASH = re.compile(r"[0-9a-f]{64}")


def head_text(head: Head) -> str:
    """Writes a head as the one line that `ledger.head` holds and that a person can print and keep elsewhere."""
    return json_text({"format": HEAD_FORMAT, "hash": head.hash, "sequence": head.sequence}) + "\n"


def parse_head(text: str) -> Head:
    """Reads a head as `head_text` wrote it, byte for byte.

    Raises:
        ValueError: it is not one.
    """
    data = json.loads(text)
    if not isinstance(data, dict):
        raise ValueError("a head is an object with format, sequence and hash")
    sequence, last = data.get("sequence"), data.get("hash")
    if type(sequence) is not int or not isinstance(last, str) or not _HASH.fullmatch(last):
        raise ValueError("a head has a sequence number and a hash of 64 hex digits")
    head = Head(sequence=sequence, hash=last)
    if text != head_text(head):
        raise ValueError("the head is not in the form it was written in")
    return head


def read_head_file(directory: Path) -> Head | None:
    """Reads `ledger.head`; `None` when there is none.

    Raises:
        ValueError: what is there is not a head.
    """
    try:
        text = (directory / HEAD_NAME).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    return parse_head(text)


def write_head_file(directory: Path, head: Head) -> None:
    """Writes `ledger.head`, never backwards: another process may have signed off a later head already."""
    try:
        standing = read_head_file(directory)
    except ValueError:
        standing = None
    if standing is None or standing.sequence <= head.sequence:
        write_durably(directory / HEAD_NAME, head_text(head).encode())
