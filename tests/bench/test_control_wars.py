"""Short histories of wars, most of which no pack knows, read as a project reads them: who holds what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.control import Record, read
from bench.control_scores import Fact
from bench.reading import tools

from fogline.model import fold_name
from fogline.views import facts_of

CASES = Path(__file__).parent.parent / "cases" / "control"
NUMBER = {"wars.txt": 40, "more_wars.txt": 15, "unnamed_wars.txt": 2, "plain_wars.txt": 98, "read_wars.txt": 5}
LEAST = {
    "wars.txt": {"holder": 173, "state": 147, "siege": 34},
    "more_wars.txt": {"holder": 64, "state": 44, "siege": 20},
    "unnamed_wars.txt": {"holder": 5, "state": 3, "siege": 0},
    "plain_wars.txt": {"holder": 131, "state": 84, "siege": 33},
    "read_wars.txt": {"holder": 5, "state": 4, "siege": 1},
}
"""What came out when this was written: 174 of 219 holders, 148 of 163 states and 35 of 44 besiegers; 65 of 98, 45 of 55
and 20 of 24; of clauses that name no taker, 5 of 9 and 3 of 4; of the plain sentences 133 of 151 holders, 85 of 102
states and 33 of 37 besiegers; the last 26 texts of them gave 30 of 45, 21 of 30 and 5 of 7 when first read."""


def histories(file: str) -> list[tuple[str, list[list[str]]]]:
    found: list[tuple[str, list[list[str]]]] = []
    for line in (CASES / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("? "):
            found[-1][1].append([part.strip() for part in line[2:].split("|")])
        elif line.strip() and not line.startswith("#"):
            found.append((line, []))
    return found


def is_one(side: str | None, names: frozenset[str], wanted: str) -> bool:
    if side is None:
        return "-" in wanted.split(" / ")
    own = (*names, fold_name(side))
    return any(fold_name(word) in name for word in wanted.split(" / ") if word != "-" for name in own)


@pytest.mark.parametrize("file", NUMBER)
def test_every_question_has_a_place_a_day_and_something_to_ask(file: str) -> None:
    asked = [question for _, questions in histories(file) for question in questions]
    assert len(histories(file)) == NUMBER[file]
    assert all(len(one) == 5 and one[0] and len(one[1]) == 10 and any(one[2:]) for one in asked)


@pytest.mark.slow
@pytest.mark.parametrize("file", NUMBER)
def test_who_holds_what_in_wars_without_packs(file: str) -> None:
    told = histories(file)
    claims = read([{"name": str(number), "text": text} for number, (text, _) in enumerate(told)])
    facts = facts_of(tools().packs)
    right = dict.fromkeys(LEAST[file], 0)
    for number, (_, questions) in enumerate(told):
        record = Record.of(claims.get(str(number), ()), facts)
        for place, day, holder, state, siege in questions:
            fact = Fact(
                place=place, aliases=(), day=day, holder="", accepted=frozenset(), state="", besieged_by="",
                besiegers=frozenset(),
            )  # fmt: skip
            answer = record.asked(fact)
            right["holder"] += bool(holder) and is_one(answer.holder, answer.names, holder)
            right["state"] += bool(state) and answer.state in state.split(" / ")
            right["siege"] += bool(siege) and is_one(answer.besieged_by, answer.besieger_names, siege)
    assert all(right[what] >= least for what, least in LEAST[file].items()), right
