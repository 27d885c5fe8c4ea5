# SPDX-License-Identifier: AGPL-3.0-or-later
"""The query of an address, read as a question; what makes no sense there asks for nothing."""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from altavoz.website.finding.searching import LAST_PAGE, Question
from altavoz.website.finding.tokens import LONGEST_QUESTION
from altavoz.website.regions import codes_of

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
COUNTRY = re.compile(r"[A-Z]{2}|[a-z]+(?:-[a-z]+)*")
YEAR = re.compile(r"[12][0-9]{3}")
NAMES = ("q", "kind", "country", "topic", "year")


def read(asked: Mapping[str, str], language: str) -> Question:
    year = _fits(asked, "year", YEAR)
    return Question(
        words=str(asked.get("q", ""))[:LONGEST_QUESTION].strip(),
        language=language,
        kind=_fits(asked, "kind", SLUG),
        countries=places(_fits(asked, "country", COUNTRY)),
        topic=_fits(asked, "topic", SLUG),
        year=int(year) if year else None,
    )


def places(code: str) -> tuple[str, ...]:
    """A region is found by its own name and by each of its countries."""
    return tuple(sorted({code, *codes_of(code)})) if code else ()


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
