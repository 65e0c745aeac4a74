"""Makes the lessons of the judge of roles: claims with the nouns around them, and which of these are meant.

    python -m bench.role_lessons --data ../shared/data --out LESSONS.pkl

Of our own gold, part dev: a noun is meant where the party that the resolver makes of it, or its words,
is one of the gold's names of the claim. Of public texts without labels: what the shipped judge takes, so that the next
one starts from what its teacher knows ("noisy student", Xie et al. 2020). Learnt by `bench/train_roles.py` where torch
is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bench.encoder_rows import unlabelled
from bench.judge import load_judge
from bench.labelled import read_texts
from bench.lessons_kept import save
from bench.reading import tools
from bench.standoff import join
from fogline.extract import reader, role_judge
from fogline.extract.anaphora import antecedent, is_first_person
from fogline.extract.drafts import offsets
from fogline.extract.lexicon import lexicon
from fogline.extract.parse import Stretch
from fogline.extract.role_judge import ACTED, ACTOR, judged_roles
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_nouns import Asked, nouns_asked
from fogline.extract.role_signs import Scene, bucket, claim_signs, columns, scene_of
from fogline.extract.role_vectors import Seen, seen_of
from fogline.extract.roles import roles
from fogline.extract.speakers import first_person
from fogline.model import Claim, Document, Resolution, Span, span_of
from fogline.pipeline.resolving import resolve
from fogline.resolve.actor_context import read_actor_context
from fogline.resolve.actor_items import split_items
from fogline.resolve.actor_party import Namer
from fogline.resolve.actor_words import QUANTITY
from fogline.resolve.theatre import read_theatre

SIDES = {ACTOR: "who", ACTED: "whom"}
"""The gold's field of each side of an act."""
GUESSED = 12_000
"""Claims without labels that are learnt first; 30,000 teach no more."""
Half = NDArray[np.float16]
Columns = list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A claim with the nouns asked about.

    Attributes:
        report: the text it is from.
        kind: the claim's kind.
        gold: the gold's claim; nothing where the shipped judge is the teacher.
        asked: the nouns.
        columns: of each noun's signs.
        claim: of the claim's signs.
        names: that each noun may stand for, where there is gold.
        ruled: the role that the rules give to the mention that ends before a token.
        seen: what the encoder's vectors tell of the claim, without its kind, and of the nouns.
        meant: per side whether each noun is meant.
        nobody: per side whether nobody is; `None` where that side is not told.
    """

    report: str
    kind: str
    gold: Mapping[str, Any] | None
    asked: tuple[Asked, ...]
    columns: tuple[Columns, ...]
    claim: Columns
    names: tuple[frozenset[str], ...]
    ruled: Mapping[int, str]
    seen: tuple[Half, Half]
    meant: Mapping[str, tuple[bool, ...]]
    nobody: Mapping[str, bool | None]


def lessons(part: str, data: Path) -> Iterator[Lesson]:
    """The claims of a part that match the gold's, with the nouns around them."""
    joined, judge = join(part, data), load_judge()
    gold: dict[str, list[dict[str, Any]]] = {}
    for claim in joined.claims:
        gold.setdefault(claim["doc"], []).append(dict(claim))
    for document in read_texts(joined.documents):
        report = reader.prepare(document)
        told = reader.judged(report)
        kept = [(stretch, one) for stretch, found in zip(report.stretches, told, strict=True) for one in found]
        lines = [_line(document, *offsets(stretch, one.candidate), one.verdict.kind) for stretch, one in kept]
        pairs = {id(line): own for own, line in judge.match(gold.get(document.name, []), lines)}
        claims = [one.record for one in reader.claims_of(report, told) if isinstance(one.record, Claim)]
        namer = _namer(document, claims)
        for line, (stretch, one) in zip(lines, kept, strict=True):
            own = pairs.get(id(line))
            if own is not None and own["facet"] == line["kind"].partition(".")[0]:
                yield _lesson(report, stretch, one, own, namer)


def _line(document: Document, start: int, end: int, kind: str) -> dict[str, Any]:
    return {"start": start, "end": end, "kind": kind, "quote": document.text[start:end]}


def _namer(document: Document, claims: Sequence[Claim]) -> Namer:
    """What names the parties of a report, on its day as the resolver finds it."""
    own = tools()
    found = (one.record for one in resolve(document, claims, None, own))
    when = next((one.when for one in found if isinstance(one, Resolution) and one.matter == "published"), None)
    on = date.fromisoformat(when.earliest) if when and when.earliest else None
    theatre = read_theatre(document, claims, own.actors, own.places)
    return Namer(own.actors, read_actor_context(theatre, own.actors, on))


