"""The table of exams: what each measures, what it wants to be told, and how it is run.

Every exam gives one record ``{exam, data, n, figures, seconds}``; what else an exam tells of itself goes into its
figures. What must stay true: heavy imports happen when an exam runs, so that help and refusals come at once.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.errors import Absent, BenchError
from bench.judge import SHARED
from bench.staging import staged_claims, staged_data, staged_gold

Result = dict[str, Any]
FIELDS = ("exam", "data", "n", "figures", "seconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What one run of an exam is told.

    Attributes:
        exam: its name.
        data: files to measure on.
        documents, gold: reports and their claims, for `claims`; reports for `control`; texts of sources for `grades`.
        part: part of our own gold, for `claims-own`.
        gazetteer: folder of files to import first, for `places`.
        sample: only so many records, drawn with a fixed seed.
        shared: the private reference material.
    """

    exam: str
    data: tuple[Path, ...] = ()
    documents: tuple[Path, ...] = ()
    gold: Path | None = None
    part: str = "dev"
    gazetteer: Path | None = None
    sample: int | None = None
    shared: Path = SHARED


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """One line of the table.

    Attributes:
        what: what it measures, in a few words.
        example: how it is called, without ``python -m bench``.
        run: runs it.
    """

    what: str
    example: str
    run: Callable[[Request], Result]


def run(request: Request) -> Result:
    """Runs an exam and gives its record.

    Raises:
        BenchError: there is no such exam, or it is not told what it needs.
    """
    exam = EXAMS.get(request.exam)
    if exam is None:
        raise BenchError(f"no exam is called {request.exam!r}; there are: {', '.join(EXAMS)}")
    result = exam.run(request)
    result["exam"] = request.exam
    return settled(result, request.sample)


def settled(result: Mapping[str, Any], sample: int | None) -> Result:
    """Gives a record the one form: data as text, what is beyond the fields among the figures."""
    data = result["data"]
    figures = dict(result["figures"])
    figures |= {key: value for key, value in result.items() if key not in FIELDS}
    whole = {
        "exam": result["exam"],
        "data": data if isinstance(data, str) else ", ".join(map(str, data)),
        "n": result["n"],
        "figures": figures,
        "seconds": result["seconds"],
    }
    return whole if sample is None else {**whole, "sample": sample}


def _plain(module: str) -> Callable[[Request], Result]:
    """An exam on files of records that needs nothing else told."""

    def run_module(request: Request) -> Result:
        return _on_files(module, request)

    return run_module


def _on_files(module: str, request: Request, **options: Any) -> Result:
    if not request.data:
        raise BenchError(f"{request.exam} needs its data: python -m bench {EXAMS[request.exam].example}")
    with staged_data(request.data, request.sample) as paths:
        result: Result = importlib.import_module(f"bench.{module}").run(paths, **options)
        return result


def _places(request: Request) -> Result:
    from bench.places import importable

    beside = [path.parent.parent / "syria_gazetteer" for path in request.data[:1]]
    folder = request.gazetteer or next(iter(beside), None)
    if request.gazetteer and not request.gazetteer.is_dir():
        raise BenchError(f"{request.gazetteer}: no such folder; tell one with files to import, or none")
    if request.gazetteer and not importable(request.gazetteer):
        raise BenchError(f"{request.gazetteer}: holds no GeoJSON and no table of GeoNames (SY.txt, SY.zip) to import")
    return _on_files("places", request, gazetteer=folder)


def _claims(request: Request) -> Result:
    documents: Sequence[Path] = request.documents or request.data
    if not documents or request.gold is None:
        raise BenchError(f"claims needs reports and their gold: python -m bench {EXAMS['claims'].example}")
    from bench.claims import run as run_claims

    with staged_claims(documents, request.gold, request.sample) as (reports, gold):
        return run_claims(reports, gold, shared=request.shared)


def _claims_own(request: Request) -> Result:
    from bench.claims import run as run_claims

    with staged_gold(request.part, request.shared / "data", request.sample) as (reports, gold):
        result = run_claims(reports, gold, shared=request.shared)
    return {**result, "data": f"bench/gold, part {request.part}"}


def _control(request: Request) -> Result:
    if not request.documents:
        raise BenchError(f"control needs reports, and facts or our own: python -m bench {EXAMS['control'].example}")
    from bench.control import FACTS
    from bench.control import run as run_control

    return run_control(request.documents, request.data or (FACTS,), request.sample)


def _grades(request: Request) -> Result:
    for path in request.documents:
        if not path.is_file():
            raise Absent(f"{path}: no such file; tell the texts of sources with --sources")
    return _on_files("grades", request, sources=request.documents)


