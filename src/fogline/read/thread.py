"""Where a thread of readers' comments begins and ends.

Comments look like reports to any reader of words, so they are found by the structure of a thread: a heading, names
standing alone before each contribution, replies, ages ("3 hours ago"), indentation. A thread may be longer than the
article; what counts is only that a report came before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fogline.read.layout import Unit

HEADING = re.compile(
    r"(?:(?:readers?[’']? )?(?:comments?|responses|replies|discussion|reactions)(?: \(?\d[\d,.]*\)?| section"
    r"| are closed)?"
    r"|\(?\d[\d,.]*\)? (?:comments?|responses|replies|thoughts|reactions)(?: (?:on|to) .{1,160})?"
    r"|(?:leave|post|write|add) a (?:reply|comment)|join the (?:discussion|conversation)|what readers (?:say|said"
    r"|think)"
    r"|(?:top|newest|oldest|best|all) comments?|have your say|your (?:comments|views)|sort by(?: \w+)?)\s*[:.]?",
    re.IGNORECASE,
)
AGE = re.compile(
    r"(?:.{0,40}[•·|,-]\s*)?(?:about |over )?(?:an?|\d+) ?(?:s|m|h|d|w|y|secs?|mins?|minutes?|hrs?|hours?|days?"
    r"|weeks?|months?"
    r"|years?) ago\b.{0,30}",
    re.IGNORECASE,
)
BUTTON = re.compile(
    r"(?:reply|like|dislike|report(?: (?:abuse|this))?|flag|upvote|downvote|share|permalink|edited|\d+|[+-]\d+"
    r"|[▲▼👍👎]+|avatar"
    r"|show more replies|view replies|load more comments|see more|quote|log in to reply)"
    r"(?:\s*[•·|,▲▼]?\s*(?:reply|like|dislike|report|flag|share|permalink|\d+|[▲▼👍👎]+))*",
    re.IGNORECASE,
)
SAYS = re.compile(r"(?P<name>[\w@][\w.@’' -]{0,38}?) (?:says|wrote|said)\s*:|posted by [\w.@ -]{2,40}", re.IGNORECASE)
SPEAKS = re.compile(r"@?[\w][\w.@’' -]{0,30}:\s+\S")
NAME = re.compile(r"@?[\w][\w.@’'’-]*(?: [\w.@’'-]+){0,3}")
INFORMAL = re.compile(
    r"\b(?:I|I[’']m|I[’']d|you|your|lol|wtf|imo|dont|isnt|well,|yeah|yes,|no,|exactly|obviously|btw)\b|@\w+"
    r"|\?\s*$|!{2,}"
)
PROSE = 200
"""Characters of telling that must stand before a thread: there is no thread without a report."""
NEAR = 8


def find_thread(units: Sequence[Unit]) -> int | None:
    """Gives the number of the unit where the comments begin, or `None`."""
    told = 0
    for number, unit in enumerate(units):
        if told >= PROSE and _begins(units, number):
            return number
        if unit.words >= 12:
            told += len(unit.text)
    return None


def _begins(units: Sequence[Unit], number: int) -> bool:
    unit = units[number]
    following = units[number + 1 : number + 1 + NEAR]
    if len(unit.text) <= 200 and HEADING.fullmatch(unit.text):
        return _marks(following) > 0 or (not _resumes(following) and bool(following))
    if _is_bulleted_name(units, number):
        rest = range(number + 1, len(units))
        again = any(_is_bulleted_name(units, later) for later in rest)
        return again or any(INFORMAL.search(each.text) for each in following[:2])
    if not following or not (AGE.fullmatch(following[0].text) or _dated_post(following[0].text)):
        return False
    if _is_name(unit.text):
        return _marks(following) >= 2
    return bool(len(unit.text) < 60 and SAYS.fullmatch(unit.text))


def _is_bulleted_name(units: Sequence[Unit], number: int) -> bool:
    """A bullet, a short name and nothing else, with a contribution below it that is not another item."""
    unit = units[number]
    if not unit.bullet or number + 1 >= len(units):
        return False
    following = units[number + 1]
    return (
        _is_name(unit.text[unit.bullet :])
        and not following.bullet
        and (following.indent > unit.indent or bool(INFORMAL.search(following.text)))
    )


def _is_name(text: str) -> bool:
    return len(text) <= 40 and NAME.fullmatch(text) is not None


def _dated_post(text: str) -> bool:
    return len(text) < 60 and re.search(r"\d{4},? (?:at )?\d{1,2}[:.]\d\d", text) is not None


def _marks(units: Sequence[Unit]) -> int:
    """How many signs of a thread stand in some paragraphs."""
    marks = 0
    for number, unit in enumerate(units):
        text = unit.text
        short = len(text) <= 80
        marks += bool(short and (AGE.fullmatch(text) or SAYS.fullmatch(text) or text.lower() in ("reply", "report")))
        marks += _is_bulleted_name(units, number)
        marks += bool(SPEAKS.match(text) and INFORMAL.search(text)) or bool(re.search(r"(?:^|\s)@\w+", text))
        marks += bool(unit.words >= 4 and INFORMAL.search(text) and re.search(r"\bI\b", text))
    return marks


def _resumes(units: Sequence[Unit]) -> bool:
    """Whether a report goes on: the heading was then only a button at its top."""
    from fogline.read.cues import REPORTING, TERMINAL

    prose = [unit for unit in units if unit.words >= 18 and TERMINAL.search(unit.text)]
    return len(prose) >= 2 and sum(bool(REPORTING.search(unit.text)) for unit in prose) >= len(prose) * 0.6
