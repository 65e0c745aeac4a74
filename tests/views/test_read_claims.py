"""The fold from entries to read claims: what stands, whose word holds, and that steps make no difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fogline.export.claims import claim_line
from fogline.model import (
    Claim,
    Document,
    Entry,
    Link,
    Mention,
    Problem,
    Record,
    Resolution,
    Retraction,
    Review,
    Span,
    Speaker,
    Where,
    Zone,
    span_of,
)
from fogline.resolve.place_words import NO_PLACE
from fogline.review.answer import link_of
from fogline.views.answers import clean_words, minted
from fogline.views.claims import Reading, fold_entries, read_standing
from fogline.views.standing import Standing
from support.claims import CITY, HERALD, LEAGUE, MILL, day, days

TEXT = "The League took the Mill quarter and the tannery on Friday, the Herald said. Nobody knows the rest."
DOCUMENT = Document(
    capture="capture_0", name="a.txt", text=TEXT, zones=(Zone(kind="body", start=0, end=len(TEXT)),), source="Herald"
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return span_of(TEXT, start, start + len(words))


CLAIM = Claim(
    document=DOCUMENT.id,
    kind="control.capture",
    span=span("The League took the Mill quarter and the tannery on Friday"),
    mentions=(
        Mention(role="actor", span=span("The League")),
        Mention(role="place", span=span("Mill quarter and the tannery")),
        Mention(role="time", span=span("Friday")),
    ),
    speakers=(Speaker(span=span("the Herald")),),
)
FRIDAY = day("2031-05-09")
PARTY = Resolution(subject=CLAIM.id, matter="actor", span=span("The League"), party=LEAGUE)
PLACE = Resolution(subject=CLAIM.id, matter="place", span=span("Mill quarter"), where=MILL)
TIME = Resolution(subject=CLAIM.id, matter="time", span=span("Friday"), when=FRIDAY)
PUBLISHED = Resolution(subject=DOCUMENT.id, matter="published", when=day("2031-05-10"), rule="stated")
BASE: tuple[Record, ...] = (DOCUMENT, CLAIM, PARTY, PLACE, TIME, PUBLISHED)


def lines(*records: Record | tuple[Record, str]) -> list[tuple[int, Entry]]:
    made = []
    for number, one in enumerate(records, start=1):
        record, by = one if isinstance(one, tuple) else (one, "stage@1")
        made.append((number, Entry(record=record, by=by, at=f"2031-05-10T08:{number:02}:00Z", confidence=0.7)))
    return made


def folded(*records: Record | tuple[Record, str]) -> Reading:
    return fold_entries(lines(*records))


def test_a_claim_is_read_with_all_that_is_resolved() -> None:
    (claim,) = folded(*BASE).claims
    assert claim.actors == (LEAGUE,)
    assert claim.places == (MILL,)
    assert (claim.when, claim.when_text) == (FRIDAY, "Friday")
    assert (claim.published, claim.document_name, claim.source) == ("2031-05-10", "a.txt", "Herald")
    assert (claim.status, claim.confidence, claim.extractor) == ("happened", 0.7, "stage@1")


def test_what_nobody_resolved_shows_by_its_own_words() -> None:
    (claim,) = folded(DOCUMENT, CLAIM).claims
    assert [(one.id, one.name) for one in claim.actors] == [("new:league", "League")]
    assert claim.places == (Where(name="Mill quarter and the tannery"),)
    assert [(one.party.id, one.text) for one in claim.says] == [("new:herald", "the Herald")]
    assert claim.when is None
    assert claim.when_text == "Friday"


def test_a_pronoun_that_nothing_resolves_is_no_party() -> None:
    they = Mention(role="actor", span=Span(start=0, end=4, quote="they"))
    (claim,) = folded(DOCUMENT, replace(CLAIM, mentions=(they, *CLAIM.in_role("actor")))).claims
    assert [one.name for one in claim.actors] == ["League"]


def test_a_pronoun_is_exported_with_the_words_it_stands_for() -> None:
    stands_for = CLAIM.in_role("actor")[0].span
    they = Mention(role="actor", span=Span(start=0, end=4, quote="they"), antecedent=stands_for)
    (claim,) = folded(DOCUMENT, replace(CLAIM, mentions=(they,))).claims

    assert [one["text"] for one in claim_line(claim)["actors"]] == [stands_for.quote]


def test_words_that_nothing_says_are_a_place_are_not_shown_as_one() -> None:
    unsaid = replace(PLACE, where=None, rule=NO_PLACE)
    unlisted = replace(PLACE, where=None, rule="place without a name")

    assert folded(DOCUMENT, CLAIM, unsaid).claims[0].places == ()
    assert folded(DOCUMENT, CLAIM, unlisted).claims[0].places == (Where(name="Mill quarter and the tannery"),)


def test_a_place_is_exported_with_the_words_it_was_read_from() -> None:
    told = replace(PLACE, span=span("tannery"), where=CITY)
    (claim,) = folded(DOCUMENT, CLAIM, PLACE, told).claims

    assert [one["text"] for one in claim_line(claim)["places"]] == ["Mill quarter and the tannery"] * len(claim.places)


def test_a_mention_may_be_several_places_the_finest_first() -> None:
    whole = span("Mill quarter and the tannery")
    wide = Resolution(subject=CLAIM.id, matter="place", span=whole, where=CITY)
    fine = Resolution(subject=CLAIM.id, matter="place", span=whole, where=MILL)
    (claim,) = folded(DOCUMENT, CLAIM, wide, fine).claims
    assert claim.places == (MILL, CITY)


def test_inherited_places_come_without_words() -> None:
    bare = replace(CLAIM, mentions=())
    inherited = Resolution(subject=bare.id, matter="place", where=CITY)
    (claim,) = folded(DOCUMENT, bare, inherited).claims
    assert claim.places == (CITY,)


def test_a_persons_resolution_outranks_a_later_one_of_the_machine() -> None:
    told = Resolution(subject=CLAIM.id, matter="time", when=day("2031-05-02"))
    (claim,) = folded(DOCUMENT, CLAIM, (told, "human:ida"), TIME).claims
    assert claim.when == day("2031-05-02")


def test_of_two_machine_answers_the_later_holds() -> None:
    later = Resolution(subject=CLAIM.id, matter="actor", span=span("The League"), party=HERALD)
    assert folded(*BASE, later).claims[0].actors == (HERALD,)


def test_a_corrected_publication_date_is_used_and_keeps_its_reason() -> None:
    told = Resolution(subject=DOCUMENT.id, matter="published", when=days("2031-05-01", "2031-05-03"), rule="told")
    reading = folded(DOCUMENT, CLAIM, (told, "human:ida"), PUBLISHED)
    assert reading.claims[0].published is None
    assert reading.claims[0].published_when == days("2031-05-01", "2031-05-03")
    assert reading.documents[0].published_rule == "told"


def test_withdrawn_records_are_out_and_come_back_when_the_withdrawal_is_withdrawn() -> None:
    gone = Retraction(subject=CLAIM.id, reason="not found any more")
    assert folded(*BASE, gone).claims == ()
    back = Retraction(subject=gone.id, reason="found again")
    assert len(folded(*BASE, gone, back).claims) == 1
    again = Retraction(subject=CLAIM.id, reason="not found any more (2)")
    assert folded(*BASE, gone, back, again).claims == ()


def test_reviews_reject_accept_correct_and_add() -> None:
    by = "human:ida"
    assert folded(*BASE, (Review(subject=CLAIM.id, verdict="reject"), by)).claims == ()
    (accepted,) = folded(*BASE, (Review(subject=CLAIM.id, verdict="accept"), by)).claims
    assert (accepted.reviewed, accepted.confidence) == ("accept", 1.0)
    better = replace(CLAIM, kind="control.entry")
    (corrected,) = folded(*BASE, (Review(subject=CLAIM.id, verdict="correct", claim=better), by)).claims
    assert (corrected.id, corrected.claim.kind, corrected.extractor) == (better.id, "control.entry", by)
    assert corrected.places == (MILL,), "what was resolved of the corrected claim still holds"
    added = replace(CLAIM, kind="fighting.battle")
    claims = folded(*BASE, (Review(verdict="add", claim=added), by)).claims
    assert {claim.reviewed for claim in claims} == {None, "add"}


def test_a_corrected_claim_can_be_rejected_after_all() -> None:
    better = replace(CLAIM, kind="control.entry")
    reviews = (Review(subject=CLAIM.id, verdict="correct", claim=better), Review(subject=better.id, verdict="reject"))
    assert folded(*BASE, *((review, "human:ida") for review in reviews)).claims == ()


def test_a_corrected_resolution_stands_in_place_of_the_machines() -> None:
    right = Resolution(subject=CLAIM.id, matter="place", span=span("Mill quarter"), where=CITY)
    review = Review(subject=PLACE.id, verdict="correct", resolution=right)
    assert folded(*BASE, (review, "human:ida")).claims[0].places == (CITY,)
    refused = Review(subject=PLACE.id, verdict="reject")
    assert folded(*BASE, (refused, "human:ida")).claims[0].places[0].id is None


def test_a_later_version_of_a_report_replaces_its_claims() -> None:
    later = replace(DOCUMENT, revises=DOCUMENT.id)
    moved = replace(CLAIM, document=later.id)
    reading = folded(*BASE, later, moved)
    assert [claim.id for claim in reading.claims] == [moved.id]
    assert {card.id: card.revised_by for card in reading.documents} == {DOCUMENT.id: later.id, later.id: None}
    looked_at = (Review(subject=CLAIM.id, verdict="accept"), "human:ida")
    assert len(folded(*BASE, later, moved, looked_at).claims) == 2


def test_a_newer_reader_replaces_an_older_reading_of_the_same_words() -> None:
    shorter = replace(CLAIM, span=span("League took the Mill quarter and the tannery on Friday"))
    reading = folded(DOCUMENT, (CLAIM, "extract@1"), (shorter, "extract@2"))
    assert [claim.id for claim in reading.claims] == [shorter.id]


def test_links_and_problems_stand_with_them() -> None:
    first, second = "claim_a", "claim_b"
    same = Link(left=first, right=second, verdict="same")
    different = Link(left=first, right=second, verdict="different")
    problem = Problem(code="language-unread", message="x", subject="b.txt")
    reading = folded((same, "human:ida"), (different, "human:bo"), problem)
    assert reading.links == (different,)
    assert reading.problems[0].problem == problem


def test_a_tie_keeps_its_direction_when_a_claim_is_corrected() -> None:
    """Ids are hashes: a corrected claim may come to stand on the other side of the one it is tied to."""
    kinds = ("control.entry", "control.loss", "control.hold", "control.siege", "fighting.battle", "fighting.clash")
    turned = 0
    for better in (replace(CLAIM, kind=kind) for kind in kinds):
        for other in ("claim_2", "claim_6", "claim_a", "claim_e"):
            right = Review(subject=CLAIM.id, verdict="correct", claim=better)
            (link,) = folded(*BASE, (link_of(CLAIM.id, other, "part-of"), "human:ida"), (right, "human:ida")).links
            assert link == link_of(better.id, other, "part-of")
            turned += (CLAIM.id < other) != (better.id < other)
    assert turned, "no pair of the test turns round"


def test_of_two_words_that_a_correction_puts_on_one_pair_the_later_holds() -> None:
    better = replace(CLAIM, kind="control.entry")
    right = Review(subject=CLAIM.id, verdict="correct", claim=better)
    said = (link_of(CLAIM.id, "claim_a", "part-of"), "human:ida")
    then = (link_of(better.id, "claim_a", "no-tie"), "human:bo")
    assert folded(*BASE, said, (right, "human:ida"), then).links == (link_of(better.id, "claim_a", "no-tie"),)


POOL: Sequence[Record] = (
    *BASE,
    replace(CLAIM, kind="fighting.battle"),
    Resolution(subject=CLAIM.id, matter="actor", span=span("The League"), party=HERALD),
    Retraction(subject=PLACE.id, reason="not found"),
    Retraction(subject=Retraction(subject=PLACE.id, reason="not found").id, reason="found again"),
    Review(subject=CLAIM.id, verdict="accept"),
    Review(subject=CLAIM.id, verdict="correct", claim=replace(CLAIM, kind="control.entry")),
    Review(subject=TIME.id, verdict="reject"),
    replace(DOCUMENT, revises=DOCUMENT.id),
)


@given(st.permutations(POOL), st.lists(st.integers(0, len(POOL)), max_size=4))
def test_step_by_step_is_the_same_as_at_once(order: list[Record], cuts: list[int]) -> None:
    entries = lines(*order)
    standing = Standing()
    edges = [0, *sorted(cuts), len(entries)]
    for start, end in pairwise(edges):
        standing.take(entries[start:end])
        read_standing(standing)
        standing.take(entries[:end])  # taking them again changes nothing
    assert read_standing(standing) == fold_entries(entries)


def test_words_are_cleaned_for_a_name() -> None:
    assert clean_words("“the so-called\n council”") == "so-called council"
    assert clean_words("**the Mill Houses**") == "Mill Houses"
    assert clean_words("the") == "the"
    assert minted("the Ōsaka  Guard,").id == "new:osaka-guard"
    assert minted("…").id == "new:unnamed"
