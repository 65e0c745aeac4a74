"""The reader of MUC-4: how a report is cut and marked, which strings are candidates, and when and where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from bench.muc import read, run, trivial
from bench.muc_candidates import (
    Candidate,
    Lexicon,
    Mention,
    Said,
    averaged,
    candidates,
    head_of,
    number_of,
    pair_number,
)
from bench.muc_deeds import columns as deeds
from bench.muc_entities import SURER, Found, chances_of, chosen, pooled, surer
from bench.muc_features import features, together
from bench.muc_form import form
from bench.muc_gold import ROLES, normal
from bench.muc_grammar import Grammar, grammar
from bench.muc_labels import BEGIN, EFFECTS, INSIDE, OUTSIDE, TYPES, labels_of
from bench.muc_network import WEIGHTS
from bench.muc_setting import setting
from bench.muc_text import LONGEST, cut, stretches
from bench.muc_ties import ties
from bench.muc_topic import COLUMNS, chances, hashed
from bench.muc_trees import Trees

TEXT = (
    "   BOGOTA, 12 JUN 91 (EFE) -- [TEXT] TWO GUNMEN OF THE SO-CALLED RED LEAGUE SHOT AND KILLED ANA MORENO, THE MAYOR "
    "OF CALI, LAST NIGHT.  A CAR BOMB DESTROYED THE RED LEAGUE'S OWN PRINTING SHOP IN MEDELLIN ON 8 JUNE."
)


def said(text: str, marks: dict[str, list[tuple[str, float]]]) -> Said:
    """A report with the chances told: each string begins and goes on with its chance wherever it stands."""
    [stretch] = stretches(text)
    count = len(stretch.words)
    given = np.zeros((count, len(ROLES), 3), dtype=np.float32)
    for role, told in marks.items():
        number = list(ROLES).index(role)
        for string, chance in told:
            at = text.find(string)
            inside = [i for i, (start, end) in enumerate(stretch.words) if start >= at and end <= at + len(string)]
            given[inside[0], number, BEGIN] = chance
            given[inside[1:], number, INSIDE] = 1.0
    return Said(
        text=text,
        words=stretch.words,
        chances=given,
        kinds=np.full((count, len(ROLES), len(TYPES)), 1 / len(TYPES), dtype=np.float32),
        effects=np.full((count, len(EFFECTS)), 1 / len(EFFECTS), dtype=np.float32),
        stretch=[0] * count,
        whole=np.full((1, 1 + len(TYPES)), 0.5, dtype=np.float32),
    )


def test_a_long_report_is_cut_into_stretches_that_the_network_can_read() -> None:
    text = TEXT * 30
    parts = cut(text)
    assert [start for start, _ in parts[1:]] == [end for _, end in parts[:-1]]
    assert (parts[0][0], parts[-1][1]) == (0, len(text))
    found = stretches(text)
    assert len(found) > 2
    assert max(len(one.ids) for one in found) <= LONGEST
    words = [text[start:end] for one in found for start, end in one.words]
    assert words[:4] == ["BOGOTA", ",", "12", "JUN"]
    assert len(words) == 30 * len([word for one in stretches(TEXT) for word in one.words])


def test_text_without_any_break_is_cut_all_the_same() -> None:
    for text in ("X1" * 3000 + " " + "Y " * 2000, "Y " * 2000 + "END. A. B. C.", "|" * 5000):
        parts = cut(text)
        assert all(len(one.ids) <= LONGEST for one in stretches(text))
        assert "".join(text[start:end] for start, end in parts) == text


def test_words_are_marked_by_role_and_the_longest_string_wins() -> None:
    filler: dict[str, Any] = {"optional": False, "strings": ["PRINTING SHOP", "RED LEAGUE'S OWN PRINTING SHOP"]}
    empty: dict[str, Any] = {slot: [] for slots in ROLES.values() for slot in slots}
    template = {**empty, "type": [{"value": ["BOMBING"]}], "hum_tgt_effect": [], "phys_tgt": [filler]}
    template["phys_tgt_effect"] = [{**filler, "value": "DESTROYED"}]
    row = {"text": TEXT, "templates": [template]}
    parts = stretches(TEXT)
    [told] = labels_of(row, parts)
    marked = [
        (TEXT[start:end], label)
        for (start, end), label in zip(parts[0].words, told.roles[list(ROLES).index("phys_tgt")], strict=True)
        if label != OUTSIDE
    ]
    assert marked[0] == ("RED", BEGIN)
    assert [word for word, _ in marked] == ["RED", "LEAGUE", "'", "S", "OWN", "PRINTING", "SHOP"]
    assert {label for _, label in marked[1:]} == {INSIDE}
    assert told.whole == (1, 0, 1, 0, 0, 0, 0)
    assert EFFECTS.index("DESTROYED") in told.effects


def test_strings_with_open_ends_are_candidates_of_their_own() -> None:
    seen = said(TEXT, {"hum_tgt": [("ANA MORENO", 0.9)]})
    number = list(ROLES).index("hum_tgt")
    last = next(i for i, (start, end) in enumerate(seen.words) if TEXT[start:end] == "MORENO")
    seen.chances[last, number, INSIDE] = 0.75
    found = {one.text: one for one in candidates(seen, Lexicon([{} for _ in ROLES], {}, {}))}
    assert {"ana", "ana moreno", "moreno"} <= set(found), "an end of a likely string is a candidate too"
    assert found["ana moreno"].best.chance == pytest.approx(0.675, abs=1e-4)
    assert found["ana"].best.chance == pytest.approx(0.225, abs=1e-4)


def parsed(text: str) -> tuple[Grammar, list[str]]:
    """A report's parse and the words it lies over."""
    words = [place for one in stretches(text) for place in one.words]
    return grammar(text, words), [text[start:end] for start, end in words]


