"""Words for days and times on pages."""

from __future__ import annotations

import re

import httpx

from fogline.web.wording import moment_words


def test_a_time_keeps_its_hour_and_a_day_has_none() -> None:
    assert moment_words("2016-11-27") == "27 November 2016"
    assert moment_words("2031-03-01T09:30:00Z") == "1 March 2031, 09:30 UTC"


def test_days_that_pages_tell_are_in_one_style(client: httpx.Client) -> None:
    for path in ("/overview", "/events", "/control", "/tolls", "/documents", "/actors", "/forecasts", "/sources"):
        told = re.findall(r"<time [^>]*>([^<]*)</time>", client.get(path).text)
        assert told, path
        assert not [one for one in told if re.search(r"\d{4}-\d\d", one)], path
