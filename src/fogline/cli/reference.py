"""Writes the reference pages from the code, or checks that they are in step with it.

Run as ``python -m fogline.cli.reference DIR`` to write, with ``--check`` to check. What must stay true: the pages hold
nothing that the code does not say.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import click

import fogline
from fogline import config, errors
from fogline.cli.main import COMMANDS
from fogline.cli.main import fogline as command
from fogline.gazetteer.pack_findings import PACK_CODES
from fogline.ledger import FAULT_CODES, NOTE_CODES
from fogline.model import RECORD_TYPES, derived, values
from fogline.web.reference import api_parts

HEAD = "<!-- Made by `make docs` from the code; edit the code, not this page. -->\n"
ATTRIBUTE = re.compile(r"^    (?:    )?([a-z_, ]+): (.+)$")


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {
        "cli.md": _cli(),
        "records.md": _records(),
        "problems.md": _problems(),
        "settings.md": _settings(),
        "kinds.md": _kinds(),
        "api.md": _api(),
    }


def _page(title: str, words: str, parts: Iterator[str]) -> str:
    return f"{HEAD}\n# {title}\n\n{words}\n\n" + "\n".join(parts).rstrip() + "\n"


def _cli() -> str:
    words = "Every command, as `fogline COMMAND -h` says it. Exit codes: 0 all is well, 1 a check failed or what was "
    words += "asked for has problems, 2 the command was not used as it must be."
    return _page("The command", words, _commands())


def _commands() -> Iterator[str]:
    context = click.Context(command, info_name="fogline", max_content_width=100, terminal_width=100)
    yield from _help("fogline", command, context)
    for name in COMMANDS:
        found = command.get_command(context, name)
        if found is not None:
            yield from _help(f"fogline {name}", found, context, name)
            for inner in sorted(getattr(found, "commands", {})):
                own = click.Context(found, parent=context, info_name=name)
                yield from _help(f"fogline {name} {inner}", found.commands[inner], own, inner)  # type: ignore[attr-defined]


def _help(title: str, one: click.Command, parent: click.Context, name: str = "") -> Iterator[str]:
    context = (
        parent
        if not name
        else click.Context(one, parent=parent, info_name=name, max_content_width=100, terminal_width=100)
    )
    yield f"## {title}\n\n```text\n{_stable(one.get_help(context))}\n```\n"


def _stable(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def _records() -> str:
    words = "What the ledger holds, and what is derived from it. Every field of every type, from the code."
    return _page("Records", words, _types())


def _types() -> Iterator[str]:
    groups = (
        ("Recorded", tuple(RECORD_TYPES.values())),
        ("Parts and values", _classes("fogline.model.claim", "fogline.model.document", values.__name__)),
        ("Derived", _classes(derived.__name__)),
    )
    seen: set[type] = set()
    for title, classes in groups:
        yield f"## {title}\n"
        for one in classes:
            if one not in seen:
                seen.add(one)
                yield _type(one)


def _classes(*modules: str) -> tuple[type, ...]:
    found = []
    for name in modules:
        module = importlib.import_module(name)
        own = (item for item in vars(module).values() if dataclasses.is_dataclass(item) and isinstance(item, type))
        found += [item for item in own if item.__module__ == name]
    return tuple(found)


def _type(one: type) -> str:
    doc = inspect.getdoc(one) or ""
    told = _attributes(doc)
    lines = [
        f"### {one.__name__}\n",
        doc.partition("\n\nAttributes:")[0].strip() + "\n",
        "| field | type | meaning |",
        "|---|---|---|",
    ]
    for field in dataclasses.fields(one):
        kind = str(field.type).replace("|", "\\|")
        lines.append(f"| `{field.name}` | `{kind}` | {told.get(field.name, '').replace('|', chr(92) + '|')} |")
    return "\n".join(lines) + "\n"


def _attributes(doc: str) -> dict[str, str]:
    """What a docstring's list of attributes says of each."""
    told: dict[str, str] = {}
    names: list[str] = []
    for line in doc.partition("Attributes:")[2].splitlines():
        entry = ATTRIBUTE.match(line)
        if entry:
            names = [name.strip() for name in entry[1].split(",")]
            told |= dict.fromkeys(names, entry[2])
        elif line.strip() and names:
            told |= {name: f"{told[name]} {line.strip()}" for name in names}
    return told


