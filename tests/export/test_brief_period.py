"""Which period a brief is of: as asked, else the latest stretch of the record."""

from __future__ import annotations

from dataclasses import replace

from fogline.export.brief import build_brief
from fogline.export.brief_period import About, before_in_words, on_the_map, settled
from fogline.export.dataset import Dataset
from fogline.model import ReadClaim
from support.claims import ARMY, CITY, MILL, MONITOR, Report, day, read_claim, says
from support.tables import a_dataset, event_of, texts_of

OLD = Report(name="old-wire.txt", source="Old Wire", published="2023-02-03")


def old_capture(when: str = "2023-02-02") -> ReadClaim:
    return read_claim(
        "control.capture", "The Crown army captured Ostrava", report=OLD, actors=[ARMY], places=[CITY], when=day(when),
        said_by=[says(MONITOR)], at=0,
    )  # fmt: skip


def two_battles() -> Dataset:
    """The small record with a battle of eight years before."""
    dataset, old = a_dataset(), old_capture()
    return replace(
        dataset,
        claims=(*dataset.claims, old),
        events=(*dataset.events, event_of(old, "Crown army captures Ostrava")),
        texts={**dataset.texts, **texts_of([old])},
    )


def test_without_a_first_day_a_brief_is_of_the_latest_stretch() -> None:
    about = settled(two_battles(), About())

    assert about.start == "2031-05-09"
    assert about.earlier == ("2023-02-03", "2023-02-03")


def test_the_stretch_before_is_asked_for_by_its_last_day() -> None:
    brief = build_brief(two_battles(), About(end="2023-02-03"))

    assert "captured Ostrava" in brief.sections[0].sentences[0].text
    assert brief.before == ""


def test_a_brief_says_what_it_leaves_to_another() -> None:
    brief = build_brief(two_battles(), About())

    assert "Ostrava" not in brief.sections[0].sentences[0].text
    assert (
        brief.before == "Left to a brief of their own are reports of 3 February 2023 (ask for it with --to 2023-02-03)"
    )


def test_a_first_day_that_is_asked_for_stays() -> None:
    asked = About(start="2020-01-01")

    assert settled(two_battles(), asked) == asked


def test_one_stretch_needs_no_first_day() -> None:
    assert settled(a_dataset(), About()) == About()


def test_news_of_a_stretch_may_be_older_than_its_first_report_background_may_not() -> None:
    def start(claim: ReadClaim) -> str:
        dataset = two_battles()
        return settled(replace(dataset, claims=(*dataset.claims, claim)), About()).start

    fresh = read_claim("control.capture", "taken", places=[MILL], when=day("2031-05-01"))
    aside = replace(fresh, claim=replace(fresh.claim, background=True))
    assert start(fresh) == "2031-05-01"
    assert start(aside) == "2031-05-09"


def test_the_map_leaves_out_what_was_last_told_of_before_the_period() -> None:
    dataset = two_battles()
    old = replace(dataset.control[0], place=CITY, start="2023-02-02", claims=(old_capture().id,))
    both = replace(dataset, control=(old, *dataset.control))

    assert on_the_map(both, settled(both, About())).control == dataset.control
    assert on_the_map(both, About()).control == both.control


def test_one_stray_report_takes_no_brief() -> None:
    dataset = a_dataset()
    usual = [
        read_claim("fighting.battle", f"fighting at the mill, part {i}", report=Report(name=f"{i}.txt", published=on))
        for i in range(20)
        for on in [f"2031-05-{10 + i % 5}"]
    ]
    stray = read_claim("fighting.battle", "fighting", report=Report(name="stray.txt", published="2034-01-01"))
    about = settled(replace(dataset, claims=(*usual, stray)), About())
    assert (about.start, about.end) == ("", "2031-05-14")
    assert about.later == ("2034-01-01", "2034-01-01")
    assert before_in_words(about).endswith("(ask for it with --from 2034-01-01)")
