"""The codes of the problems that running can find, each with what it means and what to do about it."""

from __future__ import annotations

from fogline.model import Problem

PROBLEM_CODES: dict[str, str] = {
    "original-erased": "The same bytes were erased from this record for legal reasons and do not come back. "
    "Nothing to do.",
    "read-failed": "Reading a capture broke off with an error of ours; the other captures are read. Report it with the "
    "file; it is tried again by the next version.",
    "extract-failed": "Finding the claims of a report broke off with an error of ours; the other reports are read. "
    "Report it with the text; it is tried again by the next version.",
    "resolve-failed": "Resolving the claims of a report broke off with an error of ours; its claims stay unresolved. "
    "Report it with the text; it is tried again by the next version.",
}
"""Every code of this package with its meaning and remedy; the reference page is generated from it."""


def problem(code: str, message: str, subject: str) -> Problem:
    """Makes a problem with one of this package's codes."""
    if code not in PROBLEM_CODES:
        raise KeyError(code)
    return Problem(code=code, message=message, subject=subject)
