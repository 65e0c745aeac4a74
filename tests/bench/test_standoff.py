"""Our own gold is joined with the very texts it was marked in, or refused; and what is committed holds no text."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bench.errors import Absent, BenchError
from bench.standoff import GOLD, KEPT, PARTS, _rows, digest_lines, join, join_second

from fogline.model import FAMILIES

TEXT = "Preface that nobody marked. Militia fighters took the weir at dawn. Ünder the bridge two men were hurt."
CLAIM = {"doc": "fakes:7", "start": 28, "end": 66, "facet": "control", "what": "captured", "status": "happened"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    _rows.cache_clear()
    folder = tmp_path / "data" / "fakes"
    folder.mkdir(parents=True)
    row = {"id": 7, "text": TEXT, "source": "Meridian Wire", "date": "2031-03-03", "title": ""}
    (folder / "fakes.jsonl.gz").write_bytes(gzip.compress(json.dumps(row).encode()))
    return tmp_path / "data"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    write(folder, {})
    return folder


def write(folder: Path, changed: dict[str, Any], claim: dict[str, Any] | None = None) -> None:
    document = {"doc": "fakes:7", "start": 28, "end": len(TEXT), "part": "dev"}
    document["sha256"] = hashlib.sha256(TEXT.encode()).hexdigest()
    (folder / "documents.json").write_text(json.dumps([document | changed]), encoding="utf-8")
    (folder / "claims.jsonl").write_text(json.dumps(CLAIM | (claim or {})) + "\n", encoding="utf-8")


def test_offsets_are_laid_over_the_stretch_that_was_read(corpus: Path, gold: Path) -> None:
    joined = join("dev", corpus, gold=gold)
    (document,) = joined.documents
    (claim,) = joined.claims
    assert document["name"] == claim["doc"] == "fakes_7.txt"
    assert document["text"].startswith("Militia")
    assert (document["source"], document["published"], document["title"]) == ("Meridian Wire", "2031-03-03", None)
    assert claim["quote"] == document["text"][claim["start"] : claim["end"]] == "Militia fighters took the weir at dawn"


def test_another_text_is_refused(corpus: Path, gold: Path) -> None:
    write(gold, {"sha256": "0" * 64})
    with pytest.raises(BenchError, match="not the one that was annotated"):
        join("dev", corpus, gold=gold)


def test_a_missing_corpus_is_told_apart(tmp_path: Path, gold: Path) -> None:
    with pytest.raises(Absent, match="not there"):
        join("dev", tmp_path / "nowhere", gold=gold)


def test_an_unknown_part_and_an_unknown_corpus_are_refused(corpus: Path, gold: Path) -> None:
    with pytest.raises(BenchError, match="dev, test, fresh"):
        join("train", corpus, gold=gold)
    write(gold, {"doc": "nowhere:7"})
    with pytest.raises(BenchError, match="no corpus is called 'nowhere'"):
        join("dev", corpus, gold=gold)


def test_only_what_was_read_twice_is_compared(corpus: Path, gold: Path) -> None:
    (gold / "second.jsonl").write_text("", encoding="utf-8")
    assert join_second(corpus, gold=gold)[0].claims == ()
    write(gold, {"second": True})
    first, second = join_second(corpus, gold=gold)
    assert (len(first.claims), len(second.claims)) == (1, 0)


def test_the_digest_is_of_the_labels_of_a_part(gold: Path) -> None:
    before = list(digest_lines("dev", gold))
    write(gold, {"second": True})
    assert list(digest_lines("dev", gold)) == before
    write(gold, {}, {"facet": "fighting"})
    assert list(digest_lines("dev", gold)) != before
    assert list(digest_lines("test", gold)) == []


def committed(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / name).read_text(encoding="utf-8").splitlines() if (GOLD / name).is_file() else []
    return [json.loads(line) for line in lines]


LABELS = {"doc", "start", "end", "facet", "what", "who", "whom", "where", "when", "counts", "says", "status"}
STATUSES = {"happened", "ongoing", "planned", "forecast", "claimed", "denied", "background", "opinion"}


@pytest.mark.parametrize("name", ["claims.jsonl", "second.jsonl"])
def test_the_committed_gold_is_whole_and_holds_no_text(name: str) -> None:
    documents = {one["doc"]: one for one in json.loads((GOLD / "documents.json").read_text(encoding="utf-8"))}
    for claim in committed(name):
        document = documents[claim["doc"]]
        assert document["start"] <= claim["start"] < claim["end"] <= document["end"], claim["doc"]
        assert set(claim) <= LABELS | {"polarity", "basis"}, claim["doc"]
        assert claim["facet"] in FAMILIES
        assert claim["status"] in STATUSES
        names = [x for key in ("who", "whom", "where", "says") for x in claim.get(key) or []]
        assert max(map(len, [claim["what"], *names])) <= 80, claim["doc"]


def test_the_committed_documents_are_told_once_each_and_in_parts() -> None:
    documents = json.loads((GOLD / "documents.json").read_text(encoding="utf-8"))
    assert len({one["doc"] for one in documents}) == len(documents) >= 150
    parts = Counter(one["part"] for one in documents)
    assert set(parts) == set(PARTS)
    assert 0.1 <= sum(parts[one] for one in KEPT) / len(documents) <= 0.35
    assert {set(one) <= {"doc", "start", "end", "sha256", "part", "second"} for one in documents} == {True}


@pytest.mark.shared
def test_the_committed_gold_fits_the_corpora(shared: Path) -> None:
    _rows.cache_clear()
    if not (shared / "data" / "fakes").is_dir():
        pytest.skip("needs the corpora of the private reference material")
    for part in PARTS:
        joined = join(part, shared / "data")
        assert all(claim["quote"] == claim["quote"].strip() != "" for claim in joined.claims)
