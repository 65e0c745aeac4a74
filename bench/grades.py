"""Exam: an incident's list of sources, and what they say → its grade and who is blamed.

Incidents with `sources` are asked for the grade of harm that casualty recorders gave them (five classes) and for the
parties they name. The grade is that of the product's scorecard (`fogline.fuse.scorecard`), beside the commonest grade
(`baseline_`) and the product's rules for claims on the same list (`rules_`); parties are given beside the commonest one
and all those that a text or headline names near a word of striking (`words_`). Weights were learnt on incidents of an
even checksum; plain figures are of all, `unseen_` ones of the other half, which alone tell how good it is.

Macro-F1 is over the five grades, those that nobody was given counting as nothing (`grades_told`: how many were given),
and over the parties named in three or more incidents; `_all` has every party.
"""

from __future__ import annotations

import time
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.errors import BenchError
from bench.grades_blame import blamed, shipped
from bench.grades_lists import Incident, beside_state, incidents
from bench.jsonlines import rows
from bench.resample import intervals
from fogline.fuse.facts import Facts
from fogline.fuse.grades import GRADES, Testimony, grade
from fogline.fuse.independence import Voice
from fogline.fuse.scorecard import Listed, score

FEW = 3
"""Incidents in which a party must be named to count in the macro figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was found of an incident beside what its recorder made of it."""

    name: str
    true: str
    grade: str
    by_rules: str
    true_parties: frozenset[str]
    parties: frozenset[str]
    by_words: frozenset[str]


def is_own(name: str) -> bool:
    """Whether an incident is of the half that was learnt from."""
    return zlib.crc32(name.encode()) % 2 == 0


def beside(incident: Incident, likely: Mapping[str, float]) -> float:
    """How likely the party blamed fights beside the state of the country."""
    return max((chance for party, chance in likely.items() if beside_state(party, incident.day)), default=0.0)


def answer(incident: Incident) -> Answer:
    """Grades one incident and says who is blamed."""
    likely = shipped().likely(incident)
    scored = score(incident.listed, beside(incident, likely))
    return Answer(
        name=incident.name,
        true=incident.grade,
        grade=scored.word if scored else "",
        by_rules=grade([_testimony(one) for one in incident.listed], Facts()).word,
        true_parties=incident.parties,
        parties=blamed(likely),
        by_words=frozenset(party for party, number in incident.accused.items() if number),
    )


def _testimony(listed: Listed) -> Testimony:
    """An entry of a list as the rules for claims take it; a party's own word on harm it did is against its interest."""
    voice = Voice(key=listed.origin, name=listed.origin, side=None, independent=True, basis="report", why="")
    return Testimony(voice=voice, against=listed.kind == "official")


def grade_figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Macro-F1 and accuracy of grades by each way, on the incidents that have one."""
    graded = [one for one in answers if one.true in GRADES]
    if not graded:
        return {}
    true = [one.true for one in graded]
    common = Counter(true).most_common(1)[0][0]
    ways = {"": [one.grade for one in graded], "baseline_": [common] * len(graded)}
    ways["rules_"] = [one.by_rules for one in graded]
    made: dict[str, float] = {}
    for way, given in ways.items():
        each = [_f1([{one} for one in true], [{one} for one in given], word) for word in GRADES]
        made[f"{way}grade_macro_f1"] = sum(each) / len(GRADES)
        made[f"{way}grade_accuracy"] = sum(a == b for a, b in zip(true, given, strict=True)) / len(graded)
        if not way:
            made |= {f"grade_f1_{word}": value for word, value in zip(GRADES, each, strict=True)}
    return {name: round(value, 3) for name, value in made.items()}


def blame_figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Macro-F1 over parties, beside the commonest party, and the share of incidents with exactly the right ones."""
    named = [one for one in answers if one.true_parties]
    if not named:
        return {}
    true, given = [one.true_parties for one in named], [one.parties for one in named]
    by_words = [one.by_words for one in named]
    told = Counter(party for one in true for party in one)
    common = [frozenset({told.most_common(1)[0][0]})] * len(named)
    frequent = [party for party, number in told.items() if number >= FEW] or list(told)
    made = {
        "belligerent_macro_f1": _mean(_f1(true, given, party) for party in frequent),
        "belligerent_macro_f1_all": _mean(_f1(true, given, party) for party in told),
        "baseline_belligerent_macro_f1": _mean(_f1(true, common, party) for party in frequent),
        "words_belligerent_macro_f1": _mean(_f1(true, by_words, party) for party in frequent),
        "belligerent_exact": _mean(float(a == b) for a, b in zip(true, given, strict=True)),
        "baseline_belligerent_exact": _mean(float(a == b) for a, b in zip(true, common, strict=True)),
    }
    return {name: round(value, 3) for name, value in made.items()}


def _f1(true: Sequence[Any], given: Sequence[Any], label: str) -> float:
    both = sum(label in a and label in b for a, b in zip(true, given, strict=True))
    either = sum(label in one for one in true) + sum(label in one for one in given)
    return 2 * both / either if either else 0.0


def _mean(values: Any) -> float:
    told = list(values)
    return sum(told) / len(told) if told else 0.0


def _figures(answers: Sequence[Answer]) -> dict[str, float]:
    return grade_figures(answers) | blame_figures(answers)


def _unseen(name: str) -> str:
    """A figure's name on the unseen half, under which tables find its baseline."""
    bare = name.removeprefix("baseline_")
    return f"unseen_{name}" if bare == name else f"baseline_unseen_{bare}"


def run(paths: Sequence[Path], sources: Sequence[Path] = ()) -> dict[str, Any]:
    """Measures grades and blame of incidents with lists of sources.

    Args:
        paths: incidents; records with `incident_ids` are taken for texts of sources wherever they stand.
        sources: texts of sources.

    Raises:
        BenchError: no incident has a list of sources.
    """
    started = time.perf_counter()
    found = [row for path in (*paths, *sources) for row in rows(path)]
    cases = [row for row in found if "incident_ids" not in row]
    held = incidents(cases, [row for row in found if "incident_ids" in row])
    if not held:
        raise BenchError("grades wants incidents with `sources`, and their texts with --sources")
    answers = [answer(one) for one in held]
    unseen = [one for one in answers if not is_own(one.name)]
    figures: dict[str, Any] = {**_figures(answers)}
    figures |= {_unseen(name): value for name, value in _figures(unseen).items()}
    figures["unseen_n"] = len(unseen)
    figures["coverage"] = round(len(held) / len(cases), 3)
    figures["accusing"] = round(sum(one.telling > 0 for one in held) / len(held), 3)
    figures["grades_told"] = len({one.true for one in answers if one.true in GRADES})
    ends = intervals([one for one in unseen if one.true in GRADES], grade_figures)
    ends |= intervals([one for one in unseen if one.true_parties], blame_figures)
    figures["interval"] = {_unseen(name): span for name, span in ends.items()}
    seconds = round(time.perf_counter() - started, 1)
    return {
        "exam": "grades",
        "data": [path.name for path in paths],
        "n": len(held),
        "figures": figures,
        "seconds": seconds,
    }
