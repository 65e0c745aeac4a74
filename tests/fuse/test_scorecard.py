"""The scorecard of lists of sources: what it is shown, what it says, and why."""

from __future__ import annotations

import math

import pytest

from fogline.fuse.grades import GRADES
from fogline.fuse.scorecard import Listed, factors, score, scorecard

OUTLET = Listed(origin="meadow wire", kind="news agency")
MONITOR = Listed(origin="vale monitor", kind="monitor")
MANY = [Listed(origin=f"outlet {number}", kind="newspaper") for number in range(9)]
ARMY = Listed(origin="crown army", kind="official", accuses=frozenset({"Crown"}))


def test_the_scorecard_has_a_reason_and_a_weight_for_every_factor() -> None:
    assert set(scorecard()) == set(factors([OUTLET]))
    assert all(line.why and set(line.weights) == set(GRADES) for line in scorecard().values())
    assert all(any(line.weights.values()) for line in scorecard().values())


def test_the_same_outlet_twice_is_one_origin() -> None:
    assert factors([OUTLET, OUTLET]) == factors([OUTLET])
    assert factors([OUTLET, MONITOR])["origins"] == pytest.approx(math.log(3))


def test_one_outlet_alone_is_weak_and_many_are_fair() -> None:
    alone, many = score([OUTLET]), score([*MANY, MONITOR])
    assert alone is not None
    assert many is not None
    assert (alone.word, many.word) == ("weak", "fair")
    assert "only one outlet tells it" in alone.why
    assert sum(alone.likely.values()) == pytest.approx(1.0)


def test_a_party_that_tells_of_it_alone_confirms_it() -> None:
    found = score([ARMY])
    assert found is not None
    assert found.word == "confirmed"
    assert "nobody but a fighting party itself tells of it" in found.why


def test_blame_stays_open_where_the_accused_fights_beside_the_state() -> None:
    blamed = [Listed(origin=one.origin, accuses=frozenset({"Coast", "Crown"})) for one in MANY]
    apart, beside = score(blamed, 0.0), score(blamed, 1.0)
    assert apart is not None
    assert beside is not None
    assert beside.likely["contested"] > apart.likely["contested"]
    assert beside.word == "contested"


def test_no_sources_have_no_grade() -> None:
    assert score([]) is None


def test_accusations_are_counted_over_the_list_not_by_the_source() -> None:
    two = [Listed(origin="a", accuses=frozenset({"Crown"})), Listed(origin="b", accuses=frozenset({"League"}))]
    shown = factors(two)
    assert (shown["one_accused"], shown["several_accused"], shown["many_accused"]) == (0.0, 1.0, 0.0)
