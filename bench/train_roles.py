"""Trains the judge of roles: which nouns around a claim name who did it, and to whom or what.

    python -m bench.train_roles --data ../shared/data [--out src/fogline/extract/roles.npz] [--folds 5]

The training texts are those of our own gold, part dev; the labels are ours (Apache-2.0). A noun is an actor's or a
target's where the party that the resolver makes of it, or its words, is one of the gold's names of the claim. What
ships is weights over hashed signs of words and parse: no text can be read back from them. The solver is
deterministic and needs nothing beside what Fogline needs. With `--folds` it trains on all but one part of the
documents in turn and tells how many claims then have all their actors or targets right.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.judge import load_judge
from bench.labelled import read_texts
from bench.reading import tools
from bench.standoff import join
from fogline.extract import reader
from fogline.extract.anaphora import antecedent
from fogline.extract.drafts import offsets
from fogline.extract.lexicon import lexicon
from fogline.extract.parse import Stretch
from fogline.extract.role_judge import ACTED, ACTOR, BUCKETS, WEIGHTS, bucket, chosen
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_signs import Asked, nouns_asked, scene_of, signs
from fogline.extract.roles import roles
from fogline.model import Claim, Document, Resolution, Span, span_of
from fogline.pipeline.resolving import resolve
from fogline.resolve.actor_context import read_actor_context
from fogline.resolve.actor_items import split_items
from fogline.resolve.actor_party import Namer
from fogline.resolve.actor_words import QUANTITY
from fogline.resolve.theatre import read_theatre

PENALTY = 14.0
"""L2 penalty; 5 to 33 differ by less than 0.012 in cross-validation over documents."""
STEPS, MEMORY, ENOUGH = 60, 8, 1e-5
SIDES = {ACTOR: "who", ACTED: "whom"}
"""The gold's field of each side of an act."""
Columns = list[int]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A claim with the nouns asked about, and the names that each may stand for."""

    report: str
    gold: Mapping[str, Any]
    asked: tuple[Asked, ...]
    columns: tuple[Columns, ...]
    names: tuple[frozenset[str], ...]
    ruled: Mapping[int, str]


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
    words, kind = lexicon(), one.verdict.kind
    ruled = roles(stretch.parsed, one.candidate, kind, words)
    told_by = reader.told_by(report, stretch, one.candidate)
    scene = scene_of(stretch.parsed, one.candidate, kind, ruled, told_by, words)
    asked = tuple(nouns_asked(stretch.parsed, one.candidate, ruled, words))
    return Lesson(
        report=report.document.name,
        gold=own,
        asked=asked,
        columns=tuple(sorted({bucket(sign) for sign in signs(each, scene)}) for each in asked),
        names=tuple(frozenset(_names(report.document, stretch, each, ruled, namer)) for each in asked),
        ruled=scene.ruled,
    )


def _names(
    document: Document, stretch: Stretch, asked: Asked, ruled: Sequence[RoleMention], namer: Namer
) -> Iterator[str]:
    """The names of the parties that a noun's words stand for, and the words."""
    fuller = next((one.antecedent for one in ruled if one.tokens == asked.tokens), None)
    if fuller is None and asked.tokens[1] - 1 == asked.head:
        fuller = antecedent(stretch.parsed[asked.head], lexicon())
    span = _span(document, stretch, asked.tokens)
    source = span if fuller is None or namer.listed.is_named(span.quote) else _span(document, stretch, fuller)
    for item in split_items(source.quote, namer.listed.is_known, namer.index.states.code):
        named = namer.name(item, source.start)
        if named is not None:
            yield from (named.party.name, span.quote, QUANTITY.sub("", span.quote))


def _span(document: Document, stretch: Stretch, tokens: tuple[int, int]) -> Span:
    last = stretch.parsed[tokens[1] - 1]
    return span_of(document.text, stretch.offset + stretch.parsed[tokens[0]].idx, stretch.offset + last.idx + len(last))


def labels(taught: Sequence[Lesson], side: str) -> list[list[bool]]:
    """Whether each noun of each claim is one of the gold's names on a side of the act."""
    judge = load_judge()
    out = []
    for one in taught:
        wanted = judge.labels(one.gold.get(SIDES[side]))
        own = [{judge.norm(name) for name in names} - {""} for names in one.names]
        out.append([any(judge.same_name(each, names) for each in wanted) for names in own])
    return out


def fit(rows: Sequence[Columns], wanted: Sequence[bool]) -> tuple[Floats, float]:
    """Logistic regression by L-BFGS: a weight a bucket, and the bias, which is not penalised."""
    starts = np.cumsum([0, *map(len, rows)])[:-1]
    columns = np.concatenate([np.asarray(row) for row in rows])
    owner = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    truth = np.asarray(wanted, dtype=np.float64)

    def cost(weights: Floats) -> tuple[float, Floats]:
        odds = np.add.reduceat(weights[columns], starts) + weights[-1]
        off = 1 / (1 + np.exp(-odds)) - truth
        slope = np.append(np.bincount(columns, weights=off[owner], minlength=BUCKETS), off.sum())
        slope[:-1] += PENALTY * weights[:-1]
        penalty = PENALTY / 2 * float(weights[:-1] @ weights[:-1])
        return float((np.logaddexp(0, odds) - truth * odds).sum()) + penalty, slope

    weights = np.zeros(BUCKETS + 1)
    value, slope = cost(weights)
    past: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        towards = _direction(slope, past)
        step, (new, gradient) = 1.0, cost(weights - towards)
        while new > value - 1e-4 * step * float(slope @ towards) and step > ENOUGH:
            step /= 2
            new, gradient = cost(weights - step * towards)
        past = [*past, (-step * towards, gradient - slope)][-MEMORY:]
        weights, settled = weights - step * towards, value - new < ENOUGH * value
        value, slope = new, gradient
        if settled:
            break
    return weights[:-1], float(weights[-1])


