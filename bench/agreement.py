"""Exam: how far a second reader agrees with the first on our own gold – the ceiling of every figure on it.

Some reports were marked by a second reader who did not see the first one's work (`bench/gold/second.jsonl`; the
reports are those with ``"second": true`` in `documents.json`, also where the second reader marked nothing). The second
is scored against the first as if a machine, by the same judge.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from bench.claims import examine
from bench.errors import Absent
from bench.jsonlines import Row
from bench.judge import SHARED
from bench.standoff import GOLD, join_second

LABELS = {"actors": "who", "targets": "whom", "places": "where", "says": "says"}


def as_line(claim: Row) -> Row:
    """A claim of a gold in the form of a claim line, so that gold can be scored like a prediction."""
    return {
        "document": {"name": claim["doc"]},
        **{key: claim[key] for key in ("start", "end", "quote")},
        "kind": claim["facet"],
        "status": claim.get("status", "happened"),
        "polarity": claim.get("polarity", "positive"),
        **{name: [{"name": one} for one in claim.get(label) or []] for name, label in LABELS.items()},
        "when": {"edtf": claim["when"]} if claim.get("when") else None,
        "counts": claim.get("counts") or [],
    }


def run(data: Path, *, gold: Path = GOLD, shared: Path = SHARED) -> dict[str, Any]:
    """Scores the second reader against the first.

    Args:
        data: folder of the corpora.
        gold: folder of the gold.
        shared: where the judge stands.

    Raises:
        Absent: there is no second reading.
    """
    if not (gold / "second.jsonl").is_file():
        raise Absent(f"{gold / 'second.jsonl'} is not there; nobody has read our own gold a second time")
    started = time.perf_counter()
    first, second = join_second(data, gold=gold)
    texts = {one["name"]: one["text"] for one in first.documents}
    figures = examine(first.claims, [as_line(one) for one in second.claims], texts, shared)
    figures = {name: value for name, value in figures.items() if name not in ("reliability", "calibration_error")}
    seconds = round(time.perf_counter() - started, 2)
    told = "bench/gold, second.jsonl against claims.jsonl"
    return {"exam": "agreement", "data": told, "n": len(first.claims), "figures": figures, "seconds": seconds}
