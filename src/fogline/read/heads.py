"""What stands before the telling within its first paragraph: dates, agencies, a repeated title, tags, a dateline.

Scraped texts run all of it into one line: "Sun 16 Apr 2017 Title of the report. The report …". Pieces are cut off the
front one after another for as long as something that can only be front matter stands there; the rest is the telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.model import ZoneKind, fold
from fogline.read.calendar_dates import MONTH, WEEKDAY, doubtful_dates, full_dates
from fogline.read.pieces import Piece

DATE_LABEL = re.compile(
    r"(?:(?:date of publication|published(?: (?:on|at))?|posted(?: (?:on|at))?|publication date|last (?:updated?"
    r"|modified)"
    r"(?: (?:at|on))?|updated(?: (?:at|on))?|issued(?: on)?|date|filed)\s*[:|-]?\s+)?",
    re.IGNORECASE,
)
TIME_OF_DAY = re.compile(
    r"\s*[,|-]?\s*(?:at\s+)?(?:[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?|[0-2]\d[0-5]\d(?:[0-5]\d)?)(?:\s*[AP]\.?M\.?)?"
    r"(?:\s*(?:GMT|UTC|[A-Z]{2,4}T)(?:[+-]\d+)?)?(?![\d\w])|\s*\((?:updated|last updated)[^)]{3,40}\)",
    re.IGNORECASE,
)
AGENCY_NAMES = (
    r"(?:AFP|AP|Reuters|REUTERS|Associated Press|Xinhua|SANA|TASS|Tass|Sputnik|RIA Novosti|Interfax"
    r"|Anadolu(?: Agency)?|AA|DPA|dpa"
    r"|EFE|ANSA|UPI|Bloomberg|Al[- ]Jazeera|IRNA|Fars|FNA|MENA|NNA|PTI|ANI|Kyodo|Ukrinform|Interfax-Ukraine|WAFA"
    r"|KUNA|Petra"
    r"|Agencies|Agence France-Presse|BBC|CNN)"
)
AGENCY = re.compile(rf"(?:{AGENCY_NAMES}(?: Staff)?(?:\s*/\s*{AGENCY_NAMES})*)\.?(?=\s+(?:[A-Z\"“‘(\d]))")
BUTTONS = re.compile(
    r"(?:Get short URL|Print this page|Print|Tweet|Share|Views?|Comments?|Email|Facebook|Twitter|Save)(?:\s+\d+)*(?=\s"
    r"|$)(?:\s+\d+(?=\s))*"
)
BY = re.compile(r"by (?:[A-Z][\w.’'-]+)(?: (?:al-|de |van )?[A-Z][\w.’'-]+){1}(?=\s)")
AFTER_A_DATE: tuple[tuple[re.Pattern[str], ZoneKind, str], ...] = (
    (AGENCY, "dateline", "names the agency"),
    (BUTTONS, "furniture", "buttons of the page"),
    (BY, "author-note", "byline"),
)
"""What stands between a date or title and the telling, and could be telling anywhere else."""
DASH = r"(?:–|—|―|--|-)"
DATELINE = re.compile(
    rf"(?P<words>[A-ZÀ-ÞĀ-ŽА-Я][^\n\"“”!?;]{{1,100}}?)\s*(?:(?<=[\w).,/\s]){DASH}(?=\s)|[–—―](?=\S)|:(?=\s))\s*"
)
DATELINE_AFTER_BRACKET = re.compile(
    rf"(?P<words>[A-ZÀ-ÞĀ-ŽА-Я][^\n\"“”!?;()]{{1,60}}\([^\n()]{{2,60}}\))\s*(?:{DASH}+(?=\s)|:(?=\s))\s*"
)
WIRE_HYPHEN = re.compile(rf"(?:[A-Z][\w-]+(?:[ ,/]+[A-Z][\w-]+){{0,3}}[ ,/]+)?{AGENCY_NAMES}\s?{DASH}\s?(?=[A-Z\"“])")
WIRE_BRACKET = re.compile(r"[A-ZÀ-Þ]{3,}(?:[ ,/.-]+[A-ZÀ-Þ]{2,})*\s*\([A-Z][\w ]{1,25}\)\s+(?=[A-Z\"“])")
TOWN_IN_BRACKETS = re.compile(
    rf"\([A-ZÀ-Þ][\w'’-]+(?:[ ,/]+(?:[A-ZÀ-Þ][\w'’.-]+|\d{{1,4}})){{0,5}}\)\s*{DASH}(?=\s)\s*(?=[A-ZÀ-Þ\"“\d])"
)
"""A town, and perhaps a day, in brackets before a dash ("(Stone Ford, May 5, 2014) – The army …")."""
SHORT_ARTICLE = 2
"""Letters of what may lead a town's name in capitals ("EL", "AL", "DE")."""
DASH_AFTER = re.compile(rf"\s*(?:\([^()\n]{{2,40}}\)\s*)?{DASH}+(?=\s)")
"""A dash after a date, with the agency in brackets; neither belongs to a sentence ("5 May (Corvid) - The army …")."""
LEADING_UP = frozenset("On Since Until From By In Between Before After The At Late Early As It".split())
SMALL = frozenset("of the al and el in an as de la le du a bin at".split())
CALENDAR_WORD = re.compile(rf"(?:{MONTH}|{WEEKDAY})", re.IGNORECASE)
LONGEST_DATELINE = 14
LONGEST_PLACE = 5
"""Words of a town and its country."""
STARTERS = (
    r"(?:A|An|The|At|In|On|After|Before|During|As|More|Three|Two|One|Four|Five|Six|Seven|Eight|Nine|Ten|Dozens|Scores"
    r"|Hundreds|Thousands|Tens|Several|Some|Many|Most|About|Around|Nearly|Almost|Over|Up|It|There|This|These|According"
    r"|He|She|They|Its|Their|His|Her|For|From|With|Since|While|When|Another|Both|No|Not)"
)
"""Words that begin sentences and are no tags."""
TAGS = re.compile(r"(?:^|(?<=[.!?\"”’)\]]\s)|(?<=[.!?\"”’)\]]\s\s))Tags:? (?=[A-Z])")
TAGS_END = re.compile(rf"(?<=\s)(?:{STARTERS}|[\"“])\b(?=\s+[\w\"“])|(?<=\s)[\"“](?=[A-Z])")
VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|said|says|will|killed|died)\b")


