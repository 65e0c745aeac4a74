"""The entries of a live report tell of its day, and share nothing with each other."""

from __future__ import annotations

from fogline.model import Claim, Document, Mention, Resolution, When, span_of
from fogline.read.layout import split_units
from fogline.read.zones import find_zones
from fogline.resolve.times import resolve_times

FRIDAY = When(earliest="2031-05-09", latest="2031-05-09", precision="day", edtf="2031-05-09")
HIT, HOUSE, TOWN = "Shells hit the fish market yesterday", "The army took the customs house", "Rebels took Kafr Sand"
LIVE = f"07:40 – {HIT}, medics say.\n\n**11:30** – {HOUSE}.\n\n14:20 – {TOWN}.\n"
PLAIN = f"{HIT}, medics say.\n\n{HOUSE}.\n\n{TOWN}.\n"


def days(text: str) -> list[str | None]:
    """The times of the three claims; only the first names one."""
    document = Document(capture="c", name="r", text=text, language="en", zones=find_zones(text, split_units(text)))

    def claim(words: str, kind: str, *mentions: Mention) -> Claim:
        start = text.index(words)
        span = span_of(text, start, start + len(words))
        return Claim(document=document.id, kind=kind, span=span, mentions=mentions)

    at = text.index("yesterday")
    told = Mention(role="time", span=span_of(text, at, at + len("yesterday")))
    claims = [claim(HIT, "strike.shelling", told), claim(HOUSE, "control.capture"), claim(TOWN, "control.capture")]
    found = [one.record for one in resolve_times(document, claims, FRIDAY)]
    times = {one.subject: one.when for one in found if isinstance(one, Resolution)}
    return [when.edtf if (when := times[one.id]) else None for one in claims]


def test_an_entry_without_a_day_is_of_the_report_s_day_and_not_of_the_entry_before() -> None:
    assert days(LIVE) == ["2031-05-08", "2031-05-09", "2031-05-09"]


def test_in_any_other_report_a_claim_takes_the_day_told_beside_it() -> None:
    assert days(PLAIN) == ["2031-05-08", "2031-05-08", "2031-05-08"]
