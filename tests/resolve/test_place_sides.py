"""Sides, ends, kinds and damaged writing in the words of a place, and names that only say whose somebody is."""

from __future__ import annotations

import pytest

from fogline.gazetteer import Place
from fogline.model import Claim, Document, Mention, Resolution, Role, Zone, span_of
from fogline.resolve.place_context import read_context
from fogline.resolve.place_phrases import read_phrases
from fogline.resolve.place_seen import PlaceContext, Seen, plain_name
from fogline.resolve.place_words import NAMES_A_PARTY
from fogline.resolve.places import resolve_places
from support.invented import actors, places

KNOWN = {"Ford", "Mill", "Karsk", "Zenda"}


def _report(text: str) -> Document:
    return Document(capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),))


def _answers(text: str, place: str, kind: str = "strike.shelling") -> list[Resolution]:
    document = _report(text)
    at = text.index(place)
    mention = Mention(role="place", span=span_of(text, at, at + len(place)))
    claim = Claim(document=document.id, kind=kind, span=span_of(text, 0, len(text)), mentions=(mention,))
    found = (one.record for one in resolve_places(document, [claim], places(), hints=("XR",), parties=actors()))
    return [one for one in found if isinstance(one, Resolution)]


@pytest.mark.parametrize(
    ("mention", "told"),
    [
        ("the northwestern town of Ford", [("Ford", "", "")]),
        ("northwestern Ford", [("Ford", "northwestern", "part")]),
        ("north western Ford", [("Ford", "northwestern", "part")]),
        ("the north of Ford", [("Ford", "northern", "part")]),
        ("the north and east of Ford", [("Ford", "northern", "part"), ("Ford", "eastern", "part")]),
        ("south and southeast of Ford", [("Ford", "south of", "near"), ("Ford", "southeast of", "near")]),
        ("the Mill suburb", [("Mill", "", "")]),
    ],
)
def test_a_side_is_a_part_or_beyond_and_never_where_a_town_lies(mention: str, told: list[tuple[str, str, str]]) -> None:
    phrases = read_phrases(mention, KNOWN.__contains__)
    assert [(phrase.name, phrase.qualifier, phrase.relation) for phrase in phrases] == told


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("the Ford-Mill line", ["Ford", "Mill"]),
        ("the entire Ford-Mill-Karsk front line", ["Ford", "Mill", "Karsk"]),
        ("the Stone-Weir line", ["Stone-Weir line"]),
        ("al- Marsh", ["al-Marsh"]),
    ],
)
def test_a_line_is_told_by_its_ends_where_they_are_places(mention: str, names: list[str]) -> None:
    assert [phrase.name for phrase in read_phrases(mention, KNOWN.__contains__)] == names


@pytest.mark.parametrize(
    ("mention", "name", "container"),
    [
        ("the Mill area of Karsk", "Mill", "Karsk"),
        ("Ford northern Karsk", "Ford", "northern Karsk"),
        ("Karsk citys Mill quarter", "Mill", "Karsk city"),
    ],
)
def test_what_contains_a_place_is_told_without_marks_too(mention: str, name: str, container: str) -> None:
    (phrase,) = read_phrases(mention, KNOWN.__contains__)
    assert (phrase.name, phrase.container) == (name, container)


def test_words_within_the_name_of_a_party_are_no_place() -> None:
    (found,) = _answers("Shells fell on the men of the Strelsau Front.", "Strelsau Front")
    assert (found.where, found.rule) != (None, NAMES_A_PARTY)
    (found,) = _answers("Shells fell on the men of the Red Banner.", "Banner")
    assert (found.where, found.rule) == (None, NAMES_A_PARTY)


@pytest.mark.parametrize("words", ["Strelsau-based", "Strelsau-backed", "Strelsau-led"])
def test_whose_somebody_is_tells_no_place(words: str) -> None:
    context = read_context(_report(f"Shells fell near Zenda. The {words} monitor counted them."), places(), ("XR",))
    last = context.before(1000)
    assert last is not None
    assert last.words == "Zenda"


