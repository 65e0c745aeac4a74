"""The brief: nothing without words to show for it, and readable."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fogline.export.brief import build_brief
from fogline.export.brief_check import BriefRefused, brief_faults, check_brief
from fogline.export.brief_disputes import disputes_section
from fogline.export.brief_parts import Paragraph, Section, Sentence
from fogline.export.brief_period import About, narrowed
from fogline.export.brief_render import render_brief
from fogline.export.brief_words import count_words, number_words
from fogline.export.dataset import Dataset
from fogline.model import Count, Dispute, Party, ReadClaim, When
from support.claims import TOWN, Report, at_least, count_of, day, read_claim, says
from support.tables import CAPTURE, EXPECTED
from support.tables import a_dataset as bare_dataset


def a_dataset() -> Dataset:
    """The small record, its sentences ended as sentences are: only a whole one is quoted."""
    dataset = bare_dataset()
    texts = {name: list(text) for name, text in dataset.texts.items()}
    for claim in dataset.claims:
        texts[claim.document][claim.claim.span.end] = "."
    return replace(dataset, texts={name: "".join(text) for name, text in texts.items()})


OPEN = ".."
TITLES = [
    "What changed", "Who holds what", "Tolls", "What is disputed", "What is expected", "What is not known",
]  # fmt: skip


def test_every_part_is_there_and_every_sentence_cites() -> None:
    brief = build_brief(a_dataset(), About())

    assert [section.title for section in brief.sections] == TITLES
    assert all(brief.marks(sentence) for section in brief.sections for sentence in section.sentences)
    assert [citation.number for citation in brief.citations] == list(range(1, len(brief.citations) + 1))


def test_the_words_say_what_the_record_says() -> None:
    brief = build_brief(a_dataset(), About())
    text = {section.title: " ".join(one.text for one in section.sentences) for section in brief.sections}

    assert "captured Mill quarter" in text["What changed"]
    assert "on its own word alone" in text["Who holds what"].lower()
    assert "Between 20 and 24 civilians were killed in Ostrava" in text["Tolls"]
    assert "Crown army said that it captured Mill quarter" in text["What is disputed"]
    assert f"North Wire reported: “{EXPECTED}.”" in text["What is expected"]


def test_a_sentence_without_a_citation_is_refused() -> None:
    dataset = a_dataset()
    brief = build_brief(dataset, About())
    bare = Section(title="Added", paragraphs=(Paragraph(sentences=(Sentence(text="All is quiet.", claims=()),)),))
    unknown = replace(bare, paragraphs=(Paragraph(sentences=(Sentence(text="All is quiet.", claims=("claim_x",)),)),))

    for section in (bare, unknown):
        with pytest.raises(BriefRefused, match="All is quiet"):
            check_brief(replace(brief, sections=(*brief.sections, section)), dataset.texts)


def test_a_quote_that_does_not_stand_in_its_report_is_refused() -> None:
    dataset = a_dataset()
    brief = build_brief(dataset, About())
    first = brief.citations[0]
    changed = {**dataset.texts, first.document: dataset.texts[first.document].replace("captured", "recaptured")}

    assert not brief_faults(brief, dataset.texts)
    assert any(f"[{first.number}]" in fault for fault in brief_faults(brief, changed))
    with pytest.raises(BriefRefused):
        build_brief(replace(dataset, texts=changed), About())
    with pytest.raises(BriefRefused, match="is not in the record"):
        check_brief(brief, {})


def test_a_text_that_is_not_there_takes_its_sentences_along_and_not_the_brief() -> None:
    dataset = a_dataset()
    whole = build_brief(dataset, About())
    gone = whole.citations[0].document
    brief = build_brief(
        replace(dataset, texts={name: text for name, text in dataset.texts.items() if name != gone}), About()
    )
    bare = build_brief(replace(dataset, texts={}), About())

    assert gone not in {citation.document for citation in brief.citations}
    assert brief.wordless.endswith(("sentence", "sentences"))
    assert not bare.sections
    for shape in ("md", "html"):
        assert f"is not in the record: {bare.wordless}." in render_brief(bare, shape)
    assert not whole.wordless


def test_a_period_leaves_out_what_is_not_of_it() -> None:
    brief = build_brief(a_dataset(), About(start="2031-05-10", end="2031-05-12"))
    changed = next(section for section in brief.sections if section.title == "What changed")

    assert [paragraph.lead for paragraph in changed.paragraphs] == ["10 May 2031"]


def test_claims_outside_the_scope_are_left_out() -> None:
    dataset = a_dataset()
    outside = tuple(replace(claim, inside=False) for claim in dataset.claims)

    assert not narrowed(replace(dataset, claims=outside), About()).claims


def test_a_place_leaves_out_the_others() -> None:
    dataset = a_dataset()
    part = narrowed(dataset, About(place="Lindow", has_place=lambda where: where.id == TOWN.id))

    assert [claim.places for claim in part.claims if claim.places] == []
    assert part.control == ()


def test_both_shapes_render_and_their_links_lead_to_the_list() -> None:
    brief = build_brief(a_dataset(), About(place="Ostrava"))
    markdown, page = render_brief(brief, "md", picture="map.svg"), render_brief(brief, "html")

    cited = {int(number) for number in re.findall(r"\[(\d+)\]", markdown)}
    assert cited == {citation.number for citation in brief.citations}
    assert "![Who holds what" in markdown
    targets = set(re.findall(r'href="#(c\d+)"', page))
    assert targets == set(re.findall(r'id="(c\d+)"', page))


def test_words_of_a_report_cannot_break_the_page() -> None:
    dataset = a_dataset()
    brief = replace(build_brief(dataset, About()), title="<script>alert(1)</script> *x*")

    assert "<script>" not in render_brief(brief, "html")
    assert "\\<script\\>" in render_brief(brief, "md")


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2031-05-01", None, "not before 2031-05-01"),
        (None, "2031-05-09", "not after 2031-05-09"),
        ("2031-05-01", "2031-05-09", "between 2031-05-01 and 2031-05-09"),
    ],
)
def test_a_report_without_a_day_says_between_which_it_came(earliest: str | None, latest: str | None, told: str) -> None:
    dataset = a_dataset()
    when = When(earliest=earliest, latest=latest, precision="open", edtf=f"{earliest or OPEN}/{latest or OPEN}")
    claims = tuple(replace(claim, published=None, published_when=when) for claim in dataset.claims)
    brief = build_brief(replace(dataset, claims=claims), About())

    assert {citation.date for citation in brief.citations} == {told}


def test_an_empty_record_has_an_empty_brief() -> None:
    dataset = replace(a_dataset(), claims=(), events=(), control=(), tolls=(), disputes=(), forecasts=())

    assert build_brief(dataset, About()).sections == ()


@pytest.mark.parametrize(("value", "words"), [(1, "one"), (10, "ten"), (11, "11"), (14000, "14,000")])
def test_numbers_are_written_as_an_editor_writes_them(value: int, words: str) -> None:
    assert number_words(value) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (count_of("killed", 5), "five people"),
        (count_of("civilians killed", 1), "one civilian"),
        (at_least("soldiers killed", 45), "at least 45 soldiers"),
        (count_of("displaced", 30, 40), "between 30 and 40 people"),
        (Count(unit="killed", high=6000), "up to 6,000 people"),
        (Count(unit="killed"), "an unknown number of people"),
        (count_of("soldiers killed", 24, 99), "dozens of soldiers"),
    ],
)
def test_counts_keep_their_bounds(count: Count, words: str) -> None:
    assert count_words(count) == words


def test_who_denies_an_event_is_not_told_as_saying_it() -> None:
    dataset = a_dataset()
    taken, _, _, denied = dataset.claims
    both = replace(dataset.events[0], claims=(taken.id, denied.id))
    brief = build_brief(replace(dataset, events=(both,)), About())
    (sentence,) = next(section for section in brief.sections if section.title == "What changed").sentences

    assert sentence.text.endswith("; League denied it.")
    assert "League" not in sentence.text.partition(";")[0]
    assert set(sentence.claims) == {taken.id, denied.id}


def test_an_event_that_is_only_denied_is_no_change() -> None:
    dataset = a_dataset()
    only = replace(dataset.events[0], claims=(dataset.claims[3].id,))
    brief = build_brief(replace(dataset, events=(only,)), About())

    assert "What changed" not in [section.title for section in brief.sections]


def test_both_accounts_of_a_dispute_are_told_each_by_its_own_teller() -> None:
    brief = build_brief(a_dataset(), About())
    left, right = next(section for section in brief.sections if section.title == "What is disputed").sentences

    assert left.text == "The Crown army said that it captured Mill quarter."
    assert right.text == "League denied that it lost Mill quarter."
    assert not set(left.claims) & set(right.claims)


def test_a_denial_that_no_clause_of_ours_tells_is_quoted_as_a_whole_sentence() -> None:
    first_said = "The guard said on Monday that its men had cleared the mill of mines."
    told = f"{first_said} The League denied that they had been there."
    report = Report(name="n.txt", source=None)
    left, right = (
        replace(
            read_claim(
                "civil.other", words, report=report, denial=denied, polarity="negative" if denied else "positive"
            ),
            status="denied" if denied else "happened",
        )
        for words, denied in (("its men had cleared the mill", False), ("they had been there", True))
    )
    at = [told.index(one.claim.span.quote) for one in (left, right)]
    left, right = (
        replace(
            one,
            claim=replace(one.claim, span=replace(one.claim.span, start=start, end=start + len(one.claim.span.quote))),
        )
        for one, start in zip((left, right), at, strict=True)
    )
    dispute = Dispute(id="d", sort="denial", about="", why="one denies", left=(left.id,), right=(right.id,), hard=True)
    dataset = replace(a_dataset(), disputes=(dispute,), texts={left.document: told})
    section, _ = disputes_section(dataset, {one.id: one for one in (left, right)}, 5)
    first, second = section.sentences
    assert f"“{first_said}”" in first.text
    assert second.text == "It also wrote: “The League denied that they had been there.”"


def test_a_dispute_about_the_injured_tells_their_numbers_and_not_those_of_the_dead() -> None:
    def told(name: str, dead: int, hurt: int) -> ReadClaim:
        counts = [count_of("killed", dead), count_of("injured", hurt)]
        said = says(Party(id=f"new:{name}", name=name))
        return read_claim("harm.killed", f"{dead} died there", counts=counts, said_by=[said], report=Report(name=name))

    left, right = told("Vale Monitor", 9, 20), told("Meadow Wire", 9, 45)
    of = Dispute(
        id="dispute_1", sort="number", about="injured", why="they differ", left=(left.id,), right=(right.id,), hard=True
    )
    section, _ = disputes_section(replace(a_dataset(), disputes=(of,)), {one.id: one for one in (left, right)}, 5)
    (sentence,) = section.sentences
    assert "20 people injured" in sentence.text
    assert "45 people injured" in sentence.text


def test_words_between_quotation_marks_must_stand_in_a_cited_report() -> None:
    dataset = a_dataset()
    brief = build_brief(dataset, About())
    cited = (dataset.claims[0].id,)
    changed = Sentence(text="North Wire reported: “The Crown army captured the moon.”", claims=cited)
    kept = Sentence(text=f"North Wire reported: “{CAPTURE[:30].rsplit(' ', 1)[0]} …”", claims=cited)

    for sentence, sound in ((changed, False), (kept, True)):
        section = Section(title="Added", paragraphs=(Paragraph(sentences=(sentence,)),))
        faults = brief_faults(replace(brief, sections=(*brief.sections, section)), dataset.texts)
        assert (not faults) is sound


def test_a_side_without_a_name_holds_nothing_in_a_brief() -> None:
    dataset = a_dataset()
    unnamed = tuple(replace(row, holder="new:forces", holders=("new:forces",)) for row in dataset.control)
    brief = build_brief(replace(dataset, control=unnamed), About())

    assert "Who holds what" not in [section.title for section in brief.sections]


def test_parts_of_a_toll_stand_inside_it() -> None:
    dataset = a_dataset()
    whole = dataset.tolls[0]
    bound = replace(whole.low, value=6) if whole.low else None
    part = replace(whole, id="toll_2", category="children killed", low=bound, high=bound, part_of=whole.id)
    brief = build_brief(replace(dataset, tolls=(whole, part)), About())
    (sentence,) = next(section for section in brief.sections if section.title == "Tolls").sentences

    assert "Between 20 and 24 civilians, among them six children, were killed in Ostrava" in sentence.text


def test_a_running_total_is_of_a_day_by_which_it_stood() -> None:
    dataset = a_dataset()
    running = replace(dataset.tolls[0], scope="running", when=day("2031-05-10"))
    brief = build_brief(replace(dataset, tolls=(running,)), About())
    (sentence,) = next(section for section in brief.sections if section.title == "Tolls").sentences

    assert "were killed in Ostrava by 10 May 2031" in sentence.text


def test_where_only_the_course_of_a_report_gave_a_place_a_toll_names_none() -> None:
    dataset = a_dataset()
    toll = dataset.tolls[0]
    claims = [
        replace(one, place_assumed=(True,) * len(one.places)) if one.id in toll.claims else one
        for one in dataset.claims
    ]
    brief = build_brief(replace(dataset, claims=tuple(claims), tolls=(toll,)), About())
    (sentence,) = next(section for section in brief.sections if section.title == "Tolls").sentences

    assert "Ostrava" not in sentence.text
    assert "were killed on" in sentence.text


def test_many_dead_are_told_of_also_where_the_place_is_not_known() -> None:
    dataset = a_dataset()
    toll = replace(dataset.tolls[0], places=())
    brief = build_brief(replace(dataset, tolls=(toll,)), About())
    (sentence,) = next(section for section in brief.sections if section.title == "Tolls").sentences

    assert "Between 20 and 24 civilians were killed on" in sentence.text


def test_an_old_word_is_told_as_last_known() -> None:
    dataset = a_dataset()
    later = build_brief(dataset, About(end="2032-01-01"))
    text = " ".join(one.text for section in later.sections for one in section.sentences)

    assert "When last told of, by 10 May 2031, Crown had Mill quarter." in text
    assert "On its own word alone" not in text


def test_a_day_that_is_past_says_that_nothing_is_known_of_it() -> None:
    dataset = a_dataset()
    due = replace(dataset.forecasts[0], horizon=day("2031-05-11"))
    texts = {
        end: [one.text for section in build_brief(replace(dataset, forecasts=(due,)), About(end=end)).sections
              for one in section.sentences]
        for end in ("2031-05-10", "2031-05-12")
    }  # fmt: skip

    assert "It can be judged by 11 May 2031." in texts["2031-05-10"]
    assert "The record does not say what came of this." in texts["2031-05-12"]


def test_a_brief_is_about_a_page() -> None:
    dataset = a_dataset()
    events = tuple(replace(dataset.events[0], id=f"event_{number}") for number in range(60))
    (toll,) = dataset.tolls
    bounds = [replace(toll.low, value=number) for number in range(2, 42) if toll.low]
    tolls = tuple(replace(toll, id=f"toll_{bound.value}", low=bound, high=bound) for bound in bounds)
    many = replace(dataset, events=events, tolls=tolls, disputes=dataset.disputes * 40)
    words = [
        word
        for section in build_brief(many, About()).sections
        for one in section.sentences
        for word in one.text.split()
    ]

    assert len(words) <= 700
