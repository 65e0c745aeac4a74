"""Exam: several reports of one happening → one number, and one narrative of many sources → one range.

Of incidents with their reports (`docs`) the killed and the injured are asked. Every report is read by Fogline; what the
reports give is put together as the product does (`fogline.fuse.consensus`), beside the median of the reports that count
anybody and the best single report: the first, the last and the longest are each tried, the best is taken in hindsight
(`baseline_`). A number that nobody gives is scored as 0, alike for all. Figures are of incidents with
two or more reports.

Of narratives that cite their sources (`assessment_text`) the range of civilians killed is asked: what the narrative
says itself and what each speaker it cites says are put together as the product does (`fogline.fuse.gathered`), beside
the narrative read as one by the coders' rules (`baseline_`).
"""

from __future__ import annotations

import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median_low
from typing import Any

from bench.errors import BenchError
from bench.incidents import incident_pile, is_unseen
from bench.jsonlines import Row, rows, write_packed
from bench.reading import reports
from bench.resample import intervals
from fogline.fuse import Independence, agreed, gathered, told_by_reports
from fogline.model import ReadClaim

HARMS = ("killed", "injured")
RULES = ("first", "last", "longest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """The reports of one incident, read, and its true numbers."""

    name: str
    claims: Sequence[ReadClaim]
    texts: Mapping[str, str]
    true: Mapping[str, int]


def answers(incident: Incident, harm: str) -> dict[str, int]:
    """The number by each way of getting one."""
    told = told_by_reports(incident.claims, harm)
    by_report = {one.document: one.number for one in told}
    each = [by_report.get(document, 0) for document in incident.texts]
    longest = max(incident.texts, key=lambda document: len(incident.texts[document]))
    copies = Independence.of(incident.claims, incident.texts).echoes
    stands = agreed(told, copies)
    return {
        "agreed": stands.number if stands else 0,
        "median": median_low(sorted(by_report.values()) or [0]),
        "first": each[0],
        "last": each[-1],
        "longest": by_report.get(longest, 0),
    }


def read_incidents(found: Sequence[Row]) -> list[Incident]:
    """Reads the reports of incidents that have two or more, and whose numbers are known."""
    kept = [one for one in found if len(one["docs"]) > 1 and one.get("meta")]
    claims: dict[str, list[ReadClaim]] = defaultdict(list)
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for name, report_claims, document, text in _read(incident_pile(kept).reports):
        incident = name.rpartition("/")[0]
        claims[incident] += report_claims
        texts[incident][document] = text
    return [
        Incident(
            name=str(one["incident_id"]),
            claims=claims[str(one["incident_id"])],
            texts=texts[str(one["incident_id"])],
            true={harm: int(one["meta"][f"num_{harm}"]) for harm in HARMS},
        )
        for one in kept
        if texts[str(one["incident_id"])]
    ]


def _read(told: Sequence[Row]) -> list[tuple[str, Sequence[ReadClaim], str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl.gz"
        write_packed(file, (json.dumps(one, ensure_ascii=False) for one in told))
        return [(one.document.name, one.claims, one.document.id, one.document.text) for one in reports([file])]


def incident_figures(incidents: Sequence[Incident]) -> dict[str, Any]:
    """Exact shares by each way, for the killed and the injured, all of them and those never tuned on."""
    found = [(one, {harm: answers(one, harm) for harm in HARMS}) for one in incidents]
    figures: dict[str, Any] = _shares(found)
    unseen = [pair for pair in found if is_unseen(pair[0].name)]
    figures |= {f"unseen_{name}": value for name, value in _shares(unseen).items()}
    figures["interval"] = intervals(found, _shares)
    return figures


def _shares(found: Sequence[tuple[Incident, Mapping[str, Mapping[str, int]]]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    if not found:
        return figures
    for harm in HARMS:
        exact = {
            way: sum(told[harm][way] == one.true[harm] for one, told in found) / len(found)
            for way in ("agreed", "median", *RULES)
        }
        figures[f"{harm}_exact"] = exact["agreed"]
        figures[f"baseline_{harm}_exact"] = max(exact[rule] for rule in RULES)
        figures[f"{harm}_exact_by_median"] = exact["median"]
    return {name: round(value, 3) for name, value in figures.items()}


def narrative_figures(found: Sequence[Row], paths: Sequence[Path]) -> dict[str, Any]:
    """Both ends exact and overlap over union, by sources and by reading the narrative as one."""
    from bench.casualties import narrative_range, read_cases

    kept = [one for one in found if one.get("civ_killed")]
    told = [{"name": str(number), "text": one["assessment_text"]} for number, one in enumerate(kept)]
    claims: dict[str, Sequence[ReadClaim]] = {name: made for name, made, _, _ in _read(told)}
    sources = [gathered(claims.get(str(number), ()), "killed") for number in range(len(kept))]
    whole = [narrative_range(case, "killed", 0) for path in paths for case in read_cases(path) if case.killed]
    true = [tuple(one["civ_killed"]) for one in kept]
    items = [(_agreement(a, t), _agreement(b, t)) for a, b, t in zip(sources, whole, true, strict=True)]
    return {**_means(items), "interval": intervals(items, _means), "incidents": len(items)}


def _agreement(found: tuple[int | None, int | None], true: tuple[int, ...]) -> tuple[float, float]:
    low, high = (found[0] if found[0] is not None else found[1]), (found[1] if found[1] is not None else found[0])
    if low is None or high is None:
        return 0.0, 0.0
    low, high = min(low, high), max(low, high)
    common = min(high, true[1]) - max(low, true[0]) + 1
    union = max(high, true[1]) - min(low, true[0]) + 1
    return float((low, high) == tuple(true)), max(0, common) / union


def _means(items: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> dict[str, float]:
    sums = {
        f"{prefix}{name}": sum(one[way][part] for one in items) / len(items)
        for way, prefix in enumerate(("", "baseline_"))
        for part, name in enumerate(("both_exact", "iou"))
    }
    return {name: round(value, 3) for name, value in sums.items()}


def run(paths: Sequence[Path]) -> dict[str, Any]:
    """Measures numbers from several reports, or ranges from narratives, by the fields of the records.

    Raises:
        BenchError: the records are neither.
    """
    started = time.perf_counter()
    found = [row for path in paths for row in rows(path)]
    if found and all("docs" in row for row in found):
        incidents = read_incidents(found)
        figures, size = incident_figures(incidents), len(incidents)
    elif found and all("assessment_text" in row for row in found):
        figures = narrative_figures(found, paths)
        size = figures.pop("incidents")
    else:
        raise BenchError("ranges wants incidents with `docs` and `meta`, or narratives with `assessment_text`")
    seconds = round(time.perf_counter() - started, 1)
    return {"exam": "ranges", "data": [path.name for path in paths], "n": size, "figures": figures, "seconds": seconds}
