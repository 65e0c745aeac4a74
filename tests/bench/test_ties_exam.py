"""The exam of ties: its pairs are what they say, its figures are counted, and the rules beat place and days."""

from __future__ import annotations

from bench.jsonlines import rows
from bench.ties import PAIRS, claims_of, guess, run, tied


def test_every_pair_marks_both_of_its_claims() -> None:
    pairs = rows(PAIRS)
    assert len({pair["id"] for pair in pairs}) == len(pairs) >= 60
    assert {pair["label"] for pair in pairs} == {"part of", "follows", "none"}
    for pair in pairs:
        claims, texts = claims_of(pair)
        assert set(claims) == {"a", "b"}
        for claim in claims.values():
            span = claim.claim.span
            assert texts[claim.document][span.start : span.end] == span.quote
            assert "[" not in texts[claim.document]


def test_the_rules_beat_what_place_and_days_say() -> None:
    figures = run()["figures"]
    for sort in ("part_of", "follows"):
        for prefix in ("", "unseen_"):
            name = f"{prefix}{sort}"
            assert figures[f"{name}.precision"] >= 0.9
            assert figures[f"{name}.recall"] >= 0.9
            assert figures[f"{name}.f1"] > figures[f"{name}.baseline_f1"] + 0.1


def test_a_pair_is_asked_from_the_first_to_the_second() -> None:
    pairs = {pair["label"]: pair for pair in rows(PAIRS)[::-1]}
    pair = pairs["part of"]
    turned = {**pair, "a": pair["b"], "b": pair["a"], "reports": [_turned(report) for report in pair["reports"]]}
    assert tied(pair) == "part of"
    assert tied(turned) == "none"
    assert guess(turned) != "part of"


def _turned(report: dict[str, str]) -> dict[str, str]:
    text = report["text"].replace("[a:", "[c:").replace("[b:", "[a:").replace("[c:", "[b:")
    return {**report, "text": text}
