"""What the record comes to now and did not then: rows that came, moved, opened, closed, were resolved, went."""

from __future__ import annotations

from dataclasses import replace

from fogline.fuse.control import ControlTable
from fogline.model import Control, Dispute, Event, Forecast, Toll, TollBound
from fogline.views import Change, Tables, diff_of
from support.claims import CITY, MILL
from support.tables import capture, event_of

BOUND = TollBound(value=20, claim="claim_a", says="monitor")
TOLL = Toll(
    id="toll_a", scope="incident", category="killed", side=None, when=None, places=(CITY,), low=BOUND, best=None,
    high=None, claims=("claim_a",), says=("monitor",),
)  # fmt: skip
DISPUTE = Dispute(id="dispute_a", sort="denial", about="the mill", why="why", left=("a",), right=("b",), hard=True)
FORECAST = Forecast(
    id="forecast_a", claim="claim_f", forecaster="monitor", statement="it will fall", sort="forecast", made=None,
    horizon=None, condition=None, probability=None, outcome="open", outcome_why="",
)  # fmt: skip
HELD = Control(
    place=MILL, start="2031-05-09", end=None, holder="crown", holders=("crown",), state="claimed", besieged_by=None,
    claims=("claim_c",), says=("army",), why="",
)  # fmt: skip


def turns(before: Tables, after: Tables) -> list[tuple[str, str]]:
    return [(one.sort, one.turn) for one in changes(before, after)]


def changes(before: Tables, after: Tables) -> tuple[Change, ...]:
    return diff_of(before, after, "2031-06-01").changes


def of(*rows: Control) -> Tables:
    return Tables(control=ControlTable.of(rows))


def test_the_same_tables_differ_in_nothing() -> None:
    tables = Tables(tolls=(TOLL,), disputes=(DISPUTE,), forecasts=(FORECAST,), control=ControlTable.of([HELD]))
    assert diff_of(tables, tables, "2031-06-01").is_empty


def test_a_bound_that_moved_is_told_with_what_it_was() -> None:
    more = replace(TOLL, id="toll_b", low=replace(BOUND, value=45, claim="claim_b"), claims=("claim_a", "claim_b"))
    (change,) = changes(Tables(tolls=(TOLL,)), Tables(tolls=(more,)))
    assert (change.turn, change.before, change.after) == ("moved", TOLL, more)


def test_a_toll_of_other_claims_or_another_harm_is_a_new_one() -> None:
    other = replace(TOLL, id="toll_b", claims=("claim_z",))
    harm = replace(TOLL, id="toll_c", category="injured")
    assert turns(Tables(tolls=(TOLL,)), Tables(tolls=(TOLL, other, harm))) == [("toll", "new"), ("toll", "new")]
    assert turns(Tables(tolls=(TOLL, harm)), Tables(tolls=(TOLL,))) == [("toll", "gone")]


def test_quarrels_open_and_close_and_stay_the_same_with_more_claims() -> None:
    grown = replace(DISPUTE, id="dispute_b", left=("a", "c"))
    turned = replace(DISPUTE, id="dispute_c", left=("b",), right=("a", "d"))
    one = Tables(disputes=(DISPUTE,))
    assert turns(Tables(), one) == [("dispute", "opened")]
    assert turns(one, Tables()) == [("dispute", "closed")]
    assert turns(one, Tables(disputes=(grown,))) == []
    assert turns(one, Tables(disputes=(turned,))) == []
    assert turns(one, Tables(disputes=(replace(grown, right=("z",)),))) == [
        ("dispute", "opened"),
        ("dispute", "closed"),
    ]


def test_a_forecast_is_resolved_once_its_outcome_is_known() -> None:
    came = replace(FORECAST, outcome="happened")
    assert turns(Tables(forecasts=(FORECAST,)), Tables(forecasts=(came,))) == [("forecast", "resolved")]
    assert turns(Tables(forecasts=(came,)), Tables(forecasts=(FORECAST,))) == [("forecast", "changed")]


def test_a_row_of_control_is_the_same_row_while_its_place_and_first_day_are() -> None:
    contested = replace(
        HELD, holder=None, state="contested", holders=("crown", "league"), claims=("claim_c", "claim_d")
    )
    later = replace(HELD, start="2031-05-12")
    (change,) = changes(of(HELD), of(contested))
    assert (change.turn, change.before, change.after) == ("changed", HELD, contested)
    assert turns(of(HELD), of(replace(HELD, claims=("claim_c", "claim_e")))) == []
    assert turns(of(HELD), of(HELD, later)) == [("control", "new")]
    assert turns(of(HELD, later), of(HELD)) == [("control", "gone")]


def test_an_event_grows_or_goes() -> None:
    claim = capture()
    event: Event = event_of(claim, "capture")
    grown = replace(event, id="event_b", claims=(*event.claims, "claim_new"))
    assert turns(Tables(events=(event,)), Tables(events=(grown,))) == [("event", "changed")]
    assert turns(Tables(events=(event,)), Tables()) == [("event", "gone")]
    assert turns(Tables(events=(event,)), Tables(events=(replace(event, grade="fair"),))) == [("event", "changed")]
