"""What rarer words tell of control: relief, evacuation, garrisons."""

from __future__ import annotations

from fogline.fuse.control_rare import BROUGHT_OUT, RELIEVED, garrisons_of


def test_a_ring_that_is_broken_ends_a_siege() -> None:
    assert RELIEVED.search("the ring around Vale was broken by the League")


def test_people_who_are_brought_out_are_no_garrison() -> None:
    assert BROUGHT_OUT.search("300 civilians had been evacuated from Vale by the army")
    assert not BROUGHT_OUT.search("the army evacuated Vale")


def test_a_garrison_is_called_by_its_place() -> None:
    assert garrisons_of("the Vale garrison surrendered") == ["vale"]
