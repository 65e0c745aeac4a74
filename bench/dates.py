"""Exam: time expressions found and placed, on TimeML corpora (TempEval-3 measures).

Relaxed F1 counts an expression found when it overlaps a gold one; strict F1 wants the same characters; value F1 wants
an overlap and the same TIMEX3 value; notation F1 takes spellings of one value for one (``1998-XX`` and ``1998``,
``199X`` and ``199``, ``1998-W5`` and ``1998-W05``, ``T17`` and ``T17:00``, ``P2Q`` and ``P6M``). Ranges and bounds are
opened into the simple expressions TimeML marks.
`coverage` is the share of the gold's expressions that were found and given a value that says anything, `left_open` the
rest. Each value has a confidence, by the rule that gave it: `confident` is the share of values told with CONFIDENT or
more, `confident_right` how many of those are right in any notation, and `reliability.calibration_error` the mean gap
between confidence and rightness; what no gold overlaps is not among them. The trivial baseline is a regular expression
of ISO dates, month names and years that stand for themselves.

Run: ``python -m bench.dates [--details] FILE…``; one JSON line on stdout, a table on stderr. `--details` adds the kinds
and the commonest errors: for tuning data only, never for the unseen corpus.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench.resample import intervals
from bench.sureness import by_bins
from bench.table import flat
from fogline.model import When
from fogline.timex import TimeExpression, guess_direction, normalise, recognise, simple
from fogline.timex.forms import Offset
from fogline.timex.sureness import sureness

_MONTHS = "january february march april may june july august september october november december".split()
_BASELINE = re.compile(rf"\b(?:(\d{{4}}-\d\d-\d\d)|({'|'.join(_MONTHS)})|((?:19|20)\d\d))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked expression: gold or found."""

    start: int
    end: int
    kind: str
    value: str
    text: str
    sure: float = 0.0


