"""What a server does not do for a very large record, and says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fogline.web import create_app
from fogline.web.printing import get


def test_a_record_too_large_to_be_read_whole_is_told_so_at_once(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(example)
    assert get(app, "/brief")[0] == get(app, "/since?since=2000-01-01")[0] == 200

    monkeypatch.setattr("fogline.web.pages.share.LARGEST", 10)
    monkeypatch.setattr("fogline.web.news.LARGEST", 10)
    for path, instead in (("/brief", "fogline brief"), ("/share/map.svg", "fogline brief"), ("/since.json", "?since=")):
        status, body = get(app, f"{path}?since=2000-01-01")
        assert status == 413
        assert "of this record, and a server does that for 10 at most" in body.decode()
        assert instead in body.decode()
    assert json.loads(get(app, "/since.json?since=2000-01-01")[1])["error"] == "record-large"
    assert get(app, "/documents?since=2000-01-01")[0] == get(app, "/")[0] == 200


def test_an_id_with_signs_that_an_address_writes_otherwise_is_found(example: Path) -> None:
    app = create_app(example)
    place = json.loads(get(app, "/api/v1/places?limit=1")[1])["rows"][0]["id"]
    assert ":" in place
    assert get(app, f"/api/v1/places/{place.replace(':', '%3A')}") == get(app, f"/api/v1/places/{place}")
    assert get(app, f"/places/{place.replace(':', '%3A')}")[0] == 200
