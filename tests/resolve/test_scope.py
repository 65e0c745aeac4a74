"""Scope: inside, outside or not known, and every condition gives its reason."""

from __future__ import annotations

import pytest

from fogline.config import Scope
from fogline.model import Claim, Party, Resolution, When, Where, span_of
from fogline.resolve.scope import in_period, resolve_scope
from support.invented import actors, places

CLAIM = Claim(document="d", kind="harm.killed", span=span_of("Ten were killed", 0, 15))


def at(place_id: str) -> Resolution:
    place = places().get(place_id)
    assert place is not None
    where = Where(id=place.id, name=place.name, within=place.parents)
    return Resolution(subject=CLAIM.id, matter="place", where=where)


def on(first: str | None, last: str | None) -> Resolution:
    when = When(earliest=first, latest=last, precision="days", edtf=f"{first or '..'}/{last or '..'}")
    return Resolution(subject=CLAIM.id, matter="time", when=when)


def by(party_id: str) -> Resolution:
    return Resolution(subject=CLAIM.id, matter="actor", party=Party(id=party_id, name=party_id))


def on_the_word_of(party_id: str) -> Resolution:
    return Resolution(subject=CLAIM.id, matter="speaker", party=Party(id=party_id, name=party_id))


STRELSAU = Scope(places=("Strelsau",))
SPRING = Scope(start="2031-05-01", end="2031-06-30")
CROWN = Scope(parties=("Ruritanian government",))
BANNER = Scope(parties=("Red Banner",))
REBELS = Scope(parties=("Rebels",))


@pytest.mark.parametrize(
    ("scope", "answers", "inside"),
    [
        (STRELSAU, [at("ruritania:strelsau.hentzau")], True),
        (STRELSAU, [at("ruritania:strelsau_province")], True),
        (STRELSAU, [at("ruritania:zenda")], False),
        (STRELSAU, [at("ruritania:country")], None),
        (STRELSAU, [at("ruritania:zenda"), at("ruritania:strelsau")], True),
        (STRELSAU, [], None),
        (SPRING, [on("2031-05-03", "2031-05-03")], True),
        (SPRING, [on("2031-04-30", "2031-05-01")], None),
        (SPRING, [on("2030-01-01", "2030-12-31")], False),
        (SPRING, [on(None, None)], None),
        (SPRING, [], None),
        (CROWN, [by("ruritania:army")], True),
        (CROWN, [by("ruritania:red_banner")], False),
        (CROWN, [by("new:somebody")], None),
        (CROWN, [by("ruritania:army"), on_the_word_of("ruritania:observatory")], True),
        (CROWN, [on_the_word_of("ruritania:observatory")], None),
        (CROWN, [by("ruritania:rebels")], False),
        (BANNER, [by("ruritania:rebels")], True),
        (REBELS, [by("ruritania:red_banner")], True),
        (REBELS, [by("ruritania:army")], False),
        (Scope(places=("Strelsau",), start="2031"), [at("ruritania:strelsau"), on("2030-01-01", "2030-01-02")], False),
        (Scope(places=("Strelsau",), start="2031"), [at("ruritania:strelsau")], None),
    ],
)
def test_the_verdict(scope: Scope, answers: list[Resolution], inside: bool | None) -> None:
    found = list(resolve_scope(CLAIM, answers, scope, places(), actors()))

    assert len(found) == 1
    assert isinstance(found[0].record, Resolution)
    assert found[0].record.inside is inside
    assert found[0].reasons


def test_no_scope_no_verdict() -> None:
    assert list(resolve_scope(CLAIM, [], Scope(), places(), actors())) == []


@pytest.mark.parametrize(
    ("start", "end", "inside"),
    [("2031", "2031", True), ("2031-05", "2031-05", True), ("2031-06", "", False), ("", "2031-04", False)],
)
def test_periods_may_be_told_by_month_or_year(start: str, end: str, inside: bool) -> None:
    when = When(earliest="2031-05-10", latest="2031-05-10", precision="day", edtf="2031-05-10")

    assert in_period(when, start, end) is inside