def cut_head(text: str, start: int, end: int, title: str | None) -> list[Piece]:
    """Cuts the front matter off a paragraph; the pieces are in order and stop where the telling begins."""
    pieces: list[Piece] = []
    position = start
    for _ in range(8):
        piece = _front_piece(text, position, end, title, first=not pieces)
        if piece is None:
            break
        pieces.append(piece)
        position = piece.end
        while position < end and (text[position].isspace() or text[position] in "|•·"):
            position += 1
    return [*pieces, *_tags(text, position, end)]


def _front_piece(text: str, start: int, end: int, title: str | None, *, first: bool) -> Piece | None:
    found = dated_to(text, start, end, before=3 if first else 8)
    if found:
        return Piece("dateline", start, found, "begins with a full date")
    found = untitled_to(text, start, end) if first and not title else None
    if found:
        return Piece("headline", start, found, "stands before the agency and the date")
    found = title_to(text, start, end, title)
    if found and found < end:
        return Piece("headline", start, found, "repeats the title")
    if not first or text.startswith("Print this page", start):
        for pattern, kind, reason in AFTER_A_DATE:
            match = pattern.match(text, start, end)
            if match:
                return Piece(kind, start, match.end(), reason)
    found = dateline_to(text, start, end)
    return Piece("dateline", start, found, "place, date or agency before a dash") if found else None


def dated_to(text: str, start: int, end: int, *, before: int = 3) -> int | None:
    """Where a full date at `start` ends, with its label and time of day, if the telling can begin after it.

    Up to `before` names may stand before the date: agency, desk, section ("Beirut AFP Friday 12 Sep 2014").
    """
    label = DATE_LABEL.match(text, start, end)
    at = label.end() if label else start
    window = min(end, at + 90)
    stop = next((date.end for date in full_dates(text, at, window) if _only_names(text[at : date.start], before)), None)
    if stop is None:
        doubtful = doubtful_dates(text, at, window)
        stop = next((after for first, after, _ in doubtful if _only_names(text[at:first], before)), None)
    if stop is None:
        return None
    while time := TIME_OF_DAY.match(text, stop, end):
        stop = time.end()
    rest = text[stop : min(end, stop + 20)]
    if rest.startswith("."):
        return stop + 1
    following = rest.lstrip(" ,|–—-•·")
    dash = DASH_AFTER.match(text, stop, end)
    if dash and not following[:1].islower():
        return dash.end()
    labelled = label is not None and label.end() > start
    free = not following or not following[0].islower() or BY.match(following) or following.startswith("title:")
    return stop if free or labelled else None


def _only_names(words: str, most: int) -> bool:
    """Whether nothing but a few names and numbers stands before a date, and no word that leads up to one."""
    tokens = words.replace("|", " ").split()
    return len(tokens) <= most and all(
        (token[0].isupper() or token[0].isdigit()) and token.strip(".,") not in LEADING_UP for token in tokens
    )


def title_to(text: str, start: int, end: int, title: str | None) -> int | None:
    """Where the title ends if the text at `start` repeats it, marks, case and the site's suffix aside."""
    parts = re.split(r"(\s+[-–—|]\s+)", title or "")
    for count in range(len(parts), 0, -2):
        found = _repeats(text, start, end, "".join(parts[:count]))
        if found:
            return found
    return None


