"""Lists of months, threads of posts and day-by-day accounts: a line that opens with its day dates what stands in it."""

from __future__ import annotations

from fogline.model import When
from support.dated import times_in

POSTS = (
    "Harbour watch\n\n29 Dec 2030\n\nA quiet week.\n\nJan 2\n\nThe map of the year is out.\n\nJan 30\n\n"
    "Last night guns hit the mill. Two millers were killed.\n\nFeb 8\n\nThe league shelled Zenda.\n"
)
WINTER = When(earliest="2030-12-29", latest="2030-12-29", precision="day", edtf="2030-12-29")
MONTHS = (
    "The crown flew twelve raids on the valley since early 2029; they are told by month:\n\n"
    "• January: Three raids killed nine people.\n\n• February: Five raids burned the mill.\n\n"
    "• April: Four raids hit a clinic.\n"
)


def test_a_line_that_is_a_day_dates_what_stands_under_it_and_what_counts_from_it() -> None:
    found = times_in(
        POSTS,
        ("Last night guns hit the mill", "strike.shelling", "Last night"),
        ("Two millers were killed", "harm.killed", ""),
        ("The league shelled Zenda", "strike.shelling", ""),
        published=WINTER,
    )
    assert found == ["2031-01-29", "2031-01-30", "2031-02-08"]


def test_a_list_of_months_is_of_the_year_told_before_it() -> None:
    found = times_in(
        MONTHS,
        ("Three raids killed nine people", "harm.killed", ""),
        ("Five raids burned the mill", "harm.damage", ""),
        ("Four raids hit a clinic", "strike.airstrike", ""),
        ("The crown flew twelve raids on the valley", "strike.airstrike", "since early 2029"),
        published=None,
    )
    assert found[:3] == ["2029-01", "2029-02", "2029-04"]


def test_a_list_whose_year_nobody_names_dates_nothing() -> None:
    text = MONTHS.replace("since early 2029", "again and again")
    acts = (("Three raids killed nine people", "harm.killed", ""), ("again and again", "judgement.assessment", "early"))
    assert (
        times_in(text.replace("again and again", "again, early and late, and again and again"), *acts, published=None)[
            0
        ]
        is None
    )


def test_one_line_with_a_day_is_the_head_of_a_page() -> None:
    text = "Harbour watch\n\n8 February 2031\n\nGuns hit the mill.\n\nThe league smiled on Saturday."
    acts = (("Guns hit the mill", "strike.shelling", ""), ("The league smiled", "politics.other", "on Saturday"))
    assert times_in(text, *acts)[0] is None