def test_phrases_of_the_parse_are_whole_and_with_what_follows() -> None:
    told, words = parsed(TEXT)
    phrases = {" ".join(words[first : last + 1]) for first, last in told.phrases}
    assert {"TWO GUNMEN", "ANA MORENO", "MAYOR", "MAYOR OF CALI", "CAR BOMB"} <= phrases
    assert not any(one.startswith(("THE ", "OF ")) for one in phrases)


def test_names_are_told_from_words_in_a_text_in_capitals() -> None:
    told, words = parsed(TEXT)
    named = {word for word, has in zip(words, told.named, strict=True) if has}
    assert {"ANA", "MORENO", "CALI", "MEDELLIN"} <= named
    assert not named & {"GUNMEN", "KILLED", "BOMB", "PRINTING"}


def test_who_did_hangs_on_the_verb_as_whom_it_befell() -> None:
    told, words = parsed(TEXT)
    doer, victim = (told.role(told.main(at, at)) for at in (words.index("GUNMEN"), words.index("MORENO")))
    assert (doer.relations, doer.verb) == (("nsubj",), "kill")
    assert (victim.relations[-1], victim.verb) == ("dobj", "kill")


@pytest.mark.parametrize("text", ["", "   \n", "--- ... ---", "Y " * 3000])
def test_text_without_sentences_has_a_parse_all_the_same(text: str) -> None:
    told, words = parsed(text)
    assert told.tokens
    assert len(told.of_word) == len(told.named) == len(words)
    assert all(0 <= first <= last < len(words) for first, last in told.phrases)


def test_a_phrase_with_a_word_that_may_be_of_a_role_is_a_candidate() -> None:
    found = candidates(said(TEXT, {"hum_tgt": [("MAYOR", 0.3)]}), Lexicon([{} for _ in ROLES], {}, {}))
    assert {one.text for one in found} == {"mayor", "mayor of cali"}
    assert {list(ROLES)[one.role] for one in found} == {"hum_tgt"}


def test_numbers_tell_a_phrase_that_is_whole_from_one_that_is_cut() -> None:
    seen = said(TEXT, {"hum_tgt": [("MAYOR", 0.3)]})
    start = seen.lowered.index("mayor")
    whole, cut_off = (
        Candidate(3, seen.shown(start, last), (Mention(start, last, 0.3),)) for last in (start + 2, start + 1)
    )
    rows = form(seen, [whole, cut_off])
    assert rows[0] != rows[1]
    assert np.isfinite(rows).all()
    assert not set(deeds(seen, whole)) - set(range(1 << 16))
    at = seen.lowered.index("gunmen")
    other = Candidate(0, "GUNMEN", (Mention(at, at, 0.3),))
    assert not set(deeds(seen, other)) & set(deeds(seen, whole)), "columns are of one role"


def test_who_did_and_whom_it_befell_are_told_of_each_other() -> None:
    seen = said(TEXT, {"hum_tgt": [("ANA MORENO", 0.9)], "perp_individual": [("GUNMEN", 0.6)]})
    given = {name: next(at for at, word in enumerate(seen.lowered) if word == name) for name in ("gunmen", "ana")}
    doer = Candidate(0, "GUNMEN", (Mention(given["gunmen"], given["gunmen"], 0.6),))
    victim = Candidate(3, "ANA MORENO", (Mention(given["ana"], given["ana"] + 1, 0.9),))
    shop = Candidate(2, "SHOP", (Mention(seen.lowered.index("shop"), seen.lowered.index("shop"), 0.4),))
    rows = ties(seen, [doer, victim, shop])
    of_doer, of_victim, of_shop = (row[1 : 1 + len(ROLES)] for row in rows)
    assert (of_doer[3], of_victim[0]) == pytest.approx((0.9, 0.6))
    assert not any(of_shop), "nobody else is told to have to do with the shop"
    assert rows[0][0] == 0, "the two are not listed together"
    assert rows[2][-1] == pytest.approx(np.log1p(1)), "the shortest time before the report is a day"


