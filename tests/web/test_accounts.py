"""People with passwords of their own: the file, the command, logging in, and who is out once they are taken out."""

from __future__ import annotations

import json
import logging
import re
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fogline.errors import UsageError
from fogline.web import Access
from fogline.web.accounts import ACCOUNTS_NAME, Accounts
from fogline.web.errors import Refusal
from fogline.web.people import TRIES, Sessions
from support.projects import fogline
from support.web import serving

WORD, OTHER = "a long walk home", "an even longer walk"
TOKEN = "t" * 16


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    """The people of one server; each test that changes somebody brings somebody of its own."""
    made = Accounts(tmp_path_factory.mktemp("people") / ACCOUNTS_NAME)
    made.add("amira", "reviewer", WORD)
    return made


@pytest.fixture(scope="module")
def desk(example: Path, accounts: Accounts) -> Iterator[str]:
    """A server on which amira has a password, and programs a token."""
    with serving(example, Access(accounts=accounts, tokens={TOKEN: "viewer"})) as address:
        yield address


def log_in(address: str, name: str, secret: str) -> httpx.Response:
    return httpx.post(f"{address}/login", data={"name": name, "token": secret, "to": "/events"}, timeout=200)


def opened(address: str, answer: httpx.Response) -> httpx.Response:
    """What the page of events answers to who got a session."""
    cookies = dict(answer.cookies)
    return httpx.get(f"{address}/events", cookies=cookies, timeout=200)


def test_the_file_holds_no_password_and_is_its_owners_alone(accounts: Accounts) -> None:
    text = accounts.path.read_text()

    assert WORD not in text
    assert "scrypt$" in text
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    assert [path.name for path in accounts.path.parent.iterdir()] == [ACCOUNTS_NAME]


def test_two_people_with_one_password_do_not_look_alike(accounts: Accounts) -> None:
    accounts.add("basim", "viewer", WORD)
    people = accounts.everybody()
    assert people["amira"].password != people["basim"].password
    assert accounts.known("basim", WORD) is not None
    assert accounts.known("basim", OTHER) is None
    assert accounts.known("nobody", WORD) is None


def test_what_the_file_cannot_take_is_told(tmp_path: Path) -> None:
    accounts = Accounts(tmp_path / ACCOUNTS_NAME)
    with pytest.raises(UsageError, match="12 to 200"):
        accounts.add("carim", "viewer", "short")
    with pytest.raises(UsageError, match="nobody"):
        accounts.remove("carim")
    accounts.add("carim", "viewer", WORD)
    with pytest.raises(UsageError, match="already"):
        accounts.add("carim", "viewer", OTHER)
    accounts.path.write_text('{"people": [{"name": "eve", "role": "king", "password": ""}]}')
    with pytest.raises(UsageError, match="cannot be read"):
        accounts.everybody()


def test_a_person_logs_in_with_their_password_and_signs_with_their_name(desk: str) -> None:
    answer = log_in(desk, "amira", WORD)
    page = opened(desk, answer)

    assert (answer.status_code, answer.headers["location"]) == (303, "/events")
    assert page.status_code == 200
    assert re.search(r"amira.{0,40}reviewer", page.text, re.DOTALL)
    assert "Password or token" in httpx.get(f"{desk}/login").text


def test_nobody_signs_with_the_name_of_somebody_who_has_a_password(desk: str) -> None:
    assert log_in(desk, "amira", TOKEN).status_code == 401
    assert log_in(desk, "guest", TOKEN).status_code == 303
    assert log_in(desk, "guest", WORD).status_code == 401


def test_who_is_taken_out_or_has_another_password_is_out_with_the_next_request(desk: str, accounts: Accounts) -> None:
    accounts.add("dalia", "reviewer", WORD)
    session = log_in(desk, "dalia", WORD)
    accounts.change("dalia", role="viewer")
    assert re.search(r"dalia.{0,40}viewer", opened(desk, session).text, re.DOTALL)
    accounts.change("dalia", password=OTHER)
    assert opened(desk, session).status_code == 303
    again = log_in(desk, "dalia", OTHER)
    assert opened(desk, again).status_code == 200
    accounts.remove("dalia")
    assert opened(desk, again).status_code == 303
    guest = log_in(desk, "guest", TOKEN)
    accounts.add("guest", "publisher", OTHER)
    assert opened(desk, guest).status_code == 303, "a session of a token is not one of the person who has the name now"
    accounts.remove("guest")


def test_wrong_passwords_are_slowed_down_for_that_name_alone(desk: str, accounts: Accounts) -> None:
    accounts.add("elias", "viewer", OTHER)
    codes = [log_in(desk, "elias", f"wrong-number-{number}").status_code for number in range(TRIES + 1)]
    assert codes == [401] * TRIES + [429]
    assert log_in(desk, "elias", OTHER).status_code == 429
    assert log_in(desk, "amira", WORD).status_code == 303


def test_without_tokens_a_name_that_nobody_has_opens_nothing(accounts: Accounts) -> None:
    sessions = Sessions(Access(accounts=accounts), place="here")
    with pytest.raises(Refusal, match="this name with this password"):
        sessions.log_in("nobody", WORD)
    assert sessions.log_in("amira", WORD).may("reviewer")
    assert not sessions.log_in("amira", WORD).may("publisher")


def test_no_password_is_logged(desk: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> None:
    caplog.set_level(logging.DEBUG)
    log_in(desk, "amira", WORD)
    log_in(desk, "amira", "the wrong walk home")
    httpx.post(f"{desk}/login", data={"name": "amira", "token": WORD}, headers={"Content-Type": "text/plain"})
    told = caplog.text + "".join(capfd.readouterr())
    assert WORD not in told
    assert "the wrong walk home" not in told
    assert WORD.replace(" ", "+") not in told


def test_the_command_keeps_the_people(example: Path, tmp_path: Path) -> None:
    project = tmp_path / "p"
    project.mkdir()
    for name in ("fogline.toml", "ledger.db"):
        shutil.copy(example / name, project)
    fogline("people", "add", "-p", project, "amira", "--role", "reviewer", stdin=f"{WORD}\n".encode())
    fogline("people", "change", "-p", project, "amira", "--role", "publisher")
    told = fogline("people", "list", "-p", project, "--json").stdout

    assert json.loads(told) == [{"name": "amira", "role": "publisher"}]
    assert Accounts(project / ACCOUNTS_NAME).known("amira", WORD) is not None
    assert b"one word" in fogline("people", "add", "-p", project, "a b", "--role", "viewer", expect=(2,)).stderr
    assert b"say what changes" in fogline("people", "change", "-p", project, "amira", expect=(2,)).stderr
    fogline("people", "remove", "-p", project, "amira")
    assert fogline("people", "list", "-p", project, "--json").stdout.strip() == b"[]"
    told_why = fogline("serve", project, "--login", expect=(2,)).stderr
    assert b"fogline people add" in told_why
