"""Exam: incidents of MUC-4, who did what to whom with what, as the keys of 1992 have it.

The reader of `bench/muc_entities.py` was trained on the training part (DEV) and on nothing else; of a file only the
test parts are read and scored, or all of it where it has none. Baseline: in every report that says one of them, the
filler that is commonest in each role of the training part, as an ATTACK; whoever reads nothing else gets that far.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.errors import BenchError
from bench.jsonlines import rows
from bench.muc_candidates import averaged
from bench.muc_entities import entities, learnt, strings_by_role, surer, topic_of
from bench.muc_gold import ROLES, Row, measured, normal
from bench.muc_network import readings
from bench.muc_scores import Read, figures
from bench.muc_slots import Filler, Template
from bench.muc_templates import templates

COMMONEST = dict(zip(ROLES, ("guerrillas", "fmln", "car", "people", "bomb"), strict=True))
"""The commonest filler of each role in the training part."""


def read(text: str) -> Read:
    """Reads a report: its entities by role, and its templates."""
    known = learnt()
    several = readings(text)
    if not several:
        return Read()
    topic = topic_of(text, known)
    found = entities(several, topic, known)
    sure = surer(found, known.enough)
    return Read(entities=strings_by_role(found), templates=templates(averaged(several), sure, topic))


def trivial(text: str) -> Read:
    """The baseline's reading of a report."""
    words = f" {normal(text)} "
    told = {role: [frozenset({one})] for role, one in COMMONEST.items() if f" {one} " in words}
    slots = {role: [Filler(strings=one) for one in several] for role, several in told.items()}
    return Read(
        entities=told, templates=[Template({**slots, "type": [Filler(values=frozenset({"ATTACK"}))]})] if told else []
    )


def run(paths: Sequence[Path]) -> dict[str, Any]:
    """The exam on files of records.

    Args:
        paths: files of records with `text`, `templates` and, it may be, `split`.

    Raises:
        BenchError: a record has no text.
    """
    told: list[Row] = [row for path in paths for row in measured(rows(path))]
    if not all(isinstance(row.get("text"), str) for row in told):
        raise BenchError("every record needs its `text` and, to be scored, its `templates`")
    started = time.perf_counter()
    found = [read(str(row["text"])) for row in told]
    seconds = time.perf_counter() - started
    given = figures(told, found)
    plain = figures(told, [trivial(str(row["text"])) for row in told])
    given |= {f"baseline_{name}": plain[name] for name in ("ceaf_ree_f1", "all_slot_f1")}
    return {
        "exam": "muc",
        "data": [path.name for path in paths],
        "n": len(told),
        "figures": given,
        "seconds": round(seconds, 2),
    }
