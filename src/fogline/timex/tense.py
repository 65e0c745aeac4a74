"""Where a clause looks, by its words alone: a stand-in where no parse is at hand.

A caller with a parser knows better and should say so; the exam and anyone with bare text use this. Where nothing
tells, or what tells is weak, the answer is "present", and the normaliser takes the nearest day.
"""

from __future__ import annotations

import re

from fogline.timex.forms import Direction, From, TimeExpression

_REACH = 160
_SHORTENED = r"(?<!\bvs\.)(?<!\b(?:Mr|Dr|Ms|St|Lt)\.)(?<!\b(?:Mrs|Gen|Col|Maj|Sgt|Gov|Sen|Rep)\.)(?<!\bCapt\.)"
"""The full stop of a shortened word ends no sentence."""
_STOP = re.compile(rf"(?<=[a-z\d)\]\"”’][.!?;]){_SHORTENED}\s+(?=[\"“'‘(]?[A-Z\d])|\n\s*\n|;\s")
_PUT_OFF = (
    r"(?:gave|given?|gives|extend\w*|postpon\w*|delay\w*|adjourn\w*|defer\w*|suspend\w*|wait\w*|pushed\s+back|"
    r"put\s+off)\b[^.;\n]{0,60}?\b(?:until|till)"
)
"""Time that is given runs ahead, in any tense: "gave them until Tuesday", "was postponed until May"."""
_PUT_OFF_HERE = re.compile(rf"\b{_PUT_OFF}$", re.IGNORECASE)
_NOT_YET = r"(?:if|when|once|unless)\s+(?:[a-z]+\s+){1,4}(?:is|are)\s+(?:[a-z]+ed|heard|held|met|told|put|set|sworn)"
"""What is told in the present after *if* or *when* is to come: "when the case is heard in May"."""
_FUTURE = re.compile(
    rf"\b(?:{_PUT_OFF}|{_NOT_YET}|as\s+(?:soon|early)\s+as|would\s+be\s+[a-z]+ing|"
    r"plann?(?:ed|ing|s)?\s+(?:to|an?|the|more|further|another)|will|shall|won['’]t|going\s+to|to\s+be|(?:is|are|was|were|been)\s+(?:to|due|set|scheduled|slated|expected|"
    r"supposed)(?:\s+to)?|due|set\s+to|expect(?:s|ed)?\s+to|hop(?:es|ed|ing)\s+to|vow(?:s|ed)\s+to|"
    r"agreed\s+to|scheduled|effective|deadline|payable|expires?|would|until|till|through|by)\b|['’]ll\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"would|until|till|through|by|effective|deadline|due|to\s+be|agreed|expires?", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|been|said|told|took|came|went|fell|began|rose|left|held|made|gave|lost|won|met|"
    r"saw|got|ran|sent|shot|struck|fought|became|brought|found|sold|bought|cut|hit|broke|drove|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)
_GAP = 14  # code points a participle may stand after a future word and still belong to it ("will not be held")


_PLANNED = re.compile(
    r"(?<!\bto )(?<!\bnot )\b(?:begins|starts|opens|reopens|ends|expires|leaves|arrives|departs|meets|travels|flies|"
    r"returns|resumes|convenes|heads|goes|comes|takes\s+(?:place|effect|office)|kicks\s+off|runs\s+out|"
    r"are\s+[a-z]+ing|is\s+[a-z]+ing)\b(?:\s+[\w’'-]+){0,6}\s*(?:on|in|at|this|,)?\s*$",
    re.IGNORECASE,
)
"""What is on a calendar is told in the present: "the envoy leaves Friday", "the mission ends in December"."""


_ADJECTIVAL = re.compile(
    r"\b(?:is|are|be|being|an?|the|this|that|its|their|his|her|still|most|newly|yet)\s+(?:still\s+|newly\s+)?$",
    re.IGNORECASE,
)
"""What stands before a participle that describes a noun, or a passive of now, and tells no past.

"On a still unspecified date", "when the case is heard"."""


def _pasts(words: str) -> list[re.Match[str]]:
    """The words of a past tense; participles before nouns left out."""
    return [
        one
        for one in _PAST.finditer(words)
        if not (one.group().lower().endswith("ed") and _ADJECTIVAL.search(words, 0, one.start()))
    ]


def guess_direction(text: str, expression: TimeExpression) -> Direction:
    """Says where the clause around an expression looks: by the nearest telling word before it, else after it.

    Args:
        text: the text the expression was found in.
        expression: the expression.

    Returns:
        "future" after *will*, *plans to*, *scheduled* …; "past" after past tenses; "present" where nothing tells.
    """
    start = expression.parts[-1].start if isinstance(expression.form, From) else expression.start
    before = text[max(0, start - _REACH) : start]
    before = _STOP.split(before)[-1]
    if expression.text[:4].lower() in ("unti", "till") and _PUT_OFF_HERE.search(before + expression.text[:5]):
        return "future"
    planned = _PLANNED.search(before)
    if planned and not _pasts(before[planned.start() :]):
        return "future"
    after = _STOP.split(text[expression.end : expression.end + _REACH])[0]
    return _nearest(before) or _first(after) or "present"


def _nearest(words: str) -> Direction | None:
    """The direction of the last telling word."""
    future, past = list(_FUTURE.finditer(words)), _pasts(words)
    if not future:
        return "past" if past else None
    last = future[-1]
    if past and past[-1].start() - last.end() >= _GAP and past[-1].start() >= last.end():
        return "past"
    return "present" if _WEAK.fullmatch(last.group()) else "future"


def _first(words: str) -> Direction | None:
    """The direction of the first telling word."""
    future, past = _FUTURE.search(words), next(iter(_pasts(words)), None)
    if future and (past is None or future.start() < past.start()):
        return "present" if _WEAK.fullmatch(future.group()) else "future"
    return "past" if past else None
