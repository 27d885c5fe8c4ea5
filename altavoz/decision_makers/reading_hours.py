# SPDX-License-Identifier: AGPL-3.0-or-later
"""Opening hours as sources write them. Read is only what can be read whole; the rest is shown as it was written."""

import re
from datetime import time
from zoneinfo import ZoneInfo

from altavoz.decision_makers.folding import fold
from altavoz.decision_makers.opening_hours import Hours

DAYS = (
    ("m", "mo", "mon", "monday", "mondays", "lun", "lundi", "lunes"),
    ("tu", "tue", "tues", "tuesday", "tuesdays", "mardi", "martes"),
    ("w", "we", "wed", "wednesday", "wednesdays", "mer", "mercredi", "mie", "miercoles"),
    ("th", "thu", "thur", "thurs", "thursday", "thursdays", "jeu", "jeudi", "jue", "jueves"),
    ("f", "fr", "fri", "friday", "fridays", "ven", "vendredi", "vie", "viernes"),
    ("sa", "sat", "saturday", "saturdays", "sam", "samedi", "sab", "sabado"),
    ("su", "sun", "sunday", "sundays", "dim", "dimanche", "dom", "domingo"),
)
DAY_OF = {name: number for number, names in enumerate(DAYS) for name in names}
ZONES = {
    **dict.fromkeys(("et", "est", "edt", "eastern"), "America/New_York"),
    **dict.fromkeys(("ct", "cst", "cdt", "central"), "America/Chicago"),
    **dict.fromkeys(("mt", "mst", "mdt", "mountain"), "America/Denver"),
    **dict.fromkeys(("pt", "pst", "pdt", "pacific"), "America/Los_Angeles"),
}
TO = r"\s*(?:-|to|a|until)\s*"
CLOCK = r"(\d{1,2})(?:[:h. ]?(\d{2}))?\s?h?\s?(am|pm)?"
TIMES = re.compile(rf"(?<!\d){CLOCK}\s*(?:{'|'.join(ZONES)})?{TO}{CLOCK}(?!\d)")
DAY = r"\b(" + "|".join(sorted(DAY_OF, key=len, reverse=True)) + r")\b\.?"
FROM_DAY_TO_DAY = re.compile(rf"{DAY}\s*(?:-|to|a|au|al|through|thru)\s*{DAY}")
LEFT_OVER = re.compile(r"[\s,;:/&()]|\b(?:and|et|y|de|from|du|del)\b")


def read_hours(written: str, zone: str) -> Hours | None:
    """None where days, hours or zone are not said in full: nothing is guessed."""
    text = re.sub(r"\b([ap])\.?\s?m\b\.?", r"\1m", re.sub(r"[‐-―]", "-", _plain(written)))
    times = list(TIMES.finditer(text))
    if len(times) != 1:
        return None
    opens, closes = _clocks(times[0])
    weekdays, rest = _weekdays(text[: times[0].start()] + " " + text[times[0].end() :])
    named = {ZONES[word] for word in re.findall(r"[a-z]+", text) if word in ZONES}
    rest = re.sub(rf"\b(?:{'|'.join(ZONES)})\b", "", rest)
    place = zone_named(zone or (named.pop() if len(named) == 1 else ""))
    if opens is None or closes is None or not weekdays or place is None or LEFT_OVER.sub("", rest):
        return None
    return Hours(place, opens, closes, weekdays) if opens < closes else None


def _plain(written: str) -> str:
    """Small letters without accents; signs stay, because they say what belongs together."""
    return "".join(fold(sign) if sign.isalpha() else sign for sign in written)


def _clocks(found: re.Match[str]) -> tuple[time | None, time | None]:
    """9-5:30pm begins in the morning and 1-4pm in the afternoon; 9-5 says neither, and is left alone."""
    hour, minutes, half, to_hour, to_minutes, to_half = found.groups()
    closes = _clock(to_hour, to_minutes, to_half)
    if half or not to_half:
        return _clock(hour, minutes, half), closes
    same = _clock(hour, minutes, to_half)
    return (same if same and closes and same < closes else _clock(hour, minutes, "am")), closes


def _clock(hour: str, minutes: str | None, half: str | None) -> time | None:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if half == "pm" else 0)
    past = int(minutes or 0)
    return time(number, past) if number < 24 and past < 60 else None


def _weekdays(text: str) -> tuple[frozenset[int], str]:
    """The weekdays that are named, and what else stands there."""
    days: set[int] = set()
    for found in FROM_DAY_TO_DAY.finditer(text):
        first, last = DAY_OF[found[1]], DAY_OF[found[2]]
        days |= set(range(first, last + 1)) if first <= last else set()
    text = FROM_DAY_TO_DAY.sub("", text)
    days |= {DAY_OF[name] for name in re.findall(DAY, text)}
    return frozenset(days), re.sub(DAY, "", text)


def zone_named(name: str) -> ZoneInfo | None:
    """None where there is no such zone, whatever a source wrote there."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None
