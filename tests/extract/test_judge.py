"""The judge: trained weights decide the family, the lexicon has a say and names the type."""

from __future__ import annotations

import numpy as np
import pytest

from fogline.extract import judge as judging
from fogline.extract.encoder import Shares
from fogline.extract.judge import DEFAULT_TYPES, Verdict, Weights, bucket, judge
from fogline.model import FAMILIES

CLASSES = ("none", "control", "harm", "politics")


def weights_of(threshold: float = 0.55, **scores: list[tuple[str, float]]) -> Weights:
    """Weights that give single features a score for a class."""
    matrix = np.zeros((len(CLASSES), judging.BUCKETS), dtype=np.float32)
    for name, found in scores.items():
        for feature, score in found:
            matrix[CLASSES.index(name), bucket(feature)] = score
    bias = np.zeros(len(CLASSES), dtype=np.float32)
    return Weights(classes=CLASSES, matrix=matrix, bias=bias, threshold=threshold, version="case")


def use(monkeypatch: pytest.MonkeyPatch, weights: Weights | None) -> None:
    monkeypatch.setattr(judging, "weights", lambda: weights)


def test_without_weights_the_first_hint_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, None)
    assert judge(["x"], ["control.capture", "harm.killed"]) == Verdict(
        kind="control.capture", confidence=judging.HINTED
    )
    assert judge(["x"], []) == Verdict(kind="", confidence=0.0)


def test_the_weights_decide_the_family_and_the_lexicon_the_type(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, weights_of(control=[("event=take", 4.0)]))
    verdict = judge(["event=take"], ["harm.killed", "control.entry", "control.capture"])
    assert verdict.kind == "control.entry"
    assert verdict.share > 0.9
    assert 0.5 < verdict.confidence < verdict.share


def test_a_family_without_a_hint_gets_its_default_type(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, weights_of(politics=[("event=speak", 4.0)]))
    assert judge(["event=speak"], []).kind == "politics.other"


def test_what_is_most_likely_no_claim_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, weights_of(none=[("event=walk", 4.0)]))
    verdict = judge(["event=walk"], ["control.capture"])
    assert verdict.kind == ""
    assert verdict.confidence > 0.9


def test_under_the_threshold_a_claim_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ["event=walk"]
    use(monkeypatch, weights_of(threshold=0.99, none=[("event=walk", 3.0)], harm=[("event=walk", 1.0)]))
    assert judge(found, []).kind == "harm.other"
    use(monkeypatch, weights_of(threshold=0.5, none=[("event=walk", 3.0)], harm=[("event=walk", 1.0)]))
    assert judge(found, []).kind == ""


def test_casualties_with_a_number_are_dropped_only_where_most_likely_none(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, weights_of())
    families = {"none": 0.72, "control": 0.03, "harm": 0.22, "politics": 0.03}
    told = Shares(families=families, statuses={}, negative=0.0)
    assert judge(["numbers=1"], ["harm.killed"], told).kind == "harm.killed"
    assert judge(["numbers=0"], ["harm.killed"], told).kind == ""
    assert judge(["numbers=1"], ["control.capture"], told).kind == ""


def test_the_lexicon_settles_what_the_weights_leave_open(monkeypatch: pytest.MonkeyPatch) -> None:
    close = weights_of(politics=[("event=deliver", 1.0)], control=[("event=deliver", 0.5)])
    use(monkeypatch, close)
    assert judge(["event=deliver"], []).kind == "politics.other"
    assert judge(["event=deliver"], ["control.gain"]).kind == "control.gain"


def test_the_lexicon_does_not_outvote_sure_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, weights_of(politics=[("event=sign", 6.0)]))
    assert judge(["event=sign"], ["control.capture"]).kind == "politics.other"


def test_a_feature_told_twice_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, weights_of(control=[("event=take", 1.0)]))
    assert judge(["event=take"], []) == judge(["event=take", "event=take"], [])


def test_weights_of_an_unknown_family_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = np.zeros((2, judging.BUCKETS), dtype=np.float32)
    matrix[1, bucket("x")] = 5.0
    odd = Weights(
        classes=("none", "weather"), matrix=matrix, bias=np.zeros(2, dtype=np.float32), threshold=0.5, version=""
    )
    use(monkeypatch, odd)
    with pytest.raises(ValueError, match="weather"):
        judge(["x"], [])


def test_columns_are_the_same_on_every_machine() -> None:
    assert bucket("event=capture") == 10380
    assert all(0 <= bucket(word) < judging.BUCKETS for word in ("", "a", "event=Київ"))


def test_every_family_has_a_default() -> None:
    assert set(DEFAULT_TYPES) == set(FAMILIES)


def test_the_shipped_weights_are_of_the_scheme() -> None:
    shipped = judging.weights()
    if shipped is None:
        pytest.skip("no trained weights are shipped with this checkout")
    assert set(shipped.classes) - {"none"} <= set(FAMILIES)
    assert "none" in shipped.classes
    assert shipped.matrix.shape == (len(shipped.classes), judging.BUCKETS)
    assert 0 < shipped.threshold < 1
    assert shipped.version
