"""``fogline serve``: the workplace in the browser, on this machine unless told otherwise."""

from __future__ import annotations

import ipaddress
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fogline.cli.help import Explained
from fogline.cli.people import person_option
from fogline.cli.say import say
from fogline.errors import UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from fogline.web.accounts import Accounts, Role
    from fogline.web.basemap import Basemap

TOKEN_VARIABLE = "FOGLINE_TOKEN"  # noqa: S105 - the name of a variable, not a token


@click.command("serve", cls=Explained)
@click.argument("project", metavar="[PROJECT]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; another needs people or --token."
)
@click.option(
    "--port", default=8001, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="Also answer under this host name.")
@click.option(
    "--token",
    "tokens",
    multiple=True,
    metavar="[ROLE:]TOKEN",
    help="Everyone must log in with it; as viewer, reviewer or publisher (publisher when not told). "
    f"Also taken from {TOKEN_VARIABLE}, which other users of the machine cannot see.",
)
@click.option(
    "--embed-in",
    "frames",
    multiple=True,
    metavar="SITE",
    help="Let pages of this site, such as https://news.example.org, show the map in a frame, to everybody and without "
    "a login; may be given several times.",
)
@click.option(
    "--basemap",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A PMTiles file of yours as the ground of the maps; without one it is the outline that comes with Fogline.",
)
@click.option("--login", is_flag=True, help="Everyone must log in, also on this machine; see: fogline people.")
@click.option("--read-only", is_flag=True, help="Nobody can change anything.")
@click.option("--open/--no-open", "open_", default=False, help="Open a browser.")
@click.option("--get", "path", metavar="PATH", help="Print one page or twin without a server, and end.")
@person_option
def serve_command(  # noqa: PLR0913 - one argument an option
    *,
    project: Path,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    tokens: tuple[str, ...],
    frames: tuple[str, ...],
    basemap: Path | None,
    login: bool,
    read_only: bool,
    open_: bool,
    path: str | None,
    person: str,
) -> int:
    """Opens the record in the browser: map, timeline, lists, the words behind every figure, and the review queue.

    Only this machine can reach it, unless --host says otherwise; then everyone has to log in, with a password that
    fogline people gave them or with a token. Nothing is loaded from elsewhere, so it works without a network.

    Examples:
      fogline serve aleppo --open
      fogline serve --get '/events.json?type=strike&from=2016-11-01'
      fogline serve aleppo --host 0.0.0.0 --allow-host desk.example.org --token reviewer:long-and-random
    """
    from fogline.web import Access, create_app

    told = (*tokens, *filter(None, os.environ.get(TOKEN_VARIABLE, "").split()))
    sites = tuple(map(_site, frames))
    # A name of its own means that something stands before this server and lets others in.
    exposed = login or bool(hosts) or not is_loopback(host)
    accounts = _people(project) if exposed and path is None else None
    access = Access(
        name=person,
        read_only=read_only,
        tokens=dict(map(_token, told)),
        accounts=accounts,
        hosts=hosts,
        frames=sites,
    )
    if path is None and access.is_open and (login or not is_loopback(host)):
        raise UsageError(
            f"{'nobody could log in' if login else f'other machines could reach {host}'}; say who may with "
            "fogline people add NAME --role ROLE or --token ROLE:TOKEN, or leave that option away"
        )
    if path is not None:
        from fogline.web.printing import get

        status, body = get(
            create_app(project, access=Access(name=person, read_only=True), basemap=_ground(basemap)), path
        )
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
        return 0 if status < 400 else 1
    return _serve(create_app(project, access=access, basemap=_ground(basemap)), host, port, open_=open_)


def _people(directory: Path) -> Accounts | None:
    """The people of the project; `None` where it has none."""
    from fogline.pipeline.project import Project
    from fogline.web.accounts import ACCOUNTS_NAME, Accounts

    accounts = Accounts(Project.find(directory).directory / ACCOUNTS_NAME)
    return accounts or None


def _token(word: str) -> tuple[str, Role]:
    from fogline.web.accounts import ROLES

    role, mark, token = word.partition(":")
    if not mark:
        role, token = "publisher", word
    known = next((one for one in ROLES if one == role), None)
    if known is None:
        raise UsageError(f"{role!r} is no role; write one of {', '.join(ROLES)} before the token")
    if len(token) < 12:
        raise UsageError("a token needs 12 characters at least; make one with: openssl rand -hex 16")
    return token, known


def _ground(path: Path | None) -> Basemap | None:
    """The basemap; where its file cannot be read that is told, and the maps stand on the outline."""
    from fogline.web.basemap import open_basemap

    try:
        return open_basemap(path) if path is not None else None
    except UsageError as error:
        say(f"{error}; the maps stand on the outline that comes with Fogline")
        return None


def _site(word: str) -> str:
    """A site as browsers compare it: scheme, host and port, and nothing behind."""
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?", word):
        raise UsageError(f"{word!r} is no site; write it as https://news.example.org, without a path")
    return word.lower()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _serve(app: FastAPI, host: str, port: int, *, open_: bool) -> int:
    import socket
    import webbrowser

    import uvicorn

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host.strip("[]"), port))
        name = f"[{host}]" if ":" in host else host
        address = f"http://{name}:{listening.getsockname()[1]}/"
        say(f"{address} – end with Ctrl-C")
        if open_:
            webbrowser.open(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])
    return 0
