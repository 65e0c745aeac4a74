"""Words for days and times on pages."""

from __future__ import annotations

import re

import httpx
import pytest

from fogline.web.wording import agreed_words, apart, moment_words, said_words


def test_a_time_keeps_its_hour_and_a_day_has_none() -> None:
    assert moment_words("2016-11-27") == "27 November 2016"
    assert moment_words("2031-03-01T09:30:00Z") == "1 March 2031, 09:30 UTC"


@pytest.mark.parametrize(
    ("high", "telling", "copies", "words"),
    [
        (12, 3, 1, "12 killed – the number of 3 of 4 reports that tell one, 1 of the 4 a copy"),
        (12, 1, 2, "12 killed – the number of 1 of 4 reports that tell one, 2 of the 4 copies: they do not agree"),
        (None, 4, 0, "12 or more killed – the number of all 4 reports that tell one"),
    ],
)
def test_what_reports_agree_on_is_told_with_how_many_do(
    high: int | None, telling: int, copies: int, words: str
) -> None:
    made = {"unit": "killed", "low": 12, "high": high, "reports": 4, "telling": telling, "copies": copies}
    assert agreed_words(made) == words


def test_days_that_pages_tell_are_in_one_style(client: httpx.Client) -> None:
    for path in ("/overview", "/events", "/control", "/tolls", "/documents", "/actors", "/forecasts", "/sources"):
        told = re.findall(r"<time [^>]*>([^<]*)</time>", client.get(path).text)
        assert told, path
        assert not [one for one in told if re.search(r"\d{4}-\d\d", one)], path


@pytest.mark.parametrize(
    ("status", "polarity", "words"),
    [
        ("happened", "positive", "happened"),
        ("happened", "negative", "did not happen"),
        ("claimed", "negative", "claimed not to be so"),
        ("denied", "negative", "denied"),
    ],
)
def test_what_words_say_did_not_happen_never_looks_as_if_it_had(status: str, polarity: str, words: str) -> None:
    assert said_words({"status": status, "polarity": polarity}) == words


def test_no_page_calls_what_is_denied_happened(client: httpx.Client) -> None:
    rows = client.get("/claims.json?limit=1000").json()["rows"]
    denied = [one for one in rows if one["polarity"] == "negative" and one["status"] == "happened"]

    assert denied
    for path in (f"/claims/{denied[0]['id']}", f"/documents/{denied[0]['document']['id']}?sel={denied[0]['id']}"):
        assert "did not happen" in client.get(path).text, path


def test_words_in_another_direction_keep_to_themselves() -> None:
    told = apart("tells of “27 תשרי 2016” <as past>")

    assert told == "<bdi>tells of “<bdi>27 תשרי 2016</bdi>” &lt;as past&gt;</bdi>"
