"""Reads a project's record for the commands that show it."""

from __future__ import annotations

from fogline.pipeline.project import Project
from fogline.views.claims import Reading, fold_entries


def reading_of(project: Project) -> Reading:
    """What the ledger of a project comes to: claims, reports, problems."""
    with project.ledger() as ledger:
        return fold_entries((stored.sequence, stored.entry) for stored in ledger.entries())
