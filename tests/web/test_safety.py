"""The app is safe where others can reach it: hosts, logins, roles, forms, headers, and words that are only words."""

from __future__ import annotations

import contextlib
import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from fastapi import APIRouter, Request, Response

from fogline.web import Access, create_app
from fogline.web.asking import ask
from fogline.web.pages.login import safe_path
from fogline.web.people import TRIES
from support.projects import a_project, add, fogline, run, ticking, write_reports
from support.web import serving

VIEWER, REVIEWER, PUBLISHER = "v" * 16, "r" * 16, "p" * 16
ACCESS = Access(tokens={VIEWER: "viewer", REVIEWER: "reviewer", PUBLISHER: "publisher"}, hosts=("desk.example.org",))
JSON = {"Accept": "application/json"}
EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"
REPORTS = {
    f"{EVIL.replace('/', '')}.txt": (
        f"{EVIL} Army takes mill\n\nMarch 3, 2031\n\n"
        f'The army captured the village of {EVIL} on Sunday, a "><svg onload=alert(3)> spokesman said. '
        "At least 12 fighters were killed in the assault, {{ 7 * 7 }} and =HYPERLINK(1) officials said.\n"
    )
}


@pytest.fixture(scope="module")
def locked(example: Path) -> Iterator[str]:
    """A server that others can reach."""
    with serving(example, ACCESS) as address:
        yield address


@contextlib.contextmanager
def logged_in(address: str, token: str, name: str = "amira") -> Iterator[httpx.Client]:
    """A browser in which somebody has logged in."""
    with httpx.Client(base_url=address) as client:
        answer = client.post("/login", data={"name": name, "token": token, "to": "/events"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/events")
        yield client


def form_token(client: httpx.Client) -> str:
    found = re.search(r'name="form_token" value="([0-9a-f]+)"', client.get("/documents").text)
    assert found
    return found[1]


def test_nobody_reads_anything_without_logging_in(locked: str) -> None:
    with httpx.Client(base_url=locked) as client:
        for path in ("/", "/events", "/documents", "/search?q=a"):
            answer = client.get(path)
            assert answer.status_code == 303
            assert answer.headers["location"] == f"/login?to={quote(path, safe='')}"
        for path in ("/api/v1/events", "/events.json", "/claims.csv", "/map.geojson", "/since.json", "/api/v1/search"):
            answer = client.get(path)
            assert (answer.status_code, answer.json()["error"]) == (401, "login-needed")


def test_a_program_brings_its_token(locked: str) -> None:
    good = httpx.get(f"{locked}/api/v1/events?limit=1", headers={"Authorization": f"Bearer {VIEWER}"})
    bad = httpx.get(f"{locked}/api/v1/events?limit=1", headers={"Authorization": "Bearer nonsense-nonsense"})

    assert good.status_code == 200
    assert bad.status_code == 401


def test_what_waits_for_a_reviewer_is_no_data_for_a_viewer(locked: str) -> None:
    for path in ("/review.json", "/review.csv", "/review/sample.json", "/api/v1/review", "/review/number?words=two"):
        codes = [
            httpx.get(f"{locked}{path}", headers={"Authorization": f"Bearer {token}"}, timeout=200).status_code
            for token in (VIEWER, REVIEWER)
        ]
        assert codes == [403, 200], path
    assert httpx.get(f"{locked}/review/number?words=two").status_code == 401


def test_a_person_logs_in_with_a_name_and_out_again(locked: str) -> None:
    with logged_in(locked, REVIEWER) as client:
        page = client.get("/events").text
        assert "amira" in page
        assert "reviewer" in page
        assert client.post("/logout", data={"form_token": "0" * 32}).status_code == 403
        assert client.post("/logout", data={"form_token": form_token(client)}).status_code == 303
        assert client.get("/events").status_code == 303


@pytest.mark.parametrize("name", ["", "two words", "human:eve", "<b>", "a@b", "x" * 41])
def test_a_name_that_cannot_sign_opens_no_session(locked: str, name: str) -> None:
    answer = httpx.post(f"{locked}/login", data={"name": name, "token": REVIEWER})

    assert answer.status_code == 400
    assert "set-cookie" not in answer.headers


def test_a_forged_or_foreign_session_is_none(example: Path, locked: str) -> None:
    with logged_in(locked, PUBLISHER) as client:
        cookie = next(iter(client.cookies.jar))
        value = cookie.value or ""
        for forged in (value[:-2] + "xx", "x" + value, "", "a.b.c"):
            assert httpx.get(f"{locked}/events", headers={"Cookie": f"{cookie.name}={forged}"}).status_code == 303
        with serving(example, ACCESS) as other:
            assert httpx.get(f"{other}/events", headers={"Cookie": f"{cookie.name}={value}"}).status_code == 303


def test_the_cookie_is_for_this_site_and_no_script(locked: str) -> None:
    answer = httpx.post(f"{locked}/login", data={"name": "amira", "token": VIEWER})
    flags = answer.headers["set-cookie"].lower()

    assert "httponly" in flags
    assert "samesite=strict" in flags


def test_wrong_tokens_are_slowed_down(example: Path) -> None:
    with serving(example, ACCESS) as address:
        codes = [
            httpx.post(f"{address}/login", data={"name": "eve", "token": f"guess-number-{number}"}).status_code
            for number in range(TRIES + 2)
        ]
        right = httpx.post(f"{address}/login", data={"name": "amira", "token": VIEWER}).status_code

    assert codes == [401] * TRIES + [429] * 2
    assert right == 429


@pytest.mark.parametrize(
    "to",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example", "evil"],
)
def test_a_login_leads_nowhere_else(locked: str, to: str) -> None:
    answer = httpx.post(f"{locked}/login", data={"name": "amira", "token": VIEWER, "to": to})

    assert safe_path(to) == "/"
    assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "", "desk.example.org"]
)
def test_this_machine_answers_under_its_own_names_only(address: str, host: str) -> None:
    answer = httpx.get(f"{address}/events.json", headers={"Host": host})

    assert (answer.status_code, answer.json()["error"]) == (400, "host-unknown")


