"""Trains the truecaser: which case a word of text in capitals would have in plain print.

    python -m bench.train_truecase --data ../shared/data [--out src/fogline/extract/truecase.npz]

Learns from mixed-case text put into capitals. Reports of our own gold (dev and test) and of the claims gold are left
out, and so is every text that repeats a stretch of them, so that end-to-end figures are of unseen text. One report in
five is held out and measured, and so are whole corpora of other origin. What ships is weights over hashed features
and, for words of at least two reports, one letter that says how they are usually printed: no text, and no name that
only one report has. Seeded: the same data give the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.jsonlines import Row, rows
from bench.standoff import GOLD, PARTS, join
from fogline.extract import truecase
from fogline.extract.case_words import AROUND, BUCKETS, LOWER, TITLE, UPPER, Word, columns, second_columns, words_of
from fogline.extract.parse import english
from fogline.extract.truecase import habit

RARE = 2
"""Reports a word must stand in for the table to hold it."""
WINDOW = 8
"""Words of a stretch by which one text is told to repeat another."""
EPOCHS = 3
FOLD_EPOCHS = 2
BATCH = 512
RATE = 0.1
PENALTY = 5e-5
KEPT = 1.5
"""Least size of a shipped weight, in steps of its byte."""


@dataclass(frozen=True, slots=True)
class Report:
    """A mixed-case text: its printed words and their capitals by stretch."""

    corpus: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line with its words and how each is printed."""

    text: str
    words: list[Word]
    printed: list[str]


def reports(data: Path) -> Iterator[Report]:
    """The texts to learn from and to measure on, of the corpora that are there."""
    for row in rows(data / "polnear/train.jsonl.gz"):
        yield Report("polnear", row["id"], row["text"])
    for name in ("timebank", "aquaint"):
        for row in rows(data / f"timeml/{name}.jsonl.gz"):
            yield Report(name, row["id"], row["text"])
    for row in rows(data / "wiki_battles/battles.jsonl.gz"):
        yield Report("wiki_battles", row["id"], row["text"])
    for row in rows(data / "fakes/fakes.jsonl.gz"):
        yield Report("fakes", str(row["id"]), row["text"])
    for row in rows(data / "airwars_gaza/incidents.jsonl.gz"):
        yield Report("airwars_gaza", row["code"], row["assessment_text"])
    for row in rows(data / "gva/incidents_with_docs.jsonl.gz"):
        for one in row["docs"][:1]:
            yield Report("gva", one["doc_id"], one["text"])


def strangers(data: Path) -> Iterator[Report]:
    """Texts of other origin, of which none is learnt from."""
    for row in rows(data / "re3d/re3d.jsonl.gz"):
        yield Report("re3d", row["id"], row["text"])
    for row in rows(data / "geoparsing/geovirus.jsonl.gz"):
        yield Report("geovirus", row["id"], row["text"])
    for row in rows(data / "wikievents/dev.jsonl.gz"):
        yield Report("wikievents", row["doc_id"], row["text"])


def windows(text: str) -> set[int]:
    """Hashes of every run of words of a text."""
    words = [word.lower for word in words_of(text)]
    return {hash(tuple(words[i : i + WINDOW])) for i in range(len(words) - WINDOW + 1)}


def overlaps(text: str, runs: set[int]) -> bool:
    """Whether a text repeats a stretch of those that are off limits."""
    return len(windows(text) & runs) > 2


def off_limits(data: Path) -> tuple[set[str], set[int]]:
    """Names and runs of words of the reports of the golds."""
    texts = [row["text"] for part in PARTS for row in join(part, data).documents]
    texts += [row["text"] for row in _optional(data.parent / "gold/news.documents.jsonl")]
    texts += [row["text"] for row in _optional(data.parent / "seeds/dated.jsonl")]
    names = {one["doc"].partition(":")[2] for one in json.loads((GOLD / "documents.json").read_text(encoding="utf-8"))}
    return names, set().union(*map(windows, texts))


def _optional(path: Path) -> list[Row]:
    return rows(path) if path.is_file() else []


def stretches(text: str) -> Iterator[Stretch]:
    """The lines of a text that are in plain print: not in capitals, not titles."""
    for line in text.replace("`", "'").split("\n"):
        words = words_of(line)
        printed = [line[word.start : word.end] for word in words]
        raised = sum(one[0].isupper() for one in printed)
        if len(words) >= 6 and raised < 0.5 * len(words) and line.rstrip()[-1:] in ".!?\"”’')]:":
            yield Stretch(line, words, _undated(printed))


