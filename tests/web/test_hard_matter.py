"""Words of sexual violence or of harm to children: folded in lists, left out of the queue until they are asked for."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Browser, expect

from fogline.web.hard_matter import hard_matter
from support.browsers import PHONE, grave, overflow, watched


@pytest.mark.parametrize(
    ("words", "kind", "why"),
    [
        ("the shelling killed three children", "harm.killed", "harm to children"),
        ("a strike on the camp, with two girls among the dead", "", "harm to children"),
        ("a 12-year-old was hit by a sniper", "harm.injured", "harm to children"),
        ("a six-month-old and a 9-month-old died", "harm.killed", "harm to children"),
        ("a 42-year-old was hit by a sniper", "harm.injured", ""),
        ("detained women were raped", "harm.abuse", "sexual violence"),
        ("survivors of sexual violence told the court", "politics.statement", "sexual violence"),
        ("the minister met children at the school", "politics.talks", ""),
        ("minor injuries were told of", "harm.injured", ""),
        ("fields of rapeseed burned", "harm.damage", ""),
        ("the army captured the village", "control.capture", ""),
    ],
)
def test_words_say_why_they_are_hard_to_read(words: str, kind: str, why: str) -> None:
    assert hard_matter(words, kind) == why


def test_the_queue_and_its_twin_leave_it_out_until_it_is_asked_for(client: httpx.Client) -> None:
    quiet = client.get("/review.json?limit=200").json()["rows"]
    whole = client.get("/review.json?limit=200&hard=show").json()["rows"]
    soft = [row["id"] for row in whole if row["tie"] or not hard_matter(row["claim"]["quote"], row["claim"]["kind"])]
    page = client.get("/review").text

    asked = [row["id"] for row in quiet]
    assert [one for one in asked if one in set(soft)] == [one for one in soft if one in set(asked)], "in the same order"
    assert not [row for row in quiet if not row["tie"] and hard_matter(row["claim"]["quote"], row["claim"]["kind"])]
    assert "Left out until asked for" in page
    totals = [client.get(f"/api/v1/claims{query}").json()["total"] for query in ("", "?hard=show")]
    assert totals[0] == totals[1], "it filters no data"


def test_a_sample_is_whole_and_folds_the_words(client: httpx.Client) -> None:
    path = "/review/sample?size=300&limit=200"
    told, asked = (client.get(f"{path}{more}").text.count("data-item=") for more in ("", "&hard=show"))
    assert told == asked
    assert 'data-hard="Harm to children' in client.get(path).text


@pytest.mark.slow
def test_lists_fold_it_and_cards_open_it(browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        page = seen.page
        page.goto("/claims?q=children&limit=500")
        folded = page.locator("main .rows .to", has_text="Harm to children, not shown here")
        expect(folded.first).to_be_visible()
        expect(page.locator("main .rows")).not_to_contain_text("five of them children")
        assert grave(page) == []
        page.set_viewport_size(PHONE)
        assert overflow(page) <= 0

        folded.first.click()
        page.wait_for_url("**/claims/*")
        words = page.locator("article.claim details.hushed")
        expect(words.locator("q")).to_be_hidden()
        words.locator("summary").click()
        expect(words.locator("q")).to_contain_text("children")

        page.goto("/claims?q=children")
        page.get_by_role("link", name="Show them").click()
        page.wait_for_url("**hard=show*")
        expect(page.locator("main .rows")).to_contain_text("children")
        expect(folded).to_have_count(0)
        page.goto("/review?hard=show&limit=5")
        page.get_by_role("link", name="Leave it out").click()
        expect(page.get_by_role("link", name="Ask about them too")).to_be_visible()
