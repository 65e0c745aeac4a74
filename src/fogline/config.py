"""A project's settings: what `fogline.toml` may say, checked when it is read.

A project is a directory: `fogline.toml`, `ledger.db`, `originals/`. Settings are passed to what needs them and
never imported; nothing else reads the environment but `home_directory`.
"""

from __future__ import annotations

import dataclasses
import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fogline.errors import ConfigError

CONFIG_NAME = "fogline.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What the record is about; claims outside it are marked, not mixed in.

    Attributes:
        places: place names or gazetteer ids; a claim within any of them is inside.
        start, end: first and last day, ``YYYY-MM-DD``; empty for open.
        parties: actor names or ids.
    """

    places: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    parties: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether anything limits the scope."""
        return bool(self.places or self.start or self.end or self.parties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of a project, one field each.

    Attributes:
        name: title of the project, shown on the brief.
        packs: conflict packs by name or path, read in order; later ones win.
        gazetteers: files imported with ``fogline gazetteer import``, relative to the project.
        languages: languages that are read; reports in others become a problem, not nonsense.
        scope: what the record is about.
        processes: worker processes for reading; 0 means one per core.
    """

    name: str = "Untitled record"
    packs: tuple[str, ...] = ("world",)
    gazetteers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    scope: Scope = field(default_factory=Scope)
    processes: int = 1


RENAMED = {"from": "start", "to": "end"}
"""Words of the file that are Python keywords or clearer in the file than in code."""


def load_settings(path: Path) -> Settings:
    """Reads and checks `fogline.toml`.

    Raises:
        ConfigError: the file is missing, is not TOML, or a key or value is wrong; the message names the nearest key.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: no such file; make a project with: fogline new DIRECTORY") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not TOML: {error}") from error
    scope = _fill(Scope, raw.pop("scope", {}), f"{path}: [scope]")
    settings: Settings = _fill(Settings, raw, str(path))
    return dataclasses.replace(settings, scope=scope)


def _fill(cls: type[Any], raw: Mapping[str, Any], where: str) -> Any:
    known = {item.name: item for item in dataclasses.fields(cls)}
    values: dict[str, Any] = {}
    for key, value in raw.items():
        name = RENAMED.get(key, key)
        if name not in known or name == "scope":
            near = difflib.get_close_matches(key, [*known, *RENAMED], n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise ConfigError(f"{where}: unknown setting {key!r}{hint}")
        values[name] = _checked(value, str(known[name].type), f"{where}: {key}")
    return cls(**values)


def _checked(value: Any, kind: str, where: str) -> Any:
    if kind.startswith("tuple"):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise ConfigError(f'{where}: a list of texts is wanted, as in ["one", "two"]')
    if kind == "int" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if kind == "str" and not isinstance(value, bool | int | float | list | dict):
        return str(value)
    raise ConfigError(f"{where}: {value!r} is not a {'whole number' if kind == 'int' else 'text'}")


def dump_settings(settings: Settings) -> str:
    """Writes settings as the TOML text that `load_settings` reads back."""
    scope = settings.scope
    lines = [f"name = {_toml(settings.name)}", f"packs = {_toml(settings.packs)}"]
    lines += [f"gazetteers = {_toml(settings.gazetteers)}", f"languages = {_toml(settings.languages)}"]
    lines += [f"processes = {settings.processes}", "", "[scope]", f"places = {_toml(scope.places)}"]
    lines += [f"from = {_toml(scope.start)}", f"to = {_toml(scope.end)}", f"parties = {_toml(scope.parties)}", ""]
    return "\n".join(lines)


def _toml(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def home_directory() -> Path:
    """The per-user directory for built indexes: ``FOGLINE_HOME``, or a folder of the platform's cache."""
    told = os.environ.get("FOGLINE_HOME")
    if told:
        return Path(told).expanduser()
    cache = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache) if cache else Path.home() / ".cache") / "fogline"
