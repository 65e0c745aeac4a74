"""The judge of roles: what the rules find is kept where the weights believe it, and what they miss is found."""

from __future__ import annotations

import numpy as np
import pytest

from fogline.extract import role_judge
from fogline.extract.lexicon import lexicon
from fogline.extract.role_judge import ACTED, ACTOR, BESIDE, RoleWeights, chosen, judged_roles
from fogline.extract.role_mention import RoleMention
from fogline.extract.role_nouns import Asked, nouns_asked
from fogline.extract.role_paths import path_between
from fogline.extract.role_signs import BUCKETS, bucket, columns, scene_of, signs
from fogline.extract.roles import roles
from support.extracting import candidate_in, claims_of, stretch_of

EARLIER = "Rebel gunners fired on the harbour. The shelling killed two dockers."


def weights_of(**scores: dict[str, float]) -> RoleWeights:
    """Weights that give single signs a score for a side of the act; without any, nobody is likelier than every noun."""
    columns = {side: np.zeros(BUCKETS, dtype=np.float32) for side in BESIDE}
    nobody = {side: np.zeros(BUCKETS, dtype=np.float32) for side in BESIDE}
    for weights in nobody.values():
        weights[bucket("N")] = 4.0
    for side, told in scores.items():
        for sign, score in told.items():
            columns[side][bucket(sign)] = score
    return RoleWeights(columns=columns, nobody=nobody, version="case")


def filled(
    text: str, predicate: str, kind: str, monkeypatch: pytest.MonkeyPatch, model: RoleWeights | None
) -> set[str]:
    """Each role's words, as ``role: words``, with the given weights."""
    monkeypatch.setattr(role_judge, "role_weights", lambda: model)
    stretch = stretch_of(text)
    candidate = candidate_in(stretch, predicate)
    ruled = roles(stretch.parsed, candidate, kind, lexicon())
    found = judged_roles(scene_of(stretch.parsed, candidate, kind, ruled, [], lexicon()), ruled)
    return {f"{one.role}: {stretch.parsed[slice(*one.tokens)].text}" for one in found}


def test_without_weights_the_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    found = filled("The army shelled the hospital in Gao.", "shelled", "strike.shelling", monkeypatch, None)
    assert found == {"actor: army", "target: hospital", "place: Gao"}


def test_what_the_weights_do_not_believe_goes_but_places_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The army shelled the hospital in Gao, a nurse said."
    assert filled(text, "shelled", "strike.shelling", monkeypatch, weights_of()) == {"place: Gao"}


def test_a_short_sentence_that_is_one_claim_is_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The army shelled the hospital in Gao."
    found = filled(text, "shelled", "strike.shelling", monkeypatch, weights_of())
    assert found == {"actor: army", "target: hospital", "place: Gao"}


def test_who_does_it_is_not_whom_it_is_done_to(monkeypatch: pytest.MonkeyPatch) -> None:
    model = weights_of(actor={"w=own": 9.0}, acted={"w=own": 9.0})
    found = filled("A bomber kills one in Gao, medics said.", "kills", "harm.killed", monkeypatch, model)
    assert {one for one in found if one.endswith("bomber")} == {"actor: bomber"}


def test_a_doer_of_the_sentence_before_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    model = weights_of(actor={"w=before.nsubj": 5.0}, acted={"r=acted": 5.0})
    found = filled(EARLIER, "killed", "harm.killed", monkeypatch, model)
    assert found == {"actor: Rebel gunners", "victim: two dockers"}


def test_doers_of_control_stay_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The army captured the town, a nurse said."
    assert "actor: army" in filled(text, "captured", "control.capture", monkeypatch, weights_of())


