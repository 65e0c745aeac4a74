"""``fogline people``: who may log in to a project's server, each with a role and a password of their own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from fogline.cli.help import Explained, ExplainedGroup
from fogline.cli.layout import Column
from fogline.cli.options import form_options, project_option
from fogline.cli.output import Form, emit
from fogline.cli.say import say
from fogline.errors import UsageError
from fogline.pipeline.project import Project

if TYPE_CHECKING:
    from fogline.web.accounts import Accounts, Role

ROLE = click.Choice(["viewer", "reviewer", "publisher"])
"""Each may do what those before it may; written out, so that help needs no server."""


@click.group("people", cls=ExplainedGroup)
def people_command() -> None:
    """Says who may log in to the project's server: by name, with a role and a password.

    What they record is signed with their name. A viewer reads, a reviewer also corrects the record, a publisher also
    shares it. The file people.json of the project holds what scrypt makes of the passwords, never a password.

    Examples:
      fogline people add amira --role reviewer
      fogline people list
      fogline serve --host 0.0.0.0 --allow-host desk.example.org
    """


@people_command.command("add", cls=Explained)
@click.argument("name")
@click.option("--role", type=ROLE, required=True, help="What they may do.")
@project_option
def add_command(*, name: str, role: Role, project: Project) -> int:
    """Lets somebody in; asks for their password, or takes the first line of standard input.

    Examples:
      fogline people add amira --role reviewer
      openssl rand -base64 18 | tee amira.txt | fogline people add amira --role viewer
    """
    from fogline.web.people import NAME

    if not NAME.fullmatch(name):
        raise UsageError(f"{name!r}: a name to sign with is one word of letters, digits, '.', '-' or '_', at most 40")
    _accounts(project).add(name, role, _password())
    say(f"{name} may log in as {role}")
    return 0


@people_command.command("change", cls=Explained)
@click.argument("name")
@click.option("--role", type=ROLE, help="Another role; it holds from their next request on.")
@click.option(
    "--password", is_flag=True, help="Another password, asked for; whoever is logged in with the old one is out."
)
@project_option
def change_command(*, name: str, role: Role | None, password: bool, project: Project) -> int:
    """Gives somebody another role or password; a running server follows.

    Examples:
      fogline people change amira --role publisher
      fogline people change amira --password
    """
    if role is None and not password:
        raise UsageError("say what changes: --role ROLE, --password, or both")
    _accounts(project).change(name, role=role, password=_password() if password else None)
    say(f"{name} is changed")
    return 0


@people_command.command("remove", cls=Explained)
@click.argument("name")
@project_option
def remove_command(*, name: str, project: Project) -> int:
    """Lets somebody in no more; what they recorded stays and stays signed.

    Examples:
      fogline people remove amira
    """
    _accounts(project).remove(name)
    say(f"{name} may not log in any more")
    return 0


@people_command.command("list", cls=Explained)
@project_option
@form_options
def list_command(*, project: Project, form: Form | None) -> int:
    """Lists who may log in, and as what.

    Examples:
      fogline people list
    """
    rows = [{"name": one.name, "role": one.role} for one in _accounts(project).everybody().values()]
    columns = (Column("name", lambda row: str(row["name"])), Column("role", lambda row: str(row["role"])))
    emit(rows, form, columns)
    return 0


def _accounts(project: Project) -> Accounts:
    from fogline.web.accounts import ACCOUNTS_NAME, Accounts

    return Accounts(project.directory / ACCOUNTS_NAME)


def _password() -> str:
    """A password that is typed twice and not shown, or piped in; never one of the command line, which others see."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True))
    return sys.stdin.readline().rstrip("\r\n")