def _undated(printed: list[str]) -> list[str]:
    """The words of a line without the capitals of a dateline ("MEXICO CITY (AP)"), which are a house style."""
    for i, one in enumerate(printed[:4]):
        if not one.isupper():
            break
        if len(one) > 3 or i:
            printed[i] = one.capitalize()
    return printed


def case_of(printed: str) -> int:
    """The case a word is printed in."""
    if printed[:1].islower() and printed.islower():
        return LOWER
    return UPPER if printed.isupper() and (len(printed) > 1 or printed == "I") else TITLE if printed != "A" else LOWER


def counts_of(lines: Iterable[Stretch]) -> dict[str, Counter[str]]:
    """How often each word of a report is printed in which way within its sentences."""
    out: dict[str, Counter[str]] = {}
    for line in lines:
        for word, printed in zip(line.words, line.printed, strict=True):
            if not word.initial and word.before not in '"(':
                out.setdefault(word.lower, Counter())[printed.replace("’", "'")] += 1
    return out


class Lexicon:
    """Counts of words over all reports, from which one report's own can be left out."""

    def __init__(self, counted: Sequence[dict[str, Counter[str]]]) -> None:
        self.english = english()
        self.total: dict[str, Counter[str]] = {}
        self.spread: Counter[str] = Counter()
        for one in counted:
            for word, found in one.items():
                self.total.setdefault(word, Counter()).update(found)
                self.spread[word] += 1

    def without(self, own: dict[str, Counter[str]]) -> Callable[[str], str]:
        """The habit of words as the other reports have them."""
        known: dict[str, str] = {}

        def told(word: str) -> str:
            if word not in known:
                mine = own.get(word)
                if self.spread[word] - (mine is not None) < RARE - 1:
                    known[word] = self.english.habit(word)
                else:
                    known[word] = habit(*_cases(self.total[word] - (mine or Counter())))
            return known[word]

        return told

    def habits(self) -> dict[str, str]:
        """What ships."""
        return {w: habit(*_cases(self.total[w])) for w, n in self.spread.items() if n >= RARE}

    def forms(self) -> list[str]:
        """The words whose usual print has capitals inside."""
        out = []
        for word, n in self.spread.items():
            form = max(self.total[word].items(), key=lambda item: (item[1], item[0]))[0] if n >= RARE else ""
            if form not in (form.lower(), form.upper(), form.capitalize()):
                out.append(form)
        return sorted(out)


def _cases(found: Counter[str]) -> tuple[int, int, int]:
    by = [0, 0, 0]
    for printed, n in found.items():
        by[case_of(printed)] += n
    return by[0], by[1], by[2]


def held(name: str) -> bool:
    """Whether a report is one of the fifth that is held out."""
    return hashlib.sha256(name.encode()).digest()[0] % 5 == 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """All words of all lines, one after the other.

    Attributes:
        lines: the words of every line with the report it is of.
        features: buckets of every word.
        cases: how it is printed.
        told: whether it is learnt from: whether its print does not come from opening a sentence or a quotation.
    """

    lines: list[tuple[int, list[Word]]]
    features: NDArray[np.int32]
    cases: NDArray[np.int64]
    told: NDArray[np.bool_]


def lesson(learn: Sequence[tuple[Report, list[Stretch]]], told: Sequence[Callable[[str], str]]) -> Lesson:
    """Lays out what is learnt from, each report with the habits of words as the others have them."""
    lines: list[tuple[int, list[Word]]] = []
    features: list[list[int]] = []
    cases: list[int] = []
    mask: list[bool] = []
    for number, ((_, found), habits) in enumerate(zip(learn, told, strict=True)):
        for line in found:
            lines.append((number, line.words))
            features.extend(columns(line.words, habits))
            cases.extend(map(case_of, line.printed))
            mask.extend(not word.initial and word.before != '"' for word in line.words)
    return Lesson(lines, np.array(features, np.int32), np.array(cases), np.array(mask))


def fit(x: NDArray[np.int32], y: NDArray[np.int64], base: NDArray[np.float32], epochs: int) -> NDArray[np.float32]:
    """Fits weights by AdaGrad on the logistic loss, in a seeded order, on top of scores that stand."""
    weights = np.zeros((int(x.max()) + 1, 3), np.float32)
    squares = np.full(weights.shape, 1e-3, np.float32)
    chance = np.random.default_rng(7)
    for epoch in range(epochs):
        loss, order = 0.0, chance.permutation(len(y))
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            odds = _odds(weights[x[some]].sum(axis=1) + base[some])
            rows_ = np.arange(len(some))
            loss -= float(np.log(odds[rows_, y[some]] + 1e-9).sum())
            odds[rows_, y[some]] -= 1.0
            cells, where = np.unique(x[some], return_inverse=True)
            grad = np.zeros((len(cells), 3), np.float32)
            for k in range(3):
                grad[:, k] = np.bincount(where.ravel(), np.repeat(odds[:, k], x.shape[1]), len(cells))
            grad[cells == 0] = 0
            grad += PENALTY * BATCH * weights[cells]
            squares[cells] += grad * grad
            weights[cells] -= RATE * grad / np.sqrt(squares[cells])
        print(f"epoch {epoch}: loss {loss / len(order):.4f}", file=sys.stderr)
    return weights


