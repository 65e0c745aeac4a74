"""People who may log in: a name, a role and a password each, in a file of the project.

The file holds no password, only what scrypt makes of one with a salt of its own. What must stay true: a wrong name
takes as long as a wrong password; who is taken out of the file, or has another password, is logged out with their next
request; no password is ever written or logged.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import threading
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from fogline.errors import UsageError

ACCOUNTS_NAME = "people.json"
SHORTEST, LONGEST = 12, 200
"""Characters of a password."""
Role = Literal["viewer", "reviewer", "publisher"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may."""
_COST, _BLOCK, _LANES, _MEMORY = 2**15, 8, 1, 2**26
_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One person.

    Attributes:
        name: they log in and sign with it.
        role: what they may do.
        password: what scrypt made of their password: cost, block, lanes, salt and key.
    """

    name: str
    role: Role
    password: str

    @property
    def mark(self) -> str:
        """What a session remembers of the password, so that another one ends it; it tells nothing of it."""
        return hashlib.sha256(self.password.encode()).hexdigest()[:16]

    def opens_with(self, password: str) -> bool:
        """Whether this is their password."""
        return _matches(self.password, password)


class Accounts:
    """The people of one project; the file is read again whenever it changes.

    Args:
        path: of the file; one that is not there has nobody.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._read: tuple[tuple[int, int, int] | None, Mapping[str, Account]] = (None, {})
        self._nobody = _kept(secrets.token_hex(_LENGTH))

    def __bool__(self) -> bool:
        """Whether there is anybody."""
        return bool(self.everybody())

    def everybody(self) -> Mapping[str, Account]:
        """The people by name.

        Raises:
            UsageError: the file cannot be read.
        """
        with self._lock:
            try:
                told = self.path.stat()
            except FileNotFoundError:
                return {}
            state = (told.st_mtime_ns, told.st_size, told.st_ino)
            if self._read[0] != state:
                self._read = (state, _people_in(self.path))
            return self._read[1]

    def known(self, name: str, password: str) -> Account | None:
        """Who has this name and this password; `None` for nobody, told no sooner for a name that nobody has."""
        account = self.everybody().get(name)
        if account is None:
            _matches(self._nobody, password)
            return None
        return account if account.opens_with(password) else None

    def add(self, name: str, role: Role, password: str) -> None:
        """Lets somebody in.

        Raises:
            UsageError: somebody has this name, or the password is too short.
        """
        if name in self.everybody():
            raise UsageError(f"{name} is among the people already; see: fogline people change --help")
        self._write({**self.everybody(), name: Account(name=name, role=role, password=_checked(password))})

    def change(self, name: str, *, role: Role | None = None, password: str | None = None) -> None:
        """Gives somebody another role or password.

        Raises:
            UsageError: nobody has this name, or the password is too short.
        """
        account = self._one(name)
        account = replace(account, role=role) if role else account
        account = replace(account, password=_checked(password)) if password is not None else account
        self._write({**self.everybody(), name: account})

    def remove(self, name: str) -> None:
        """Lets somebody in no more; what they recorded stays theirs.

        Raises:
            UsageError: nobody has this name.
        """
        self._one(name)
        self._write({key: one for key, one in self.everybody().items() if key != name})

    def _one(self, name: str) -> Account:
        account = self.everybody().get(name)
        if account is None:
            raise UsageError(f"nobody is called {name!r}; see: fogline people list")
        return account

    def _write(self, people: Mapping[str, Account]) -> None:
        """Writes the file anew, for its owner alone."""
        told = [{"name": one.name, "role": one.role, "password": one.password} for _, one in sorted(people.items())]
        fresh = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
                json.dump({"people": told}, file, ensure_ascii=False, indent=1)
                file.write("\n")
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)


def _people_in(path: Path) -> Mapping[str, Account]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["people"]
        made = [Account(name=row["name"], role=_role(row["role"]), password=row["password"]) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path} cannot be read; mend it, or delete it and add the people again") from error
    return {one.name: one for one in made}


def _role(word: object) -> Role:
    if word not in ROLES:
        raise ValueError(f"{word!r} is no role")
    return word


def _checked(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters")
    return _kept(password)


def _kept(password: str) -> str:
    """What is kept of a password."""
    salt = secrets.token_bytes(16)
    key = _key(password, salt, (_COST, _BLOCK, _LANES))
    return "$".join(("scrypt", str(_COST), str(_BLOCK), str(_LANES), *(b64encode(one).decode() for one in (salt, key))))


def _matches(kept: str, password: str) -> bool:
    _, cost, block, lanes, salt, key = kept.split("$")
    made = _key(password, b64decode(salt), (int(cost), int(block), int(lanes)))
    return hmac.compare_digest(made, b64decode(key))


def _key(password: str, salt: bytes, cost: tuple[int, int, int]) -> bytes:
    n, r, p = cost
    return hashlib.scrypt(password.encode(), salt=salt, n=n, r=r, p=p, maxmem=_MEMORY, dklen=_LENGTH)
