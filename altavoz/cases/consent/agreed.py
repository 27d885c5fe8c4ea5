# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the people concerned agreed to, and until when it holds.

A consent holds until the first of three days: it ends, it was to be asked for again and was not, it is withdrawn. On
that day it holds no more.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from altavoz.cases.models import Case, CaseConsent, CaseName

Scope = CaseConsent.Scope
GivenBy = CaseConsent.GivenBy
# Who may agree for whom; for everybody under eighteen it is a parent or guardian alone.
MAY_GIVE: Mapping[str, frozenset[str]] = {
    Case.Subject.PERSON: frozenset({GivenBy.SELF, GivenBy.FAMILY, GivenBy.REPRESENTATIVE}),
    Case.Subject.GROUP: frozenset({GivenBy.SELF, GivenBy.REPRESENTATIVE}),
    Case.Subject.COMMUNITY: frozenset({GivenBy.SELF, GivenBy.REPRESENTATIVE}),
}


class WhyNot(enum.Enum):
    NONE_GIVEN = "none given"
    NOT_BY_WHO_MAY = "not by who may give it"
    NOT_YET = "not yet"
    ENDED = "ended"


@dataclass(frozen=True)
class Standing:
    """What is covered today. `ends` says for each scope on which day it is covered no more; `why_not` is of the story.

    `on` is the day of that reason: when the last consent ended, or the next begins.
    """

    ends: Mapping[str, date]
    why_not: WhyNot | None
    on: date | None = None
    # What lets the story be told is a sample of the demonstration, and nobody was asked.
    is_sample: bool = False

    @property
    def scope(self) -> frozenset[str]:
        return frozenset(self.ends)

    @property
    def ends_on(self) -> date | None:
        return self.ends.get(Scope.STORY)

    def covers(self, scopes: Iterable[str]) -> bool:
        return frozenset(scopes) <= self.scope


def standing(case: Case, *, now: datetime) -> Standing:
    day, given = day_of(case, now), list(case.consents.all())
    holding = [consent for consent in given if holds(consent, case, day)]
    ends: dict[str, date] = {}
    for consent in holding:
        for scope in consent.scopes.split():
            ends[scope] = max(ends.get(scope, date.min), ends_on(consent))
    if Scope.STORY in ends:
        return Standing(ends, None, is_sample=not any(tells(each) and not each.is_sample for each in holding))
    return Standing(ends, *_why_not(case, [each for each in given if tells(each)], day))


def tells(consent: CaseConsent) -> bool:
    """Whether it covers what happened, without which nothing is told."""
    return Scope.STORY in consent.scopes.split()


def holds(consent: CaseConsent, case: Case, day: date) -> bool:
    return may_give(case, consent.given_by) and consent.given_on <= day < ends_on(consent)


def ends_on(consent: CaseConsent) -> date:
    """The first day on which it holds no more."""
    return min(day for day in (consent.review_on, consent.ends_on, consent.withdrawn_on) if day is not None)


def may_give(case: Case, given_by: str) -> bool:
    return given_by == GivenBy.GUARDIAN if case.is_minor else given_by in MAY_GIVE[case.subject]


def needed(case: Case) -> frozenset[str]:
    """What has to be covered as long as anything of it is public. Quotations and pictures carry their own consent.

    A name is in texts and titles too: where it is not covered any more, hiding one row would not hide it.
    """
    shows_name = any(name.is_public and name.sort == CaseName.Sort.REAL for name in case.names.all())
    return frozenset({Scope.STORY, Scope.NAME} if shows_name else {Scope.STORY})


def is_covered(case: Case, *, now: datetime) -> bool:
    return standing(case, now=now).covers(needed(case))


def covers(consent: CaseConsent | None, scope: str, case: Case, *, now: datetime) -> bool:
    """Whether that one consent, of that case, holds today and speaks of this."""
    if consent is None or consent.case_id != case.pk:
        return False
    return scope in consent.scopes.split() and holds(consent, case, day_of(case, now))


def first_end(case: Case, *, now: datetime) -> date | None:
    """The day on which the case would be taken down, as things stand."""
    stands = standing(case, now=now)
    wanted = needed(case)
    return min(stands.ends[scope] for scope in wanted) if stands.covers(wanted) else None


def day_of(case: Case, now: datetime) -> date:
    """Which day it is for the organisation that keeps the case."""
    return now.astimezone(ZoneInfo(case.organisation.time_zone)).date()


def _why_not(case: Case, given: list[CaseConsent], day: date) -> tuple[WhyNot, date | None]:
    if not given:
        return WhyNot.NONE_GIVEN, None
    by_who_may = [each for each in given if may_give(case, each.given_by)]
    if not by_who_may:
        return WhyNot.NOT_BY_WHO_MAY, None
    coming = [each.given_on for each in by_who_may if day < each.given_on < ends_on(each)]
    if coming:
        return WhyNot.NOT_YET, min(coming)
    return WhyNot.ENDED, max(ends_on(each) for each in by_who_may)
