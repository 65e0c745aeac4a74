"""Who lends a claim its day: what a report offers, what may replace the rules' answer, and how it is told."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import numpy as np
import pytest

from fogline.model import Claim, Document, Mention, Resolution, When, Zone, span_of
from fogline.resolve import time_lend, times
from fogline.resolve.time_lend import FEWEST, Network, chances, chosen, lent, networks, weighed
from fogline.resolve.time_offers import OPEN, Offers, month_of
from fogline.resolve.time_signs import Counts, candidates, signs, words

SUNDAY = When(earliest="2031-08-03", latest="2031-08-03", precision="day", edtf="2031-08-03")
TEXT = (
    "Guns shelled the port of Zenda on Friday. The mill lost its roof. Nobody knows who fired them. "
    "In June a raid had burned the bakery. Bread is short."
)
CLAIMS = (
    ("Guns shelled the port of Zenda on Friday", "strike.shelling", "on Friday"),
    ("The mill lost its roof", "harm.damage", ""),
    ("Nobody knows who fired them", "judgement.assessment", ""),
    ("a raid had burned the bakery", "strike.attack", "In June"),
    ("Bread is short", "harm.deprivation", ""),
)


def _report(count: int = len(CLAIMS)) -> tuple[Document, list[Claim]]:
    zone = Zone(kind="body", start=0, end=len(TEXT))
    document = Document(capture="c", name="r", text=TEXT, language="en", zones=(zone,))
    made = []
    for quote, kind, phrase in CLAIMS[:count]:
        start, at = TEXT.index(quote), TEXT.index(phrase)
        told = (Mention(role="time", span=span_of(TEXT, at, at + len(phrase))),) if phrase else ()
        made.append(
            Claim(document=document.id, kind=kind, span=span_of(TEXT, start, start + len(quote)), mentions=told)
        )
    return document, made


def _offers(count: int = len(CLAIMS)) -> Offers:
    return times.offers_of(*_report(count), SUNDAY)


def _leaning(sign: int) -> Network:
    """A network that takes the times that have a sign."""
    width = signs(_offers(), Counts.of(_offers()), 0, [OPEN]).shape[1]
    straight = np.zeros(width, np.float32)
    straight[sign] = 50
    return Network(
        words=np.zeros((4096, 1), np.float32),
        first=np.zeros((2, width + 1), np.float32),
        first_bias=np.zeros(2, np.float32),
        second=np.zeros((2, 2), np.float32),
        second_bias=np.zeros(2, np.float32),
        last=np.zeros(2, np.float32),
        straight=straight,
    )


def _sign_of_june() -> int:
    """A sign that only the month told in the text has."""
    offers = _offers()
    asked = candidates(offers)
    rows = signs(offers, Counts.of(offers), 4, asked)
    june = asked.index(("2031-06-01", "2031-06-30"))
    others = np.delete(rows, june, axis=0)
    return int(np.flatnonzero((rows[june] == 1) & (others < 1).all(axis=0))[0])


def test_a_report_offers_what_is_told_and_what_follows_from_its_date() -> None:
    found = _offers().whens
    assert {("2031-08-01", "2031-08-01"), ("2031-06-01", "2031-06-30"), ("2031-08-03", "2031-08-03")} <= set(found)
    assert found["2031-08-01", "2031-08-31"].edtf == "2031-08"
    assert found["2031-06-01", "2031-08-03"].edtf == "2031-06-01/2031-08-03"
    assert OPEN not in found


def test_a_report_without_a_date_offers_what_its_words_tell() -> None:
    offers = times.offers_of(*_report(), None)
    assert set(offers.whens) <= {one.days for one in offers.answers} | {one.days for one in offers.phrases}


def test_the_month_of_a_day_ends_with_its_last_day() -> None:
    assert month_of(date(2032, 2, 3)).latest == "2032-02-29"


def test_a_time_of_the_claim_s_own_words_is_never_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_lend, "networks", lambda: (_leaning(_sign_of_june()),))
    offers = _offers()
    found = lent(offers, weighed(offers))
    assert offers.answers[0].claim.id not in found
    assert found[offers.answers[4].claim.id].when == offers.whens["2031-06-01", "2031-06-30"]


def test_what_is_chosen_says_so_and_is_less_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_lend, "networks", lambda: (_leaning(_sign_of_june()),))
    document, claims = _report()
    found = {one.record.subject: one for one in times.resolve_times(document, claims, SUNDAY)}  # type: ignore[union-attr]
    one = found[claims[4].id]
    assert isinstance(one.record, Resolution)
    assert one.record.when is not None
    assert (one.record.when.edtf, one.record.span, one.confidence) == ("2031-06", None, 0.6)
    assert "“June”" in one.reasons[0]
    assert "chosen among the report's times, chance 1.00" in one.reasons[0]


def test_a_claim_may_be_of_none_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_lend, "networks", lambda: (_leaning(0),))
    document, claims = _report()
    found = {one.record.subject: one for one in times.resolve_times(document, claims, SUNDAY)}  # type: ignore[union-attr]
    one = found[claims[1].id]
    assert isinstance(one.record, Resolution)
    assert (one.record.when, one.confidence) == (None, 0.0)
    assert "of none of the report's times" in one.reasons[0]


def test_a_line_or_two_are_left_to_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_lend, "networks", lambda: (_leaning(0),))
    assert not weighed(_offers(FEWEST - 1))
    monkeypatch.setattr(time_lend, "networks", tuple)
    assert not weighed(_offers())


def test_the_rules_answer_stands_unless_another_is_surer_by_far() -> None:
    assert chosen(np.array([0.1, 0.3, 0.6], np.float32), 2) is None
    assert chosen(np.array([0.1, 0.2, 0.7], np.float32), 1) is None
    assert chosen(np.array([0.2, 0.1, 0.7], np.float32), 0) == 2
    assert chosen(np.array([0.05, 0.1, 0.85], np.float32), 1) == 2


def test_the_trained_networks_fit_the_signs() -> None:
    offers = _offers()
    rows = signs(offers, Counts.of(offers), 1, candidates(offers))
    shares = chances(networks(), rows, words(offers, 1))
    assert shares.shape == (len(candidates(offers)),)
    assert float(shares.sum()) == pytest.approx(1, abs=1e-5)
    assert all(np.isfinite(getattr(one, each.name)).all() for one in networks() for each in fields(one))


def test_signs_know_no_war_and_no_day() -> None:
    document, claims = _report()
    late = replace(SUNDAY, earliest="2036-08-03", latest="2036-08-03", edtf="2036-08-03")
    early, later = _offers(), times.offers_of(document, claims, late)
    first, second = (signs(one, Counts.of(one), 1, candidates(one)) for one in (early, later))
    assert np.array_equal(first, second)
