"""Exam: reports → incidents.

Reports are read by Fogline, their claims linked as the views link them, and each report is put to the event of the
claim that tells its main happening; a report that tells of nothing is alone. Two kinds of data are known by their
fields: incidents with their reports (`incident_id`, `docs`), where every report counts; and plain reports, for which
`bench/gold/incidents.json` says which tell of one event, which of an event nobody else tells, and which near pairs
are not of one. Beside it, in the same run: word likeness within a window of days (`baseline_`), and every report
alone (`alone_`).

Incidents whose id has an odd checksum were never used for tuning: `unseen_` figures are of their reports.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bench.clusters import Groups, groups_of, restricted, scores
from bench.errors import BenchError
from bench.jsonlines import Row, lines, rows, write_packed
from bench.reading import reports
from bench.resample import intervals
from bench.standoff import GOLD
from bench.tfidf import Dated, grouped
from fogline.link import link, main_claims_of
from fogline.model import ReadClaim

LABELS = GOLD / "incidents.json"
Sums = tuple[float, float, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """Reports and what is known of them.

    Attributes:
        reports: rows for the reader, each with a name of its own.
        groups: names of the reports of each event that are scored.
        apart: pairs of names that look alike and are not of one event.
        unseen: names that were never used for tuning.
        about: what else the exam tells.
    """

    reports: Sequence[Row]
    groups: Groups
    apart: Sequence[tuple[str, str]] = ()
    unseen: frozenset[str] = frozenset()
    about: Mapping[str, Any] = field(default_factory=dict)


def headed(title: str | None, text: str) -> str:
    """A report as it stood on its page: the headline, then the text."""
    head = (title or "").strip()
    return text if not head or text.strip().startswith(head) else f"{head}\n\n{text}"


def outlet(url: str) -> str:
    """The host of a page, also where the address is an archive's."""
    _, found, inner = url.rpartition("/http")
    return urlsplit(f"http{inner}" if found else url).netloc.removeprefix("www.")


def incident_pile(incidents: Iterable[Row]) -> Pile:
    """The pile of incidents with their reports."""
    told: list[Row] = []
    labels: dict[Any, Any] = {}
    for incident in incidents:
        for number, one in enumerate(incident["docs"]):
            name = f"{incident['incident_id']}/{number}"
            labels[name] = incident["incident_id"]
            told.append(
                {
                    "name": name,
                    "title": one.get("title"),
                    "text": headed(one.get("title"), one["text"]),
                    "published": one.get("dct"),
                    "url": one.get("url"),
                    "source": outlet(one.get("url") or "") or None,
                }
            )
    unseen = frozenset(name for name, incident in labels.items() if is_unseen(str(incident)))
    return Pile(reports=told, groups=groups_of(labels), unseen=unseen)


def is_unseen(incident: str) -> bool:
    """Whether an incident is of the half that was never used for tuning."""
    return zlib.crc32(incident.encode()) % 2 == 1


def labelled_pile(found: Iterable[Row], digest: str, path: Path = LABELS) -> Pile:
    """The pile of plain reports that somebody sorted by event, each report once.

    Args:
        found: the reports.
        digest: SHA-256 of the data, unpacked; of other data than were labelled only what is in the labels is scored.
        path: the labels.
    """
    raw = path.read_bytes()
    labels = json.loads(raw)
    by_id = {str(one["id"]): one for one in found}
    labelled = [*(group["documents"] for group in labels["groups"]), *([one] for one in labels["singles"])]
    groups = restricted([frozenset(map(str, group)) for group in labelled], by_id)
    told = [
        {
            "name": name,
            "title": one.get("title"),
            "text": headed(one.get("title"), one["text"]),
            "published": one.get("date"),
            "source": one.get("source"),
        }
        for name, one in by_id.items()
    ]
    about = {"labels_sha256": hashlib.sha256(raw).hexdigest(), "labelled_data": digest == labels["digest"]}
    pairs = [(str(left), str(right)) for left, right, *_ in labels["non_pairs"]]
    apart = [pair for pair in pairs if by_id.keys() >= set(pair)]
    return Pile(reports=told, groups=groups, apart=apart, about=about)


