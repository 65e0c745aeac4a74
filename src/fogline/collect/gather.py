"""Files, folders and standard input into captures: the stage itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from fogline.collect import media
from fogline.collect.options import CollectOptions, Gathered, Told
from fogline.collect.problems import problem
from fogline.collect.sidecar import Sidecar, is_sidecar
from fogline.collect.tables import Table, blob_name, gather_rows
from fogline.model import Capture

STDIN = "-"
IGNORED = frozenset({"thumbs.db", "desktop.ini"})
PROJECT_FILE = "ledger.db"
PROJECT_PARTS = frozenset({"originals"})


def collect(paths: Iterable[str | Path], *, options: CollectOptions | None = None) -> Iterator[Gathered]:
    """Takes in files, folders and standard input, in the order given and sorted within folders.

    Args:
        paths: files and folders; ``-`` is standard input.
        options: metadata, sidecar and field mapping.

    Yields:
        A capture with its bytes for every report, a problem for every file or row that cannot be one.

    Raises:
        UsageError: the sidecar cannot be read as a table of sources.
    """
    settled = options or CollectOptions()
    sidecar = Sidecar()
    if settled.sidecar:
        sidecar.add(settled.sidecar)
    for path in paths:
        if str(path) == STDIN:
            stream = settled.stdin or sys.stdin.buffer
            yield from _gather(stream.read(settled.largest + 1), settled.stdin_name, "stdin", settled.told, settled)
        elif Path(path).is_dir():
            yield from _folder(Path(path), sidecar, settled)
        else:
            yield from _file(Path(path), sidecar, settled)
    for missing, table in sidecar.unmatched():
        yield Gathered(
            problem("sidecar-unmatched", f"{table.name} names {missing.name}, which is not there", table.name)
        )


def _folder(folder: Path, sidecar: Sidecar, options: CollectOptions) -> Iterator[Gathered]:
    files = list(_walk(folder))
    tables = [path for path in files if path.suffix.lower() in (".csv", ".tsv") and _is_table_of_sources(path)]
    for table in tables:
        sidecar.add(table)
    named = options.sidecar.resolve() if options.sidecar else None
    for path in files:
        if path in tables or path.resolve() == named:
            continue
        if media.is_known(path.name) or not path.suffix:
            yield from _file(path, sidecar, options)
        else:
            message = f"{path}: files ending in {path.suffix} are not read from folders"
            yield Gathered(problem("media-unsupported", message, path.name))


def _walk(folder: Path) -> Iterator[Path]:
    """The files of a folder, sorted; hidden ones and a project's own are left alone."""
    for root, folders, names in os.walk(folder):
        inside = PROJECT_PARTS if PROJECT_FILE in names else frozenset()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in inside)
        for name in sorted(names):
            own = inside and (name.startswith(PROJECT_FILE) or name == "fogline.toml")
            if not (name.startswith((".", "~$")) or name.lower() in IGNORED or own):
                yield Path(root) / name


def _is_table_of_sources(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_sidecar(path, file.read(65_536))
    except OSError:
        return False


def _file(path: Path, sidecar: Sidecar, options: CollectOptions) -> Iterator[Gathered]:
    try:
        size = path.stat().st_size
        blob = path.read_bytes() if size <= options.largest else b""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield Gathered(problem("file-unreadable", f"{path}: {reason}", path.name or str(path)))
        return
    if size > options.largest:
        yield _too_large(path.name, options)
        return
    yield from _gather(blob, path.name, str(path), sidecar.told(path).over(options.told), options)


def _gather(blob: bytes, name: str, origin: str, told: Told, options: CollectOptions) -> Iterator[Gathered]:
    if blob.startswith(media.GZIP):
        try:
            blob = media.unpack(blob, options.largest)
        except media.Damaged:
            yield Gathered(problem("gzip-damaged", f"{name}: the compressed data break off or are damaged", name))
            return
        except media.Oversized:
            yield _too_large(name, options)
            return
    if len(blob) > options.largest:
        yield _too_large(name, options)
        return
    name = media.unpacked_name(name)
    kind = media.guess_media(blob, name)
    if kind in media.TABLES and blob.strip():
        yield from gather_rows(Table(blob=blob, kind=kind, name=name, origin=origin, options=options))
        return
    capture = Capture(
        blob=blob_name(blob),
        name=name,
        media=media.TEXT if kind in media.TABLES else kind,
        origin=origin,
        title=told.title,
        source=told.source,
        published=told.published,
        url=told.url,
        language=told.language,
    )
    yield Gathered(capture, blob)


def _too_large(name: str, options: CollectOptions) -> Gathered:
    return Gathered(problem("file-too-large", f"{name}: over {options.largest:,} bytes", name))
