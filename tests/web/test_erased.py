"""A report that the record was made to forget: what rests on it is told as that, and nothing else fails."""

from __future__ import annotations

from pathlib import Path

import httpx

from support.projects import fogline
from support.web import serving


def test_an_erased_report_takes_its_sentences_along_and_no_page(own_example: Path) -> None:
    whole = fogline("brief", "-p", own_example, "--from", "2016-11-20", "--to", "2016-12-10").stdout.decode()
    with serving(own_example) as address, httpx.Client(base_url=address, timeout=200) as client:
        rows = client.get("/claims.json?place=Hanano&type=control.capture").json()["rows"]
        document = rows[0]["document"]["id"]
        fogline("erase", document, "-p", own_example, "--reason", "somebody asked for it", "--yes")
        brief = client.get("/brief?from=2016-11-20&to=2016-12-10")
        queue = client.get("/review?place=Hanano", headers={"Accept": "text/html"})
        shared = client.get("/share/brief.docx?from=2016-11-20&to=2016-12-10")

    assert (brief.status_code, queue.status_code, shared.status_code) == (200, 200, 200)
    assert "the text of a report is not in the record" in brief.text
    assert f"/documents/{document}" not in brief.text
    assert "not in the record any more" in queue.text
    told = fogline("brief", "-p", own_example, "--from", "2016-11-20", "--to", "2016-12-10").stdout.decode()
    assert "Left out because the text of a report is not in the record" in told
    assert "Left out because the text" not in whole
