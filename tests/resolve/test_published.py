"""When a report is from: what it states, or what its own words allow and count to."""

from __future__ import annotations

import pytest

from fogline.model import Claim, Mention, Resolution, Time, When, span_of
from fogline.resolve.published import resolve_published
from fogline.resolve.standing_names import NameBound
from support.reading import read_one

BOUNDS = (
    NameBound(name="Northern Shield", earliest="2031-05-02", why="the River Front takes this name"),
    NameBound(name="River Front", earliest="2024-01-10", why="the River Front is founded"),
)


def published(text: str, **told: str) -> tuple[When | None, str]:
    found = list(resolve_published(read_one(text, **told), BOUNDS))
    assert len(found) == 1
    record = found[0].record
    assert isinstance(record, Resolution)
    assert found[0].reasons
    return record.when, record.rule


def test_a_weekday_in_the_dateline_moves_a_later_filing_date_back() -> None:
    text = "PORT AMAL, Monday (Corvid) – Troops walked into the port quarter this morning, the harbour master said.\n"
    when, rule = published(text, published="2031-05-09")  # a Friday
    assert when
    assert when.edtf == "2031-05-05"
    assert "weekday" in rule


def test_the_same_weekday_leaves_the_date_as_it_is() -> None:
    text = "PORT AMAL, Friday (Corvid) – Troops walked into the port quarter this morning, the harbour master said.\n"
    when, rule = published(text, published="2031-05-09")
    assert when
    assert when.edtf == "2031-05-09"
    assert rule == "stated: given"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # 12 May 2031 is a Monday.
        ("Northern Shield, which gave up the name River Front ten days ago, shelled the port.", "2031-05-12"),
        ("Northern Shield took its name ten days ago. Yesterday, Sunday, it shelled the port.", "2031-05-12"),
        ("Northern Shield took its name ten days ago. Yesterday, Friday, it shelled the port.", None),
        ("Northern Shield holds the port. Ten days ago it shelled the quay.", None),
        ("After eight days, the raid Northern Shield began on 4 May is over. Today, Monday, it left.", "2031-05-12"),
        ("After eight days, the raid Northern Shield began on 4 May is over. It left at dawn.", None),
        ("After about eight days, the raid Northern Shield began on 4 May is over. Today, Monday, it left.", None),
    ],
)  # fmt: skip
def test_days_are_counted_from_what_is_known_and_must_agree_with_the_weekday(text: str, day: str | None) -> None:
    when, _ = published(f"The port\n\n{text}\n")
    assert when is not None
    assert (when.edtf if when.precision == "day" else None) == day


def test_nothing_is_guessed_where_nothing_bounds_the_date() -> None:
    when, rule = published("The port\n\nYesterday, Sunday, shells fell on the quay. It was the tenth day.\n")
    assert when is None
    assert rule == "open"


ENDS = (
    NameBound(name="River Front", latest="2031-05-02", why="it merged", use="called"),
    NameBound(name="Elphberg regime", latest="2033-12-08", why="it fell", use="stands"),
)


def until(text: str, words: str = "", time: Time = "planned") -> str | None:
    document = read_one(text)
    claims = []
    if words:
        start = document.text.index(words)
        at = document.text.index("Elphberg regime")
        target = Mention(role="target", span=span_of(document.text, at, at + len("Elphberg regime")))
        span = span_of(document.text, start, start + len(words))
        claims.append(Claim(document=document.id, kind="force.support", span=span, mentions=(target,), time=time))
    record = next(iter(resolve_published(document, ENDS, claims))).record
    assert isinstance(record, Resolution)
    return record.when.latest if record.when else None


def test_a_name_that_a_party_now_bears_was_not_yet_given_up() -> None:
    assert until("The Old Banner, now called the River Front, led the attack on the port.") == "2031-05-02"


def test_a_name_in_plain_use_bounds_nothing_above() -> None:
    assert until("The River Front led the attack on the port years ago.") is None


def test_a_government_that_is_to_be_helped_still_stands() -> None:
    text = "Allied forces may come to help the Elphberg regime hold the port."
    assert until(text, "come to help the Elphberg regime hold the port") == "2033-12-08"


@pytest.mark.parametrize("words", ["help the Elphberg regime", "help the fallen Elphberg regime"])
def test_a_government_told_of_as_past_bounds_nothing(words: str) -> None:
    assert until(f"Allied forces came to {words} hold the port.", f"came to {words}", "past") is None


def test_a_date_given_with_the_report_is_its_date() -> None:
    when, rule = published("The port\n\nThe army took the port on 3 May 2031.\n", published="2031-05-09")
    assert when == When(earliest="2031-05-09", latest="2031-05-09", precision="day", edtf="2031-05-09")
    assert rule == "stated: given"


def test_a_report_is_not_older_than_what_it_tells() -> None:
    when, rule = published(
        "The port\n\nIn 2028 the army took the port. On 2 May 2030 it lost it. It may return by 2040.\n"
    )
    assert when is not None
    assert when.edtf == "2030-05-02/.."
    assert when.latest is None
    assert rule == "bounded by its own words"


def test_a_report_is_not_older_than_the_names_it_uses() -> None:
    when, _ = published("The port\n\nNorthern Shield lost the port.\n")
    assert when is not None
    assert when.earliest == "2031-05-02"