@pytest.mark.parametrize(
    ("host", "status"),
    [("desk.example.org", 401), ("DESK.example.org:8080", 401), ("192.0.2.7:8001", 401), ("evil.example", 400)],
)
def test_an_exposed_server_answers_under_names_it_was_told(locked: str, host: str, status: int) -> None:
    assert httpx.get(f"{locked}/events.json", headers={"Host": host}).status_code == status


def changing(role: str) -> APIRouter:
    """A page that changes something, as those of the review do."""
    router = APIRouter()

    @router.post("/changed")
    def changed(request: Request) -> Response:
        asked = ask(request, role=role, form=request.headers.get("x-csrf-token", ""))  # type: ignore[arg-type]
        return Response(asked.person.name)

    return router


@pytest.fixture
def changeable(example: Path) -> Iterator[httpx.Client]:
    """A server with something to change, on this machine alone."""
    app = create_app(example, access=Access(name="amira"))
    app.include_router(changing("reviewer"))
    with serving(example, app=app) as address, httpx.Client(base_url=address, headers=JSON) as client:
        client.get("/documents")
        yield client


def token_of(client: httpx.Client) -> str:
    sessions = client.get("/documents").text
    found = re.search(r'data-form-token="([0-9a-f]+)"', sessions)
    assert found
    return found[1]


def test_a_change_needs_the_form_token_of_its_session(changeable: httpx.Client) -> None:
    token = token_of(changeable)

    assert changeable.post("/changed", headers={"X-CSRF-Token": token}).text == "amira"
    assert changeable.post("/changed").json()["error"] == "form-token-wrong"
    assert changeable.post("/changed", headers={"X-CSRF-Token": "0" * 32}).status_code == 403
    changeable.cookies.clear()
    assert changeable.post("/changed", headers={"X-CSRF-Token": token}).status_code == 403


def test_a_change_from_another_site_is_refused(changeable: httpx.Client) -> None:
    token = token_of(changeable)
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1"):
        answer = changeable.post("/changed", headers={"X-CSRF-Token": token, "Origin": origin})
        assert (answer.status_code, answer.json()["error"]) == (403, "origin-wrong")
    own = str(changeable.base_url).rstrip("/")
    assert changeable.post("/changed", headers={"X-CSRF-Token": token, "Origin": own}).status_code == 200


@pytest.mark.parametrize(
    ("access", "role", "status"),
    [
        (Access(), "publisher", 200),
        (Access(read_only=True), "reviewer", 403),
        (Access(read_only=True), "viewer", 200),
    ],
)
def test_who_may_do_what_on_this_machine(example: Path, access: Access, role: str, status: int) -> None:
    app = create_app(example, access=access)
    app.include_router(changing(role))
    with serving(example, app=app) as address, httpx.Client(base_url=address) as client:
        client.get("/documents")
        assert client.post("/changed", headers={"X-CSRF-Token": token_of(client)}).status_code == status


