"""A project on disk: a directory with `fogline.toml`, `ledger.db` and `originals/`.

What must stay true: making a project never touches one that is there, and a project is found from any folder in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fogline.config import CONFIG_NAME, Settings, dump_settings, home_directory, load_settings
from fogline.errors import ProjectError
from fogline.gazetteer import find_packs
from fogline.ledger import Ledger
from fogline.pipeline.tools import Materials

LEDGER_NAME = "ledger.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project: where it is and what its settings say."""

    directory: Path
    settings: Settings

    @classmethod
    def create(cls, directory: Path, settings: Settings) -> Project:
        """Makes a project in a new or empty directory, or in one that has only a `fogline.toml`.

        Raises:
            ProjectError: there is a project here already.
        """
        if (directory / LEDGER_NAME).exists():
            raise ProjectError(f"{directory} is a project already; add reports with: fogline add FILE…")
        directory.mkdir(parents=True, exist_ok=True)
        config = directory / CONFIG_NAME
        if config.exists():
            settings = load_settings(config)
        else:
            config.write_text(dump_settings(settings), encoding="utf-8")
        Ledger.create(directory).close()
        return cls(directory=directory, settings=settings)

    @classmethod
    def find(cls, start: Path) -> Project:
        """Opens the project of a directory, or of the nearest directory above that is one.

        Raises:
            ProjectError: there is none.
            ConfigError: its settings are wrong.
        """
        for directory in (start.resolve(), *start.resolve().parents):
            if (directory / LEDGER_NAME).is_file():
                return cls(directory=directory, settings=load_settings(directory / CONFIG_NAME))
        raise ProjectError(f"no project in {start} or above; make one with: fogline new DIRECTORY")

    def ledger(self, *, write: bool = False) -> Ledger:
        """Opens the project's ledger."""
        return Ledger.open(self.directory, write=write)

    def materials(self) -> Materials:
        """What the stages of this project work with."""
        return materials_of(self.settings, self.directory)


def materials_of(settings: Settings, directory: Path) -> Materials:
    """Turns settings into what stages work with; packs and gazetteers by path are relative to the directory."""
    shipped = {path.name for path in find_packs()}
    packs = tuple(name if name in shipped else str((directory / name).resolve()) for name in settings.packs)
    imports = tuple((directory / name).resolve() for name in settings.gazetteers)
    return Materials(settings=settings, packs=packs, imports=imports, home=home_directory())
