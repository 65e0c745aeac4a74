"""What every page and endpoint begins with: who asks, what the address says, which state of the record it is about.

asked = ask(request)                # an endpoint of the API: strict
asked = ask(request, page=True)     # a page for people: lenient
asked = ask(request, role="reviewer", form=token)   # something that changes the record
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlsplit

from starlette.requests import Request

from fogline.views import Page
from fogline.web.accounts import Role
from fogline.web.disclosure import Kind, Profile
from fogline.web.errors import Refusal
from fogline.web.people import Person, Sessions
from fogline.web.record import Record, Standing
from fogline.web.rows import Row, rows_of
from fogline.web.state import MOST_ROWS, State, StateRefused, read_numbers, read_state
from fogline.web.tokens import place_in_list, read_place

ROWS = 100
"""Rows of a page where the address does not say."""


class LoginNeeded(Exception):
    """A page was asked for by somebody who has to log in first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, understood.

    Attributes:
        more: what the address says beside the state that all pages share.
    """

    request: Request
    person: Person
    state: State
    standing: Standing
    profile: Profile = "internal"
    more: Mapping[str, int] = field(default_factory=dict)

    def page(
        self, kind: Kind, *, limit: int = ROWS, most: int = MOST_ROWS, words: bool = True
    ) -> tuple[list[Row], int, str | None]:
        """The rows of a kind that the address asks for, how many there are in all, and the token of the next page.

        Args:
            kind: of the rows.
            limit: rows at most, where the address does not say.
            most: rows at most, whatever it says.
            words: whether the page shows the words of the claims that its rows rest on.
        """
        state, standing = self.state, self.standing
        order = state.order or "record"
        after = read_place(state.next, order, standing.stamp) if state.next else None
        page: Page = standing.shelf.page(
            kind, state.wanted(), limit=min(state.limit or limit, most), after=after, order=order
        )
        token = place_in_list(page.after, order, standing.stamp) if page.after else None
        return rows_of(kind, page.rows, standing, self.profile, words=words), page.total, token

    def one(self, kind: Kind, row_id: str) -> Row:
        """The row of an id.

        Raises:
            Refusal: there is none.
        """
        found = self.standing.shelf.one(kind, row_id)
        if found is None:
            raise Refusal(404, "not-found", f"no {kind} has this id, or none that was known on the day asked for")
        return rows_of(kind, (found,), self.standing, self.profile)[0]

    def of(self, kind: Kind, ids: list[str] | tuple[str, ...]) -> list[Row]:
        """The rows of ids, in their order; those that do not stand are left out."""
        return rows_of(kind, self.standing.shelf.of(kind, ids), self.standing, self.profile)


def record_of(request: Request) -> Record:
    """The record of the app."""
    return cast(Record, request.app.state.record)


def sessions_of(request: Request) -> Sessions:
    """The sessions of the app."""
    return cast(Sessions, request.app.state.sessions)


def ask(
    request: Request,
    *,
    page: bool = False,
    role: Role = "viewer",
    form: str | None = None,
    more: Mapping[str, Mapping[str, Any]] | None = None,
) -> Asked:
    """Understands a request.

    Args:
        request: as it came.
        page: whether people open it: they are led to the login, and an address with foreign parameters still opens.
        role: what one must be.
        form: the token of the form that was sent; needed for everything that changes something.
        more: whole numbers that the address may say beside the state, by name, with their schemas.

    Raises:
        Refusal: who asks may not, or the address is wrong.
        LoginNeeded: they have to log in first.
    """
    person = person_of(request, page=page)
    if not person.may(role):
        raise Refusal(403, "not-allowed", f"this needs a {role}; you are a {person.role}")
    if form is not None:
        check_change(request, person, form)
    try:
        own, rest = read_numbers(request.query_params.multi_items(), more or {})
        state = read_state(rest, lenient=page)
    except StateRefused as error:
        raise Refusal(400, "parameter-wrong", "the address cannot be read", error.faults) from error
    standing = record_of(request).standing(state.asof)
    return Asked(request=request, person=person, state=state, standing=standing, more=own)


def person_of(request: Request, *, page: bool = False) -> Person:
    """Who asks.

    Raises:
        Refusal: a program has brought no token.
        LoginNeeded: a person has to log in first.
    """
    person: Person | None = getattr(request.state, "person", None) or sessions_of(request).person(request)
    if person is None:
        if page:
            raise LoginNeeded
        raise Refusal(401, "login-needed", "log in, or send: Authorization: Bearer TOKEN")
    request.state.person = person
    return person


def check_change(request: Request, person: Person, form: str) -> None:
    """Refuses a change that another site may have sent.

    Raises:
        Refusal: the form's token or the page's origin is not ours.
    """
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise Refusal(403, "origin-wrong", "this was sent from a page of another site")
    sessions_of(request).check_form(person, form or request.headers.get("x-csrf-token", ""))