def test_a_string_that_often_filled_a_role_is_a_candidate_wherever_it_is_said() -> None:
    number = number_of("printing shop")
    filled = [{} if role != "phys_tgt" else {number: 2} for role in ROLES]
    found = candidates(said(TEXT, {}), Lexicon(filled, {number: 4}, {}))
    assert [(list(ROLES)[one.role], one.text) for one in found] == [("phys_tgt", "printing shop")]
    assert not candidates(said(TEXT, {}), Lexicon(filled, {number: 400}, {})), "it seldom does"


def test_every_candidate_has_a_row_of_numbers() -> None:
    seen = said(TEXT, {"hum_tgt": [("ANA MORENO", 0.9)], "perp_org": [("RED LEAGUE", 0.5)]})
    pairs = {pair_number("rl", "red league"): 3}
    lexicon = Lexicon([{number_of("red league"): 3} for _ in ROLES], {number_of("red league"): 4}, pairs)
    found = candidates(seen, Lexicon([{} for _ in ROLES], {}, {}))
    rows = features(seen, found, lexicon, [0.5] * 7, ([0.0] * len(found), [1.0] * len(found)))
    assert rows.shape[0] == len(found) >= 4
    assert (rows[:, -2:] == [0.0, 1.0]).all(), "what the linear models say stands last"
    assert np.isfinite(rows).all()
    one, other = [one for one in found if one.role == 3][:2]
    assert together(one, other, seen, lexicon) == together(other, one, seen, lexicon)
    assert lexicon.share(0, "red league")[0] == pytest.approx(3.1 / 5)
    assert lexicon.share(0, "never said")[0] == pytest.approx(0.1)
    assert lexicon.together("red league", "rl") == lexicon.together("rl", "red league") > 0


@pytest.mark.parametrize(
    ("shown", "head"),
    [
        ("THE MAYOR OF CALI", "mayor"),
        ("TWO GUNMEN", "gunmen"),
        ("MORENO, ANA", "moreno"),
        ("OF CALI", "cali"),
        ("", ""),
    ],
)
def test_the_main_word_stands_before_what_says_more(shown: str, head: str) -> None:
    assert head_of(shown) == head


def test_likelier_candidates_are_taken_first_and_those_below_the_threshold_not() -> None:
    told = [Candidate(3, word, (Mention(at, at, 0.5),)) for at, word in ((9, "A"), (12, "MAYOR"), (20, "SHOP"))]
    judged = [Found(one, chance) for one, chance in zip(told, (0.2, 0.4, 0.9), strict=True)]
    taken = chosen(judged, lambda one, other: 0.0, [0.3] * len(ROLES))
    assert [one.candidate.shown for one in taken] == ["SHOP", "MAYOR"]


def test_what_is_barely_likely_is_told_but_stands_in_no_template() -> None:
    told = [Candidate(role, word, (Mention(9, 9, 0.5),)) for role, word in ((3, "MAYOR"), (3, "SHOP"), (0, "MORENO"))]
    judged = [Found(one, 0.3 + more) for one, more in zip(told, (0.0, SURER, SURER), strict=True)]
    kept = surer(judged, [0.5, 0.3, 0.3, 0.3, 0.3])
    assert [one.candidate.shown for one in kept] == ["SHOP"], "each role has a threshold of its own"


def test_one_entity_is_told_once_and_only_within_a_role() -> None:
    told = [Candidate(role, word, (Mention(9, 9, 0.5),)) for role, word in ((3, "MAYOR"), (3, "MORENO"), (0, "MORENO"))]
    taken = chosen([Found(one, 0.9) for one in told], lambda one, other: 0.9, [0.3] * len(ROLES))
    assert [(one.candidate.role, one.candidate.shown) for one in taken] == [(3, "MAYOR"), (0, "MORENO")]