def _odds(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    odds: NDArray[np.float32] = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    return odds


def unseen_scores(whole: Lesson) -> NDArray[np.float32]:
    """Scores of every word by weights that were fitted without its report: two halves, each by the other."""
    half = np.concatenate([np.full(len(words), number % 2) for number, words in whole.lines])
    nothing, scores = np.zeros((2, len(half), 3), np.float32)
    for part in (0, 1):
        learnt = whole.told & (half != part)
        weights = fit(whole.features[learnt], whole.cases[learnt], nothing[learnt], FOLD_EPOCHS)
        asked = np.flatnonzero(half == part)
        for at in range(0, len(asked), 10_000):
            some = asked[at : at + 10_000]
            scores[some] = weights[whole.features[some]].sum(axis=1)
    return scores


def train(whole: Lesson, told: Sequence[Callable[[str], str]]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fits the features of the words, then those of the cases around them."""
    nothing = np.zeros((len(whole.cases), 3), np.float32)
    first = fit(whole.features[whole.told], whole.cases[whole.told], nothing[whole.told], EPOCHS)
    scores = unseen_scores(whole)
    guessed, at = scores.argmax(axis=1), 0
    around: list[list[int]] = []
    for number, words in whole.lines:
        around.extend(second_columns(words, told[number], guessed[at : at + len(words)].tolist()))
        at += len(words)
    x = np.array(around, np.int32)[whole.told]
    return first, fit(x, whole.cases[whole.told], scores[whole.told], FOLD_EPOCHS)


def packed(weights: NDArray[np.float32], size: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Weights as bytes, with the size of a step."""
    step = np.quantile(np.abs(weights[np.abs(weights) > 0.01]), 0.9995) / 127
    steps = np.zeros((size, 3), np.int8)
    steps[: len(weights)] = np.clip(np.round(weights / step), -127, 127)
    steps[np.abs(steps.astype(int)) < KEPT] = 0
    return steps, np.float32(step).reshape(1)


def gather(data: Path) -> tuple[list[tuple[Report, list[Stretch]]], list[tuple[Report, list[Stretch]]]]:
    """The reports to learn from and those held out, with their lines."""
    names, runs = off_limits(data)
    learn: list[tuple[Report, list[Stretch]]] = []
    keep: list[tuple[Report, list[Stretch]]] = []
    for one in reports(data):
        if one.name in names or overlaps(one.text, runs):
            continue
        (keep if held(one.name) else learn).append((one, list(stretches(one.text))))
    return learn, keep


def main() -> None:
    """Trains, writes and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("src/fogline/extract") / truecase.TABLE)
    parser.add_argument("--version", default="1", help="name of these weights, part of the reader's version")
    told = parser.parse_args()
    began = time.monotonic()
    learn, _ = gather(told.data)
    counted = [counts_of(lines) for _, lines in learn]
    lexicon = Lexicon(counted)
    print(f"{len(learn)} reports, {len(lexicon.habits())} words, {time.monotonic() - began:.0f} s", file=sys.stderr)
    habits_of = [lexicon.without(own) for own in counted]
    whole = lesson(learn, habits_of)
    print(f"{whole.told.sum()} words to learn from, {time.monotonic() - began:.0f} s", file=sys.stderr)
    by_letter: dict[str, list[str]] = {}
    for word, letter in sorted(lexicon.habits().items()):
        by_letter.setdefault(letter, []).append(word)
    habits = "\n".join(" ".join([letter, *words]) for letter, words in sorted(by_letter.items()))
    first, second = train(whole, habits_of)
    matrix, scale = packed(first, BUCKETS)
    around, around_scale = packed(second, AROUND)
    np.savez_compressed(
        told.out,
        version=np.array(told.version),
        habits=np.frombuffer(habits.encode(), np.uint8),
        forms=np.frombuffer(" ".join(lexicon.forms()).encode(), np.uint8),
        matrix=matrix,
        scale=scale,
        around=around,
        around_scale=around_scale,
    )
    print(f"{told.out}: {told.out.stat().st_size} bytes, {time.monotonic() - began:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
