"""Exam: what an analyst would mark in reports, and what Fogline marks.

The figures are those of the shared scorer (`bench/judge.py`), printed as it prints them. Added here: a bootstrap
interval over documents; the F1 of the classes that a constant never gets (`minority`: over claims that are typed
right; `minority_end_to_end`: over all claims, so that a missed or spurious one counts too); how often claims of a
given confidence are right; and the trivial baseline of `bench/clauses.py` in the same run. Every quote is checked
against its text: one that is not there matches nothing. `elsewhere` counts claims in reports of which the gold has
none; the scorer leaves those out.

What must stay true: the sums here and the scorer's own figures are of the same pairs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.clauses import commonest, cut
from bench.errors import BenchError
from bench.jsonlines import Row, rows
from bench.judge import SHARED, load_judge
from bench.reading import read_claims, texts_of
from bench.resample import intervals

LEVELS = ("located", "typed", "strict", "full")
ROLES = ("actors", "targets", "places", "when", "counts", "says", "chain", "status", "polarity")
STRICT = ("places", "when", "counts", "says", "status", "polarity")
NOWHERE = 10**9
"""Where a claim is put whose quote is not in its text: it counts, and matches nothing."""
BINS = 10
SCOPES = (("minority", "typed"), ("minority_end_to_end", "all"))
"""Over which pairs the classes are counted, by the name of the figure."""

MINORITIES: dict[str, tuple[str, frozenset[str]]] = {
    "negative": ("polarity", frozenset({"negative"})),
    "future": ("status", frozenset({"planned", "forecast"})),
    "opinion": ("status", frozenset({"opinion"})),
    "denied": ("status", frozenset({"denied"})),
}
"""Class by name: the field that holds it, and its values."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one document: claims in gold and predicted, pairs by level, minority hits, rightness by confidence."""

    gold: int
    predicted: int
    hits: Counter[str]
    classes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    sure: tuple[tuple[float, bool], ...] = ()


def examine(
    gold: Sequence[Row], predicted: Sequence[Row], texts: Mapping[str, str], shared: Path = SHARED
) -> dict[str, Any]:
    """Scores claims against gold, with the baseline beside them.

    Args:
        gold: claims of the gold, `doc` naming the report.
        predicted: lines of `fogline read`.
        texts: text by report; quotes are checked where a report has one.
        shared: where the judge stands.
    """
    judge = load_judge(shared)
    checked, false = without_false_quotes(predicted, texts)
    named = {str(one["doc"]) for one in gold}
    official, _ = judge.score(gold, checked)
    tallies = tally_all(judge, gold, checked)
    family = commonest(gold)
    trivial = [claim for name, text in texts.items() if name in named for claim in cut(name, text, family)]
    baseline, _ = judge.score(gold, trivial)
    return {
        **official,
        "false_quotes": false,
        "elsewhere": sum(name_of(one) not in named for one in checked),
        **{prefix: class_figures(tallies, scope) for prefix, scope in SCOPES},
        "interval": intervals(tallies, resampled),
        "baseline": {**{name: baseline[name] for name in LEVELS}, "family": family},
        **reliability(tallies),
    }


def without_false_quotes(predicted: Sequence[Row], texts: Mapping[str, str]) -> tuple[list[Row], int]:
    """Moves claims whose quote is not at its offsets to nowhere, and counts them."""
    checked, false = [], 0
    for one in predicted:
        text = texts.get(name_of(one))
        wrong = text is not None and text[one["start"] : one["end"]] != one["quote"]
        false += wrong
        checked.append({**one, "start": NOWHERE, "end": NOWHERE + 1} if wrong else one)
    return checked, false


def name_of(predicted: Row) -> str:
    """The report a claim line is of."""
    return Path(str((predicted.get("document") or {}).get("name", ""))).name


def tally_all(judge: Any, gold: Sequence[Row], predicted: Sequence[Row]) -> list[Tally]:
    """Counts every document of the gold by itself."""
    by_doc: dict[str, tuple[list[Row], list[Row]]] = {}
    for one in gold:
        by_doc.setdefault(one["doc"], ([], []))[0].append(one)
    for one in predicted:
        if name_of(one) in by_doc:
            by_doc[name_of(one)][1].append(one)
    return [tally(judge, *both) for both in by_doc.values()]


def tally(judge: Any, gold: list[Row], predicted: list[Row]) -> Tally:
    """Counts one document, pairing by the judge's rules."""
    pairs = judge.match(gold, predicted)
    paired = {id(p) for _, p in pairs}
    free = judge.neutrals([p for p in predicted if id(p) not in paired], pairs)
    counted = [p for p in predicted if id(p) not in free]
    typed = [(g, p) for g, p in pairs if g["facet"] == judge.family(p)]
    verdicts = [judge.roles(g, p) for g, p in typed]
    hits = Counter(
        located=len(pairs),
        typed=len(typed),
        strict=sum(all(v[role] for role in STRICT) for v in verdicts),
        full=sum(all(v.values()) for v in verdicts),
        **{f"roles.{role}": sum(v[role] for v in verdicts) for role in ROLES},
    )
    right = {id(p) for _, p in typed}
    return Tally(
        gold=len(gold),
        predicted=len(counted),
        hits=hits,
        classes=_classes(typed, "typed", None) + _classes(pairs, "all", (gold, counted)),
        sure=tuple((float(p["confidence"]), id(p) in right) for p in counted if p.get("confidence") is not None),
    )


