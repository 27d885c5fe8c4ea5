# SPDX-License-Identifier: AGPL-3.0-or-later
"""How old what we say is. A fact whose source is older than the set time is stale, and somebody should look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from altavoz.decision_makers.contacts import stale_before
from altavoz.decision_makers.models import ContactPoint, Edition, Term


@dataclass(frozen=True)
class Standing:
    """A source that was imported: what is shown of it, and how much of that is stale."""

    slug: str
    number: int
    as_of: date
    made_at: datetime
    holders: int
    days_old: int
    stale: int
    said_by: str


def standings(now: datetime) -> Iterator[Standing]:
    today = now.date()
    for edition in Edition.objects.filter(shown_by__isnull=False).select_related("source").order_by("source__slug"):
        terms = stale_terms(today).filter(edition=edition).count()
        contacts = stale_contacts(today).filter(edition=edition).count()
        yield Standing(
            slug=edition.source.slug,
            number=edition.number,
            as_of=edition.as_of,
            made_at=edition.made_at,
            holders=edition.holders,
            days_old=(today - edition.as_of).days,
            stale=terms + contacts,
            said_by=edition.said_by,
        )


def stale_terms(today: date) -> QuerySet[Term]:
    """Terms that claim to hold today, on the word of an old source or of none."""
    running = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    return Term.objects.filter(running).filter(_old(today))


def stale_contacts(today: date) -> QuerySet[ContactPoint]:
    """Whoever reads a source of the past knows that it is one."""
    return ContactPoint.objects.filter(_old(today)).exclude(edition__holds_until__lt=today)


def _old(today: date) -> Q:
    return Q(as_of__isnull=True) | Q(as_of__lt=stale_before(today))
