from fogline.extract.initials import without_initials


def test_initials_that_are_words_get_a_stand_in_of_the_same_length() -> None:
    text = "IS has left the town and WHO staff returned to IS-held areas, it said of IS."
    read = without_initials(text)
    assert len(read) == len(text)
    assert "IS" not in read
    assert "WHO" not in read


def test_emphasis_and_shouting_stay_as_they_are() -> None:
    for text in ("It IS true.", "There IS a truce.", "KUTUM IS TAKEN", "this is what they, who left, said"):
        assert without_initials(text) == text
