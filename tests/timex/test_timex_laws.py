"""Laws: offsets are exact, nothing raises, only the range asked for counts, EDTF is valid and agrees with the days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import edtf
from hypothesis import example, given
from hypothesis import strategies as st

from fogline.model import When
from fogline.timex import Direction, TimeExpression, normalise, recognise, simple
from fogline.timex.lexicon import PHRASES, WORDS

WORDS_OF_TIME = st.sampled_from(
    sorted(
        {*WORDS, *(" ".join(phrase) for phrase in PHRASES), "21", "2016", "'98", "3:30", "21/08/2013", "5th", "1990s"}
    )
)
GLUE = st.sampled_from([" ", " ", " ", "-", ", ", ". ", " – ", "'s ", "\n", "\n\n", " (", ") "])
PHRASE = st.lists(st.tuples(WORDS_OF_TIME, GLUE), min_size=1, max_size=9).map(
    lambda pairs: "".join(word + glue for word, glue in pairs)
)
ANY = st.one_of(st.text(max_size=80), PHRASE, PHRASE.map(str.upper), PHRASE.map(str.title))
ANCHOR = st.dates(min_value=date(1500, 1, 1), max_value=date(2150, 1, 1))
DIRECTION: st.SearchStrategy[Direction] = st.sampled_from(["past", "future", "present"])


def day_told(day: date) -> When:
    return When(earliest=day.isoformat(), latest=day.isoformat(), precision="day", edtf=day.isoformat())


def check_inside(one: TimeExpression, text: str) -> None:
    assert text[one.start : one.end] == one.text
    assert one.text.strip() == one.text != ""
    for part in one.parts:
        assert one.start <= part.start < part.end <= one.end
        check_inside(part, text)


@given(ANY)
@example("İ on Friday ﬁve days ago")
@example("9" * 5000 + " days ago, " + "9" * 400 + ".5 years ago and " + "1" * 5000 + " 1/2 hours")
@example("ſep. 5 and Kay 3")
@example("in ٢٠١٦ and on 5 ½ May")
def test_offsets_are_exact_and_in_order(text: str) -> None:
    found = recognise(text)
    for one in found:
        check_inside(one, text)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(ANY, ANCHOR, DIRECTION, st.none() | ANCHOR.map(day_told))
@example("9999 years ago, in 9999 decades", date(2016, 1, 1), "past", None)
def test_normalising_never_raises_and_spells_valid_edtf(
    text: str, anchor: date, direction: Direction, previous: When | None
) -> None:
    for expression in recognise(text):
        for one in (expression, *simple(expression)):
            normal = normalise(one, anchor=anchor, direction=direction, previous=previous)
            assert normal.rule
            assert normal.timex_value
            if normal.when is not None:
                check_when(normal.when)


def check_when(when: When) -> None:
    edtf.parse_edtf(when.edtf)
    assert when.earliest is not None or when.latest is not None
    assert (when.precision == "open") == (when.earliest is None or when.latest is None)
    days = [date.fromisoformat(day) for day in (when.earliest, when.latest) if day is not None]
    assert days == sorted(days)
    assert when.approximate == ("~" in when.edtf) or "X" in when.edtf or when.edtf[5:] in ("21", "22", "23", "24")


@given(PHRASE, st.text(alphabet="abc \n", max_size=20), st.text(alphabet="abc \n", max_size=20))
def test_what_stands_outside_the_range_changes_nothing(inside: str, before: str, after: str) -> None:
    before, after = before + " ", " " + after
    whole = before + inside + after
    alone = recognise(inside)
    there = recognise(whole, len(before), len(before) + len(inside))
    assert [(one.start, one.end, one.form) for one in alone] == [
        (one.start - len(before), one.end - len(before), one.form) for one in there
    ]


@given(st.integers(0, 6), ANCHOR)
def test_a_weekday_is_within_a_week_behind_and_ahead(weekday: int, anchor: date) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]
    (expression,) = recognise(f"on {name}")
    for direction, low, high in (("past", -6, 0), ("future", 0, 6)):
        when = normalise(expression, anchor=anchor, direction=direction, previous=None).when  # type: ignore[arg-type]
        assert when is not None
        assert when.earliest == when.latest
        day = date.fromisoformat(when.earliest or "")
        assert day.weekday() == weekday
        assert low <= (day - anchor).days <= high


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), ANCHOR, DIRECTION)
def test_a_full_date_means_itself_in_any_spelling(day: date, anchor: date, direction: Direction) -> None:
    month = day.strftime("%B")
    spellings = (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day:%Y-%m-%d}",
        f"{day:%a}, {day.day} {day:%b} {day.year}",
        f"{month.upper()} {day.day}, {day.year}",
    )
    for words in spellings:
        (expression,) = recognise(f"It was {words}.")
        normal = normalise(expression, anchor=anchor, direction=direction)
        assert expression.text == words
        assert normal.timex_value == day.isoformat()
        assert normal.when is not None
        assert normal.when.edtf == day.isoformat()