def test_a_name_is_shown_without_what_a_list_adds_to_it() -> None:
    place = Place(id="one", name="Mill (Ford)", kind="village")
    context = PlaceContext(seen=(Seen(start=0, end=4, place=place, words="Mill"),))
    assert plain_name(place) == "Mill"
    assert context.spelling(place) == "Mill"
    assert PlaceContext().spelling(place) == "Mill"


def _struck(text: str, target: str, place: str = "") -> list[tuple[str, bool]]:
    """The places of a strike by their ids, and whether they have words of their own."""
    document = _report(text)
    roles: tuple[tuple[Role, str], ...] = (("target", target), ("place", place))
    mentions = tuple(
        Mention(role=role, span=span_of(text, text.index(words), text.index(words) + len(words)))
        for role, words in roles
        if words
    )
    claim = Claim(document=document.id, kind="strike.shelling", span=span_of(text, 0, len(text)), mentions=mentions)
    found = (one.record for one in resolve_places(document, [claim], places(), hints=("XR",), parties=actors()))
    kept = [one for one in found if isinstance(one, Resolution) and one.where is not None]
    return [(one.where.id or "", one.span is not None) for one in kept if one.where]


def test_a_town_that_was_struck_is_where_it_was() -> None:
    assert _struck("The navy shelled Zenda after the fall of Strelsau.", "Zenda") == [("ruritania:zenda", False)]
    assert _struck("The navy shelled Tarlenheim in Strelsau.", "Tarlenheim", "Strelsau") == [
        ("ruritania:strelsau.tarlenheim", False)
    ]
    assert _struck("The navy shelled the men in Strelsau.", "men", "Strelsau") == [("ruritania:strelsau", True)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("After a raid on Zenda, the hungry rioted in Strelsau.", "Strelsau"),
        ("Men from Zenda shot at Strelsau all day.", "Strelsau"),
        ("Zenda's jets roared over Strelsau.", "Strelsau"),
    ],
)
def test_another_events_place_and_an_origin_are_passed_over(text: str, shown: str) -> None:
    assert _lent(text, "fighting.battle") == [shown]


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("Fighting has gone on in all of Ruritania.", "fighting.battle", "Ruritania"),
        ("Unrest hit Ruritania years ago.", "fighting.battle", "Ruritania"),
        ("A car bomb killed nine in Ruritania.", "harm.killed", "Ruritania"),
        ("The planes shelled northern Ruritania.", "strike.airstrike", "northern Ruritania"),
    ],
)
def test_a_country_in_the_words_is_where_it_was(text: str, kind: str, shown: str) -> None:
    assert _lent(text, kind) == [shown]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They fought a war with Ruritania.", "fighting.battle"),
        ("Men are moved under a deal brokered by Ruritania.", "civil.evacuation"),
        ("The Ruritania Liberation Army fought on.", "fighting.battle"),
        ("Ruritania bombed them.", "strike.airstrike"),
    ],
)
def test_a_country_that_somebody_is_with_or_against_is_not(text: str, kind: str) -> None:
    assert _lent(text, kind) == []


def _lent(text: str, kind: str) -> list[str]:
    document = _report(text)
    claim = Claim(document=document.id, kind=kind, span=span_of(text, 0, len(text)))
    found = (one.record for one in resolve_places(document, [claim], places(), hints=("XR",), parties=actors()))
    return [one.where.name for one in found if isinstance(one, Resolution) and one.where is not None]


@pytest.mark.parametrize(
    ("before", "short", "meant"),
    [
        ("Planes bombed the town of Zenda near Strelsau.", "the town", "Zenda"),
        ("Planes bombed Zenda town near Strelsau.", "the town", "Zenda"),
        ("Planes bombed Zenda in Strelsau province.", "the city", "Zenda"),
        ("Men left Zenda for Strelsau.", "the city", "Strelsau"),
    ],
)
def test_the_town_is_the_one_that_was_called_so(before: str, short: str, meant: str) -> None:
    text = f"{before} Shells hit {short} again."
    assert [one.where.name for one in _answers(text, short) if one.where is not None] == [meant]