@pytest.mark.parametrize(("token", "status"), [(VIEWER, 403), (REVIEWER, 200), (PUBLISHER, 200)])
def test_who_may_review_where_everyone_logs_in(example: Path, token: str, status: int) -> None:
    app = create_app(example, access=ACCESS)
    app.include_router(changing("reviewer"))
    with serving(example, app=app) as address, logged_in(address, token) as client:
        answer = client.post("/changed", headers={"X-CSRF-Token": form_token(client)})
        assert answer.status_code == status
        bearer = httpx.post(f"{address}/changed", headers={"Authorization": f"Bearer {token}"})
        assert bearer.status_code == 403, "a token alone signs nothing: nobody's name stands behind it"


@pytest.mark.parametrize(
    "path", ["/documents", "/events", "/events.json", "/static/js/base.js", "/vendor/maplibre-gl.js", "/nope"]
)
def test_every_answer_says_what_may_run_and_load(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]

    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_a_mistake_of_ours_tells_nothing_and_has_the_headers_too(example: Path) -> None:
    def broken() -> None:
        raise RuntimeError("the secret reason")

    app = create_app(example)
    app.add_api_route("/api/v1/broken", broken)
    app.add_api_route("/broken", broken)
    with serving(example, app=app) as address:
        data, page = httpx.get(f"{address}/api/v1/broken"), httpx.get(f"{address}/broken")

    assert (data.status_code, data.json()["error"]) == (500, "mistake-in-fogline")
    assert page.status_code == 500
    for answer in (data, page):
        assert "secret" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_body_beyond_all_measure_is_refused(address: str) -> None:
    assert httpx.post(f"{address}/login", content=b"x" * 5_000_000).status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/vendor/..%2fx", "/vendor/x.js"]
)
def test_no_file_but_ours_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server of a record whose reports hold markup."""
    folder = tmp_path_factory.mktemp("hostile")
    project = a_project(folder / "p")
    clock = ticking()
    add(project, [write_reports(folder / "in", REPORTS)], clock)
    run(project, clock)
    with serving(folder / "p") as address, httpx.Client(base_url=address) as client:
        yield client


def test_words_of_reports_are_only_words(hostile: httpx.Client) -> None:
    documents = hostile.get("/documents.json").json()["rows"]
    claims = hostile.get("/claims.json").json()["rows"]
    assert claims
    paths = ["/", "/documents", "/claims", "/events", "/actors", "/places", "/problems", f"/search?q={quote(EVIL)}"]
    paths += [f"/documents/{documents[0]['id']}?sel={claim['id']}" for claim in claims]
    paths += [f"/claims/{claim['id']}" for claim in claims]
    for path in paths:
        page = hostile.get(path).text
        assert not re.search(r"<(script>|img src=x|svg onload)", page), path
        assert "49 and" not in page, "a report is no template"
    text = hostile.get(f"/documents/{documents[0]['id']}").text
    assert html.escape("<script>alert(1)", quote=False) in re.sub(r"</?a[^>]*>", "", text)


def test_cells_that_look_like_formulas_are_defused(hostile: httpx.Client) -> None:
    for table in ("claims", "documents", "actors", "events"):
        for line in hostile.get(f"/{table}.csv").text.splitlines()[1:]:
            assert not re.search(r'(^|,)"?[=@]', line)


def test_an_echoed_parameter_is_only_words(client: httpx.Client) -> None:
    for path in (
        f"/events?q={quote(EVIL)}",
        f"/events?place={quote(EVIL)}",
        f"/events?from={quote(EVIL)}",
        f"/{quote(EVIL)}",
    ):
        assert "<img" not in client.get(path).text


def test_an_exposed_server_needs_a_token(example: Path) -> None:
    told = fogline("serve", example, "--host", "0.0.0.0", expect=(2,)).stderr.decode()  # noqa: S104 - refused
    short = fogline("serve", example, "--host", "0.0.0.0", "--token", "short", expect=(2,)).stderr.decode()  # noqa: S104
    role = fogline("serve", example, "--token", "king:0123456789abcdef", expect=(2,)).stderr.decode()

    assert "--token" in told
    assert "12 characters" in short
    assert "king" in role


def test_a_page_without_a_server(example: Path) -> None:
    assert b'"total"' in fogline("serve", example, "--get", "/events.json?limit=1").stdout
    assert b"<h1>Reports</h1>" in fogline("serve", example, "--get", "/documents").stdout
    assert b"<svg" in fogline("serve", example, "--get", "/static/icon.svg").stdout
    assert fogline("serve", example, "--get", "/nothing", expect=(1,)).stdout


def test_a_record_that_cannot_be_written_can_be_read(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(shutil.copytree(example, tmp_path / "locked"))
    for path in copy.glob("views.db*"):
        path.unlink()
    monkeypatch.setattr("os.access", lambda *_: False)
    with serving(copy) as address:
        assert httpx.get(f"{address}/api/v1/events?limit=1", timeout=200).status_code == 200
    assert not list(copy.glob("views.db*"))