def _direction(slope: Floats, past: Sequence[tuple[Floats, Floats]]) -> Floats:
    """The two-loop recursion: the slope, bent by the last steps."""
    towards, shares = slope.copy(), []
    for moved, turned in reversed(past):
        shares.append(float(moved @ towards) / float(turned @ moved))
        towards -= shares[-1] * turned
    towards *= float(past[-1][0] @ past[-1][1]) / float(past[-1][1] @ past[-1][1]) if past else 10 / np.abs(slope).sum()
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        towards += moved * (share - float(turned @ towards) / float(turned @ moved))
    return towards


def trained(taught: Sequence[Lesson], side: str) -> tuple[Floats, float]:
    """The weights of one side of the act, of the claims for which the gold tells that side."""
    rows: list[Columns] = []
    wanted: list[bool] = []
    for one, truth in zip(taught, labels(taught, side), strict=True):
        if side == ACTOR or SIDES[side] in one.gold:
            unsure = _unsure(one, truth, side)
            rows += [columns for columns, doubt in zip(one.columns, unsure, strict=True) if not doubt]
            wanted += [true for true, doubt in zip(truth, unsure, strict=True) if not doubt]
    return fit(rows, wanted)


def _unsure(one: Lesson, truth: Sequence[bool], side: str) -> list[bool]:
    """Nouns nothing is learnt from: the rules' where the gold tells a party that no words around the claim name.

    They may be the same party under a name that does not match ("the artillery" of the army).
    """
    unnamed = bool(one.gold.get(SIDES[side])) and not any(truth)
    return [unnamed and one.ruled.get(asked.tokens[1]) == side for asked in one.asked]


def right(taught: Sequence[Lesson], side: str, model: tuple[Floats, float] | None) -> int:
    """How many claims have all and only the gold's names on a side, by the model, or by the rules without one."""
    judge, hits = load_judge(), 0
    for one in taught:
        names = dict(zip(one.asked, one.names, strict=True))
        given = [{judge.norm(name) for name in names[each]} - {""} for each in _taken(one, side, model)]
        hits += bool(judge.same_names(judge.labels(one.gold.get(SIDES[side])), [each for each in given if each]))
    return hits


def _taken(one: Lesson, side: str, model: tuple[Floats, float] | None) -> list[Asked]:
    if model is None:
        return [asked for asked in one.asked if one.ruled.get(asked.tokens[1]) == side]
    weights, bias = model
    odds = [float(weights[columns].sum()) + bias for columns in one.columns]
    return list(chosen(one.asked, [1 / (1 + float(np.exp(-each))) for each in odds], one.ruled, side))


def crossed(taught: Sequence[Lesson], side: str, folds: int) -> tuple[float, float]:
    """The share of claims that are right on a side: by the rules, and by models that had not seen the document."""
    told = [one for one in taught if SIDES[side] in one.gold]
    hits = 0
    for fold in range(folds):
        kept = [one for one in told if zlib.crc32(one.report.encode()) % folds == fold]
        rest = [one for one in told if zlib.crc32(one.report.encode()) % folds != fold]
        hits += right(kept, side, trained(rest, side))
    return right(told, side, None) / len(told), hits / len(told)


def packed(side: str, weights: Floats, bias: float) -> dict[str, Any]:
    """Weights as bytes with a scale."""
    scale = float(np.abs(weights).max()) / 127
    return {
        side: np.round(weights / scale).astype(np.int8),
        f"{side}_scale": np.float32(scale),
        f"{side}_bias": np.float32(bias),
    }


def main() -> None:
    """Trains on the dev part and writes the weights, or cross-validates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract") / WEIGHTS)
    parser.add_argument("--version", default="roles-1", help="name of these weights, part of the reader's version")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts and write nothing")
    told = parser.parse_args()
    taught = list(lessons("dev", told.data))
    if told.folds:
        for side in SIDES:
            ruled, modelled = crossed(taught, side, told.folds)
            print(f"{side}: rules {ruled:.3f}, rules and model {modelled:.3f} of {len(taught)} claims")
        return
    fitted = {side: trained(taught, side) for side in SIDES}
    arrays = {name: array for side, found in fitted.items() for name, array in packed(side, *found).items()}
    np.savez_compressed(told.out, version=np.array(told.version), **arrays)
    print(f"{len(taught)} claims, {sum(len(one.asked) for one in taught)} nouns -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