@pytest.mark.parametrize(("score", "blamed"), [(5.5, True), (4.5, False)])
def test_who_is_blamed_from_the_sentence_before_must_be_sure(
    score: float, blamed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = weights_of(actor={"w=before.nsubj": score})
    found = filled(EARLIER, "killed", "harm.killed", monkeypatch, model)
    assert ("actor: Rebel gunners" in found) is blamed


def test_who_fired_is_told_apart_from_who_stood_by() -> None:
    stretch = stretch_of(f"Nurses watched the harbour. {EARLIER}")
    scene = scene_of(stretch.parsed, candidate_in(stretch, "killed"), "harm.killed", [], [], lexicon())
    words = {
        stretch.parsed[slice(*one.tokens)].text: one
        for one in nouns_asked(stretch.parsed, scene.candidate, [], lexicon())
    }
    assert "e=strike.nsubj|harm" in signs(words["Rebel gunners"], scene)
    assert "e=strike.nsubj|harm" not in signs(words["harbour"], scene)


def test_plain_ground_may_be_what_was_struck_and_a_place_by_name_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    model = weights_of(acted={"r=ground": 9.0, "r=place": 9.0})
    found = filled("Six raids hit near the market in Gao, a nurse said.", "hit", "strike.airstrike", monkeypatch, model)
    assert {one for one in found if one.startswith("target")} <= {"target: market", "target: near the market"}
    assert not any(one.startswith("target") and "Gao" in one for one in found)


@pytest.mark.parametrize(
    ("side", "ruled", "odds", "taken"),
    [
        (ACTOR, {}, [0.1, -2.0], [0]),
        (ACTOR, {}, [-0.1, -2.0], []),
        (ACTOR, {1: "actor"}, [-0.8, -2.0], [0]),
        (ACTOR, {1: "actor"}, [-1.0, -2.0], []),
        (ACTED, {1: "acted"}, [-0.3, -2.0], [0]),
        (ACTED, {1: "acted"}, [-0.5, -2.0], []),
        (ACTOR, {1: "actor", 2: "actor"}, [3.0, 0.2], [0, 1]),
        (ACTOR, {1: "actor", 2: "actor"}, [3.0, -0.2], [0]),
        (ACTOR, {1: "actor"}, [3.0, 0.2], [0]),
        (ACTOR, {}, [3.0, 3.1], [1, 0]),
        (ACTED, {1: "place"}, [3.0, -0.1], []),
        (ACTED, {}, [2.0, 1.5], [0, 1]),
    ],
)
def test_the_likeliest_noun_is_taken_where_it_is_likelier_than_nobody(
    side: str, ruled: dict[int, str], odds: list[float], taken: list[int]
) -> None:
    asked = [Asked(head=0, tokens=(0, 1)), Asked(head=1, tokens=(1, 2))]
    assert [one.head for one in chosen(asked, odds, 0.0, ruled, side)] == taken


@pytest.mark.parametrize("odds", [[], [float("-inf")]])
def test_where_no_noun_can_be_meant_nobody_is(odds: list[float]) -> None:
    asked = [Asked(head=0, tokens=(0, 1))][: len(odds)]
    assert list(chosen(asked, odds, -50.0, {}, ACTED)) == []


def test_nouns_of_the_sentence_and_of_the_one_before_are_asked_about() -> None:
    stretch = stretch_of(f"A bus stood there. {EARLIER}")
    parsed = stretch.parsed
    asked = nouns_asked(parsed, candidate_in(stretch, "killed"), [], lexicon())
    words = {parsed[slice(*one.tokens)].text for one in asked}
    assert {"Rebel gunners", "harbour", "two dockers"} <= words
    assert "bus" not in words


def test_the_adjective_of_a_people_before_an_attack_is_asked_about() -> None:
    stretch = stretch_of("Nine farmers died in a Darmian air strike on Monday.")
    asked = nouns_asked(stretch.parsed, candidate_in(stretch, "died"), [], lexicon())
    assert "Darmian" in {stretch.parsed[slice(*one.tokens)].text for one in asked}


def test_a_path_tells_prepositions_and_ends_where_sentences_do() -> None:
    parsed = stretch_of(EARLIER).parsed
    by_word = {token.text: token for token in parsed}
    assert path_between(parsed, by_word["gunners"].i, by_word["fired"].i) == ("nsubj",)
    assert path_between(parsed, by_word["harbour"].i, by_word["fired"].i) == ("pobj", "prep:on")
    assert path_between(parsed, by_word["gunners"].i, by_word["killed"].i) == ()


def test_signs_tell_who_speaks_and_what_the_rules_say() -> None:
    stretch = stretch_of("The mayor said rebels had burned the mill.")
    candidate = candidate_in(stretch, "burned")
    ruled = [RoleMention(role="actor", tokens=(3, 4))]
    scene = scene_of(stretch.parsed, candidate, "harm.damage", ruled, [(4, 9)], lexicon())
    mayor = signs(Asked(head=1, tokens=(1, 2)), scene)
    rebels = signs(Asked(head=3, tokens=(3, 4)), scene)
    assert columns(Asked(head=1, tokens=(1, 2)), scene) == sorted({bucket(sign) for sign in mayor})
    assert "speaks" in mayor
    assert "r=no" in mayor
    assert "speaks" not in rebels
    assert "r=actor" in rebels


def test_the_shipped_weights_find_what_was_hit_without_a_verb_of_hitting() -> None:
    text = "Coalition jets flew 20 raids overnight. At least one Red Banner checkpoint was among the targets hit."
    told = [claim for claim in claims_of(text) if "checkpoint" in claim.span.quote]
    assert any(
        mention.span.quote.endswith("Red Banner checkpoint") for claim in told for mention in claim.in_role("target")
    )


def test_whose_shelling_it_is_was_not_shelled() -> None:
    told = claims_of("The relief office counted nine dead; rebel shelling of the west killed 149 in the same weeks.")
    killed = [claim for claim in told if "149" in claim.span.quote]
    assert killed
    assert [mention for claim in killed for mention in claim.in_role("victim", "target")] == []


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The army said it would strike back after a drone killed four soldiers near Gao.", set()),
        ("The army said it had killed 12 soldiers of the rival force in Gao.", {"it"}),
        ("The army said 12 militants were killed in an operation near Gao.", {"army"}),
    ],
)
def test_who_tells_of_the_deaths_of_soldiers_has_not_killed_them(text: str, doers: set[str]) -> None:
    (killed,) = [one for one in claims_of(text) if one.kind == "harm.killed"]
    assert {one.named.quote.removeprefix("The ") for one in killed.in_role("actor")} == {
        "army" if doer == "it" else doer for doer in doers
    }