def test_what_several_networks_found_is_weighed_together() -> None:
    mayor, same, shop = (
        Candidate(3, word, (Mention(at, at, chance),))
        for word, at, chance in (("MAYOR", 9, 0.4), ("Mayor", 9, 0.6), ("SHOP", 12, 0.9))
    )
    found = {
        one.candidate.shown: one.chance for one in pooled([[Found(mayor, 0.2)], [Found(same, 0.6), Found(shop, 0.8)]])
    }
    assert found == pytest.approx({"Mayor": 0.4, "SHOP": 0.4}), "what one did not propose has no chance by it"


def test_several_readings_of_a_report_have_a_mean_and_one_parse() -> None:
    one, other = said(TEXT, {"hum_tgt": [("ANA", 0.9)]}), said(TEXT, {"hum_tgt": [("ANA", 0.5)]})
    told = averaged([one, other])
    assert float(told.chances.max()) == pytest.approx(0.7)
    assert told.words == one.words
    assert one.grammar is other.grammar is told.grammar


def test_trees_ask_and_add() -> None:
    stump = Trees(
        roots=np.array([0, 3], np.int32),
        feature=np.array([1, -1, -1, -1], np.int16),
        threshold=np.array([0.5, 0, 0, 0], np.float32),
        left=np.array([1, 0, 0, 0], np.int32),
        right=np.array([2, 0, 0, 0], np.int32),
        value=np.array([0, -1, 2, 0.5], np.float32),
        start=0.25,
    )
    given = stump.chances(np.array([[9, 0.5], [9, 0.6]], np.float32))
    assert given == pytest.approx([1 / (1 + np.exp(0.25)), 1 / (1 + np.exp(-2.75))], abs=1e-6)
    rows = np.array([[9, 0.6]], np.float32)
    assert stump.sums(rows) == pytest.approx([2.75])
    assert chances_of(rows, stump, stump) == pytest.approx([(1 / (1 + np.exp(-2.75)) + 2.75) / 2], abs=1e-6)
    assert Trees.loaded(stump.saved("x"), "x").chances(np.zeros((1, 2), np.float32)).shape == (1,)


def test_words_of_a_report_weigh_one_together() -> None:
    columns, weights = hashed(TEXT)
    assert float((weights**2).sum()) == pytest.approx(1, abs=1e-5)
    assert chances(TEXT, np.zeros((2, COLUMNS), np.float32), np.array([0, 20], np.float32)) == pytest.approx([0.5, 1])
    assert len(columns) == len(weights)
    assert hashed("")[0].size == 0


def test_days_and_places_are_written_as_the_keys_write_them() -> None:
    told = setting(TEXT)
    assert told.date_near([TEXT.find("ANA")]) == "11 JUN 91"
    assert told.date_near([TEXT.find("PRINTING")]) == "08 JUN 91"
    assert told.place_near([TEXT.find("PRINTING")]) == "COLOMBIA: MEDELLIN"
    assert told.place_near([TEXT.find("ANA")]) == "COLOMBIA: CALI"


def test_without_a_day_near_it_was_by_the_day_of_the_report() -> None:
    told = setting("   LIMA, 3 MAR 90 (DPA) -- [TEXT] THE PERUVIAN ARMY HAS LOST A TRUCK.")
    assert told.date_near([40]) == "- 03 MAR 90"
    assert setting("NOTHING IS TOLD.").date_near([0]) == ""


def test_the_trivial_reading_says_what_is_commonest_and_stands_in_the_report() -> None:
    told = trivial("A BOMB WENT OFF.  THE GUERRILLAS DENIED IT.")
    assert told.entities == {"perp_individual": [frozenset({"guerrillas"})], "weapon": [frozenset({"bomb"})]}
    assert not trivial("ALL WAS QUIET.").templates


needs_weights = pytest.mark.skipif(not WEIGHTS.is_file(), reason="the weights of the network are not there")


@needs_weights
def test_what_is_read_stands_in_the_report_and_the_keys_do_not_matter(tmp_path: Path) -> None:
    found = read(TEXT)
    words = normal(TEXT)
    assert all(string in words for several in found.entities.values() for one in several for string in one)
    victims = {string for one in found.entities["hum_tgt"] for string in one}
    assert victims & {"ana moreno", "mayor of cali", "mayor"}
    rows = [
        {"id": str(at), "split": split, "text": TEXT, "templates": []} for at, split in enumerate(("train", "tst1"))
    ]
    path = tmp_path / "some.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run([path])
    assert result["n"] == 1, "the training part is not measured"
    assert result["figures"]["ceaf_ree_f1"] == 0
    read_count = sum(len(several) for several in found.entities.values())
    assert read_count > 0


@needs_weights
def test_a_report_without_words_is_read_as_nothing() -> None:
    assert not read("").entities
    assert not read("   \n").templates
