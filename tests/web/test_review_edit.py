"""Correcting a claim in its text, adding what was missed, entering a call: what follows in tables, twins and brief."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from fogline.model import Person, ReadClaim
from fogline.pipeline.project import Project
from fogline.views import Views
from support.browsers import PHONE, overflow, watched
from support.projects import fogline
from support.web import serving

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(browser: Browser, own_example: Path) -> Iterator[tuple[Page, Path, str]]:
    with serving(own_example) as address, watched(browser, address) as seen:
        yield seen.page, own_example, address


def rows(address: str, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = httpx.get(address + path, timeout=200).json()["rows"]
    return found


def select(page: Page, words: str) -> None:
    """Selects words of the text as a person would with the pointer."""
    done = page.evaluate(
        """(words) => {
          const board = document.getElementById("text");
          for (const node of texts(board)) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return true;
          }
          return false;
          function texts(root) {
            const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) found.push(walker.currentNode);
            return found;
          }
        }""",
        words,
    )
    assert done, words


def test_a_corrected_date_is_followed_by_control_twin_and_brief(desk: tuple[Page, Path, str]) -> None:
    page, project, address = desk
    held = next(
        row
        for row in rows(address, "/control.json?limit=500")
        if str(row["start"]).startswith("2016-11")
        and row["state"] in ("held", "claimed")
        and len(row["claims"]) == 1
        and row["why"].startswith("Taken on")
    )
    (claim,) = held["claims"]
    place = held["place"]["id"]
    period = ("--place", "Aleppo", "--from", "2016-07-01", "--to", "2016-11-20")
    before = fogline("brief", "-p", project, *period).stdout.decode()

    page.goto(f"/review/edit/{claim}")
    page.locator("input[name=date]").fill("2016-11-19")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/*")

    (told,) = [row for row in rows(address, "/claims.json?reviewed=correct") if row["id"] == claim]
    assert told["when"]["edtf"] == "2016-11-19"
    starts = [row["start"] for row in rows(address, f"/control.json?place={place}") if claim in row["claims"]]
    assert starts == ["2016-11-19"]
    placed = httpx.get(f"{address}/control.geojson?place={place}&at=2016-11-19", timeout=200).json()["features"]
    assert claim in [one for feature in placed for one in feature["properties"]["claims"]]
    after = fogline("brief", "-p", project, *period).stdout.decode()
    words = " ".join(str(told["quote"]).split())
    assert words not in before
    assert words in after


def test_what_was_missed_is_added_by_selecting_its_words(desk: tuple[Page, Path, str]) -> None:
    page, project, address = desk
    report = next(row for row in rows(address, "/documents.json") if row["claims"])
    page.goto(f"/review/add/{report['id']}")
    text = page.locator("#text").text_content() or ""
    sentence = max(text.splitlines(), key=len).split(". ")[0]
    first, last = sentence.split()[0], sentence.split()[-1]
    for words, key in ((sentence, "c"), (first, "w"), (last, "v")):
        select(page, words)
        page.keyboard.press(key)
    page.get_by_label("name", exact=True).fill("Samir Example")
    page.get_by_label("age", exact=True).fill("34")
    page.get_by_label("Kind").select_option("civil.other")
    page.get_by_label("Day").fill("2016-11-21")
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/documents/*")

    (mine,) = [one for one in tables(project) if one.reviewed == "add"]
    assert mine.claim.span.quote == sentence
    assert mine.claim.kind == "civil.other"
    assert mine.extractor == "human:local"
    assert mine.when is not None
    assert mine.when.edtf == "2016-11-21"
    assert [party.name for party in mine.victims] == ["Samir Example"]
    assert mine.victims[0].person == Person(age="34")
    page.goto("/review/said")
    expect(page.locator(".said")).to_contain_text("named the victim Samir Example, age 34")


def test_who_a_victim_was_is_still_seen_after_the_next_correction(desk: tuple[Page, Path, str]) -> None:
    page, project, address = desk
    report = next(row for row in rows(address, "/documents.json") if row["claims"])
    page.goto(f"/documents/{report['id']}")
    page.keyboard.press("n")
    page.wait_for_url("**/review/add/document_*")
    words = max((page.locator("#text").text_content() or "").splitlines(), key=len).split(". ")[0]
    for stretch, key in ((words, "c"), (words.split()[-1], "v")):
        select(page, stretch)
        page.keyboard.press(key)
    for label, told in (("name", "Amal Example"), ("age", "9"), ("status, as civilian", "civilian")):
        page.get_by_label(label, exact=True).fill(told)
    page.get_by_label("sex", exact=True).select_option("female")
    page.get_by_role("button", name="Another person").click()
    page.get_by_label("Victim 2").get_by_label("name", exact=True).fill("Omar Example")
    page.get_by_role("button", name="Add").click()
    page.wait_for_url("**/documents/*")
    (mine,) = [one for one in tables(project) if one.reviewed == "add"]

    page.goto(f"/documents/{report['id']}?sel={mine.id}")
    expect(page.locator(".margin dl")).to_contain_text("Amal Example (age 9, female, civilian); Omar Example")
    page.keyboard.press("e")
    page.wait_for_url("**/review/edit/claim_*")
    expect(page.get_by_label("Victim 1").get_by_label("age", exact=True)).to_have_value("9")
    page.get_by_label("Told as").select_option("planned")
    page.get_by_role("button", name="Correct").click()
    page.wait_for_url("**/documents/*")

    (mine,) = [one for one in tables(project) if one.reviewed == "correct"]
    assert mine.claim.time == "planned"
    assert [(party.name, party.person) for party in mine.victims] == [
        ("Amal Example", Person(age="9", sex="female", status="civilian")),
        ("Omar Example", Person()),
    ]
    for path in (f"/documents/{report['id']}?sel={mine.id}", f"/review/edit/{mine.id}"):
        page.goto(path)
        expect(page.locator(".sayings")).to_contain_text("named the victims Amal Example, age 9, female, civilian")
    (row,) = [one for one in rows(address, "/claims.json?reviewed=correct") if one["id"] == mine.id]
    assert [(one["name"], one["age"], one["sex"]) for one in row["victims"]] == [
        ("Amal Example", "9", "female"),
        ("Omar Example", None, None),
    ]
    assert "Amal Example (9, female, civilian)" in httpx.get(f"{address}/claims.csv?reviewed=correct", timeout=200).text
    written = fogline("export", "-p", project, "--format", "victims").stdout.decode()
    assert "Amal Example,person:amal-example,9,female,civilian" in written
    page.get_by_role("button", name=re.compile("^Remove victim")).click()
    page.get_by_role("button", name="Correct").click()
    page.wait_for_url("**/documents/*")
    (mine,) = [one for one in tables(project) if one.reviewed == "correct"]
    assert mine.victims == ()


def test_a_number_in_words_comes_with_its_bounds_and_the_person_may_change_them(desk: tuple[Page, Path, str]) -> None:
    page, project, _ = desk
    words = "At least two drivers were killed at the bridge in the morning, and dozens fled."
    page.goto("/review/told")
    page.get_by_label("What was told or seen").fill(words)
    page.get_by_label("By whom").fill("A driver, by telephone")
    page.get_by_label("What kind of thing").select_option("harm.killed")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/review/edit/claim_*")
    for stretch in ("At least two", "dozens"):
        page.get_by_label("Words, where they cannot be selected").fill(stretch)
        page.get_by_role("button", name="Number n", exact=True).click()
    least, most = page.get_by_label("at least", exact=True), page.get_by_label("at most", exact=True)
    expect(least.nth(0)).to_have_value("2")
    expect(most.nth(0)).to_have_value("")
    expect(least.nth(1)).to_have_value("24")
    expect(most.nth(1)).to_have_value("99")
    page.get_by_label("of what").nth(1).fill("displaced")
    least.nth(1).fill("30")
    page.get_by_role("button", name="Correct").click()
    page.wait_for_url("**/documents/*")

    (mine,) = [one for one in tables(project) if one.source == "A driver, by telephone" and one.reviewed]
    assert [(one.unit, one.low, one.best, one.high) for one in mine.counts] == [
        ("killed", 2, 2, None),
        ("displaced", 30, None, 99),
    ]


def test_a_call_is_a_report_of_its_own_and_survives_the_next_run(desk: tuple[Page, Path, str]) -> None:
    page, project, _ = desk
    words = "The bridge at Deir Hafir was closed to lorries in the morning."
    page.goto("/review/told")
    page.get_by_label("What was told or seen").fill(words)
    page.get_by_label("By whom").fill("A driver, by telephone")
    page.get_by_label("What kind of thing").select_option("civil.other")
    page.get_by_label("When it was").fill("2016-11-22")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/review/edit/claim_*")
    page.get_by_label("Words, where they cannot be selected").fill("Deir Hafir")
    page.get_by_role("button", name="Where").click()
    page.get_by_role("button", name="Correct").click()
    page.wait_for_url("**/documents/*")

    for run in (False, True):
        if run:
            fogline("run", "-p", project)
        (mine,) = [one for one in tables(project) if one.source == "A driver, by telephone" and one.reviewed]
        assert mine.claim.span.quote == words
        assert [place.name for place in mine.places][:1] == ["Deir Hafir"]
        assert mine.when is not None
        assert mine.when.edtf == "2016-11-22"


def test_the_editor_fits_a_phone_and_refuses_what_is_no_date(browser: Browser, own_example: Path) -> None:
    with serving(own_example) as address, watched(browser, address, viewport=PHONE) as seen:
        claim = rows(address, "/claims.json?limit=1")[0]["id"]
        seen.page.goto(f"/review/edit/{claim}")
        assert overflow(seen.page) <= 0
        seen.page.locator("input[name=date]").fill("the other day")
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("#progress")).to_contain_text("is not a date")
        (error,) = seen.errors
        assert "400" in error
        seen.errors.clear()
        for path in ("/review", "/review/told", "/review/said"):
            seen.page.goto(path)
            assert overflow(seen.page) <= 0, path


def tables(project: Path) -> tuple[ReadClaim, ...]:
    found = Project.find(project)
    with found.ledger() as ledger:
        return Views.build((one.sequence, one.entry) for one in ledger.entries()).tables.claims
