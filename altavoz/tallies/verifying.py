# SPDX-License-Identifier: AGPL-3.0-or-later
"""Check somebody's public log: that the lines are one chain, that the sums are right, and that the total follows.

Only the standard library and nothing of ours is needed to read a log: whoever does not trust a centre can read these
lines and check for themselves.
"""

import hashlib
import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

NOTHING_BEFORE = "0" * 64
KEYS = {"action", "before", "hour", "minus", "plus", "total", "why"}
IS_HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:00Z")
SECONDS = 30
LARGEST_ANSWER = 64 * 1024 * 1024

Fetch = Callable[[str], bytes]


class CannotRead(Exception):
    """The address does not give what a log or an action looks like; the message says what is wrong."""


@dataclass(frozen=True)
class Verdict:
    lines: int
    logged: int
    total: int
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        return not self.problems


def fetch(url: str) -> bytes:
    """Raises CannotRead."""
    if urlsplit(url).scheme not in {"http", "https"}:
        raise CannotRead(_("Give an address that begins with https:// or http://."))
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:  # noqa: S310 - the scheme was looked at
            return bytes(answer.read(LARGEST_ANSWER))
    except urllib.error.HTTPError as error:
        with error:
            raise CannotRead(_("%(url)s answers %(status)d.") % {"url": url, "status": error.code}) from None
    except (urllib.error.URLError, OSError, ValueError):
        raise CannotRead(_("%(url)s does not answer.") % {"url": url}) from None


def verify(url: str, *, fetch: Fetch = fetch) -> Verdict:
    """`url` is the action's address in the API, with or without `tally/`. Raises CannotRead.

    A centre goes on counting while it is read, so what does not fit together is read once more.
    """
    about = url.removesuffix("/").removesuffix("/tally") + "/"
    verdict = _verify_once(about, fetch)
    return verdict if verdict.holds else _verify_once(about, fetch)


def _verify_once(about: str, fetch: Fetch) -> Verdict:
    lines = _text(fetch(f"{about}tally/")).splitlines()
    action = _mapping(_text(fetch(about)))
    total, since = _whole(action, "counts", "total"), _whole(action, "log", "plus") - _whole(action, "log", "minus")
    problems = list(check(lines, action=str(action.get("id"))))
    logged = 0
    if not problems:
        logged = _number(_mapping(lines[-1])["total"]) if lines else 0
        problems += _about_total(total, logged, since)
    if _whole(action, "log", "lines") < len(lines):
        problems.append(_("The log has more lines than the action says: one of the two is old."))
    return Verdict(len(lines), logged, total, tuple(problems))


def _about_total(total: int, logged: int, since: int) -> Iterator[str]:
    if logged + since != total:
        yield _(
            "The log comes to %(logged)d and the change since then is %(since)d, but the action says %(total)d."
        ) % {"logged": logged, "since": since, "total": total}


def _whole(action: Mapping[str, object], name: str, key: str) -> int:
    inner = action.get(name)
    value = inner.get(key) if isinstance(inner, dict) else None
    if type(value) is not int:
        raise CannotRead(_("The action does not say its count as Altavoz does."))
    return value


def check(lines: list[str], *, action: str) -> Iterator[str]:
    """Every fault of the log, in words; nothing where all is right."""
    before, total, hour = NOTHING_BEFORE, 0, ""
    for number, text in enumerate(lines, start=1):
        try:
            line = _mapping(text)
        except CannotRead:
            line = {}
        if not _is_a_line(line) or _canonical(line) != text:
            yield _("Line %(number)d is not written as a line of a log.") % {"number": number}
            return
        if line["before"] != before:
            yield _("Line %(number)d does not follow the line before it: one of the two was changed.") % {
                "number": number
            }
        if line["action"] != action:
            yield _("Line %(number)d is about another action.") % {"number": number}
        if not adds_up(line, total):
            yield _("Line %(number)d does not add up.") % {"number": number}
        if str(line["hour"]) <= hour:
            yield _("Line %(number)d is not later than the line before it.") % {"number": number}
        before, hour = hashlib.sha256(text.encode()).hexdigest(), str(line["hour"])
        total = _number(line["total"])


def adds_up(line: Mapping[str, object], before: int) -> bool:
    """Plus and minus lead from the total before to the total after, and the reasons say the same."""
    moved = _number(line["plus"]) - _number(line["minus"])
    why = line["why"]
    by_reason = sum(why.values()) if isinstance(why, dict) else None
    return before + moved == line["total"] and moved == by_reason


def _is_a_line(line: Mapping[str, object]) -> bool:
    why = line.get("why")
    return (
        line.keys() == KEYS
        and all(type(line[key]) is int for key in ("plus", "minus", "total"))
        and all(_number(line[key]) >= 0 for key in ("plus", "minus"))
        and bool(IS_HOUR.fullmatch(str(line["hour"])))
        and isinstance(why, dict)
        and all(type(n) is int for n in why.values())
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _canonical(line: Mapping[str, object]) -> str:
    return json.dumps(line, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def _text(answer: bytes) -> str:
    try:
        return answer.decode("utf-8")
    except UnicodeDecodeError:
        raise CannotRead(_("The answer is not text.")) from None


def _mapping(text: str) -> Mapping[str, object]:
    try:
        value = json.loads(text)
    except ValueError:
        raise CannotRead(_("The answer is not JSON.")) from None
    if not isinstance(value, dict):
        raise CannotRead(_("The answer is not a JSON object."))
    return value