def _classes(
    pairs: Sequence[tuple[Row, Row]], scope: str, everything: tuple[list[Row], list[Row]] | None
) -> Counter[tuple[str, str, str]]:
    """Hits, gold and predicted of every minority class, over the pairs or over everything."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for name in MINORITIES:
        counts[scope, name, "hit"] = sum(belongs(g, name) and belongs(p, name) for g, p in pairs)
        wanted, had = everything or ([g for g, _ in pairs], [p for _, p in pairs])
        counts[scope, name, "gold"] = sum(belongs(g, name) for g in wanted)
        counts[scope, name, "predicted"] = sum(belongs(p, name) for p in had)
    return counts


def belongs(claim: Row, name: str) -> bool:
    """Whether a claim of gold or prediction is of a minority class."""
    key, values = MINORITIES[name]
    return claim.get(key) in values


def f1(hits: float, gold: float, predicted: float) -> float:
    """The harmonic mean of precision and recall; 0 where there is nothing."""
    return 2 * hits / (gold + predicted) if gold + predicted else 0.0


def level_figures(tallies: Sequence[Tally]) -> dict[str, float]:
    """F1 of every level over documents."""
    gold, predicted = sum(t.gold for t in tallies), sum(t.predicted for t in tallies)
    return {f"{level}.f1": f1(sum(t.hits[level] for t in tallies), gold, predicted) for level in LEVELS}


def role_figures(tallies: Sequence[Tally]) -> dict[str, float]:
    """How often each role is right where the family is."""
    typed = sum(one.hits["typed"] for one in tallies) or 1
    return {f"roles.{role}": sum(one.hits[f"roles.{role}"] for one in tallies) / typed for role in ROLES}


def class_figures(tallies: Sequence[Tally], scope: str) -> dict[str, dict[str, float | None]]:
    """F1 of every minority class, with how many there are in gold and prediction; `None` where there is none."""
    total: Counter[tuple[str, str, str]] = Counter()
    for one in tallies:
        total.update(one.classes)
    out: dict[str, dict[str, float | None]] = {}
    for name in MINORITIES:
        hit, gold, predicted = (total[scope, name, what] for what in ("hit", "gold", "predicted"))
        score = round(f1(hit, gold, predicted), 3) if gold or predicted else None
        out[name] = {"f1": score, "gold": gold, "predicted": predicted}
    return out


def resampled(tallies: Sequence[Tally]) -> dict[str, float]:
    """Every figure that has an interval."""
    classes = {
        f"{prefix}.{name}.f1": told["f1"] or 0.0
        for prefix, scope in SCOPES
        for name, told in class_figures(tallies, scope).items()
    }
    return {**level_figures(tallies), **role_figures(tallies), **classes}


def reliability(tallies: Sequence[Tally]) -> dict[str, Any]:
    """How many claims of each tenth of confidence are located and typed right, and the mean gap between the two."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for one in tallies:
        for confidence, right in one.sure:
            tenths.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, right))
    lines, gap, total = [], 0.0, sum(map(len, tenths.values()))
    for _, told in sorted(tenths.items()):
        said = sum(confidence for confidence, _ in told) / len(told)
        hit = sum(right for _, right in told) / len(told)
        lines.append({"confidence": round(said, 3), "right": round(hit, 3), "n": len(told)})
        gap += abs(said - hit) * len(told) / total
    return {"reliability": lines, "calibration_error": round(gap, 3)}


def run(documents: Sequence[Path], gold: Path, *, shared: Path = SHARED) -> dict[str, Any]:
    """Reads the documents and scores their claims against the gold.

    Args:
        documents: JSON Lines files, packed or not, text files or folders of them.
        gold: JSON Lines of the gold.
        shared: where the judge stands.

    Raises:
        BenchError: the gold has no claims, or none of its reports is among the documents.
    """
    load_judge(shared)
    wanted, texts = rows(gold), texts_of(documents)
    if not wanted:
        raise BenchError(f"{gold} holds no claims; tell the gold of these documents with --gold")
    if not {one["doc"] for one in wanted} & set(texts):
        raise BenchError(f"{gold} is about none of the documents; their names and the gold's `doc` must agree")
    started = time.perf_counter()
    predicted = read_claims(documents)
    seconds = round(time.perf_counter() - started, 2)
    figures = examine(wanted, predicted, texts, shared)
    data = [path.name for path in documents] + [gold.name]
    return {"exam": "claims", "data": data, "n": len(wanted), "figures": figures, "seconds": seconds}
