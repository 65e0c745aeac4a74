"""The exam of grades: what of an incident is looked at, what is not, and how answers are scored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bench.errors import BenchError
from bench.exams import Request, run
from bench.grades import Answer, blame_figures, grade_figures
from bench.grades_blame import blamed, shipped
from bench.grades_lists import beside_state, incidents

NOWHERE = frozenset[str]()


def source(name: str, url: str) -> dict[str, str]:
    return {"name": name, "url": url, "platform_lang": "English"}


def incident(name: str, *sources: dict[str, str], **fields: Any) -> dict[str, Any]:
    return {"id": name, "date": "2018-03-01", "harm_grade": "Fair", "sources": list(sources), **fields}


WIRE = source("Meadow Wire", "https://meadow.example/news/turkish-drone-strike-near-lindow?utm=1")
HERALD = source("Herald (2)", "https://herald.example/17")


def test_headlines_and_texts_say_who_is_accused() -> None:
    text = {"incident_ids": ["x"], "url": HERALD["url"], "title": "", "text": "Israeli shells fell on Lindow."}
    (found,) = incidents([incident("x", WIRE, HERALD)], [text])
    assert found.accused["Turkish Military"] == found.accused["Israeli Military"] == 1
    assert found.accused["Russian Military"] == 0
    assert found.told[1].listed.origin == "herald"
    assert found.told[1].listed.accuses == {"Israeli Military"}
    assert found.telling == 2


def test_what_the_recorder_made_of_it_is_not_looked_at() -> None:
    own = source("Airwars", "https://airwars.org/civilian-casualties/russian-strike")
    coded = {"belligerent": "Russian Military", "strike_status": "Contested strike", "civ_killed": [1, 2]}
    (bare,), (told,) = incidents([incident("x", WIRE)]), incidents([incident("x", WIRE, own, **coded)])
    assert told.told == bare.told
    assert told.named == bare.named
    assert shipped().likely(told) == shipped().likely(bare)


def test_where_no_outlet_is_known_words_alone_say_who_is_blamed() -> None:
    (found,) = incidents([incident("x", source("q", "https://q.example/jordanian-jets-bomb-lindow"))])
    likely = shipped().likely(found)
    assert shipped().met(found) < 0.5
    assert blamed(likely) == {"Jordanian Military"}


def test_kinds_of_sources_come_from_the_packs_and_from_names() -> None:
    row = incident(
        "x",
        source("Syrian Observatory for Human Rights", "https://facebook.com/syriahroe/posts/1"),
        source("Ministry of Defence", "https://mod.example/1"),
        source("Vale Human Rights Watchers", "https://vale.example/1"),
        source("@somebody", "https://x.com/somebody/status/1"),
    )
    (found,) = incidents([row])
    assert [one.kind for one in found.listed] == ["monitor", "official", "monitor", "witness"]


def test_an_ally_of_a_state_is_beside_it_while_it_is() -> None:
    assert beside_state("Russian Military", "2018-03-01")
    assert not beside_state("Russian Military", "2025-03-01")
    assert not beside_state("Turkish Military", "2018-03-01")


def answered(true: str, given: str, true_party: str, party: str) -> Answer:
    return Answer(
        name="x",
        true=true,
        grade=given,
        by_rules="fair",
        true_parties=frozenset({true_party}),
        parties=frozenset({party}),
        by_words=NOWHERE,
    )


def test_figures_are_means_over_grades_and_over_parties() -> None:
    answers = [answered("fair", "fair", "Coast", "Coast")] * 3 + [answered("weak", "fair", "Crown", "Coast")] * 3
    grades, blame = grade_figures(answers), blame_figures(answers)
    assert grades["grade_macro_f1"] == pytest.approx((2 * 3 / 9) / 5, abs=1e-3)
    assert grades["grade_accuracy"] == 0.5
    assert blame["belligerent_macro_f1"] == pytest.approx((2 * 3 / 9) / 2, abs=1e-3)
    assert blame["words_belligerent_macro_f1"] == 0.0


def test_the_exam_scores_incidents_and_tells_how_many_it_could_ask(tmp_path: Path) -> None:
    data, texts = tmp_path / "incidents.jsonl", tmp_path / "texts.jsonl"
    told = [incident("a", WIRE, HERALD, belligerent="Turkish Military"), incident("b"), incident("c", HERALD)]
    data.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    text = {"incident_ids": ["a"], "url": "", "title": "", "text": "A Turkish drone struck a car."}
    texts.write_text(json.dumps(text) + "\n", encoding="utf-8")
    result = run(Request(exam="grades", data=(data,), documents=(texts,)))
    assert result["n"] == 2
    assert result["figures"]["coverage"] == pytest.approx(2 / 3, abs=1e-3)
    assert result["figures"]["belligerent_exact"] == 1.0


def test_incidents_without_sources_are_refused(tmp_path: Path) -> None:
    data = tmp_path / "incidents.jsonl"
    data.write_text(json.dumps(incident("a")) + "\n", encoding="utf-8")
    with pytest.raises(BenchError, match="sources"):
        run(Request(exam="grades", data=(data,)))
    with pytest.raises(BenchError, match="--sources"):
        run(Request(exam="grades", data=(data,), documents=(tmp_path / "none.jsonl",)))
