"""Measures how well text in capitals gets its case back, word by word and end to end.

    python -m bench.capitals words [--shared ../shared]
    python -m bench.capitals claims [--shared ../shared] [--baseline]

`words`: mixed-case reports that the table was not trained on, put into capitals and recased: the share of words
printed exactly as they were, and precision and recall of words with capitals inside sentences. Beside it, small letters
with sentence starts raised, and every word in its usual print. Of the corpora that were learnt from it is the fifth
held out; `re3d`, `geovirus` and `wikievents` are of other origin.

`claims`: the news gold and our own dev gold with all their texts in capitals, offsets the same, read and scored; and
the old wires of our own gold, which are in capitals as they stand. With `--baseline` by small letters and sentence
starts alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from unittest import mock

from bench.jsonlines import Row, rows
from bench.judge import SHARED, load_judge
from bench.reading import read_claims
from bench.standoff import join
from bench.train_truecase import Report, Stretch, gather, off_limits, overlaps, strangers, stretches
from fogline.extract import parse
from fogline.extract.case_words import words_of
from fogline.extract.truecase import recased, table

MOST = 120
"""Reports of each corpus that are measured."""
OLD_WIRES = "muc4"


def raised(text: str) -> str:
    """Text in capitals with small letters, and capitals where sentences begin."""
    out = list(in_small(text))
    for word in words_of(text):
        if word.initial and len(out[word.start].upper()) == 1:
            out[word.start] = out[word.start].upper()
    return "".join(out)


def usual(text: str) -> str:
    """Text in capitals with every word in its usual print; words never seen have a capital."""
    out, known = list(in_small(text)), table()
    for word in words_of(text):
        letter = known.habits.get(word.lower, "C")
        shown = word.lower.upper() if letter in "UVu" else word.lower.capitalize() if letter in "CDcd" else word.lower
        shown = known.forms.get(word.lower, shown)
        shown = shown[:1].upper() + shown[1:] if word.initial else shown
        if len(shown) == word.end - word.start:
            out[word.start : word.end] = shown
    return "".join(out)


def guessed(text: str) -> str:
    """Text in capitals as the reader takes it."""
    return recased(text, parse.english())


def in_small(text: str) -> str:
    """Text in small letters where that keeps its length."""
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def in_capitals(text: str) -> str:
    """Text in capitals where that keeps its length."""
    return "".join(high if len(high := character.upper()) == 1 else character for character in text)


def tally(lines: Iterable[Stretch], way: Callable[[str], str]) -> Counter[str]:
    """Counts words that come back as they were printed, and among them those with capitals within sentences."""
    found: Counter[str] = Counter()
    for line in lines:
        text = in_capitals(line.text)
        back = way(text)
        for word, printed in zip(words_of(text), line.printed, strict=True):
            shown = back[word.start : word.end]
            found.update(words=1, right=shown == printed)
            if not word.initial:
                named, said = not printed.islower(), not shown.islower()
                found.update(named=named, said=said, hit=named and shown == printed)
    return found


def word_figures(shared: Path) -> Iterator[str]:
    """A line for every corpus and way."""
    data = shared / "data"
    held: dict[str, list[Report]] = {}
    for report, _ in gather(data)[1]:
        held.setdefault(report.corpus, []).append(report)
    names, runs = off_limits(data)
    for report in strangers(data):
        if report.name not in names and not overlaps(report.text, runs):
            held.setdefault(report.corpus, []).append(report)
    for corpus, found in held.items():
        lines = [line for report in found[:MOST] for line in stretches(report.text)]
        for way in (raised, usual, guessed):
            n = tally(lines, way)
            yield (
                f"{corpus:14}{way.__name__:9}{n['words']:8} words, right {n['right'] / max(1, n['words']):.4f}, "
                f"names P {n['hit'] / max(1, n['said']):.3f} R {n['hit'] / max(1, n['named']):.3f}"
            )


def claim_figures(shared: Path) -> Iterator[str]:
    """A line for every gold put into capitals, and for the old wires as they are."""
    dev = join("dev", shared / "data")
    old = {str(one["name"]) for one in dev.documents if str(one["name"]).startswith(OLD_WIRES)}
    news = rows(shared / "gold/news.documents.jsonl")
    golds: Mapping[str, tuple[Sequence[Row], Sequence[Row]]] = {
        "news in capitals": (rows(shared / "gold/news.jsonl"), [_loud(one) for one in news]),
        "dev in capitals": (
            [one for one in dev.claims if one["doc"] not in old],
            [_loud(one) for one in dev.documents if one["name"] not in old],
        ),
        "old wires": (
            [one for one in dev.claims if one["doc"] in old],
            [one for one in dev.documents if one["name"] in old],
        ),
    }
    judge = load_judge(shared)
    for name, (gold, documents) in golds.items():
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "documents.jsonl"
            path.write_text("".join(json.dumps(dict(one)) + "\n" for one in documents), encoding="utf-8")
            figures, _ = judge.score(list(gold), read_claims([path]))
        roles = ", ".join(f"{role} {value:.3f}" for role, value in figures["roles"].items())
        yield f"{name:17} typed {figures['typed']['f1']:.3f}, strict {figures['strict']['f1']:.3f}, {roles}"


def _loud(document: Row) -> Row:
    return {key: in_capitals(value) if value and key in ("text", "title") else value for key, value in document.items()}


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("words", "claims"))
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--baseline", action="store_true", help="small letters and sentence starts alone")
    told = parser.parse_args()
    way = (lambda text, *_: raised(text)) if told.baseline else recased
    with mock.patch.object(parse, "recased", way):
        for line in (word_figures if told.what == "words" else claim_figures)(told.shared):
            print(line, flush=True)


if __name__ == "__main__":
    main()
