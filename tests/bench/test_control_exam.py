"""The exam of control: what counts as right, its figures by hand, and a run over reports of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.control import run
from bench.control_scores import (
    Fact,
    Given,
    facts_in,
    figures_of,
    is_right,
    is_unseen,
    known_names,
    majority,
    plain_names,
)
from bench.control_words import last_word
from bench.errors import BenchError
from bench.jsonlines import rows, write_packed

from fogline.fuse.facts import Facts

ROW = {"place": "Ostrava", "day": "2031-05-02", "holder": "crown", "holder_aliases": ["Crown army"], "state": "held"}


def given(holder: str | None, state: str = "held", besieged_by: str | None = None) -> Given:
    names = {side: plain_names([side]) for side in (holder, besieged_by) if side}
    return Given(
        holder=holder,
        names=names.get(holder or "", frozenset()),
        state=state,
        besieged_by=besieged_by,
        besieger_names=names.get(besieged_by or "", frozenset()),
    )


def fact(**fields: object) -> Fact:
    return facts_in([{**ROW, **fields}])[0]


def test_soldiers_of_a_party_are_the_party() -> None:
    assert plain_names(["The Crown's army", "Crown forces"]) == {"crowns", "crown"}
    assert plain_names(["army"]) == {"army"}, "words for soldiers alone stay"


def test_a_side_counts_by_a_name_or_by_its_kind() -> None:
    assert is_right("vale:crown", frozenset({"crown"}), plain_names(["crown"]))
    assert is_right("vale_government", frozenset(), plain_names(["government"]))
    assert not is_right("government", frozenset({"regime"}), plain_names(["crown"]))
    assert not is_right(None, frozenset(), plain_names(["crown"]))


def test_figures_by_hand() -> None:
    asked = [
        fact(kind="capture"),
        fact(kind="capture"),
        fact(kind="siege", besieged_by="league"),
        fact(holder="", state="contested"),
    ]
    answers = [given("crown"), given(None, "unknown"), given("league", "held", "league"), given(None, "divided")]
    figures = figures_of(asked, answers)
    assert figures["accuracy"] == pytest.approx(1 / 3, abs=1e-3)
    assert figures["answered"] == pytest.approx(2 / 3, abs=1e-3)
    assert figures["accuracy_answered"] == 0.5
    assert figures["no_holder_right"] == 1.0
    assert figures["state_accuracy"] == 0.75, "a divided place is contested in the words of the facts"
    assert figures["besieged_f1"] == 1.0
    assert figures["kinds"]["capture"] == {"n": 2, "accuracy": 0.5, "answered": 0.5, "accuracy_answered": 1.0}
    assert majority(asked) == 1.0


def test_a_besieger_goes_by_its_names_as_a_holder() -> None:
    rows = [{**ROW, "war": "Vale"}, {**ROW, "war": "Vale", "holder": "league", "besieged_by": "crown"}]
    assert facts_in(rows)[1].besiegers == {"crown"}
    rows[0]["holder_aliases"] = ["Royalists"]
    assert facts_in(rows)[1].besiegers == {"crown", "royalists"}


def test_facts_without_a_place_are_refused() -> None:
    with pytest.raises(BenchError, match="place"):
        facts_in([{"day": "2031-05-02"}])


def test_names_of_a_side_come_from_the_packs() -> None:
    facts = Facts(side_names={"crown": "The Crown"}, name_sides={"royal army": "crown"})
    assert known_names([], facts)["crown"] == {"crown", "royal"}


def test_the_last_word_on_a_place() -> None:
    text = "The army captured Lindow in May. Rebels retook Lindow in June. The army captured Ostrava in July."
    holders = {"crown": frozenset({"army"}), "league": frozenset({"rebels"})}
    assert last_word(text, ["Lindow"], holders) == "league"
    assert last_word(text, ["Ostrava"], holders) == "crown"
    assert last_word(text, ["Nowhere"], holders) is None


def test_a_run_over_reports_of_our_own(tmp_path: Path) -> None:
    reports = tmp_path / "reports.jsonl"
    text = (
        "On 3 March 2016, the Syrian Army captured the town of Maaloula from rebels. "
        "On 9 March 2016, rebel fighters recaptured Maaloula after heavy clashes."
    )
    reports.write_text(json.dumps({"id": "one", "title": "Battle of Maaloula (2016)", "text": text}) + "\n")
    row = {"place": "Maaloula", "document": "one", "state": "held"}
    facts = tmp_path / "facts.jsonl"
    told = [{**row, "day": "2016-03-05", "holder": "government"}, {**row, "day": "2016-03-10", "holder": "rebels"}]
    facts.write_text("".join(json.dumps(one) + "\n" for one in told))
    result = run([reports], [facts])
    assert result["n"] == 2
    assert result["figures"]["accuracy"] == 1.0
    assert result["figures"]["together"]["accuracy"] == 1.0
    assert result["figures"]["baseline_accuracy"] == 0.5


def test_facts_of_our_own_are_told_in_two_halves_by_their_place() -> None:
    rows = [
        {"place": place, "day": "2031-05-09", "holder": "crown"} for place in ("Ostrava", "Lindow", "Kapell", "Vale")
    ]
    halves = {fact.place: is_unseen(fact) for fact in facts_in(rows)}
    assert set(halves.values()) == {True, False}
    assert halves == {fact.place: is_unseen(fact) for fact in facts_in([{**row, "day": "2030-01-01"} for row in rows])}


def test_the_same_reports_are_packed_to_the_same_bytes_whenever_and_wherever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.time", lambda: 1_000_000_000.0)
    write_packed(tmp_path / "one" / "reports.jsonl.gz", ['{"text": "The League took Lindow."}', "{}"])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_packed(tmp_path / "two" / "again.jsonl.gz", ['{"text": "The League took Lindow."}', "{}"])
    first, second = (tmp_path / "one" / "reports.jsonl.gz", tmp_path / "two" / "again.jsonl.gz")
    assert first.read_bytes() == second.read_bytes()
    assert list(rows(first)) == [{"text": "The League took Lindow."}, {}]
