"""The codes of the problems that reading can find, each with what it means and what to do about it.

Codes are permanent: people filter and count by them, so none is renamed or reused.
"""

from __future__ import annotations

from fogline.model import Problem

PROBLEM_CODES: dict[str, str] = {
    "date-contradicted": "The date given for a report differs from the one in its own words; the report's own date is "
    "put first. Correct the given date if it is wrong.",
    "date-doubtful": "The date used for a report is far from its dateline, or the report tells of a later day as past. "
    "Correct the date if it is wrong.",
    "date-weekday": "The dateline names a weekday that is not that of its own date. Look which of the two is right.",
    "date-unreadable": "A date given for a report is not a full day of the calendar and was left out. Give it as "
    "YYYY-MM-DD.",
    "date-yearless": "The dateline tells a day and a month and no year, and nothing else dates the report, so that its "
    "weekdays stay open. Give its date, or name its file with it.",
    "document-empty": "The file holds no words. Nothing to do unless the original was longer.",
    "encoding-guessed": "The bytes are not UTF-8, so their encoding was guessed. Check a few names; if they are "
    "garbled, convert the file to UTF-8 and add it again.",
    "html-too-deep": "The page nests its elements far deeper than any real page, so its markup was not used to tell "
    "zones apart. Save the page again, or as text.",
    "html-unreadable": "The page could not be parsed. Save it again, or as text.",
    "language-not-read": "The report is in a language that the project does not read; it is kept but yields no "
    "claims. Add a translation, or add the language to `languages` once it is supported.",
    "not-text": "The file is not text (an image, an archive, a program). Add the text it holds instead.",
    "pdf-unreadable": "The PDF is damaged, encrypted or cut short. Open it, save it again without a password, and add "
    "that copy.",
    "pdf-without-text": "The PDF holds pictures of pages and no text. Run character recognition over it first.",
    "row-malformed": "A row of a table or JSON Lines file cannot be read; the other rows are. Correct the row and add "
    "the file again.",
    "text-too-long": "The text is longer than any single report. Split the file into its reports.",
}
"""Every code of this package with its meaning and remedy; the reference page is generated from it."""


def problem(code: str, message: str, subject: str, *, start: int | None = None, end: int | None = None) -> Problem:
    """Makes a problem with one of this package's codes."""
    if code not in PROBLEM_CODES:
        raise KeyError(code)
    return Problem(code=code, message=message, subject=subject, start=start, end=end)
