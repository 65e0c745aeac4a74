"""The exam of attributions: its arithmetic, on rows of our own, and its floor on the private set."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from bench.attribution import Pair, figures, found_pairs, gold_pairs, overlap, run, speaker_names, tally

from fogline.extract.attribution import Attribution

TEXT = "The mayor said the mill burned. According to two residents, nobody was hurt."


def entry(content: str, source: str) -> dict[str, Any]:
    def role(words: str) -> list[dict[str, Any]]:
        start = TEXT.index(words)
        return [{"spans": [[start, start + len(words)]]}]

    return {"content": role(content), "source": role(source), "cue": []}


ROW = {
    "text": TEXT,
    "attributions": [entry("the mill burned", "The mayor"), entry("nobody was hurt", "two residents")],
}


def test_overlap_is_shared_over_covered() -> None:
    assert overlap(((0, 10),), ((0, 10),)) == 1.0
    assert overlap(((0, 10),), ((5, 15),)) == pytest.approx(1 / 3)
    assert overlap(((0, 4), (6, 10)), ((0, 4),)) == 0.5
    assert overlap((), ()) == 1.0
    assert overlap((), ((0, 1),)) == 0.0


def test_pairs_are_one_to_one_and_the_better_overlap_wins() -> None:
    gold = [Pair(((0, 10),), ((20, 25),))]
    found = [Pair(((0, 9),), ((20, 25),)), Pair(((0, 10),), ((20, 25),))]
    counted = tally(gold, found)
    assert (counted.content, counted.source, counted.content_exact) == (1, 1, 1)
    assert figures([counted])["content_f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_a_wrong_source_counts_for_content_only() -> None:
    counted = tally([Pair(((0, 10),), ((20, 25),))], [Pair(((0, 10),), ((40, 45),))])
    assert (counted.content, counted.source) == (1, 0)


def test_only_the_outermost_speech_is_compared_as_the_gold_marks_no_other() -> None:
    outer = Attribution(content=((10, 60),), cue=(4, 9), lemma="say", source=(0, 3))
    inner = Attribution(content=((30, 60),), cue=(20, 28), lemma="report", source=(12, 19))
    after = Attribution(content=((70, 90),), cue=(62, 68), lemma="add", source=(0, 3))
    assert [pair.content for pair in found_pairs([outer, inner, after])] == [outer.content, after.content]
    assert [pair.content for pair in found_pairs([inner, after])] == [inner.content, after.content]


def test_gold_without_content_is_left_out() -> None:
    assert gold_pairs({"attributions": [{"content": [], "source": []}]}) == []


def test_the_exam_runs_on_a_file(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write(json.dumps(ROW) + "\n")
    result = run([path])
    assert result["n"] == 2
    assert result["figures"]["content_exact_f1"] == 1.0
    assert result["figures"]["content_source_exact_f1"] == 1.0
    assert result["figures"]["baseline"]["content_f1"] < 1.0


def test_nobody_speaks_where_no_attribution_holds() -> None:
    assert speaker_names(TEXT, None) == []


@pytest.mark.slow
@pytest.mark.shared
def test_the_reader_stays_above_its_floor(shared: Path) -> None:
    result = run([shared / "data" / "polnear" / "dev.jsonl.gz"])["figures"]
    assert result["content_f1"] >= 0.63
    assert result["content_source_f1"] >= 0.56
    assert result["content_f1"] > 1.5 * result["baseline"]["content_f1"]
    assert result["share_of_parser"] < 4  # the encoder reads every sentence for it
