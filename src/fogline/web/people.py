"""Who asks: sessions, roles and tokens.

On this machine alone, who opens the page is who started the server. Where other machines can reach it, everyone must
log in, with a password of their own or with a token that several share, and is told apart by name. What must stay
true: nothing is changed without a signed session, a fitting role and the session's own form token, so that a page of
somebody else's making can change nothing; nobody signs with the name of somebody who has a password.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from fogline.web.accounts import ROLES, Accounts, Role
from fogline.web.errors import Refusal

DAY = 24 * 3600
NAME = re.compile(r"[^\W_][\w.-]{0,39}")
TRIES, WINDOW = 8, 60.0
"""Wrong tokens, or wrong passwords for one name, that are heard in so many seconds; then none is."""
MOST_NAMES = 1000
"""Names whose wrong passwords are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who asks, and what they may.

    Attributes:
        name: signs what they record, as ``human:<name>``.
        role: what they may do.
        session: random id of the session; empty for a program that brings its token with each request.
        mark: of the password they logged in with; empty without one.
    """

    name: str
    role: Role
    session: str = ""
    mark: str = ""

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
        accounts: people with passwords of their own; with any, everyone must log in. `None` where nobody has to.
        hosts: names under which the server is reached, beside this machine's own.
        frames: sites that may show the map inside a page of theirs, to whoever opens it; nobody when empty.
    """

    name: str = "local"
    read_only: bool = False
    tokens: Mapping[str, Role] = field(default_factory=dict)
    accounts: Accounts | None = None
    hosts: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody has to log in."""
        return not self.tokens and self.accounts is None

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
        self._wrong: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=TRIES))

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

    def log_in(self, name: str, secret: str) -> Person:
        """Opens a session.

        Args:
            name: to sign with.
            secret: the password of who has that name, or a token.

        Raises:
            Refusal: the secret is wrong, the name cannot sign, or there were too many wrong ones.
        """
        if not NAME.fullmatch(name):
            raise Refusal(400, "name-wrong", "a name to sign with is one word of letters, digits, '.', '-' or '_'")
        accounts = self.access.accounts
        if accounts is not None and (name in accounts.everybody() or not self.access.tokens):
            role, mark = self._with_password(accounts, name, secret)
        else:
            role, mark = self._checked(secret), ""
        if role is None:
            raise Refusal(401, "token-wrong", f"{self.asks_for} opens nothing here")
        return Person(name=name, role=self.access.limited(role), session=secrets.token_urlsafe(12), mark=mark)

    @property
    def asks_for(self) -> str:
        """What one logs in with, in words."""
        if self.access.accounts is None:
            return "this token"
        return "this name with this password or token" if self.access.tokens else "this name with this password"

    def _with_password(self, accounts: Accounts, name: str, password: str) -> tuple[Role | None, str]:
        """The role of somebody who has this password, and what the session remembers of it."""
        self._heard(name)
        account = accounts.known(name, password)
        if account is None:
            self._remember_wrong(name)
            return None, ""
        return account.role, account.mark

    def keep(self, response: Response, person: Person, *, secure: bool) -> None:
        """Puts a session into the visitor's browser; only this site's own requests bring it back."""
        if person.session:
            value = self._signer.dumps([person.name, person.role, person.session, person.mark])
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
            name, role, session, mark = self._signer.loads(cookie, max_age=DAY)
        except (BadSignature, ValueError, TypeError):
            return None
        person = Person(name=name, role=role, session=session, mark=mark) if role in ROLES else None
        return self._as_listed(person) if person is not None else None

    def _as_listed(self, person: Person) -> Person | None:
        """A person with the role that the list gives them now; `None` for one who may not come in any more."""
        accounts = self.access.accounts
        account = accounts.everybody().get(person.name) if accounts is not None else None
        if account is None:
            return None if person.mark else person
        return replace(person, role=self.access.limited(account.role)) if account.mark == person.mark else None

    def _checked(self, token: str) -> Role | None:
        self._heard("")
        role = self.access.role_of(token)
        if role is None:
            self._remember_wrong("")
        return role

    def _heard(self, name: str) -> None:
        """Refuses a try after too many wrong ones: of tokens where there is no name, else for that name alone."""
        wrong, now = self._wrong.get(name, ()), time.monotonic()
        if sum(now - one <= WINDOW for one in wrong) >= TRIES:
            raise Refusal(429, "too-many-tries", "too many wrong tries; wait a minute")

    def _remember_wrong(self, name: str) -> None:
        if len(self._wrong) >= MOST_NAMES and name not in self._wrong:
            self._wrong.pop(next(iter(self._wrong)))
        self._wrong[name].append(time.monotonic())
