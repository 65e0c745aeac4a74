"""The encoder's lessons: words marked where the gold has them; what is weighed on top tells right from wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from bench.attribution import Pair
from bench.encoder_lessons import ABSENT, CLASSES, ClaimLesson, Lessons, load_lessons, save_lessons
from bench.encoder_rows import EncoderRow, claim_lessons, is_held, speech_lesson
from bench.train_attribution import fit, rightness

from fogline.extract.encoder import Asked, pieces_of

SENTENCE = "The ferry sank, the harbour master said."


def words_at(marked: np.ndarray, text: str = SENTENCE) -> list[str]:
    places = pieces_of(text, 64).places
    return [text[a:b] for (a, b), yes in zip(places, marked, strict=True) if yes]


def span(words: str, at: int = 0) -> list[tuple[int, int]]:
    start = SENTENCE.index(words) + at
    return [(start, start + len(words))]


def test_a_sentence_of_speech_has_its_cue_content_and_source_marked() -> None:
    told = [(span("said", 100), span("The ferry sank", 100), span("the harbour master", 100))]
    lesson = speech_lesson("report", SENTENCE, 100, told)
    assert words_at(lesson.cues) == ["said"]
    assert len(lesson.asked) == 2
    assert words_at(lesson.roles[1] == 1) == ["The", "ferry", "sank"]
    assert words_at(lesson.roles[1] == 2) == ["the", "harbour", "master"]
    assert not lesson.roles[0].any()


def test_words_whose_cue_stands_elsewhere_are_asked_of_the_opening_marker() -> None:
    told: list[tuple[list[tuple[int, int]], list[tuple[int, int]], list[tuple[int, int]]]] = [
        ([(0, 4)], span("The ferry sank", 100), [])
    ]
    lesson = speech_lesson("report", SENTENCE, 100, told)
    assert lesson.asked == ((0, 1),)
    assert words_at(lesson.roles[0] == 1) == ["The", "ferry", "sank"]


def test_candidates_of_one_sentence_are_one_lesson() -> None:
    def row(event: str, status: int) -> EncoderRow:
        start = SENTENCE.index(event)
        place = (start, start + len(event))
        asked = Asked(sentence=SENTENCE, event=place, head=place, span=(0, len(SENTENCE)))
        return EncoderRow("report", asked, np.eye(len(CLASSES), dtype=np.float32)[1], status, 0)

    (lesson,) = claim_lessons([row("sank", 3), row("said", ABSENT)])
    assert lesson.statuses == (3, ABSENT)
    assert lesson.families.shape == (2, len(CLASSES))
    assert lesson.ids == pieces_of(SENTENCE, 64).ids


def test_lessons_come_back_from_their_file(tmp_path: Path) -> None:
    hinted = np.zeros((1, 2 * len(CLASSES) + 1), np.float32)
    one = ClaimLesson("r", (1, 2), (((0, 1),),), hinted, np.zeros((1, len(CLASSES)), np.float32), (ABSENT,), (ABSENT,))
    save_lessons(Lessons(gold=[one]), tmp_path / "lessons")
    assert load_lessons(tmp_path / "lessons").gold[0].report == "r"


def test_about_one_report_in_eight_is_held_back_and_always_the_same() -> None:
    held = [name for name in (f"report {n}" for n in range(4000)) if is_held(name)]
    assert 400 < len(held) < 600
    assert all(map(is_held, held))


def test_a_form_is_right_in_parts_by_content_speaker_and_words() -> None:
    gold = [Pair(((0, 10),), ((20, 30),))]
    assert rightness(Pair(((0, 10),), ((20, 30),)), gold) == pytest.approx(1.0)
    assert rightness(Pair(((0, 9),), ((20, 30),)), gold) == pytest.approx(0.8)
    assert rightness(Pair(((0, 9),), ((40, 50),)), gold) == pytest.approx(0.4)
    assert rightness(Pair(((12, 19),), ((20, 30),)), gold) == 0.0


def test_the_weights_learn_what_tells_right_from_wrong() -> None:
    told = [({"bias": 1.0, "heard": float(n % 2)}, float(n % 2)) for n in range(100)]
    weights = fit(told)
    assert weights["heard"] > 2
    assert weights["bias"] == pytest.approx(-weights["heard"] / 2, rel=0.3)
