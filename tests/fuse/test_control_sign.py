"""A sign's place, and the name it is told by."""

from __future__ import annotations

import pytest

from fogline.fuse.control_sign import settled
from fogline.model import Where


@pytest.mark.parametrize(
    ("name", "qualifier", "shown"),
    [
        ("eastern Vale outskirts", "eastern outskirt", "eastern Vale outskirts"),
        ("northern Vale", "northern north", "northern Vale"),
        ("Vale", "rest", "rest of Vale"),
    ],
)
def test_each_qualifier_stands_in_a_name_once(name: str, qualifier: str, shown: str) -> None:
    assert settled(Where(id="x:vale", name=name, qualifier=qualifier)).name == shown
