"""Which report is a later version of which."""

from __future__ import annotations

from fogline.model import Document
from fogline.read import find_revision
from support.reading import read_one

FIRST = (
    "Shells hit a market in Port Amal on Monday, killing nine people, medics said. The army said its guns were still. "
    "Dozens of wounded were taken to two hospitals, one of which has no power. Residents spent the night in cellars. "
)
LATER = FIRST.replace("nine", "eleven") + "Two of the wounded died overnight."


def report(text: str, **told: str) -> Document:
    return read_one(text, **{"source": "Corvid", "title": "Shells hit Port Amal market", **told})


def test_the_same_title_and_outlet_with_mostly_the_same_words_revises() -> None:
    first = report(FIRST, published="2019-05-07")
    later = report(LATER, published="2019-05-08", title="UPDATE 2: Shells hit Port Amal market")
    assert find_revision(later, [first]) == first.id
    assert find_revision(first, [later]) is None


def test_the_same_address_revises_under_another_title() -> None:
    first = report(FIRST, url="https://www.corvid.example.org/a/")
    later = report(LATER, url="https://corvid.example.org/a", title="Eleven dead in Port Amal")
    assert find_revision(later, [first]) == first.id


def test_another_outlet_with_the_same_words_is_a_copy_and_no_revision() -> None:
    assert find_revision(report(LATER, source="Heron"), [report(FIRST)]) is None


def test_another_report_under_a_standing_title_is_no_revision() -> None:
    other = (
        "The bridge at Tel Amar was opened to aid convoys on Friday, and forty lorries crossed it before nightfall. "
        * 2
    )
    assert find_revision(report(other), [report(FIRST)]) is None


def test_the_latest_version_is_revised_and_the_same_text_is_not() -> None:
    first, later = report(FIRST), report(LATER)
    assert find_revision(report(LATER + " A third hospital was opened."), [first, later]) == later.id
    assert find_revision(report(FIRST, url="https://corvid.example.org/b"), [first]) is None


NOTE = (
    'CORRECTED: Toll of market shelling raised\n\n(Corrects the hour in our report of 7 May, "Shells hit Port Amal '
    'market")\n\nThe number of people killed has risen to eleven, a surgeon said on Wednesday.'
)


def test_a_report_that_names_the_one_it_corrects_revises_it_in_other_words() -> None:
    first = report(FIRST, published="2019-05-07")
    note = report(NOTE, published="2019-05-08", title="CORRECTED: Toll of market shelling raised")
    assert find_revision(note, [first]) == first.id
    assert find_revision(report(NOTE, source="Heron", published="2019-05-08"), [first]) is None


def test_quoting_a_title_without_correcting_is_no_revision() -> None:
    quoting = NOTE.replace("CORRECTED: ", "").replace("Corrects the hour in", "As told in")
    first = report(FIRST, published="2019-05-07")
    assert find_revision(report(quoting, published="2019-05-08", title="Toll raised"), [first]) is None
