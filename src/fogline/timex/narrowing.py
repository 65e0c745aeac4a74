"""What "early", "late", "the end of", "earlier" leave of a span of days.

Thirds overlap on purpose: nobody who writes "late 2015" has a day in mind where late begins. The result is approximate,
except "earlier" and "later", which end and begin at the anchor.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from fogline.timex.forms import Mod
from fogline.timex.spans import Extent, days_extent, week_extent

_SHARES: dict[Mod, tuple[float, float]] = {
    "early": (0.0, 1 / 3),
    "start": (0.0, 1 / 5),
    "mid": (1 / 3, 2 / 3),
    "middle": (1 / 3, 2 / 3),
    "late": (2 / 3, 1.0),
    "end": (4 / 5, 1.0),
}


def narrow(extent: Extent, mod: Mod, anchor: date) -> Extent:
    """The part of an extent the modifier leaves; a single day keeps its day."""
    first, last = extent.first, extent.last
    if mod == "week" and first is not None:
        return week_extent(first)
    if first is None or last is None or first == last:
        return extent
    if mod in ("earlier", "later"):
        return _around(extent, first, last, mod, anchor)
    low, high = _SHARES[mod]
    if extent.precision == "year":
        return _months(extent, first, low, high)
    if extent.precision == "years" and "X" in extent.edtf:
        return _years(extent, first.year, last.year, low, high)
    length = (last - first).days + 1
    start = first + timedelta(days=round(low * length))
    end = first + timedelta(days=max(round(high * length) - 1, round(low * length)))
    return days_extent(start, min(end, last), value=extent.value, approximate=True)


def _around(extent: Extent, first: date, last: date, mod: Mod, anchor: date) -> Extent:
    """Earlier this month ends at the anchor; later this month begins there."""
    if not first <= anchor <= last:
        return extent.hedged()
    low, high = (first, anchor) if mod == "earlier" else (anchor, last)
    found = days_extent(low, high, value=extent.value)
    return replace(found, precision=extent.precision) if low != high else found


def _months(extent: Extent, first: date, low: float, high: float) -> Extent:
    """Parts of a year in whole months."""
    begin, stop = round(low * 12) + 1, max(round(high * 12), 1)
    start = first.replace(month=begin)
    end = (first.replace(month=stop, day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    edtf = f"{start.isoformat()[:7]}/{end.isoformat()[:7]}"
    found = days_extent(start, end, value=extent.value, approximate=True)
    return replace(found, edtf=edtf, precision="season")


def _years(extent: Extent, first: int, last: int, low: float, high: float) -> Extent:
    """Parts of a decade or a century in whole years."""
    count = last - first + 1
    begin, stop = first + round(low * count), first + max(round(high * count) - 1, round(low * count))
    found = days_extent(date(begin, 1, 1), date(stop, 12, 31), value=extent.value, approximate=True)
    edtf = f"{begin:04d}/{stop:04d}" if begin < stop else f"{begin:04d}"
    return replace(found, edtf=edtf, precision="years")
