"""What the encoder hears of speech: per token, per cue, and only as much as the rules leave open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.extract.attribution import Stretch, attributions
from fogline.extract.attribution.hearing import Hearing
from fogline.extract.attribution.lexicon import cue_lexicon
from fogline.extract.attribution.proposing import heard_content, heard_source, runs
from fogline.extract.attribution.report import Report, merged
from fogline.extract.attribution.weighing import likely, shared
from fogline.extract.encoder import grade
from fogline.extract.parse import pipeline

SAID = "The harbour master said on Monday that the ferry had sunk near the pier."
TRAILING = "Two boats were lost in the storm, the fishermen recalled."


def report_of(text: str) -> Report:
    return merged([Stretch(parsed=pipeline()(text))], cue_lexicon())


def words(report: Report, tokens: tuple[int, int] | None) -> str:
    return report.parsed[tokens[0] : tokens[1]].text if tokens else ""


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        (SAID, "said", "The harbour master", "the ferry had sunk near the pier"),
        (TRAILING, "recalled", "the fishermen", "Two boats were lost in the storm"),
    ],
)
def test_a_cue_is_heard_with_its_content_and_its_speaker(text: str, cue: str, source: str, content: str) -> None:
    report = report_of(text)
    where = next(token.i for token in report.parsed if token.text == cue)
    sentence = Hearing(report).at(where)
    assert sentence.cues[where] == max(sentence.cues) > 0.5
    (heard,) = sentence.of([(where, where + 1)])
    assert words(report, heard_source(report, (where, where + 1), heard)) == source
    assert content in " ".join(words(report, part) for part in heard_content(report, (where, where + 1), heard))


def test_reporting_words_are_the_same_heard_alone_or_beside_what_they_report() -> None:
    report = report_of(f"{SAID} {TRAILING}")
    for alone, beside in zip(Hearing(report).sentences, Hearing(report).sentences, strict=True):
        first, last = beside.tokens
        beside.of([(first + 2, first + 3), (last - 2, last - 1)])
        assert alone.cues.tolist() == beside.cues.tolist()


@given(st.text(alphabet="ab .,\n“”éİ", max_size=50))
def test_every_token_has_pieces_of_its_own_characters(text: str) -> None:
    report = report_of(f"x {text}")
    for sentence in Hearing(report).sentences:
        places = sentence.encoded.pieces.places
        for token, (first, last) in zip(sentence.span, sentence.pieces, strict=True):
            start = token.idx - sentence.span.start_char
            assert all(a < start + len(token) and b > start for a, b in places[first:last])


def test_runs_are_the_longest_stretches_above_a_bound() -> None:
    import numpy as np

    assert list(runs(np.array([0.9, 0.8, 0.1, 0.7], np.float32), 0.5)) == [(0, 2), (3, 4)]


def test_agreement_is_shared_over_covered() -> None:
    import numpy as np

    shares = np.array([1.0, 1.0, 0.0, 0.0], np.float32)
    assert shared(shares, (10, 14), [(10, 12)]) == pytest.approx(1.0)
    assert shared(shares, (10, 14), [(11, 13)]) == pytest.approx(1 / 3)
    assert shared(shares, (10, 14), [(12, 14)]) == 0.0


def test_a_draft_that_the_encoder_does_not_hear_is_less_likely() -> None:
    deaf = {"bias": 1.0, "cue": -5.0, "content": 0.0, "surely": 0.0, "source": 0.0}
    heard = {"bias": 1.0, "cue": 5.0, "content": 0.9, "surely": 0.9, "source": 0.9}
    assert likely(deaf) < likely(heard) - 0.4


def test_the_rules_find_stands_as_they_found_it() -> None:
    (found,) = attributions(pipeline()(SAID))
    assert [SAID[a:b] for a, b in found.content] == ["that the ferry had sunk near the pier"]
    assert [SAID[one.start : one.end] for one in found.speakers] == ["harbour master"]


@pytest.mark.parametrize(
    ("surer", "less", "event"),
    [
        ("The ferry sank near the pier.", "The ferry may have sunk near the pier.", "s"),
        ("The army took the town.", "The army failed to take the town.", "t"),
    ],
)
def test_a_plain_assertion_is_graded_higher(surer: str, less: str, event: str) -> None:
    def of(text: str) -> float:
        word = next(one for one in ("sank", "sunk", "took", "take") if f" {one} " in text)
        start = text.index(f" {word} ") + 1
        return grade(text, (start, start + len(word)))

    assert of(surer) > of(less) + 0.2
    assert -3.5 < of(less) < 3.5 > of(surer) > 2
