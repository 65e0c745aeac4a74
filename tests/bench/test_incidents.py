"""The exam of incidents: piles by their fields, labels checked, figures that move when the grouping is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.errors import BenchError
from bench.exams import Request, run
from bench.incidents import headed, incident_pile, is_unseen, labelled_pile, outlet, pile_of
from bench.tfidf import Dated, grouped

FERRY = [
    "Anselm Orrick, 54, a ferryman, was shot dead at the Heron landing in Ostrava on Thursday, the police said.",
    "Police named a suspect in the death of the ferryman Anselm Orrick, 54, who was shot at the Heron landing.",
]
BAKER = [
    "A gunman killed the baker Wilmot Dace, 22, behind the Lantern tavern in Lindow on Monday, the police said.",
]


def incident(name: str, texts: list[str], day: str) -> dict[str, object]:
    docs = [{"title": f"Killing {name}", "dct": day, "url": "http://paper.example/x", "text": text} for text in texts]
    return {"incident_id": name, "docs": docs}


@pytest.fixture
def incidents(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "incidents.jsonl"
    path.parent.mkdir()
    told = [incident("11", FERRY, "2031-05-09"), incident("12", BAKER, "2031-09-20")]
    path.write_text("".join(json.dumps(one) + "\n" for one in told), encoding="utf-8")
    return path


def test_the_exam_groups_reports_by_what_they_are_about(incidents: Path) -> None:
    result = run(Request(exam="incidents", data=(incidents,)))
    figures = result["figures"]
    assert (result["n"], figures["incidents"], figures["without_event"]) == (3, 2, 0)
    assert figures["b3_f1"] == figures["conll_f1"] == 1.0
    assert figures["alone_b3_f1"] < 1.0
    assert set(figures) >= {"baseline_b3_f1", "muc_f1", "ceafe_f1", "b3_p", "b3_r", "interval"}


def test_incidents_name_their_reports_and_know_which_were_never_tuned_on() -> None:
    pile = incident_pile([incident("11", FERRY, "2031-05-09"), incident("12", BAKER, "")])
    assert sorted(sorted(str(one) for one in group) for group in pile.groups) == [["11/0", "11/1"], ["12/0"]]
    assert pile.unseen == {name for name in ("11/0", "11/1", "12/0") if is_unseen(name[:2])}
    assert pile.reports[0]["source"] == "paper.example"


def test_labels_count_each_report_once_and_say_whose_they_are(tmp_path: Path) -> None:
    labels = tmp_path / "labels.json"
    told = {
        "digest": "d",
        "groups": [{"documents": ["a", "b"]}],
        "singles": ["c", "gone"],
        "non_pairs": [["a", "c", "why"], ["a", "gone", "why"]],
    }
    labels.write_text(json.dumps(told), encoding="utf-8")
    found = [{"id": name, "text": name, "title": None} for name in ("a", "a", "b", "c")]
    pile = labelled_pile(found, "d", labels)
    assert [one["name"] for one in pile.reports] == ["a", "b", "c"]
    assert pile.groups == [frozenset("ab"), frozenset("c")]
    assert pile.apart == [("a", "c")]
    assert pile.about["labelled_data"] is True
    assert labelled_pile(found, "other", labels).about["labelled_data"] is False


def test_other_records_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"words": 1}\n', encoding="utf-8")
    with pytest.raises(BenchError, match="incident_id"):
        pile_of([path])


def test_a_headline_is_put_above_its_text_once() -> None:
    assert headed("Fire", "It burnt.") == "Fire\n\nIt burnt."
    assert headed("Fire", "Fire\nIt burnt.") == "Fire\nIt burnt."
    assert headed(None, "It burnt.") == "It burnt."


def test_the_outlet_of_an_archived_page_is_the_pages() -> None:
    assert outlet("http://web.archive.org/web/2016/http://www.paper.example/a") == "paper.example"


def test_the_baseline_joins_like_words_within_its_window() -> None:
    texts = [*FERRY, *BAKER]
    days = ["2031-05-09", "2031-05-12", "2031-05-10"]
    near = grouped([Dated(text=text, day=day) for text, day in zip(texts, days, strict=True)], alike=0.03)
    assert near[0] == near[1] != near[2]
    far = grouped(
        [Dated(text=text, day=day) for text, day in zip(texts, ["2031-05-09", "2031-09-12", ""], strict=True)]
    )
    assert far[0] != far[1]