CONFIDENT = 0.9
"""Confidence from which a value counts as told for sure."""
BINS = (0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
SAYS_NOTHING = re.compile(r"(?:X|-|W|T)*")
"""Values without a digit, letter of a unit or name of a part: "XXXX-XX-XX"."""


@dataclass(slots=True)
class Score:
    """Counts of one system over a corpus."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    notation: int = 0
    told: int = 0
    answers: list[tuple[float, bool]] = field(default_factory=list)
    by_kind: dict[str, Counter[str]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)

    def figures(self) -> dict[str, float]:
        """The measures, rounded."""
        names = ("relaxed", "strict", "value", "notation")
        coverage = round(self.told / self.gold, 4) if self.gold else 0.0
        shares = {f"{name}_f1": round(self._f1(getattr(self, name)), 4) for name in names}
        return {**shares, "coverage": coverage, "left_open": round(1 - coverage, 4)}

    def counts(self) -> tuple[int, ...]:
        """The plain counts, in the order of the fields."""
        return self.gold, self.found, self.relaxed, self.strict, self.value, self.notation, self.told

    def _f1(self, right: int) -> float:
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0


_SPELLINGS = (
    (re.compile(r"(?:-XX)+$"), ""),
    (re.compile(r"^(\d\d)XX$|^(\d{3})X$"), r"\1\2"),
    (re.compile(r"-W(\d)(?!\d)"), r"-W0\1"),
    (re.compile(r"(T\d\d)$"), r"\1:00"),
)


def one_notation(value: str) -> str:
    """A TIMEX3 value in one of the spellings in use, so that corpora which spell differently can be compared."""
    for pattern, spelling in _SPELLINGS:
        value = pattern.sub(spelling, value)
    quarters = re.fullmatch(r"P(\d+)Q", value)
    return f"P{3 * int(quarters[1])}M" if quarters else value


def system_marks(text: str, anchor: date) -> list[Mark]:
    """What Fogline finds, opened to simple expressions and placed from the anchor."""
    marks: list[Mark] = []
    previous: When | None = None
    for expression in recognise(text):
        direction = guess_direction(text, expression)
        for one in simple(expression):
            placed = normalise(one, anchor=anchor, direction=direction, previous=previous)
            sure = sureness(placed.rule)
            marks.append(Mark(one.start, one.end, one.kind, placed.timex_value, one.text, sure))
            if placed.when is not None and _tells_on(one) and placed.when.precision not in ("open", "years"):
                previous = placed.when
    return marks


def _tells_on(one: TimeExpression) -> bool:
    """Whether what follows may be told from it: not from a length, nor from a year something is only compared with."""
    return one.kind != "DURATION" and not (isinstance(one.form, Offset) and one.form.unit == "year")


def baseline_marks(text: str, anchor: date) -> list[Mark]:
    """The trivial baseline."""
    marks = []
    for found in _BASELINE.finditer(text):
        raw = found.group()
        value = f"{anchor.year}-{_MONTHS.index(raw.lower()) + 1:02d}" if found.group(2) else raw
        marks.append(Mark(found.start(), found.end(), "DATE", value, raw))
    return marks


def compare(score: Score, gold: list[Mark], found: list[Mark], text: str) -> None:
    """Adds one document's comparison to a score."""
    score.gold += len(gold)
    score.found += len(found)
    taken: set[int] = set()
    for mark in gold:
        counts = score.by_kind.setdefault(mark.kind, Counter())
        counts["gold"] += 1
        hit = _match(mark, found, taken)
        if hit is None:
            score.errors[f"missed   | {mark.text} | {mark.value}"] += 1
            continue
        taken.add(hit)
        other = found[hit]
        strict, right = (other.start, other.end) == (mark.start, mark.end), other.value == mark.value
        score.relaxed += 1
        score.strict += strict
        score.value += right
        same = one_notation(other.value) == one_notation(mark.value)
        score.notation += same
        if not SAYS_NOTHING.fullmatch(other.value):
            score.told += 1
            score.answers.append((other.sure, same))
        counts.update({"relaxed": 1, "strict": int(strict), "value": int(right)})
        if not strict:
            score.errors[f"span     | {mark.text} | {other.text}"] += 1
        if not right:
            score.errors[f"value    | {mark.text} | {mark.value} | {other.value}"] += 1
    for index, mark in enumerate(found):
        if index not in taken:
            around = text[max(0, mark.start - 25) : mark.end + 25].replace("\n", " ")
            score.errors[f"spurious | {mark.text} | …{around}…"] += 1


def _match(mark: Mark, found: list[Mark], taken: set[int]) -> int | None:
    """The free found mark that overlaps most."""
    best, most = None, 0
    for index, other in enumerate(found):
        overlap = min(mark.end, other.end) - max(mark.start, other.start)
        if index not in taken and overlap > most:
            best, most = index, overlap
    return best


def _documents(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def run(paths: list[Path]) -> dict[str, Any]:
    """The exam on the given corpora."""
    result, _ = examine(paths)
    return result


def examine(paths: list[Path]) -> tuple[dict[str, Any], Score]:
    """The exam's figures and the full score."""
    score, trivial, words, seconds = Score(), Score(), 0, 0.0
    counts: list[tuple[int, ...]] = []
    documents = [document for path in paths for document in _documents(path)]
    for document in documents:
        text, anchor = document["text"], date.fromisoformat(document["dct"][:10])
        gold = [Mark(one["start"], one["end"], one["type"], one["value"], one["text"]) for one in document["timex"]]
        began = time.perf_counter()
        found = system_marks(text, anchor)
        seconds += time.perf_counter() - began
        words += len(text.split())
        before = score.counts()
        compare(score, gold, found, text)
        counts.append(tuple(now - then for now, then in zip(score.counts(), before, strict=True)))
        compare(trivial, gold, baseline_marks(text, anchor), text)
    figures: dict[str, Any] = score.figures()
    figures |= {f"{name}_95": ends for name, ends in intervals(counts, _summed).items()}
    figures |= {f"baseline_{name}": value for name, value in trivial.figures().items()}
    figures |= calibration(score.answers)
    figures["words_per_second"] = round(words / seconds) if seconds else 0
    data = ", ".join(path.name for path in paths)
    return {"exam": "dates", "data": data, "n": score.gold, "figures": figures, "seconds": round(seconds, 2)}, score


def calibration(answers: Sequence[tuple[float, bool]]) -> dict[str, Any]:
    """How many values are told for sure, how many of those are right, and the gap between confidence and rightness.

    Args:
        answers: the confidence of each value and whether it is right.
    """
    if not answers:
        return {"confident": 0.0, "confident_right": 0.0, "reliability": {"calibration_error": 0.0}}
    told = [right for sure, right in answers if sure >= CONFIDENT]
    return {
        "confident": round(len(told) / len(answers), 4),
        "confident_right": round(sum(told) / len(told), 4) if told else 0.0,
        "reliability": by_bins(answers, BINS, "g"),
    }


def _summed(counts: Sequence[tuple[int, ...]]) -> dict[str, float]:
    """The figures of some documents by their counts."""
    names = ("gold", "found", "relaxed", "strict", "value", "notation", "told")
    sums = {name: sum(column) for name, column in zip(names, zip(*counts, strict=True), strict=True)}
    return Score(**sums).figures()


def main(arguments: list[str]) -> int:
    """Prints the result for the files named."""
    paths = [Path(one) for one in arguments if not one.startswith("--")]
    result, score = examine(paths)
    print(json.dumps(result))
    for name, value in flat(result["figures"]):
        print(f"{name:24} {value!s:>18}", file=sys.stderr)
    if "--details" not in arguments:
        return 0
    for kind, counts in sorted(score.by_kind.items()):
        row = "  ".join(f"{name} {counts[name]:>5}" for name in ("gold", "relaxed", "strict", "value"))
        print(f"{kind:9} {row}", file=sys.stderr)
    for line, count in score.errors.most_common(400):
        print(f"{count:4} {line}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
