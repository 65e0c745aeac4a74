"""Who says what: parsed text into attributions with nested speakers.

`attributions` reads one parsed stretch, `attributions_in_report` all stretches of a report so that pronouns and
short names find their fuller mention across them.
"""

from fogline.extract.attribution.read import Stretch, attributions, attributions_in_report
from fogline.extract.attribution.record import (
    Attribution,
    Hedge,
    Offsets,
    Quoted,
    Sort,
    SpeakerSpan,
    innermost,
)

__all__ = [
    "Attribution",
    "Hedge",
    "Offsets",
    "Quoted",
    "Sort",
    "SpeakerSpan",
    "Stretch",
    "attributions",
    "attributions_in_report",
    "innermost",
]