def _problems() -> str:
    words = "Bad input never stops a run; it becomes a problem with a permanent code, listed by `fogline problems`. "
    words += "Faults and notes are what `fogline verify` finds, the codes of packs what `fogline pack check` does. "
    words += "Errors end a command."
    return _page("Problems, faults and errors", words, _codes())


def _codes() -> Iterator[str]:
    for title, codes in (
        ("Problems", problem_codes()),
        ("Faults", FAULT_CODES),
        ("Notes", NOTE_CODES),
        ("Packs", PACK_CODES),
    ):
        yield f"## {title}\n\n| code | meaning and remedy |\n|---|---|"
        yield from (f"| `{code}` | {words} |" for code, words in sorted(codes.items()))
        yield ""
    yield "## Errors\n\n| code | exit code | meaning |\n|---|---|---|"
    for error in _tree(errors.FoglineError):
        yield f"| `{error.code}` | {error.exit_code} | {(inspect.getdoc(error) or '').splitlines()[0]} |"


def problem_codes() -> dict[str, str]:
    """The problem codes of every package."""
    codes: dict[str, str] = {}
    for module in pkgutil.iter_modules(fogline.__path__):
        try:
            found = importlib.import_module(f"fogline.{module.name}.problems")
        except ModuleNotFoundError:
            continue
        codes |= getattr(found, "PROBLEM_CODES", {})
    return codes


def _tree(error: type[errors.FoglineError]) -> Iterator[type[errors.FoglineError]]:
    yield error
    for below in sorted(error.__subclasses__(), key=lambda one: one.__name__):
        if below.__module__ == errors.__name__:
            yield from _tree(below)


def _settings() -> str:
    words = f"What `{config.CONFIG_NAME}` may say. An unknown key is refused, with the nearest one named."
    return _page("Settings", words, _setting_tables())


def _setting_tables() -> Iterator[str]:
    back = {field: word for word, field in config.RENAMED.items()}
    for title, one in (("Top of the file", config.Settings), ("[scope]", config.Scope)):
        told = _attributes(inspect.getdoc(one) or "")
        yield f"## {title}\n\n| key | default | meaning |\n|---|---|---|"
        for field in dataclasses.fields(one):
            if field.name != "scope":
                yield f"| `{back.get(field.name, field.name)}` | `{_default(field)}` | {told.get(field.name, '')} |"
        yield ""


def _default(field: dataclasses.Field[Any]) -> str:
    value = field.default
    if isinstance(value, tuple):
        return "[" + ", ".join(f'"{item}"' for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _api() -> str:
    words = "What `fogline serve` answers, as JSON unless another ending is asked for; see "
    words += "[how to serve](../howto/serve.md). "
    words += (
        "Every page beside the API has the same twins: `/events.json` is `/api/v1/events`. Unknown or wrong parameters "
    )
    words += (
        "are refused with 400. A page of rows tells in `next` where the next one begins; send it back as `next`. It is "
    )
    words += "refused with 409 when the record has changed in between."
    return _page("The API", words, api_parts())


def _kinds() -> str:
    words = (
        "Claim types, their counterpart in ACLED's terms, and some of the words that set each off; all of them stand "
    )
    words += "in `src/fogline/packs/base/kinds.toml`."
    return _page("Kinds of claim", words, _kind_tables())


def _kind_tables() -> Iterator[str]:
    text = (resources.files("fogline.packs") / "base" / "kinds.toml").read_text(encoding="utf-8")
    families: Mapping[str, Mapping[str, Mapping[str, Any]]] = tomllib.loads(text)
    for family, types in families.items():
        yield f"## {family}\n\n| kind | ACLED-style | set off by |\n|---|---|---|"
        for name, entry in types.items():
            acled = " / ".join(entry.get("acled", ())) or "–"
            some = [*entry.get("verbs", ())[:6], *entry.get("nouns", ())[:4]]
            yield f"| `{family}.{name}` | {acled} | {', '.join(some) or '–'} |"
        yield ""


def main(arguments: list[str]) -> int:
    """Writes or checks the pages."""
    checking = "--check" in arguments
    folders = [Path(word) for word in arguments if not word.startswith("-")]
    if len(folders) != 1:
        click.echo("usage: python -m fogline.cli.reference [--check] DIR", err=True)
        return 2
    stale = []
    for name, text in pages().items():
        path = folders[0] / name
        if checking:
            if not path.is_file() or path.read_text(encoding="utf-8") != text:
                stale.append(str(path))
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for page in stale:
        click.echo(f"{page} is not in step with the code; run: make docs", err=True)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
