"""The codes of the problems that collecting can find, each with what it means and what to do about it."""

from __future__ import annotations

from fogline.model import Problem

PROBLEM_CODES: dict[str, str] = {
    "file-too-large": "The file is larger than the limit for one file and was not taken in. Split it.",
    "file-unreadable": "The file does not exist or may not be read. Check its name and permissions.",
    "gzip-damaged": "The compressed file is damaged or cut short and was not taken in. Fetch it again.",
    "media-unsupported": "A file in a folder is of a kind that is not read (a picture, an office document). Convert it "
    "to text or PDF, or name the file itself to have it tried as text.",
    "row-malformed": "A row of a table or JSON Lines file cannot be read; the other rows are. Correct the row and add "
    "the file again.",
    "sidecar-unmatched": "A row of the table of sources names a file that was not among those added. Correct the name; "
    "it is relative to the table's folder.",
    "table-encoding-guessed": "The table is not UTF-8, so its encoding was guessed. Check a few names; if they are "
    "garbled, save the table as UTF-8.",
    "table-without-text": "No column of the table holds the reports' text. Name it, for example with --map text=body.",
}
"""Every code of this package with its meaning and remedy; the reference page is generated from it."""


def problem(code: str, message: str, subject: str) -> Problem:
    """Makes a problem with one of this package's codes; the subject is the file or row it is about."""
    if code not in PROBLEM_CODES:
        raise KeyError(code)
    return Problem(code=code, message=message, subject=subject)
