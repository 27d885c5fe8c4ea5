# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page of an urgent action shows beside what every page of the contacting kinds does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.translation import override

from altavoz.actions.call.calling import Phone, phone_of
from altavoz.actions.urgent_action.sheet import language_names, sheet_of
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.contacting import page_parts, way_counts
from altavoz.contacting.page_parts import ContactView, LetterLine


@dataclass(frozen=True)
class WriteTo:
    """One office with all that is needed to reach it."""

    line: LetterLine
    reads: str
    phones: tuple[Phone, ...]

    @property
    def is_known(self) -> bool:
        line = self.line
        return bool(line.postal or line.faxes or line.email or line.form or line.socials or self.phones)


def around(action: Action, request: HttpRequest, language: str, now: datetime) -> Mapping[str, object]:
    shared = page_parts.around(action, request, language, now)
    contact = shared["contact"]
    if not isinstance(contact, ContactView):
        return shared
    with override(language):
        return {
            **shared,
            "sheet": sheet_of(action, contact.plan, language=language, now=now),
            "write_to": write_to(contact, language, now),
            "by_way": way_counts.lines(action.pk, language),
            "first_day": day_in(now, action.zone),
            "last_day": day_in(action.closes_at, action.zone),
        }


def write_to(contact: ContactView, language: str, now: datetime) -> tuple[WriteTo, ...]:
    reads = language_names([line.to for line in contact.lines], language)
    return tuple(
        WriteTo(line, reads.get(line.to.office.pk, ""), _phones(line, language, now)) for line in contact.lines
    )


def _phones(line: LetterLine, language: str, now: datetime) -> tuple[Phone, ...]:
    return tuple(phone_of(each, line.to.office.country, language, now) for each in line.to.phones)
