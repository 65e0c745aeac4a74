from fogline.resolve.actor_only import CALLED_SO, THE_GROUP, THOSE


def test_men_are_told_by_the_group_before_them() -> None:
    found = CALLED_SO.search("Advancing Red Banner Militants took the mill.")
    assert found is not None
    assert found["sort"] == "Militant"
    assert THOSE.match("militants")
    assert not THOSE.match("rebels")


def test_the_group_is_told_by_plain_words_only() -> None:
    assert THE_GROUP.match("hard-line militant group")
    assert not THE_GROUP.match("monitoring group")