def _actors(request: Request) -> Result:
    from bench.standoff import GOLD

    data = request.data or (GOLD / "actors.jsonl",)
    return _on_files("actors", replace(request, data=data))


def _world(request: Request) -> Result:
    from bench.world_exam import CLAIMS
    from bench.world_exam import run as run_world

    return run_world(request.sample or CLAIMS)


def _ties(request: Request) -> Result:
    from bench.ties import PAIRS

    return _on_files("ties", replace(request, data=request.data or (PAIRS,)))


def _cost(request: Request) -> Result:
    from bench.cost import SIZES
    from bench.cost import run as run_cost

    return run_cost(request.sample or SIZES[-1])


def _web(request: Request) -> Result:
    from bench.web import CLAIMS
    from bench.web import run as run_web

    return run_web(request.sample or CLAIMS)


def _agreement(request: Request) -> Result:
    from bench.agreement import run as run_agreement

    return run_agreement(request.shared / "data", shared=request.shared)


EXAMS: dict[str, Exam] = {
    "claims": Exam(
        what="claims marked as an analyst would, by the shared scorer",
        example="claims --documents reports.jsonl --gold claims.jsonl",
        run=_claims,
    ),
    "claims-own": Exam(
        what="the same on our own gold, part dev or the kept test",
        example="claims-own --part dev",
        run=_claims_own,
    ),
    "agreement": Exam(
        what="a second reader against the first on our own gold",
        example="agreement",
        run=_agreement,
    ),
    "attribution": Exam(
        what="who is cited for which words (PolNeAR)",
        example="attribution --data polnear/dev.jsonl.gz",
        run=_plain("attribution"),
    ),
    "factuality": Exam(
        what="how certain predicates are, from -3 to +3",
        example="factuality --data UW/dev.jsonl.gz",
        run=_plain("factuality"),
    ),
    "casualties": Exam(
        what="ranges of killed and injured from narratives of many sources",
        example="casualties --data incidents.jsonl.gz",
        run=_plain("casualties"),
    ),
    "dates": Exam(
        what="time expressions found and placed (TimeML)",
        example="dates --data aquaint.jsonl.gz",
        run=_plain("dates"),
    ),
    "toponyms": Exam(
        what="named places of the world to coordinates",
        example="toponyms --data lgl.jsonl.gz geovirus.jsonl.gz",
        run=_plain("toponyms"),
    ),
    "places": Exam(
        what="places of incidents in Syria to coordinates, in English and Arabic",
        example="places --data place_geocoding_gold.jsonl.gz --gazetteer syria_gazetteer",
        run=_places,
    ),
    "actors": Exam(
        what="whom a mention means, on dated cases",
        example="actors --data bench/gold/actors.jsonl",
        run=_actors,
    ),
    "control": Exam(
        what="who holds a place on a day, from a fresh record of reports",
        example="control --documents battles.jsonl.gz --data bench/gold/control.jsonl",
        run=_control,
    ),
    "incidents": Exam(
        what="reports put to the event they are mainly about",
        example="incidents --data incidents_with_docs.jsonl.gz --sample 100",
        run=_plain("incidents"),
    ),
    "ranges": Exam(
        what="one number from several reports, one range from a narrative of many sources",
        example="ranges --data incidents_with_docs.jsonl.gz --sample 100",
        run=_plain("ranges"),
    ),
    "ties": Exam(
        what="which event is part of which, and which follows from which, on pairs of our own",
        example="ties --data bench/gold/ties.jsonl",
        run=_ties,
    ),
    "grades": Exam(
        what="how well founded an incident is and who is blamed, from the list of its sources",
        example="grades --data incidents.jsonl.gz --sources source_texts.jsonl.gz",
        run=_grades,
    ),
    "muc": Exam(
        what="incidents of MUC-4: who did what to whom, as the keys of 1992 have it",
        example="muc --data muc4_full_templates.jsonl.gz",
        run=_plain("muc"),
    ),
    "world": Exam(
        what="a synthetic war of so many claims, put together again",
        example="world --sample 10000",
        run=_world,
    ),
    "cost": Exam(
        what="what one more report costs in a record of so many claims, against building it from scratch",
        example="cost --sample 10000",
        run=_cost,
    ),
    "web": Exam(
        what="how long the pages of a record of so many claims take, against the same questions in plain SQLite",
        example="web --sample 50000",
        run=_web,
    ),
    "speed": Exam(
        what="time of reading against the bare parser and the stock pipeline, and peak memory",
        example="speed --data fakes.jsonl.gz --sample 100",
        run=_plain("speed"),
    ),
}
"""Exam by name."""