def _lesson(
    report: reader.Report, stretch: Stretch, one: reader.Judged, own: Mapping[str, Any], namer: Namer
) -> Lesson:
    scene, ruled, asked = _scene(report, stretch, one)
    speaker = first_person(report.spoken, *offsets(stretch, one.candidate))
    names = tuple(frozenset(_names(report.document, stretch, each, ruled, namer, speaker)) for each in asked)
    told = {side: side == ACTOR or field in own for side, field in SIDES.items()}
    return Lesson(
        report=report.document.name,
        gold=own,
        names=names,
        meant={side: _meant(own, names, side) for side in SIDES},
        nobody={side: not own.get(field) if told[side] else None for side, field in SIDES.items()},
        **_shown(scene, asked),
    )


def _scene(
    report: reader.Report, stretch: Stretch, one: reader.Judged
) -> tuple[Scene, list[RoleMention], tuple[Asked, ...]]:
    """A claim's scene, what the rules find of it, and the nouns around it."""
    words, kind = lexicon(), one.verdict.kind
    ruled = roles(stretch.parsed, one.candidate, kind, words)
    told_by = reader.told_by(report, stretch, one.candidate)
    scene = scene_of(stretch.parsed, one.candidate, kind, ruled, told_by, words)
    return scene, ruled, tuple(nouns_asked(stretch.parsed, one.candidate, ruled, words))


def _shown(scene: Scene, asked: Sequence[Asked]) -> dict[str, Any]:
    """What a lesson shows, whoever is the teacher."""
    seen = (
        seen_of(scene, asked, kinds=()) if asked else Seen(np.zeros((1, 0), np.float32), np.zeros((0, 0), np.float32))
    )
    return {
        "kind": scene.kind,
        "asked": tuple(asked),
        "columns": tuple(columns(each, scene) for each in asked),
        "claim": sorted({bucket(sign) for sign in claim_signs(scene)}),
        "ruled": scene.ruled,
        "seen": (seen.claim.astype(np.float16), seen.nouns.astype(np.float16)),
    }


def _meant(own: Mapping[str, Any], names: Sequence[frozenset[str]], side: str) -> tuple[bool, ...]:
    """Whether each noun is one of the gold's names on a side of the act."""
    judge = load_judge()
    wanted = judge.labels(own.get(SIDES[side]))
    given = [{judge.norm(name) for name in each} - {""} for each in names]
    return tuple(any(judge.same_name(one, each) for one in wanted) for each in given)


def _names(
    document: Document,
    stretch: Stretch,
    asked: Asked,
    ruled: Sequence[RoleMention],
    namer: Namer,
    speaker: tuple[int, int] | None = None,
) -> Iterator[str]:
    """The names of the parties that a noun's words stand for, and the words."""
    fuller = next((one.antecedent for one in ruled if one.tokens == asked.tokens), None)
    if fuller is None and asked.tokens[1] - 1 == asked.head:
        fuller = antecedent(stretch.parsed[asked.head], lexicon())
    span = _span(document, stretch, asked.tokens)
    source = span if fuller is None or namer.listed.is_named(span.quote) else _span(document, stretch, fuller)
    if speaker is not None and is_first_person(stretch.parsed, asked.tokens):
        source = span_of(document.text, *speaker)
    for item in split_items(source.quote, namer.listed.is_known, namer.index.states.code):
        named = namer.name(item, source.start)
        if named is not None:
            yield from (named.party.name, span.quote, QUANTITY.sub("", span.quote))


def _span(document: Document, stretch: Stretch, tokens: tuple[int, int]) -> Span:
    last = stretch.parsed[tokens[1] - 1]
    return span_of(document.text, stretch.offset + stretch.parsed[tokens[0]].idx, stretch.offset + last.idx + len(last))


def guessed_lessons(data: Path, most: int) -> Iterator[Lesson]:
    """Claims of texts without labels and in no gold, with the nouns that the shipped judge takes."""
    count = 0
    for document in read_texts(unlabelled(data, seed=1)):
        report = reader.prepare(document)
        for stretch, found in zip(report.stretches, reader.judged(report), strict=True):
            for one in found:
                scene, ruled, asked = _scene(report, stretch, one)
                if not asked:
                    continue
                yield _guessed(report, scene, asked, judged_roles(scene, ruled))
                count += 1
        if count >= most:
            return


def _guessed(report: reader.Report, scene: Scene, asked: Sequence[Asked], taken: Sequence[RoleMention]) -> Lesson:
    doing = {one.tokens for one in taken if one.role == "actor"}
    suffering = {one.tokens for one in taken if one.role in ("target", "victim")}
    sides = {ACTOR: doing, ACTED: suffering}
    return Lesson(
        report=report.document.name,
        gold=None,
        names=(),
        meant={side: tuple(one.tokens in each for one in asked) for side, each in sides.items()},
        nobody={side: not each for side, each in sides.items()},
        **_shown(scene, asked),
    )


def main() -> None:
    """Makes all lessons and keeps them in a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True)
    told = parser.parse_args()
    guessed = list(guessed_lessons(told.data, GUESSED))
    with patch.object(role_judge, "role_weights", return_value=None):  # nothing is learnt from what was learnt before
        gold = list(lessons("dev", told.data))
    print(
        f"{len(gold)} claims of the gold, {len(guessed)} guessed, {save(gold + guessed, told.out)} kept",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
