"""Places of claims: inheritance, homonyms, and the laws that hold whatever the words are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.config import Scope
from fogline.gazetteer import Candidate, Place
from fogline.model import Claim, Document, Mention, Resolution, Zone, span_of
from fogline.resolve.place_answer import Answerer
from fogline.resolve.place_choose import Weighed, is_believable
from fogline.resolve.place_phrases import read_phrases
from fogline.resolve.place_seen import PlaceContext, Seen
from fogline.resolve.place_words import NO_PLACE
from fogline.resolve.places import place_hints, resolve_places
from support.invented import actors, places


def report(text: str) -> Document:
    return Document(capture="c", name="r", text=text, language="en", zones=(Zone(kind="body", start=0, end=len(text)),))


def claim(document: Document, words: str, kind: str = "harm.killed", place: str = "") -> Claim:
    start = document.text.index(words)
    mentions: tuple[Mention, ...] = ()
    if place:
        at = document.text.index(place, start)
        mentions = (Mention(role="place", span=span_of(document.text, at, at + len(place))),)
    return Claim(
        document=document.id, kind=kind, span=span_of(document.text, start, start + len(words)), mentions=mentions
    )


def answers(document: Document, *claims: Claim, **told: object) -> list[list[Resolution]]:
    hint = str(told.get("country", "XR"))
    found = [f.record for f in resolve_places(document, claims, places(), hints=(hint,) if hint else ())]
    records = [record for record in found if isinstance(record, Resolution)]
    return [[record for record in records if record.subject == one.id] for one in claims]


def test_a_clause_without_a_place_takes_that_of_its_sentence() -> None:
    document = report("Planes bombed Hentzau on Monday and 14 people were killed.")
    strike = claim(document, "Planes bombed Hentzau", "strike.air", place="Hentzau")
    harm = claim(document, "14 people were killed")
    _, lent = answers(document, strike, harm)

    assert lent[0].span is None
    assert lent[0].where is not None
    assert lent[0].where.id == "ruritania:strelsau.hentzau"
    assert lent[0].rule == "inherited from a clause of the same sentence"


def test_a_clause_lends_its_place_though_its_first_words_name_none() -> None:
    document = report("A Red convoy in Hentzau was hit and 14 people were killed.")
    clause = claim(document, "A Red convoy in Hentzau was hit", "strike.air", place="Hentzau")
    at = document.text.index("Red convoy")
    first = Mention(role="place", span=span_of(document.text, at, at + len("Red convoy")))
    strike = replace(clause, mentions=(first, *clause.mentions))
    told, lent = answers(document, strike, claim(document, "14 people were killed"))

    assert [r.where.id if r.where else None for r in told] == [None, "ruritania:strelsau.hentzau"]
    assert [r.where.id for r in lent if r.where] == ["ruritania:strelsau.hentzau"]


def test_a_later_sentence_takes_the_town_around_a_district() -> None:
    document = report("Strelsau burned. Planes bombed Hentzau on Monday. At least 14 people were killed.")
    strike = claim(document, "Planes bombed Hentzau", "strike.air", place="Hentzau")
    _, lent = answers(document, strike, claim(document, "At least 14 people were killed"))

    assert [r.where.id for r in lent if r.where] == ["ruritania:strelsau"]


def test_talk_is_not_placed_by_what_stands_near_it() -> None:
    document = report("Planes bombed Hentzau on Monday. The crown rejected the accusation.")
    strike = claim(document, "Planes bombed Hentzau", "strike.air", place="Hentzau")
    talk = claim(document, "The crown rejected the accusation", "politics.statement")

    assert answers(document, strike, talk)[1] == []


def test_a_judgement_is_placed_by_the_place_that_it_is_about() -> None:
    document = report("Zenda has borne the brunt of the war. The league praised Strelsau for its patience.")
    borne = claim(document, "Zenda has borne the brunt of the war", "judgement.assessment")
    praise = claim(document, "The league praised Strelsau for its patience", "politics.statement")
    told, talk = answers(document, borne, praise)

    assert [r.where.id for r in told if r.where] == ["ruritania:zenda"]
    assert talk == []


def test_background_takes_no_place_from_the_news_before_it() -> None:
    document = report("Planes bombed Hentzau on Monday. The long war has killed many thousands.")
    strike = claim(document, "Planes bombed Hentzau", "strike.air", place="Hentzau")
    old = replace(claim(document, "The long war has killed many thousands"), background=True)

    assert answers(document, strike, old)[1] == []


def test_targets_of_control_that_are_places_are_placed() -> None:
    document = report("The rebels captured Hentzau at noon.")
    at = document.text.index("Hentzau")
    target = Mention(role="target", span=span_of(document.text, at, at + 7))
    taken = replace(claim(document, "The rebels captured Hentzau", "control.capture"), mentions=(target,))

    assert [r.where.id for r in answers(document, taken)[0] if r.where] == ["ruritania:strelsau.hentzau"]


def test_a_homonym_is_settled_by_the_country_of_the_report() -> None:
    sudanese = report("Sudanese troops entered Damascus road in Khartoum, Sudan said. Sudanese jets flew over Sudan.")
    syrian = report("The Ruritanian army left Damascus. Ruritania said it would return to Zenda.")
    at_home = claim(syrian, "The Ruritanian army left Damascus", "control.lost", place="Damascus")

    assert answers(syrian, at_home)[0][0].where is not None
    assert answers(syrian, at_home)[0][0].where.id == "ruritania:damascus"  # type: ignore[union-attr]
    away = claim(sudanese, "Sudanese troops entered Damascus", "control.capture", place="Damascus")
    resolved = answers(sudanese, away, country="SD")[0][0]
    assert resolved.where is None or resolved.where.id != "ruritania:damascus" or resolved.rivals is not None


def test_rivals_are_kept() -> None:
    document = report("Ruritania is at war. Shells hit Zenda.")
    resolved = answers(document, claim(document, "Shells hit Zenda", "strike.shelling", place="Zenda"))[0][0]

    assert resolved.where is not None
    assert resolved.where.id == "ruritania:zenda"
    assert "ruritania:zenda_province" in {rival.where.id for rival in resolved.rivals if rival.where}


def test_no_rival_scores_above_what_was_chosen() -> None:
    document = report("Fighting shook Zenda and Strelsau, and the village of Grimsby in Zenda province.")
    for words in ("Zenda", "Strelsau", "Grimsby"):
        place = claim(document, "Fighting shook Zenda and Strelsau, and the village of Grimsby", place=words)
        found = list(resolve_places(document, [place], places(), hints=("XR",)))
        rivals = [(one.confidence, rival.score) for one in found for rival in getattr(one.record, "rivals", ())]
        assert all(confidence >= score for confidence, score in rivals)


def test_a_name_that_only_sounds_alike_must_lie_near_what_is_named() -> None:
    near = Place(id="near", name="Ford", kind="town", latitude=10.0, longitude=10.0, country="XA")
    far = Place(id="far", name="Mill", kind="village", latitude=20.0, longitude=10.0, country="XA")
    context = PlaceContext(country="XA", shares={"XA": 1.0}, seen=(Seen(start=0, end=4, place=near, words="Ford"),))
    alike = Candidate(place=far, score=0.9, how="sound", spelling="myll")
    for candidate, believed in (
        (alike, False),
        (replace(alike, how="exact"), True),
        (replace(alike, place=near), True),
    ):
        assert is_believable(Weighed(candidate=candidate, score=1.0, reasons=()), context) is believed


def test_a_name_is_no_witness_of_its_own_meaning() -> None:
    context = PlaceContext(shares={"XA": 0.5, "XB": 0.5}, own={"ford": {"XA": 0.4, "XB": 0.1}})
    assert context.share_besides("ford", "XA") == pytest.approx(0.2)
    assert context.share_besides("ford", "XB") == pytest.approx(0.8)
    assert context.share_besides("mill", "XA") == 0.5
    assert PlaceContext(shares={"XA": 1.0}, own={"ford": {"XA": 1.0}}).share_besides("ford", "XA") == 0.0


def test_words_that_are_no_place_stay_open() -> None:
    document = report("The commander stayed loyal to Flavia in Ruritania.")
    odd = claim(document, "The commander stayed loyal to Flavia", "force.backing", place="Flavia")

    assert answers(document, odd)[0][0].where is None


def test_what_is_captured_is_a_place_though_no_list_has_it() -> None:
    document = report("The army captured Marlow in Ruritania.")
    taken = claim(document, "The army captured Marlow", "control.capture", place="Marlow")

    assert [r.where.name for r in answers(document, taken)[0] if r.where] == ["Marlow"]


def test_talk_is_not_put_into_what_lies_around_words_without_a_name() -> None:
    document = report("Planes bombed Hentzau on Monday. The war has ruined whole areas, a minister said.")
    talk = claim(document, "The war has ruined whole areas", "judgement.assessment", place="whole areas")
    found = answers(document, talk)[0]

    assert [(r.where, r.rule) for r in found] == [(None, NO_PLACE)]


def test_a_clause_shows_the_place_it_takes_as_the_report_spells_it() -> None:
    document = report("Planes bombed Hentzaw on Monday, killing six people.")
    strike = claim(document, "Planes bombed Hentzaw", "strike.air", place="Hentzaw")
    harm = claim(document, "killing six people")

    assert [(r.where.id, r.where.name) for r in answers(document, strike, harm)[1] if r.where] == [
        ("ruritania:strelsau.hentzau", "Hentzaw")
    ]


def placed_by(document: Document, words: str, *named: str) -> list[str]:
    """The names of the places of a claim whose words name several."""
    start = document.text.index(words)
    spots = [document.text.index(name, start) for name in named]
    spans = [span_of(document.text, at, at + len(name)) for at, name in zip(spots, named, strict=True)]
    mentions = tuple(Mention(role="place", span=span) for span in spans)
    span = span_of(document.text, start, start + len(words))
    one = Claim(document=document.id, kind="strike.shelling", span=span, mentions=mentions)
    return [record.where.name for record in answers(document, one)[0] if record.where is not None]


@pytest.mark.parametrize(
    ("words", "named", "kept"),
    [
        ("Shells hit Hentzau and Zenda", ("Hentzau", "Zenda"), ["Hentzau", "Zenda"]),
        ("Shells hit the towns of Hentzau, and later Zenda", ("Hentzau", "Zenda"), ["Hentzau", "Zenda"]),
        ("The army took **Hentzau** and part of **Zenda**", ("Hentzau", "Zenda"), ["Hentzau", "Zenda"]),
        ("Shells hit Hentzau after a march by men of Zenda", ("Hentzau", "Zenda"), ["Hentzau"]),
        ("Shells hit Hentzau, ten miles from Zenda", ("Hentzau", "Zenda"), ["Hentzau"]),
        ("Shells fell on Gorse Hospital in Zenda", ("Gorse Hospital", "Zenda"), ["Gorse hospital", "Zenda"]),
    ],
)
def test_the_first_place_and_what_is_listed_with_it_are_where_it_was(
    words: str, named: tuple[str, ...], kept: list[str]
) -> None:
    assert placed_by(report(f"{words}."), words, *named) == kept


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Then shells destroyed a lorry near Zenda.", "near Zenda"),
        ("Then shells destroyed a lorry in northern Zenda.", "northern Zenda"),
        ("Then shells destroyed a lorry in Zenda.", "Zenda"),
    ],
)
def test_a_place_that_the_sentence_names_is_taken_with_the_words_that_shift_it(text: str, shown: str) -> None:
    document = report(f"Guns were heard from Strelsau in Ruritania all day. {text}")
    found = answers(document, claim(document, "shells destroyed a lorry", "strike.shelling"))[0]
    assert [record.where.name for record in found if record.where] == [shown]


@pytest.mark.parametrize(("words", "name"), [("village of Elphberg", "Elphberg"), ("territory of Elphberg", "")])
def test_a_village_is_a_place_though_somebody_bears_its_name(words: str, name: str) -> None:
    answerer = Answerer(places(), PlaceContext(), actors())
    assert [answerer.without_party(phrase).name for phrase in read_phrases(words, answerer.known)] == [name]


def test_the_building_of_the_title_is_meant_by_its_kind() -> None:
    document = replace(report("Rebels in Strelsau held the airport for a week."), title="Battle of Marlow Airport")
    held = claim(document, "Rebels in Strelsau held the airport", "control.hold", place="the airport")

    assert [r.where.name for r in answers(document, held)[0] if r.where] == ["Marlow Airport"]


def test_the_scope_hints_at_the_country() -> None:
    document = report("Shells hit Zenda.")
    one = claim(document, "Shells hit Zenda", "strike.shelling", place="Zenda")
    scope = Scope(places=("Strelsau",))
    found = list(resolve_places(document, [one], places(), hints=place_hints(places(), scope)))

    assert [f.record.where.country for f in found if isinstance(f.record, Resolution) and f.record.where] == ["XR"]


WORDS = st.sampled_from(
    "the Strelsau Zenda and , of in near north eastern city district villages outside 's half rebel-held Hentzau "
    "province three its there IN countryside ( ) al-Marsh 12 km İstanbul ﷺ – “ road".split()
)


@settings(max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=9))
def test_whatever_the_words_the_laws_hold(words: list[str]) -> None:
    mention = " ".join(words)
    document = report(f"Shells fell {mention} on Friday. Strelsau was quiet.")
    one = claim(document, f"Shells fell {mention}", "strike.shelling", place=mention)
    first = answers(document, one)
    for resolution in first[0]:
        if resolution.span is not None:
            resolution.span.check(document.text)
        if resolution.where is not None and resolution.where.id is None:
            assert resolution.where.latitude is None
            assert resolution.where.longitude is None
    assert answers(document, one) == first


@given(st.text(max_size=40))
def test_any_text_can_be_read_as_a_mention(text: str) -> None:
    for phrase in read_phrases(text, lambda _: False):
        assert 0 <= phrase.start < phrase.end <= len(text)


@pytest.mark.parametrize(
    ("mention", "names"),
    [
        ("Bosnia and Herzegovina", ["Bosnia and Herzegovina"]),
        ("al-Midan, al-Hadath and Bab al-Nur", ["al-Midan", "al-Hadath", "Bab al-Nur"]),
        ("northern and western Zenda", ["Zenda", "Zenda"]),
        ("the villages of Upper Mill and Lower Mill in Zenda province", ["Upper Mill", "Lower Mill"]),
        ("Zenda, Ruritania", ["Zenda"]),
        ("DOWNTOWN ZENDA", ["Zenda"]),
        ("the port city of Karsk", ["Karsk"]),
        ("villages outside the city", [""]),
        ("oil-rich Karsk province", ["Karsk"]),
        ("part of the **Upper Mill**", ["Upper Mill"]),
    ],
)
def test_names_are_found_in_mentions(mention: str, names: list[str]) -> None:
    known = {"Bosnia and Herzegovina"}.__contains__

    assert [phrase.name for phrase in read_phrases(mention, known)] == names


@pytest.mark.parametrize(
    ("kind", "country", "times", "meant"),
    [
        ("city", "XR", 1, "main"),
        ("city", "XR", 3, "last"),
        ("city", "XS", 3, "main"),
        ("city", "XS", 9, "last"),
    ],
)
def test_the_city_is_the_one_the_report_is_about_and_no_name_in_passing_or_abroad(
    kind: str, country: str, times: int, meant: str
) -> None:
    main = Place(id="main", name="Hentzau", kind="city" if times > 1 else "village", country="XR")
    last = Place(id="last", name="Zenda", kind=kind, country=country)
    seen = tuple(Seen(start=at, end=at + 4, place=place) for at, place in ((0, main), (200, last)))
    context = PlaceContext(country="XR", seen=seen, main=main, named={"main": 6, "last": times})
    found = context.meant_by_short_form(300, "city town")
    assert found is not None
    assert found.place.id == meant
