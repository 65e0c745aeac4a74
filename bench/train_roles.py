"""Trains the judge of roles: which nouns around a claim name who did it, and to whom or what.

    python -m bench.train_roles --data ../shared/data [--out src/fogline/extract/roles.npz] [--folds 5]

The training texts are those of our own gold, part dev; the labels are ours (Apache-2.0). A noun is an actor's or a
target's where the party that the resolver makes of it, or its words, is one of the gold's names of the claim. The nouns
of a claim compete with each other and with nobody at all. What ships is weights over hashed signs of words and parse:
no text can be read back from them. The solver is deterministic, starts from nothing and needs nothing beside what
Fogline needs: the same command on the same machine writes the same bytes. With `--folds` it trains on all but one part
of the documents in turn and tells how many claims then have all their actors or targets right.
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
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from bench.judge import load_judge
from bench.labelled import read_texts
from bench.reading import tools
from bench.standoff import join
from fogline.extract import reader, role_judge
from fogline.extract.anaphora import antecedent, is_first_person
from fogline.extract.drafts import offsets
from fogline.extract.lexicon import lexicon
from fogline.extract.parse import Stretch
from fogline.extract.role_judge import ACTED, ACTOR, WEIGHTS, chosen
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_nouns import Asked, nouns_asked
from fogline.extract.role_signs import BUCKETS, bucket, claim_signs, columns, scene_of
from fogline.extract.roles import roles
from fogline.extract.speakers import first_person
from fogline.model import Claim, Document, Resolution, Span, span_of
from fogline.pipeline.resolving import resolve
from fogline.resolve.actor_context import read_actor_context
from fogline.resolve.actor_items import split_items
from fogline.resolve.actor_party import Namer
from fogline.resolve.actor_words import QUANTITY
from fogline.resolve.theatre import read_theatre

PENALTY = 7.0
"""L2 penalty; 4 to 14 differ by less than 0.006 in cross-validation over documents."""
STEPS, MEMORY, ENOUGH = 80, 10, 1e-5
SMALLEST = 1e-30
"""Share below which a logarithm is not asked for."""
SIDES = {ACTOR: "who", ACTED: "whom"}
"""The gold's field of each side of an act."""
Columns = list[int]
Floats = NDArray[np.float64]
Fitted = tuple[Floats, Floats, float]
"""Weights of a noun's signs, those of a claim's signs for nobody, and the bias of every noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A claim with the nouns asked about, and the names that each may stand for."""

    report: str
    gold: Mapping[str, Any]
    asked: tuple[Asked, ...]
    columns: tuple[Columns, ...]
    claim: Columns
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
    speaker = first_person(report.spoken, *offsets(stretch, one.candidate))
    return Lesson(
        report=report.document.name,
        gold=own,
        asked=asked,
        columns=tuple(columns(each, scene) for each in asked),
        claim=sorted({bucket(sign) for sign in claim_signs(scene)}),
        names=tuple(frozenset(_names(report.document, stretch, each, ruled, namer, speaker)) for each in asked),
        ruled=scene.ruled,
    )


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


def labels(taught: Sequence[Lesson], side: str) -> list[list[bool]]:
    """Whether each noun of each claim is one of the gold's names on a side of the act."""
    judge = load_judge()
    out = []
    for one in taught:
        wanted = judge.labels(one.gold.get(SIDES[side]))
        own = [{judge.norm(name) for name in names} - {""} for names in one.names]
        out.append([any(judge.same_name(each, names) for each in wanted) for names in own])
    return out


