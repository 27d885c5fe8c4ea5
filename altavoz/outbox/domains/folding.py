# SPDX-License-Identifier: AGPL-3.0-or-later
"""When a day is over, the domains that were never named are put with the others of that day."""

from datetime import datetime, timedelta

from django.db import transaction

from altavoz.outbox.domains.book import NUMBERS, Page, save_others
from altavoz.outbox.domains.rows import OTHERS, DomainDay

# A carrier that began before midnight may still save what it noted.
LATE = timedelta(hours=1)
KEEP_FOR = timedelta(days=400)
BATCH = 500


def fold(*, now: datetime) -> int:
    """Put some of the small domains of days that are over with the others; returns how many there were."""
    over = DomainDay.objects.filter(day__lt=(now - LATE).date(), domain="").exclude(domain_key=OTHERS)
    first = over.order_by("day").values_list("day", flat=True).first()
    if first is None:
        return 0
    with transaction.atomic():
        rows = list(over.filter(day=first)[:BATCH])
        page = Page()
        for row in rows:
            page.numbers.update({name: getattr(row, name) for name in NUMBERS})
        save_others(page, day=first)
        DomainDay.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def forget_old(*, now: datetime) -> int:
    return DomainDay.objects.filter(day__lt=(now - KEEP_FOR).date()).delete()[0]
