"""Who asks: sessions, roles and tokens.

On this machine alone, who opens the page is who started the server. Where other machines can reach it, everyone must
log in with a token, and is told apart by name. What must stay true: nothing is changed without a signed session, a
fitting role and the session's own form token, so that a page of somebody else's making can change nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from fogline.web.errors import Refusal

Role = Literal["viewer", "reviewer", "publisher"]
ROLES: tuple[Role, ...] = ("viewer", "reviewer", "publisher")
"""Each may do what those before it may."""
DAY = 24 * 3600
NAME = re.compile(r"[^\W_][\w.-]{0,39}")
TRIES, WINDOW = 8, 60.0
"""Wrong tokens that are heard in so many seconds; then nobody's is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks, and what they may.

    Attributes:
        name: signs what they record, as ``human:<name>``.
        role: what they may do.
        session: random id of the session; empty for a program that brings its token with each request.
    """

    name: str
    role: Role
    session: str = ""

    def may(self, role: Role) -> bool:
        """Whether they may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """Who may open the project and as what.

    Attributes:
        name: whose words are recorded where nobody has to log in.
        read_only: nobody may change anything.
        tokens: role by token; with any, everyone must log in.
        hosts: names under which the server is reached, beside this machine's own.
        frames: sites that may show the map inside a page of theirs, to whoever opens it; nobody when empty.
    """

    name: str = "local"
    read_only: bool = False
    tokens: Mapping[str, Role] = field(default_factory=dict)
    hosts: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody has to log in."""
        return not self.tokens

    def limited(self, role: Role) -> Role:
        """A role as far as this server grants it."""
        return "viewer" if self.read_only else role

    def role_of(self, token: str) -> Role | None:
        """The role of a token; every known token is compared, so that the time taken tells nothing."""
        found: Role | None = None
        for known, role in self.tokens.items():
            if hmac.compare_digest(known.encode(), token.encode()):
                found = role
        return found


class Sessions:
    """Signed sessions of one server; they end with it."""

    def __init__(self, access: Access, *, place: str) -> None:
        """Makes the sessions of a server.

        Args:
            access: who may do what.
            place: of the project, so that two servers on one machine do not take each other's cookies.
        """
        self.access = access
        self.cookie = f"fogline_{hashlib.sha256(place.encode()).hexdigest()[:8]}"
        self._secret = secrets.token_bytes(32)
        self._signer = URLSafeTimedSerializer(self._secret, salt="session")
        self._wrong: deque[float] = deque(maxlen=TRIES)

    def person(self, request: Request) -> Person | None:
        """Who asks; `None` where they must log in first."""
        bearer = request.headers.get("authorization", "")
        if bearer.lower().startswith("bearer ") and not self.access.is_open:
            role = self._checked(bearer[7:].strip())
            return Person(name="program", role=self.access.limited(role)) if role else None
        known = self._read(request.cookies.get(self.cookie, ""))
        if known is not None:
            return known
        if self.access.is_open:
            return Person(
                name=self.access.name, role=self.access.limited("publisher"), session=secrets.token_urlsafe(12)
            )
        return None

    def log_in(self, name: str, token: str) -> Person:
        """Opens a session.

        Raises:
            Refusal: the token is wrong, the name cannot sign, or there were too many wrong tokens.
        """
        if not NAME.fullmatch(name):
            raise Refusal(400, "name-wrong", "a name to sign with is one word of letters, digits, '.', '-' or '_'")
        role = self._checked(token)
        if role is None:
            raise Refusal(401, "token-wrong", "this token opens nothing here")
        return Person(name=name, role=self.access.limited(role), session=secrets.token_urlsafe(12))

    def keep(self, response: Response, person: Person, *, secure: bool) -> None:
        """Puts a session into the visitor's browser; only this site's own requests bring it back."""
        if person.session:
            value = self._signer.dumps([person.name, person.role, person.session])
            response.set_cookie(
                self.cookie, value, max_age=DAY, httponly=True, samesite="strict", secure=secure, path="/"
            )

    def drop(self, response: Response) -> None:
        """Ends a session."""
        response.delete_cookie(self.cookie, path="/")

    def form_token(self, person: Person) -> str:
        """What every form of a session carries, and no other site can know."""
        return hmac.new(self._secret, f"form:{person.session}".encode(), hashlib.sha256).hexdigest()[:32]

    def check_form(self, person: Person, token: str) -> None:
        """Refuses a change that does not come from one of our own pages.

        Raises:
            Refusal: the form's token is missing or another session's.
        """
        if not person.session or not hmac.compare_digest(self.form_token(person).encode(), token.encode()):
            raise Refusal(403, "form-token-wrong", "this form is of another session; reload the page and send it again")

    def _read(self, cookie: str) -> Person | None:
        try:
            name, role, session = self._signer.loads(cookie, max_age=DAY)
        except (BadSignature, ValueError, TypeError):
            return None
        return Person(name=name, role=role, session=session) if role in ROLES else None

    def _checked(self, token: str) -> Role | None:
        now = time.monotonic()
        while self._wrong and now - self._wrong[0] > WINDOW:
            self._wrong.popleft()
        if len(self._wrong) >= TRIES:
            raise Refusal(429, "too-many-tries", "too many wrong tokens; wait a minute")
        role = self.access.role_of(token)
        if role is None:
            self._wrong.append(now)
        return role