@dataclass(frozen=True, slots=True, kw_only=True)
class Ragged:
    """Rows of columns, of uneven length, as flat arrays: the sums of weights by row, and back."""

    columns: NDArray[np.int64]
    starts: NDArray[np.int64]
    owner: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Columns]) -> Ragged:
        """Lays rows one after the other."""
        lengths = np.array([len(row) for row in rows], dtype=np.int64)
        return cls(
            columns=np.concatenate([np.asarray(row, dtype=np.int64) for row in rows]),
            starts=np.cumsum(lengths) - lengths,
            owner=np.repeat(np.arange(len(rows)), lengths),
        )

    def sums(self, weights: Floats) -> Floats:
        """The sum of the weights of each row."""
        summed: Floats = np.add.reduceat(weights[self.columns], self.starts)
        return summed

    def back(self, slopes: Floats) -> Floats:
        """The slope of every weight by those of the rows."""
        return np.bincount(self.columns, weights=slopes[self.owner], minlength=BUCKETS).astype(np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """The nouns of all claims on one side of the act, each claim's beside nobody.

    Attributes:
        nouns, claims: signs of the nouns, and of the claims for nobody.
        first, owner: a claim's first noun, and a noun's claim.
        truth, sure: per noun whether it is meant, and whether it is learnt from alone.
        nobody, heard: per claim whether nobody is meant, and whether who is meant is among its nouns.
    """

    nouns: Ragged
    claims: Ragged
    first: NDArray[np.int64]
    owner: NDArray[np.int64]
    truth: Floats
    sure: Floats
    nobody: Floats
    heard: Floats

    def cost(self, weights: Floats) -> tuple[float, Floats]:
        """Half of what the contest within each claim costs, half of what each noun alone does, and the slope."""
        noun, claim, bias = weights[:BUCKETS], weights[BUCKETS:-1], weights[-1]
        odds, none = self.nouns.sums(noun) + bias, self.claims.sums(claim)
        most = np.maximum(np.maximum.reduceat(odds, self.first), none)
        share, empty = np.exp(odds - most[self.owner]), np.exp(none - most)
        total = np.add.reduceat(share, self.first) + empty
        meant = np.maximum(np.add.reduceat(share * self.truth, self.first) + empty * self.nobody, SMALLEST)
        alone = self.sure * (np.logaddexp(0, odds) - self.truth * odds)
        value = float((self.heard * (np.log(total) - np.log(meant))).sum() + alone.sum()) / 2
        pull = self.heard[self.owner] * share * (1 / total[self.owner] - self.truth / meant[self.owner])
        pull = (pull + self.sure * (1 / (1 + np.exp(-odds)) - self.truth)) / 2
        empties = self.heard * empty * (1 / total - self.nobody / meant) / 2
        slope = np.concatenate([self.nouns.back(pull), self.claims.back(empties), [pull.sum()]])
        slope[:-1] += PENALTY * weights[:-1]
        return value + PENALTY / 2 * float(weights[:-1] @ weights[:-1]), slope


def fit(contest: Contest) -> Fitted:
    """Finds the weights by L-BFGS from zero; the bias is not penalised."""
    weights = np.zeros(2 * BUCKETS + 1)
    value, slope = contest.cost(weights)
    past: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        towards = _direction(slope, past)
        step, (new, gradient) = 1.0, contest.cost(weights - towards)
        while new > value - 1e-4 * step * float(slope @ towards) and step > ENOUGH:
            step /= 2
            new, gradient = contest.cost(weights - step * towards)
        if float((-step * towards) @ (gradient - slope)) > 0:
            past = [*past, (-step * towards, gradient - slope)][-MEMORY:]
        weights, settled = weights - step * towards, value - new < ENOUGH * value
        value, slope = new, gradient
        if settled:
            break
    return weights[:BUCKETS], weights[BUCKETS:-1], float(weights[-1])


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


def trained(taught: Sequence[Lesson], side: str) -> Fitted:
    """The weights of one side of the act, of the claims for which the gold tells that side."""
    told = [
        (one, truth)
        for one, truth in zip(taught, labels(taught, side), strict=True)
        if one.asked and (side == ACTOR or SIDES[side] in one.gold)
    ]
    counts = np.array([len(one.asked) for one, _ in told], dtype=np.int64)
    nobody = [not one.gold.get(SIDES[side]) for one, _ in told]
    unsure = [doubt for one, truth in told for doubt in _unsure(one, truth, side)]
    return fit(
        Contest(
            nouns=Ragged.of([columns for one, _ in told for columns in one.columns]),
            claims=Ragged.of([one.claim for one, _ in told]),
            first=np.cumsum(counts) - counts,
            owner=np.repeat(np.arange(len(told)), counts),
            truth=np.array([true for _, truth in told for true in truth], dtype=np.float64),
            sure=1 - np.array(unsure, dtype=np.float64),
            nobody=np.array(nobody, dtype=np.float64),
            heard=np.array(
                [none or any(truth) for none, (_, truth) in zip(nobody, told, strict=True)], dtype=np.float64
            ),
        )
    )


def _unsure(one: Lesson, truth: Sequence[bool], side: str) -> list[bool]:
    """Nouns nothing is learnt from: the rules' where the gold tells a party that no words around the claim name.

    They may be the same party under a name that does not match ("the artillery" of the army).
    """
    unnamed = bool(one.gold.get(SIDES[side])) and not any(truth)
    return [unnamed and one.ruled.get(asked.tokens[1]) == side for asked in one.asked]


def right(taught: Sequence[Lesson], side: str, model: Fitted | None) -> int:
    """How many claims have all and only the gold's names on a side, by the model, or by the rules without one."""
    judge, hits = load_judge(), 0
    for one in taught:
        names = dict(zip(one.asked, one.names, strict=True))
        given = [{judge.norm(name) for name in names[each]} - {""} for each in _taken(one, side, model)]
        hits += bool(judge.same_names(judge.labels(one.gold.get(SIDES[side])), [each for each in given if each]))
    return hits


def _taken(one: Lesson, side: str, model: Fitted | None) -> list[Asked]:
    if model is None:
        return [asked for asked in one.asked if one.ruled.get(asked.tokens[1]) == side]
    weights, nobody, bias = model
    odds = [float(weights[columns].sum()) + bias for columns in one.columns]
    return list(chosen(one.asked, odds, float(nobody[one.claim].sum()), one.ruled, side))


def crossed(taught: Sequence[Lesson], side: str, folds: int) -> tuple[float, float]:
    """The share of claims that are right on a side: by the rules, and by models that had not seen the document."""
    told = [one for one in taught if SIDES[side] in one.gold]
    hits = 0
    for fold in range(folds):
        kept = [one for one in told if zlib.crc32(one.report.encode()) % folds == fold]
        rest = [one for one in told if zlib.crc32(one.report.encode()) % folds != fold]
        hits += right(kept, side, trained(rest, side))
    return right(told, side, None) / len(told), hits / len(told)


def packed(side: str, fitted: Fitted) -> dict[str, Any]:
    """Weights as bytes with a scale."""
    nouns, nobody, bias = fitted
    arrays: dict[str, Any] = {f"{side}_bias": np.float32(bias)}
    for name, weights in ((side, nouns), (f"{side}_nobody", nobody)):
        scale = float(np.abs(weights).max()) / 127
        arrays |= {name: np.round(weights / scale).astype(np.int8), f"{name}_scale": np.float32(scale)}
    return arrays


def main() -> None:
    """Trains on the dev part and writes the weights, or cross-validates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract") / WEIGHTS)
    parser.add_argument("--version", default="roles-4", help="name of these weights, part of the reader's version")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts and write nothing")
    told = parser.parse_args()
    with patch.object(role_judge, "role_weights", return_value=None):  # nothing is learnt from what was learnt before
        taught = list(lessons("dev", told.data))
    if told.folds:
        for side in SIDES:
            ruled, modelled = crossed(taught, side, told.folds)
            print(f"{side}: rules {ruled:.3f}, rules and model {modelled:.3f} of {len(taught)} claims")
        return
    fitted = {side: trained(taught, side) for side in SIDES}
    arrays = {name: array for side, found in fitted.items() for name, array in packed(side, found).items()}
    np.savez_compressed(told.out, version=np.array(told.version), **arrays)
    print(f"{len(taught)} claims, {sum(len(one.asked) for one in taught)} nouns -> {told.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
