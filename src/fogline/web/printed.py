"""A page of our own as PDF, by the machine's Chromium; where there is none, the browser's own printing does the same.

What must stay true: the page is given as a file in a directory of its own, it has no script and asks for nothing
elsewhere, and nothing of it is left behind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 90
"""Seconds after which printing is given up."""


def chromium() -> str | None:
    """Where the machine's Chromium is, or the one that `FOGLINE_CHROMIUM` names; `None` where there is none."""
    names = (os.environ.get("FOGLINE_CHROMIUM", ""), *NAMES)
    return next((path for name in names if name and (path := shutil.which(name))), None)


def as_pdf(page: str) -> bytes | None:
    """A page as PDF; `None` where it cannot be printed on this machine.

    Args:
        page: whole HTML without scripts.
    """
    program = chromium()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="fogline-") as room:
        source, target = Path(room) / "page.html", Path(room) / "page.pdf"
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={room}/profile"]
        # Chromium has no sandbox for the superuser, as in a container; the page has no script to be kept in one.
        options += ["--no-sandbox"] if os.geteuid() == 0 else []
        command = [program, *options, f"--print-to-pdf={target}", source.as_uri()]
        try:
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603 - fixed words
        except (OSError, subprocess.TimeoutExpired):
            return None
        return target.read_bytes() if target.is_file() else None
