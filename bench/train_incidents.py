"""Learns the weights of whole reports for linking, and prints them.

Pairs of reports that share a telling word are measured as linking measures them; a logistic regression learns which
are of one incident. Incidents kept for scoring are left out, and so is the sample that the page is measured on. The
weights are rounded and written into `fogline.link.report_features` by hand as those of a record of many subjects; those
of a record of one subject are stricter, and an opinion that people can read.

Run: ``python -m bench.train_incidents FILE…`` (incidents with `docs`); one JSON line on stdout.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.incidents import incident_pile, is_unseen
from bench.jsonlines import Row, rows, sampled, write_packed
from bench.reading import reports
from fogline.link.cluster import whole_reports
from fogline.link.report_features import MANY, REACH, measures, told_again
from fogline.link.reports import alike
from fogline.model import ReadClaim

MEASURED = 150
"""Incidents of a file, drawn as samples for the page are, that nothing is learnt from."""
NAMES = [name for name in MANY if name != "bias"]
ROUNDS = 50
RIDGE = 0.5


def pairs(paths: Sequence[Path]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The measures of every pair of reports worth comparing, and whether it is of one incident."""
    told = [row for path in paths for row in _for_learning(rows(path))]
    claims: list[ReadClaim] = []
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl.gz"
        write_packed(file, (json.dumps(one, ensure_ascii=False) for one in incident_pile(told).reports))
        for report in reports([file]):
            texts[report.document.id] = report.document.text
            names[report.document.id] = report.document.name.rpartition("/")[0]
            claims += report.claims
    whole = whole_reports(claims, texts)
    found = list(alike(whole, REACH))
    values = [measures(whole[left], whole[right], again=told_again(whole[left], whole[right])) for left, right in found]
    same = [float(names[left] == names[right]) for left, right in found]
    return np.array([[one[name] for name in NAMES] for one in values]), np.array(same)


def _for_learning(found: Sequence[Row]) -> list[Row]:
    """Incidents that are neither kept for scoring nor in the sample that is measured."""
    measured = {str(row["incident_id"]) for row in sampled(found, MEASURED)}
    kept = [row for row in found if not is_unseen(str(row["incident_id"]))]
    return [row for row in kept if str(row["incident_id"]) not in measured]


def learn(values: NDArray[Any], same: NDArray[Any]) -> NDArray[Any]:
    """Weights and, last, the bias, by Newton's method with a small ridge."""
    inputs = np.column_stack([values, np.ones(len(values))])
    weights = np.zeros(inputs.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (likely - same) + RIDGE * np.append(weights[:-1], 0.0)
        bend = (inputs * (likely * (1 - likely))[:, None]).T @ inputs + RIDGE * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def main(arguments: Sequence[str]) -> int:
    """Prints the weights learnt from the files named."""
    values, same = pairs([Path(one) for one in arguments])
    learnt = [round(float(one), 2) for one in learn(values, same)]
    print(json.dumps({"pairs": len(same), "same": int(same.sum()), **dict(zip([*NAMES, "bias"], learnt, strict=True))}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
