"""Says which stretches of a report name a place, with how much confidence.

A linear model over signs (`place_signs.py`), trained by `bench/train_places.py`. What must stay true: the same text and
index give the same answer on every machine, and nothing is taken for a name that no weights speak for.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from fogline.gazetteer import Candidate, PlaceIndex
from fogline.gazetteer.countries import adjectives
from fogline.model import Document
from fogline.resolve.place_signs import Elsewhere, name_of, read_elsewhere, run_around, signs
from fogline.resolve.place_spans import LINKS, PlaceSpan, Token, place_spans, tokens_of
from fogline.resolve.place_words import DIRECTION_ADJECTIVES, KIND_WORDS, singular

WEIGHTS = "places.npz"
BUCKETS = 2**15
PACK = 2.5
"""What it weighs that a pack names the place and the report is about its country: no training text has packs."""
ALIKE = 0.6
"""How much of a stretch's score is that of the same name all over the report: a surname is one wherever it stands."""
AT_HOME = 0.6
"""Share of the most spoken of country from which a report is about another one too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """A name of a place in the text.

    Attributes:
        sort: how it was found: ``listed``, ``people``, ``short``, ``road``, ``ground`` or ``unlisted``.
        chance: how sure that it is one, 0 … 1.
        part: a capitalised word that is no place stands right before it, as in the name of a body or a person.
        candidates: what a gazetteer has under the name; empty where none does.
    """

    start: int
    end: int
    sort: str
    chance: float
    part: bool = False
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """The trained model: a weight for every bucket of signs, and the chance from which a stretch is a name."""

    column: NDArray[np.float32]
    bias: float
    threshold: float


def bucket(sign: str) -> int:
    """The column of a sign: a stable hash, the same on every machine and in training."""
    return zlib.crc32(sign.encode()) % BUCKETS


@cache
def place_weights() -> PlaceWeights:
    """Loads the trained weights once."""
    file = resources.files("fogline.resolve") / WEIGHTS
    with resources.as_file(file) as path, np.load(path) as data:
        return PlaceWeights(
            column=data["column"].astype(np.float32) * data["scale"].astype(np.float32),
            bias=float(data["bias"]),
            threshold=float(data["threshold"]),
        )


def spot_places(document: Document, index: PlaceIndex) -> list[Spotted]:
    """The names of places in a report, in the order of the text."""
    model = place_weights()
    tokens = tokens_of(document)
    spans = list(place_spans(document.text, tokens, index))
    scores = _scores(document.text, tokens, spans, model)
    by_name: defaultdict[str, list[float]] = defaultdict(list)
    for span, score in zip(spans, scores, strict=True):
        by_name[name_of(document.text, tokens, span)].append(score)
    out: list[Spotted] = []
    for span, score in zip(spans, scores, strict=True):
        everywhere = by_name[name_of(document.text, tokens, span)]
        mixed = (1 - ALIKE) * score + ALIKE * sum(everywhere) / len(everywhere)
        chance = 1 / (1 + math.exp(-mixed))
        if chance >= model.threshold:
            spot = Spotted(
                start=tokens[span.first].start,
                end=tokens[span.last - 1].end,
                sort=span.sort,
                chance=round(chance, 4),
                part=_is_part(tokens, span),
                candidates=span.candidates,
            )
            out.append(spot)
    return out


def _scores(text: str, tokens: Sequence[Token], spans: Sequence[PlaceSpan], model: PlaceWeights) -> list[float]:
    """The log odds of each stretch being a name, by itself."""
    elsewhere = read_elsewhere(text, tokens, spans)
    out: list[float] = []
    for span in spans:
        columns = sorted({bucket(sign) for sign in signs(text, tokens, span, elsewhere)})
        known = not _is_part(tokens, span) and _is_of_pack(span, elsewhere)
        out.append(float(model.column[columns].sum()) + model.bias + (PACK if known else 0.0))
    return out


def _is_part(tokens: Sequence[Token], span: PlaceSpan) -> bool:
    """Whether a capitalised word that begins no sentence and describes no place stands right before a name."""
    run, _ = run_around(tokens, span)
    i = span.first
    if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].lower in LINKS and tokens[i - 1].end == tokens[i].start:
        return i > 2 and tokens[i - 3].capital and _is_nameless(tokens[i - 3])
    return run < i and _is_nameless(tokens[i - 1]) and not (run == i - 1 and _begins(tokens, run))


def _is_nameless(token: Token) -> bool:
    lower = token.lower
    return lower not in DIRECTION_ADJECTIVES and lower not in adjectives() and singular(lower) not in KIND_WORDS


def _begins(tokens: Sequence[Token], i: int) -> bool:
    return i == 0 or tokens[i - 1].text in ".!?:;”\"'"


def _is_of_pack(span: PlaceSpan, elsewhere: Elsewhere) -> bool:
    """Whether a pack has the very name in a country that the report is about."""
    most = max(elsewhere.worth.values(), default=0.0)
    return any(
        c.place.pack and c.how == "exact" and elsewhere.worth.get(c.place.country, 0.0) >= AT_HOME * most
        for c in span.candidates
    )
