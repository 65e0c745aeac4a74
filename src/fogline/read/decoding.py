"""Bytes to text, with the same offsets that any plain reader of the file gets.

Decision: UTF-8 is decoded as it is. A byte order mark stays as U+FEFF and line ends stay as they came, so that
offsets equal those of ``open(path, encoding="utf-8", newline="").read()``; anyone can check a quote with one line of
any language. Damage inside (mojibake, U+FFFD, no-break spaces) is part of the text and is never repaired here.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LOOK = 65_536
FEW_MARKS = 0.06
BINARY_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 27}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and how it was read; `text` is `None` when the bytes are no text, `guessed` when no one said so."""

    text: str | None
    encoding: str = "utf-8"
    guessed: bool = False


def decode(blob: bytes, declared: str | None = None) -> Decoded:
    """Reads bytes as UTF-8, or as what their mark, the page's declaration or their statistics say."""
    mark = next((name for start, name in MARKS if blob.startswith(start)), None)
    if mark:
        return _try(blob, mark) or Decoded(text=None)
    wide = _wide(blob) if b"\0" in blob[:64] else None
    if wide:
        return Decoded(text=wide[0], encoding=wide[1], guessed=True)
    plain = _try(blob, "utf-8")
    if plain and plain.text is not None:
        return Decoded(text=None) if _is_binary(blob) else plain
    if declared and declared.lower().replace("_", "-") not in ("utf-8", "utf8"):
        told = _try(blob, declared)
        if told:
            return told
    return _guess(blob)


def _try(blob: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=blob.decode(encoding), encoding=encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_binary(blob: bytes) -> bool:
    """Whether the bytes hold controls that no text holds, beyond a stray one."""
    look = blob[:LOOK]
    return sum(byte in BINARY_CONTROLS for byte in look) > max(2, len(look) // 200)


def _guess(blob: bytes) -> Decoded:
    if _is_binary(blob):
        return Decoded(text=None)
    damaged = blob.decode("utf-8", "replace")
    multibyte = sum(ord(character) > 127 for character in damaged) - damaged.count("\ufffd")
    if damaged.count("\ufffd") <= max(3, multibyte // 10) and multibyte >= damaged.count("\ufffd"):
        return Decoded(text=damaged, encoding="utf-8 with damage", guessed=True)
    from charset_normalizer import from_bytes

    look = blob[:LOOK]
    # a few quotation marks in plain Latin text say nothing to statistics, and this is where they come from
    few = sum(byte > 127 for byte in look) < len(look) * FEW_MARKS
    best = None if few else from_bytes(look).best()
    for encoding in (best.encoding if best else "cp1252", "cp1252", "latin-1"):
        found = _try(blob, encoding)
        if found:
            return Decoded(text=found.text, encoding=encoding, guessed=True)
    return Decoded(text=None)


def _wide(blob: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: every second byte of Latin text is zero."""
    look = blob[:LOOK]
    if len(look) < 8 or len(blob) % 2:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if look[offset::2].count(0) > len(look) // 2 * 0.6 and look[1 - offset :: 2].count(0) < len(look) // 20:
            found = _try(blob, encoding)
            if found and found.text:
                return found.text, encoding
    return None
