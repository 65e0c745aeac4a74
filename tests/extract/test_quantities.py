"""The reading of numbers: spans, clauses, parts, what is tracked, and text of any kind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fogline.extract.parse import pipeline
from fogline.extract.quantities import (
    casualty_counts,
    claim_counts,
    quantities,
    read_quantities,
    unnumbered_victims,
)

PIECES = [
    "At least", "20", "people", "were killed", "and", "dozens", "wounded", ",", "including", "three", "children", ".",
    "no one", "2 500", "a", "woman", "died", "between", "30", "nearly", "İzmir", "of them",
    "%", "«", "—", "killed", "to",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_sequence_of_words_gives_sound_quantities(pieces: list[str]) -> None:
    parsed = pipeline()(" ".join(pieces))
    reading = read_quantities(parsed)

    for position, found in enumerate(reading.quantities):
        assert parsed.text[found.start : found.end].strip()
        assert found.low is None or found.high is None or found.low <= found.high
        assert found.part_of is None or found.part_of < position
        assert found.head is None or parsed[found.head].text == found.head_text
    for count in reading.casualties:
        source = reading.quantities[count.quantity]
        assert (count.start, count.end) == (source.start, source.end)
        assert source.sort == "people"


def test_a_clause_gives_its_own_counts_only() -> None:
    parsed = pipeline()("Shells killed nine in the port. On the coast four were wounded.")
    middle = parsed.text.index("On the coast")

    assert [c.count.unit for c in casualty_counts(parsed, 0, middle)] == ["killed"]
    assert [c.count.unit for c in casualty_counts(parsed, middle, len(parsed.text))] == ["injured"]


def test_claims_count_places_and_facilities_but_not_money_times_or_names() -> None:
    parsed = pipeline()(
        "In three days Regiment 7 took 14 villages and an outpost worth $2 million, "
        "hitting five hospitals and a clinic."
    )
    counts = {c.count.unit: (c.count.low, c.count.high) for c in claim_counts(parsed, 0, len(parsed.text))}

    assert counts["villages"] == (14, 14)
    assert counts["hospitals"] == (5, 5)
    assert counts["clinics"] == (1, 1)
    assert not {"days", "dollars"} & counts.keys()


def test_a_running_number_of_things_is_named_by_the_noun_before_it() -> None:
    parsed = pipeline()("That raises the number of towns under curfew to 83.")
    (only,) = claim_counts(parsed, 0, len(parsed.text))

    assert (only.count.unit, only.count.low, only.count.cumulative) == ("towns", 83, True)


def test_nobody_is_zero_and_an_open_number_is_unknown() -> None:
    (nobody,) = quantities(pipeline()("Nobody was killed."))
    (some,) = quantities(pipeline()("An unspecified number of civilians were killed."))

    assert (nobody.low, nobody.high, nobody.negated, nobody.unknown) == (0, 0, True, False)
    assert (some.low, some.high, some.negated, some.unknown) == (None, None, False, True)


def test_no_casualties_is_zero_and_no_report_of_them_is_not() -> None:
    (none,) = quantities(pipeline()("There were no casualties."))
    (unreported,) = quantities(pipeline()("No casualties were reported."))

    assert (none.low, none.high, none.negated) == (0, 0, True)
    assert (unreported.low, unreported.high, unreported.negated) == (None, None, True)


def test_the_size_of_a_weapon_is_no_part_of_its_name() -> None:
    parsed = pipeline()("The rebels seized three 152 mm howitzers.")

    assert [c.count.unit for c in claim_counts(parsed, 0, len(parsed.text))] == ["howitzers"]


def test_an_article_counts_one_only_where_somebody_is_harmed() -> None:
    assert quantities(pipeline()("A woman met a soldier.")) == []
    assert [q.low for q in quantities(pipeline()("A woman was killed."))] == [1]


def test_the_killer_is_not_counted_among_the_killed() -> None:
    reading = read_quantities(pipeline()("Two gunmen killed three guards and wounded a driver."))

    assert [(c.count.unit, c.count.low) for c in reading.casualties] == [("killed", 3), ("injured", 1)]


def test_victims_without_a_number_have_the_least_that_grammar_allows() -> None:
    victims = unnumbered_victims(pipeline()("Mayor Anna Weiss was killed and civilians were wounded."))

    assert [(v.harm, v.least, v.category) for v in victims] == [("killed", 1, ""), ("injured", 2, "civilians")]


def test_empty_and_blank_texts_have_no_numbers() -> None:
    for text in ("", " ", "\n\n"):
        assert quantities(pipeline()(text)) == []


def test_text_without_sentences_is_read_as_one() -> None:
    parsed = pipeline().make_doc("At least 20 were killed")

    assert [q.low for q in quantities(parsed)] == [20]
