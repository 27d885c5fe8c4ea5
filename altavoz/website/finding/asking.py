# SPDX-License-Identifier: AGPL-3.0-or-later
"""The query of an address, read as a question; what makes no sense there asks for nothing."""

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

from django.utils.dateparse import parse_date

from altavoz.website.finding.searching import LAST_PAGE, Question
from altavoz.website.finding.spans import Span, of_year
from altavoz.website.finding.tokens import LONGEST_QUESTION
from altavoz.website.regions import codes_of

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
COUNTRY = re.compile(r"[A-Z]{2}|[a-z]+(?:-[a-z]+)*")
YEAR = re.compile(r"[12][0-9]{3}")
DAYS = ("since", "until", "year")
NAMES = ("q", "kind", "country", "topic", *DAYS)


def read(asked: Mapping[str, str], language: str) -> Question:
    return Question(
        words=str(asked.get("q", ""))[:LONGEST_QUESTION].strip(),
        language=language,
        kind=_fits(asked, "kind", SLUG),
        countries=places(_fits(asked, "country", COUNTRY)),
        topic=_fits(asked, "topic", SLUG),
        dated=dated(asked),
    )


def places(code: str) -> tuple[str, ...]:
    """A region is found by its own name and by each of its countries."""
    return tuple(sorted({code, *codes_of(code)})) if code else ()


def dated(asked: Mapping[str, str]) -> Span:
    """From a day, to a day; a link from when there were years alone asks for the whole of one."""
    given = Span(day_of(asked, "since"), day_of(asked, "until"))
    year = _fits(asked, "year", YEAR)
    return of_year(int(year)) if year and not (asked.get("since") or asked.get("until")) else given


def day_of(asked: Mapping[str, str], name: str) -> date | None:
    try:
        return parse_date(str(asked.get(name, "")).strip()[:10])
    except ValueError:
        return None


def typed_days(asked: Mapping[str, str], span: Span) -> dict[str, str]:
    """What stands in the two fields: the day that was understood, or else what was typed."""
    return {
        "since": span.since.isoformat() if span.since else str(asked.get("since", ""))[:40],
        "until": span.until.isoformat() if span.until else str(asked.get("until", ""))[:40],
    }


def page_of(asked: Mapping[str, str]) -> int:
    said = asked.get("page", "1")
    return min(max(int(said), 1), LAST_PAGE) if said.isascii() and said.isdigit() and len(said) < 5 else 1


def query(asked: Mapping[str, str], **others: object) -> str:
    """As it stood in the address, with others in place of some; what is empty is left out."""
    said = {name: str(asked.get(name, ""))[:LONGEST_QUESTION] for name in NAMES}
    return urlencode({name: value for name, value in {**said, **others}.items() if value})


def _fits(asked: Mapping[str, str], name: str, form: re.Pattern[str]) -> str:
    said = str(asked.get(name, ""))
    return said if form.fullmatch(said) and len(said) <= 60 else ""
