"""Places in a list, as opaque tokens: where the next page begins, in which order, of which state of the record.

A token of another state is refused rather than guessed at: rows would be missing or stand twice.
"""

from __future__ import annotations

import base64
import binascii
import json

from fogline.web.errors import Refusal


def place_in_list(after: str, order: str, stamp: str) -> str:
    """The token of a place."""
    packed = json.dumps([after, order, stamp], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read_place(token: str, order: str, stamp: str) -> str:
    """The place of a token.

    Raises:
        Refusal: it is none of ours, of another order, or the record has changed since.
    """
    try:
        after, told, made = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        day, mark, position = str(after).rpartition("@")
    except (binascii.Error, ValueError, TypeError) as error:
        raise Refusal(409, "token-unknown", "this is no token of ours; begin at the first page") from error
    if not mark or not position.isascii() or not position.isdecimal() or len(position) > 12 or len(day) > 10:
        raise Refusal(409, "token-unknown", "this is no token of ours; begin at the first page")
    if told != order or made != stamp:
        raise Refusal(409, "record-moved", "the record has changed since that page; begin at the first one")
    return str(after)
