"""Exam: which event is part of which, and which follows from which.

Pairs of events in `bench/gold/ties.jsonl`, each with the sentences that tell them, in our own words, marked with
where the two claims stand. The claims are given as a perfect reader would read them, so that only the tying is
measured: for each pair a record of these two events is made, and asked for its ties. Beside it, in the same run: what
place and days alone say (`baseline_`). Pairs whose id has an odd checksum were never used for tuning: `unseen_`.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.incidents import is_unseen
from bench.jsonlines import Row
from bench.jsonlines import rows as read_rows
from bench.standoff import GOLD
from fogline.fuse.days import shifted
from fogline.fuse.events import fuse_event
from fogline.fuse.facts import Alliance, Facts
from fogline.fuse.independence import Independence
from fogline.fuse.ties import ties
from fogline.model import Claim, Event, Party, ReadClaim, When, Where, published_status, span_of

PAIRS = GOLD / "ties.jsonl"
SORTS = ("part of", "follows")
MARKED = re.compile(r"\[([ab]):([^\]]*)\]")
ALLIES = (("coalition", "iraq"), ("coalition", "sdf"), ("us", "libya-gna"), ("us", "coalition"), ("russia", "gov"))
FACTS = Facts(alliances=tuple(Alliance(side=one, ally=other) for one, other in ALLIES))
"""What packs would know of the sides in these pairs."""
Pair = tuple[Event, Event]


def run(paths: Sequence[Path] = (PAIRS,)) -> dict[str, Any]:
    """Ties every pair and counts.

    Args:
        paths: files of pairs.
    """
    started = time.perf_counter()
    rows = [row for path in paths for row in read_rows(path)]
    found, plain = Counter[tuple[str, str, str]](), Counter[tuple[str, str, str]]()
    for row in rows:
        part = "unseen_" if is_unseen(row["id"]) else "seen_"
        said, guessed = tied(row), guess(row)
        for name in ("", part):
            found[name, row["label"], said] += 1
            plain[name, row["label"], guessed] += 1
    figures: dict[str, Any] = {"pairs": len(rows), "apart": sum(row["label"] == "none" for row in rows)}
    for prefix in ("", "unseen_"):
        for sort in SORTS:
            name = f"{prefix}{sort.replace(' ', '_')}"
            figures |= {f"{name}.{key}": value for key, value in _rates(found, prefix, sort).items()}
            figures |= {f"{name}.baseline_{key}": value for key, value in _rates(plain, prefix, sort).items()}
    seconds = round(time.perf_counter() - started, 1)
    names = [path.name for path in paths]
    return {"exam": "ties", "data": names, "n": len(rows), "figures": figures, "seconds": seconds}


def _rates(counts: Mapping[tuple[str, str, str], int], part: str, sort: str) -> dict[str, float]:
    right = counts.get((part, sort, sort), 0)
    told = sum(number for (own, _, said), number in counts.items() if own == part and said == sort)
    wanted = sum(number for (own, label, _), number in counts.items() if own == part and label == sort)
    precision, recall = right / told if told else 0.0, right / wanted if wanted else 0.0
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(both, 3)}


def tied(row: Row) -> str:
    """What the tables say of a pair: the sort of tie from the first event to the second, or ``none``."""
    claims, texts = claims_of(row)
    first, second = (fuse_event([claims[name]], Independence.of(list(claims.values()), texts, FACTS)) for name in "ab")
    found = ties((first, second), claims.values(), texts, FACTS)
    return next((one.sort for one in found if (one.event, one.of) == (first.id, second.id)), "none")


def guess(row: Row) -> str:
    """What place and days alone say: part of what is around it and lasts longer, else after what was within a week."""
    one, other = row["a"], row["b"]
    first, last = _ends(one["when"])
    begin, end = _ends(other["when"])
    here, there = one["place"], other["place"]
    meets = here is None or there is None or here["id"] == there["id"] or there["id"] in here["within"]
    if here and there and meets and begin <= first and last <= (end or "9999") and (begin, end) != (first, last):
        return "part of"
    return "follows" if meets and begin <= first <= shifted(end or begin, 7) else "none"


def _ends(days: str) -> tuple[str, str]:
    first, _, last = days.partition("/")
    return first, last.strip(".") if last else first


def claims_of(row: Row) -> tuple[dict[str, ReadClaim], dict[str, str]]:
    """The two claims of a pair by their letters, and the texts of their reports."""
    claims: dict[str, ReadClaim] = {}
    texts: dict[str, str] = {}
    for number, report in enumerate(row["reports"]):
        document = f"document_{row['id']}_{number}"
        text, spots = _unmarked(report["text"])
        texts[document] = text
        for letter, (start, end) in spots.items():
            claims[letter] = _read(row[letter], document, text, (start, end), report["published"])
    return claims, texts


def _unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """A text without its marks, and where what they mark stands."""
    text, spots, at = "", dict[str, tuple[int, int]](), 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        spots[mark[1]] = (len(text), len(text) + len(mark[2]))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], spots


def _read(told: Row, document: str, text: str, where: tuple[int, int], published: str) -> ReadClaim:
    claim = Claim(document=document, kind=told["kind"], span=span_of(text, *where), time="past")
    return ReadClaim(
        id=claim.id,
        claim=claim,
        status=published_status(claim),
        document=document,
        document_name=document,
        source=f"Outlet of {document}",
        published=published,
        published_when=_when(published),
        actors=tuple(_parties(told["actor"])),
        targets=tuple(_parties(told["target"])),
        places=(_where(told["place"]),) if told["place"] else (),
        when=_when(told["when"]),
    )


def _parties(side: str) -> Iterable[Party]:
    if side:
        yield Party(id=f"t:{side}", name=side, side=side, kind="armed group")


def _where(told: Row) -> Where:
    return Where(id=told["id"], name=told["name"], precision=told["precision"], within=tuple(told["within"]))


def _when(days: str) -> When:
    first, last = _ends(days)
    return When(earliest=first, latest=last or None, precision="day" if first == last else "days", edtf=days)
