"""JSON Lines, packed or not: read with the line told that is broken, and sampled for quick runs."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from bench.errors import Absent, BenchError

Row = dict[str, Any]
T = TypeVar("T")
SEED = 7


def lines(path: Path) -> Iterator[str]:
    """The lines of a file that are not blank.

    Raises:
        Absent: there is no such file.
        BenchError: it is not text, or not packed as its name says.
    """
    if not path.is_file():
        raise Absent(f"{path}: no such file; tell where the data stand with --data")
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as opened:
            yield from (line for line in opened if line.strip())
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BenchError(f"{path}: cannot be read as JSON Lines ({error}); .jsonl or .jsonl.gz is wanted") from error


def rows(path: Path) -> list[Row]:
    """The records of a file.

    Raises:
        BenchError: a line is not a JSON object.
    """
    found: list[Row] = []
    for number, line in enumerate(lines(path), start=1):
        try:
            found.append(dict(json.loads(line)))
        except (ValueError, TypeError) as error:
            raise BenchError(f"{path}, line {number}: not a JSON object; JSON Lines are wanted") from error
    return found


def write_packed(path: Path, told: Iterable[str]) -> None:
    """Writes lines packed, making the folder; the same lines are the same bytes whenever and wherever packed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(line if line.endswith("\n") else line + "\n" for line in told)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def sampled(items: Sequence[T], size: int | None) -> list[T]:
    """Draws `size` items with a fixed seed, in their order; all where there are no more.

    They are drawn in neighbouring pairs, so that what is told by odd and even place stays so.
    """
    if size is None or size >= len(items):
        return list(items)
    pairs = sorted(random.Random(SEED).sample(range((len(items) + 1) // 2), (size + 1) // 2))
    return [item for pair in pairs for item in items[2 * pair : 2 * pair + 2]][:size]