def pile_of(paths: Sequence[Path]) -> Pile:
    """The pile of the files, by the fields of their records.

    Raises:
        BenchError: the records are neither incidents nor the reports that were labelled.
    """
    found = [row for path in paths for row in rows(path)]
    if found and all("docs" in row for row in found):
        return incident_pile(found)
    if found and all("id" in row and "text" in row for row in found):
        whole = hashlib.sha256("".join(line for path in paths for line in lines(path)).encode())
        return labelled_pile(found, whole.hexdigest())
    raise BenchError("incidents wants records with `incident_id` and `docs`, or the labelled reports with `id`, `text`")


def main_events(claims: Sequence[ReadClaim], texts: Mapping[str, str]) -> dict[str, int]:
    """The number of the event of each report's main happening, by document."""
    home = {claim: number for number, one in enumerate(link(claims, (), texts)) for claim in one.claims}
    return {document: home[lead] for document, lead in main_claims_of(claims).items()}


def _predicted(pile: Pile) -> tuple[Groups, int]:
    """Reports grouped by their main event, and how many tell of none."""
    claims: list[ReadClaim] = []
    texts: dict[str, str] = {}
    names: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl.gz"
        write_packed(file, (json.dumps(one, ensure_ascii=False) for one in pile.reports))
        for report in reports([file]):
            names[report.document.id] = report.document.name
            texts[report.document.id] = report.document.text
            claims += report.claims
    found = main_events(claims, texts)
    labels: dict[Any, Any] = {one["name"]: one["name"] for one in pile.reports}
    labels |= {names[document]: number for document, number in found.items()}
    return groups_of(labels), len(pile.reports) - len(found)


def run(paths: Sequence[Path]) -> dict[str, Any]:
    """Reads the reports of the files and measures how they are grouped by event.

    Args:
        paths: JSON Lines of incidents with `docs`, or of labelled reports.
    """
    started = time.perf_counter()
    pile = pile_of(paths)
    found, silent = _predicted(pile)
    numbers = grouped([Dated(text=str(one["text"]), day=str(one.get("published") or "")) for one in pile.reports])
    names = [one["name"] for one in pile.reports]
    baseline = groups_of(dict(zip(names, numbers, strict=True)))
    figures: dict[str, Any] = {
        **_measured(found, pile, ""),
        **_measured(baseline, pile, "baseline_"),
        "alone_b3_f1": round(
            scores([frozenset([name]) for name in names], groups_of(_labels(pile, names)))["b3_f1"], 3
        ),
        "interval": intervals(_sums(found, pile.groups), _f1),
        "incidents": len(pile.groups),
        "without_event": silent,
        **pile.about,
    }
    data = [path.name for path in paths]
    seconds = round(time.perf_counter() - started, 1)
    return {"exam": "incidents", "data": data, "n": sum(map(len, pile.groups)), "figures": figures, "seconds": seconds}


def _labels(pile: Pile, names: Sequence[str]) -> dict[Any, Any]:
    labels: dict[Any, Any] = {name: name for name in names}
    return labels | {name: number for number, group in enumerate(pile.groups) for name in group}


def _measured(found: Groups, pile: Pile, prefix: str) -> dict[str, float]:
    """The scores over the reports whose event is known, those never tuned on apart, and the near pairs joined."""
    scored = [name for group in pile.groups for name in group]
    made = scores(restricted(found, scored), pile.groups)
    if pile.unseen:
        kept = scores(restricted(found, pile.unseen), restricted(pile.groups, pile.unseen))
        made |= {f"unseen_{name}": kept[name] for name in ("b3_f1", "conll_f1")}
    if pile.apart:
        home = {name: number for number, group in enumerate(found) for name in group}
        made["non_pairs_joined"] = sum(home[left] == home[right] for left, right in pile.apart) / len(pile.apart)
    return {f"{prefix}{name}": round(value, 3) for name, value in made.items()}


def _sums(found: Groups, gold: Groups) -> list[Sums]:
    """For each event its reports' shares of B³, to resample events by."""
    scored = {name for group in gold for name in group}
    home = {name: group for group in restricted(found, scored) for name in group}
    return [
        (
            sum(len(home[name] & group) / len(home[name]) for name in group),
            sum(len(home[name] & group) / len(group) for name in group),
            len(group),
        )
        for group in gold
    ]


def _f1(sums: Sequence[Sums]) -> dict[str, float]:
    precision, recall = (sum(one[side] for one in sums) / sum(one[2] for one in sums) for side in (0, 1))
    return {"b3_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0}
