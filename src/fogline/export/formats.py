"""The table of export formats, and writing one to disk.

A format that cannot hold everything writes a note beside it, ``<name>.lossy.json``, of what it dropped and how much.
What must stay true: nothing is dropped without being told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fogline.export import acled, annotation, ftm, geo, hxl, native, parquet, plain_csv, plover, ucdp, victims
from fogline.export.dataset import Dataset

Write = Callable[[Dataset], bytes]
Dropped = Callable[[Dataset], Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One shape of the record.

    Attributes:
        what: for people.
        suffix: ending of the file.
        write: gives the file's bytes.
        dropped: what it cannot hold, in words; empty for a format that holds everything.
        counted: how many rows it left out, by what they are.
    """

    name: str
    what: str
    suffix: str
    write: Write
    dropped: tuple[str, ...] = ()
    counted: Dropped | None = None


FORMATS: tuple[Format, ...] = (
    Format(name="native", what="everything, JSON Lines", suffix=".jsonl", write=native.native_jsonl),
    Format(name="csv", what="claims, flat", suffix=".csv", write=plain_csv.claims_csv, dropped=plain_csv.DROPPED),
    Format(
        name="victims",
        what="named victims with age, sex and status, a row each",
        suffix=".csv",
        write=victims.victims_csv,
        dropped=victims.DROPPED,
        counted=lambda dataset: {"claims": sum(not victims.names_a_victim(claim) for claim in dataset.claims)},
    ),
    Format(
        name="acled-style",
        what="events in ACLED's 31 columns",
        suffix=".csv",
        write=acled.acled_csv,
        dropped=acled.DROPPED,
        counted=lambda dataset: {"events": len(dataset.events) - len(acled.acled_events(dataset))},
    ),
    Format(
        name="ucdp-ged-style",
        what="events with deaths in UCDP GED's 49 columns",
        suffix=".csv",
        write=ucdp.ucdp_csv,
        dropped=ucdp.DROPPED,
        counted=lambda dataset: {"events": len(dataset.events) - len(ucdp.ucdp_events(dataset))},
    ),
    Format(
        name="plover",
        what="events in PLOVER's terms, JSON Lines",
        suffix=".jsonl",
        write=plover.plover_jsonl,
        dropped=plover.DROPPED,
        counted=lambda dataset: {"events": len(dataset.events) - sum(1 for _ in plover.plover_lines(dataset))},
    ),
    Format(
        name="geojson",
        what="events and control as points",
        suffix=".geojson",
        write=geo.geojson,
        dropped=geo.DROPPED,
        counted=lambda dataset: {"rows": _off_map(dataset)},
    ),
    Format(
        name="kml",
        what="events and control for globe viewers",
        suffix=".kml",
        write=geo.kml,
        dropped=geo.DROPPED,
        counted=lambda dataset: {"rows": _off_map(dataset)},
    ),
    Format(
        name="parquet",
        what="claims with nested columns",
        suffix=".parquet",
        write=parquet.claims_parquet,
        dropped=parquet.DROPPED,
    ),
    Format(name="hxl", what="events with HXL hashtags", suffix=".csv", write=hxl.hxl_csv, dropped=hxl.DROPPED),
    Format(
        name="ftm",
        what="FollowTheMoney entities, JSON Lines",
        suffix=".jsonl",
        write=ftm.ftm_jsonl,
        dropped=ftm.DROPPED,
    ),
    Format(
        name="web-annotation",
        what="claims as W3C Web Annotations, JSON Lines",
        suffix=".jsonl",
        write=annotation.annotation_jsonl,
        dropped=annotation.DROPPED,
    ),
)
"""Every format, in the order in which people meet them."""

BY_NAME = {one.name: one for one in FORMATS}


def _off_map(dataset: Dataset) -> int:
    return len(dataset.events) + len(dataset.control) - sum(1 for _ in geo.features(dataset))


def file_name(form: Format) -> str:
    """The name of a format's file in a folder of exports."""
    return f"{form.name}{form.suffix}"


def write_export(dataset: Dataset, form: Format, path: Path) -> list[Path]:
    """Writes an export and, where it drops something, the note beside it; gives the files written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(form.write(dataset))
    if not form.dropped:
        return [path]
    note = path.with_name(f"{path.name}.lossy.json")
    note.write_text(lossy_note(dataset, form), encoding="utf-8")
    return [path, note]


def lossy_note(dataset: Dataset, form: Format) -> str:
    """What a format dropped of a record, as JSON."""
    counted = dict(form.counted(dataset)) if form.counted else {}
    held = {"claims": len(dataset.claims), "events": len(dataset.events), "control": len(dataset.control)}
    note = {
        "format": form.name,
        "record": dataset.name,
        "made": dataset.made,
        "dropped": list(form.dropped),
        "left_out": counted,
        "the_record_holds": held,
        "complete": "export the format native for everything",
    }
    return json.dumps(note, ensure_ascii=False, indent=1) + "\n"
