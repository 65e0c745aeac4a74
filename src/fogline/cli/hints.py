"""What to tell when a command lists nothing: whether nothing is there yet, or nothing fits, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from fogline.pipeline.project import Project


def nothing(project: Project, what: str, whole: int) -> Callable[[], str]:
    """Gives a function that says in one line why there is nothing to list.

    Args:
        project: the project.
        what: is listed, in the plural.
        whole: how many there are when nothing is left out.
    """
    return lambda: f"no {what} fit; there are {whole:,} in all" if whole else _of_none(project, what)


def _of_none(project: Project, what: str) -> str:
    with project.ledger() as ledger:
        held = {one for one in ("capture", "visit", "document") if any(True for _ in ledger.entries(types=(one,)))}
    if "capture" not in held:
        return "the record is empty; add reports with: fogline add FILE…"
    if "visit" not in held:
        return "no report has been read yet; read them with: fogline run"
    if "document" in held or what == "problems":
        return f"no {what} in the record"
    return "no report could be read; see: fogline problems"