def test_the_north_of_a_country_is_a_part_of_it() -> None:
    text = "Guns were heard in Ruritania. Shells fell in the north of the country."
    assert [one.where.name for one in _answers(text, "north of the country") if one.where] == ["northern Ruritania"]


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("They hold most of Zenda and fight on.", "most", "Zenda"),
        ("Strelsau is quiet. They took 60% of Zenda in May.", "60%", "Zenda"),
        ("A bomb went off in Norways divided northern city of Zenda at dawn.", "Norways", "Zenda"),
        ("Zenda burned. Shells fell on the towns hospital.", "the towns hospital", "hospital"),
    ],
)
def test_a_share_or_an_owner_is_read_with_the_name_behind_it(text: str, place: str, shown: str) -> None:
    assert [one.where.name for one in _answers(text, place, "control.hold") if one.where is not None] == [shown]


def test_a_share_of_nothing_named_takes_no_name_from_behind() -> None:
    text = "Strelsau is quiet. They took 30% of territory Rudolf once held."
    assert [one.where.name for one in _answers(text, "30%", "control.hold") if one.where is not None] == ["Strelsau"]


def test_a_share_of_the_town_spoken_of_is_a_part_of_it() -> None:
    text = "Strelsau is loud. They hold most of the city now."
    (one,) = [one.where for one in _answers(text, "most", "control.hold")]
    assert one is not None
    assert (one.name, one.qualifier) == ("Strelsau", "most")


@pytest.mark.parametrize(
    ("mention", "told"),
    [
        ("Ford Mill Karsk and Zenda", [("Ford", ""), ("Mill", ""), ("Karsk", ""), ("Zenda", "")]),
        ("the towns of Ford Mill and Zenda", [("Ford", ""), ("Mill", ""), ("Zenda", "")]),
        ("Karsk Yemen", [("Karsk", "Yemen")]),
        ("Ford Mill", [("Ford Mill", "")]),
        ("the towns of Jisr al-Ford and Zenda", [("Jisr al-Ford", ""), ("Zenda", "")]),
        ("the province of Karsk AFP", [("Karsk", "")]),
        ("Karsk (ISIL", [("Karsk ISIL", "")]),
    ],
)
def test_names_that_lost_their_comma_are_told_apart(mention: str, told: list[tuple[str, str]]) -> None:
    known = {*KNOWN, "Yemen", "al-Ford"}
    phrases = read_phrases(mention, known.__contains__)
    assert [(phrase.name, phrase.container) for phrase in phrases] == told


def test_a_province_in_the_north_of_its_country_is_meant_whole() -> None:
    known = {*KNOWN, "Yemen"}.__contains__
    assert [one.qualifier for one in read_phrases("Yemens northern Karsk province", known)] == [""]
    assert [one.qualifier for one in read_phrases("Yemens northern Karsk", known)] == ["northern"]


def test_a_side_of_a_town_has_its_point_on_that_side() -> None:
    (whole,) = _answers("Shells fell on Zenda.", "Zenda")
    (side,) = _answers("Shells fell on southeastern Zenda.", "southeastern Zenda")
    (edge,) = _answers("Shells fell on the northern outskirts of Zenda.", "the northern outskirts of Zenda")
    assert whole.where is not None
    assert side.where is not None
    assert edge.where is not None
    assert (side.where.id, side.where.precision, side.where.radius_m) == (whole.where.id, "city-part", 1250)
    assert (side.where.latitude or 0) < (whole.where.latitude or 0) < (edge.where.latitude or 0)
    assert (side.where.longitude or 0) > (whole.where.longitude or 0) == (edge.where.longitude or 0)
