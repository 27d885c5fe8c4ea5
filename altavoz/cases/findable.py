# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people find of cases: what the page of a public case shows, and nothing of one that is public no more."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from altavoz.cases.coming_down import steps
from altavoz.cases.consent import agreed
from altavoz.cases.models import Case
from altavoz.cases.telling import listing, public
from altavoz.cases.telling.values import PublicCase
from altavoz.website.finding import keeping
from altavoz.website.finding import register as finding
from altavoz.website.finding.register import Draft, Findable

KIND = "case"


def rows(_now: datetime) -> "QuerySet[Any]":
    published = Case.objects.filter(state=Case.State.PUBLISHED, published_at__isnull=False)
    return published.select_related("organisation").order_by()


def tell(cases: Sequence[Case], now: datetime) -> Iterator[Draft]:
    """In each language in which the case has an address; its words may stand there in another."""
    for language, _name in settings.LANGUAGES:
        urls = listing.addresses([case.code for case in cases], language)
        for case in cases:
            told = public.of(case, language, now=now) if case.code in urls else None
            if told is not None:
                yield _draft(case, told, language, urls[case.code])


def may_be_read(case: Case, now: datetime) -> bool:
    return agreed.is_covered(case, now=now)


def take_out(case: Case, _now: datetime) -> int:
    """For the register of what goes when a case is taken down."""
    return keeping.forget(KIND, [case.pk])


def _draft(case: Case, told: PublicCase, language: str, url: str) -> Draft:
    return Draft(
        row=case.pk,
        public_id=told.public_id,
        language=language,
        title=told.headline or told.code,
        teaser=told.summary,
        text="\n".join(_words(told)),
        url=url,
        at=told.published_at,
        countries=[told.country],
    )


def _words(told: PublicCase) -> Iterable[str]:
    """Not of quotations and pictures: each has a consent of its own, which may end before that of the story."""
    yield from (told.name, told.code, told.organisation, told.subject_label)
    yield from (fact.said.text for fact in told.facts)
    for event in told.events:
        yield from (event.said.title, event.said.text)
    yield from (status.said.text for status in told.statuses if status.said)


CASES = Findable(
    kind=KIND,
    label=_("Person at risk"),
    rows=rows,
    tell=tell,
    changed="published_at",
    stamp=("edition",),
    order=20,
    is_told=may_be_read,
    is_fed=False,
)


def register_findables() -> None:
    finding.register(CASES)
    steps.register("cases: finding", take_out)
