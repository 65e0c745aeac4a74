"""The analyst's task in a real browser: a hundred claims of the queue by keys alone, and the record they come to."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.model import ReadClaim, Review
from fogline.model.span import span_of
from fogline.pipeline.project import Project
from fogline.review.answer import answer, link_entries, link_of, reviews_of
from fogline.review.correct import Correction, correction_entries, date_of
from fogline.views import Views
from support.browsers import grave, watched
from support.projects import fogline
from support.web import serving

pytestmark = pytest.mark.slow
ITEMS, REJECTS, MERGES, DATES, SPANS = 100, 15, 8, 4, 3
MOST_KEYS = 190
AT = "2031-03-10T00:00:00Z"


@dataclass(slots=True)
class Plan:
    """What the analyst has decided of each claim before they begin."""

    accepts: list[str] = field(default_factory=list)
    rejects: list[str] = field(default_factory=list)
    merges: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    spans: dict[str, str] = field(default_factory=dict)
    ties: dict[str, tuple[str, str, str]] = field(default_factory=dict)


class Keys:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1


def planned(page: Page) -> Plan:
    """Decides by what the page shows: merges need a candidate, dates a day to begin from."""
    items = page.evaluate(
        """[...document.querySelectorAll("[data-item]")].map((one) => ({id: one.dataset.item, base: one.dataset.base,
        tie: one.dataset.verdict ? [one.dataset.left, one.dataset.right, one.dataset.verdict] : null,
        near: [...one.querySelectorAll("[name=other]")].map((other) => other.value)}))"""
    )
    assert len(items) == ITEMS
    plan = Plan()
    shown, kept = {one["id"] for one in items}, set[str]()
    for number, one in enumerate(items):
        taken = {*plan.rejects, *plan.dates, *plan.spans}
        if one["tie"]:
            plan.ties[one["id"]] = tuple(one["tie"])
        elif len(plan.merges) < MERGES and one["near"] and one["near"][0] not in taken | set(plan.merges):
            plan.merges[one["id"]] = one["near"][0]
            kept.add(one["near"][0])
        elif one["id"] in kept:
            plan.accepts.append(one["id"])
        elif number % 4 == 1 and len(plan.rejects) < REJECTS:
            plan.rejects.append(one["id"])
        elif number % 13 == 3 and len(plan.dates) < DATES and one["base"]:
            plan.dates[one["id"]] = f"{one['base'][:8]}17"
        elif number % 11 == 4 and len(plan.spans) < SPANS:
            plan.spans[one["id"]] = ""
        else:
            plan.accepts.append(one["id"])
    assert [len(plan.rejects), len(plan.merges), len(plan.dates), len(plan.spans)] == [REJECTS, MERGES, DATES, SPANS]
    assert len(shown) == ITEMS
    return plan


def work(page: Page, keys: Keys, plan: Plan) -> None:
    """Goes through the queue as an analyst would."""
    while (current := page.locator("[data-item]:visible")).count():
        claim = str(current.get_attribute("data-item"))
        if claim in plan.rejects:
            keys.press("r")
        elif claim in plan.merges:
            keys.press("m", "Enter")
        elif claim in plan.dates:
            keys.press("d", *plan.dates[claim][-2:], "Enter")
        elif claim in plan.spans:
            keys.press("]")
            plan.spans[claim] = str(current.locator("mark").text_content())
            keys.press("Enter")
        else:
            keys.press("a")


def tables(project: Path) -> Views:
    found = Project.find(project)
    with found.ledger() as ledger:
        return Views.build((one.sequence, one.entry) for one in ledger.entries())


def essence(views: Views) -> tuple[dict[str, object], set[frozenset[str]], set[tuple[object, ...]]]:
    """The claims without who recorded them when, which are told to be one event, and which events are tied."""
    claims = {one.id: replace(one, recorded="", extractor="") for one in views.tables.claims}
    events = {event.id: frozenset(event.claims) for event in views.tables.events}
    ties: set[tuple[object, ...]] = {
        (tie.sort, tie.rule, events[tie.event], events[tie.of]) for tie in views.tables.ties
    }
    return dict(claims), set(events.values()), ties


def tied_by_people(views: Views) -> set[frozenset[str]]:
    """The pairs of events that people tied."""
    return {frozenset((tie.event, tie.of)) for tie in views.tables.ties if tie.rule == "person"}


def left_to_tie(views: Views, plan: Plan) -> set[frozenset[str]]:
    """The pairs of the plan that are still two events: neither claim was rejected, nor the two merged."""
    event_of = {claim: event.id for event in views.tables.events for claim in event.claims}
    pairs = ((event_of.get(part), event_of.get(whole)) for part, whole, _ in plan.ties.values())
    return {frozenset((part, whole)) for part, whole in pairs if part and whole and part != whole}


def expected(project: Path, before: dict[str, ReadClaim], plan: Plan) -> None:
    """Records the plan without a browser."""
    with Project.find(project).ledger(write=True) as ledger:
        for claim in plan.accepts:
            ledger.append(answer(ledger, Review(subject=claim, verdict="accept"), person="other", at=AT))
        for claim in plan.rejects:
            ledger.append(answer(ledger, Review(subject=claim, verdict="reject"), person="other", at=AT))
        for claim, same in plan.merges.items():
            ledger.append(link_entries(link_of(claim, same, "same"), person="other", at=AT))
            ledger.append(answer(ledger, Review(subject=claim, verdict="accept"), person="other", at=AT))
        for part, whole, verdict in plan.ties.values():
            ledger.append(link_entries(link_of(part, whole, verdict), person="other", at=AT))  # type: ignore[arg-type]
        for claim, day in plan.dates.items():
            told = Correction(answers=(date_of(claim, day),))
            ledger.append(correction_entries(claim, told, person="other", at=AT))
        for claim, words in plan.spans.items():
            was = before[claim].claim
            stored = ledger.get(was.document)
            assert stored is not None
            span = span_of(stored.entry.record.text, was.span.start, was.span.start + len(words))  # type: ignore[union-attr]
            assert span.quote == words != was.span.quote
            earlier = reviews_of(ledger, claim)
            told = Correction(claim=replace(was, span=span))
            ledger.append(correction_entries(claim, told, person="other", at=AT, earlier=earlier))


@pytest.fixture
def desk(browser: Browser, own_example: Path) -> Iterator[tuple[Page, Path]]:
    with serving(own_example) as address, watched(browser, address) as seen:
        yield seen.page, own_example


def idle(page: Page) -> None:
    expect(page.locator(".queue")).to_have_attribute("data-busy", "0")


def test_a_hundred_claims_are_done_in_few_keys_and_the_record_is_the_expected_one(
    desk: tuple[Page, Path], tmp_path: Path
) -> None:
    page, project = desk
    other = Path(shutil.copytree(project, tmp_path / "other"))
    before = {one.id: one for one in tables(project).tables.claims}
    page.goto(f"/review?limit={ITEMS}")
    plan, keys = planned(page), Keys(page)

    work(page, keys, plan)
    idle(page)
    expected(other, before, plan)

    assert keys.pressed <= MOST_KEYS
    mine, theirs = tables(project), tables(other)
    assert essence(mine) == essence(theirs)
    told = {one.id: one for one in mine.tables.claims}
    assert not set(plan.rejects) & set(told)
    assert {told[claim].when.edtf for claim in plan.dates if told[claim].when} <= set(plan.dates.values())  # type: ignore[union-attr]
    assert sum(one.reviewed is not None for one in told.values()) == ITEMS - REJECTS - len(plan.ties)
    # A word on a tie stands on pairs of claims, and follows those that the answers after it moved to other events.
    assert tied_by_people(mine) >= left_to_tie(mine, plan) != set()
    (tmp_path / "keys").write_text(str(keys.pressed))


def first(page: Page) -> str:
    return str(page.locator("[data-item]:visible").get_attribute("data-item"))


def reviewed(project: Path) -> Sequence[str]:
    return [one.id for one in tables(project).tables.claims if one.reviewed]


def test_undo_takes_back_and_the_claim_can_be_judged_again(desk: tuple[Page, Path]) -> None:
    page, project = desk
    page.goto("/review?limit=3")
    claim = first(page)
    for keys in ("r", "u", "a", "u", "a"):
        page.keyboard.press(keys)
    idle(page)

    assert reviewed(project) == [claim]
    page.goto("/review/said")
    expect(page.locator(".said li").first).to_contain_text("accepted it")
    page.locator(".said li").first.get_by_role("button", name="Take back").click()
    expect(page.locator(".said li").first).to_contain_text("taken back")
    assert reviewed(project) == []


def test_only_what_is_shown_is_accepted_at_once(desk: tuple[Page, Path]) -> None:
    page, project = desk
    page.goto("/review?limit=30")
    shown = page.locator("#coming li").count()
    page.keyboard.press("A")
    idle(page)

    assert 0 < shown < 29
    assert len(reviewed(project)) == shown
    page.keyboard.press("u")
    idle(page)
    assert reviewed(project) == []


def test_the_second_of_two_reviewers_sees_what_the_first_said(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address, watched(browser, address) as seen:
        page = seen.page
        page.goto("/review?limit=3")
        claim = first(page)
        with Project.find(own_example).ledger(write=True) as ledger:
            ledger.append(answer(ledger, Review(subject=claim, verdict="reject"), person="amira", at=AT))
        page.keyboard.press("a")

        expect(page.locator("#clash")).to_contain_text("amira rejected it")
        (error,) = seen.errors
        assert "409" in error
        seen.errors.clear()
        assert claim not in {one.id for one in tables(own_example).tables.claims}
        page.get_by_role("button", name="Say mine all the same").click()
        idle(page)
        assert reviewed(own_example) == [claim]


def test_an_answer_that_does_not_arrive_is_told_and_its_claim_comes_back(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address, watched(browser, address) as seen:
        page = seen.page
        page.goto("/review?limit=2")
        claim = first(page)
        page.route("**/review/say", lambda route: route.abort())
        page.keyboard.press("a")
        expect(page.locator("#progress")).to_contain_text("Not recorded: the server does not answer")
        assert "ERR_FAILED" in seen.errors.pop()
        page.unroute("**/review/say")
        page.keyboard.press("s")
        assert first(page) == claim
        page.keyboard.press("a")
        idle(page)

        assert reviewed(own_example) == [claim]
        expect(page.locator("#finished")).to_be_visible()


def test_the_keys_of_a_page_are_told_by_a_key(desk: tuple[Page, Path]) -> None:
    page, project = desk
    page.goto("/review?limit=2")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys of this page")
    expect(keys).to_contain_text("Accept")
    expect(keys).to_contain_text("leave it")
    assert grave(page) == []
    page.keyboard.press("a")
    page.keyboard.press("?")
    expect(keys).to_have_count(0)
    page.keyboard.press("?")
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    assert reviewed(project) == [], "a key pressed while the list is open decides nothing"


def test_the_sample_is_reviewed_like_the_queue_and_measured(desk: tuple[Page, Path]) -> None:
    page, project = desk
    page.goto("/review/sample?size=6&seed=2&limit=50")
    assert page.locator("[data-item]").count() == 6
    for key in ("a", "a", "r"):
        page.keyboard.press(key)
    idle(page)

    told = fogline("evaluate", "-p", project, "--size", "6", "--seed", "2", "--json")
    whole = json.loads(told.stdout)[-1]
    assert (whole["kind"], whole["right"], whole["reviewed"], whole["sample"]) == ("all", 2, 3, 6)
    assert whole["low"] < 2 / 3 < whole["high"]
    assert fogline("evaluate", project, "--size", "6", "--seed", "2", "--json").stdout == told.stdout
    page.goto("/review/sample?size=6&seed=2")
    assert page.locator("[data-item]").count() == 3