def _repeats(text: str, start: int, end: int, title: str) -> int | None:
    words = _letters(title)
    if len(words) < 12:
        return None
    folded = fold(text[start : min(end, start + 2 * len(title) + 40)])
    taken, last = 0, -1
    for character, origin in zip(folded.text, folded.origins, strict=True):
        if not character.isalnum():
            continue
        if taken == len(words) or character != words[taken]:
            break
        taken, last = taken + 1, origin
    if taken < len(words):
        return None
    stop = start + last + 1
    if stop < end and text[stop].isalnum():
        return None
    closing = re.compile(r"\s?[.!?…\"”’)]+(?=\s|$)").match(text, stop, end)
    return closing.end() if closing else stop


def untitled_to(text: str, start: int, end: int) -> int | None:
    """Where an unknown title ends that was run into an agency and a date ("… near capital AFP 12 Sep 2014 The …")."""
    date = next(full_dates(text, start, min(end, start + 260)), None)
    if date is None or end - date.end < 80 or text[date.end : date.end + 2].lstrip()[:1].islower():
        return None
    before = text[start : date.start].rstrip()
    agency = re.search(rf"\s({AGENCY_NAMES})$", before)
    if agency is None or re.search(r"[.!?;]\s", before) or before.count(" ") > 28:
        return None
    return start + agency.start()


def _letters(title: str) -> str:
    return "".join(character for character in fold(title).text if character.isalnum())


def dateline_to(text: str, start: int, end: int) -> int | None:
    """Where a dateline such as ``BEIRUT, 30 November (Agency) –`` ends, dash included."""
    for pattern in (WIRE_HYPHEN, WIRE_BRACKET, TOWN_IN_BRACKETS):
        match = pattern.match(text, start, end)
        if match:
            return match.end()
    for match in _dashes(text, start, end):
        if _is_dateline(match["words"], match.group()):
            return match.end()
    return None


def _dashes(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The stretches up to a dash outside brackets: the agency may have one in its name ("(ACAN - EFE) --")."""
    stop = min(end, start + 130)
    match = DATELINE.match(text, start, stop)
    if match and match["words"].count("(") > match["words"].count(")"):
        match = DATELINE_AFTER_BRACKET.match(text, start, stop)
    if match and match.end() < end:
        yield match


def _is_dateline(words: str, whole: str) -> bool:
    """Only names, numbers and calendar words, and among them a city in capitals, a date or a bracketed agency."""
    bracket = re.search(r"\(([^()]{2,40})\)", words)
    bare = re.sub(r"\([^()]*\)", " ", words)
    tokens = [token.strip(".") for token in re.split(r"[\s,/]+", bare) if token.strip(".")]
    if not tokens or len(tokens) > LONGEST_DATELINE:
        return False
    if not all(_may_stand(token) for token in tokens):
        return False
    city = _is_city(tokens)
    calendar = any(CALENDAR_WORD.fullmatch(token) for token in tokens)
    agency = bool(bracket and bracket.group(1)[0].isupper() and not bracket.group(1).isupper()) or bool(
        re.search(rf"\b{AGENCY_NAMES}\b", words)
    )
    if whole.rstrip().endswith(":"):  # a speaker stands so, too, but not a town with its country
        return city and "," in words and len(tokens) <= LONGEST_PLACE and not words.isupper()
    return agency or calendar or (city and len(tokens) <= LONGEST_PLACE)


def _is_city(tokens: list[str]) -> bool:
    """Whether a dateline begins with a town in capitals, led by an article at most ("EL FASHER", "SANA'A")."""
    first = next((token for token in tokens if len(token) > SHORT_ARTICLE), "")
    led = tokens[: tokens.index(first)] if first else []
    letters = re.sub(r"['’ʼ-]", "", first)
    return first.isupper() and letters.isalpha() and len(led) <= 1 and all(token.isupper() for token in led)


def _may_stand(token: str) -> bool:
    return (
        token[0].isupper()
        or token[0].isdigit()
        or token.lower() in SMALL
        or token.lower().startswith(("al-", "el-", "ash-", "as-"))
    )


def _tags(text: str, start: int, end: int) -> list[Piece]:
    """A list of tags run into the line after the summary; it ends where a sentence can begin."""
    found = TAGS.search(text, start, min(end, start + 1500))
    if found is None:
        return []
    opener = TAGS_END.search(text, found.end(), min(end, found.end() + 300))
    verb = VERB.search(text, found.end(), min(end, found.end() + 400))
    if opener and (verb is None or opener.start() < verb.start()):
        return [Piece("furniture", found.start(), opener.start(), "tags run into the line")]
    if verb is None:
        return []
    capitals = [match.start() for match in re.finditer(r"(?<=\s)[A-Z]", text[found.end() : verb.start()])]
    if not capitals:
        return []
    return [Piece("furniture", found.start(), found.end() + capitals[-1], "tags run into the line")]
