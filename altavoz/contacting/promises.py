# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody promised to write by a day: on the day before she is reminded, once, unless she has written."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from altavoz.campaigns import pointing
from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import in_words
from altavoz.contacting.models import ContactReport, Message
from altavoz.contacting.ways import ContactWay
from altavoz.outbox import posting
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.participation.models import Participation

KIND = "promise"
BATCH = 100
A_DAY_BEFORE = timedelta(days=1)


def remind(*, now: datetime) -> int:
    """How many people get a reminder: one letter, however many offices she promised to write to."""
    waiting = ContactReport.objects.filter(
        way=ContactWay.PLEDGE,
        confirmed_at__isnull=False,
        reminded_at__isnull=True,
        by_day__lte=(now + A_DAY_BEFORE).date(),
    )
    some = list(waiting.order_by("by_day").values_list("participation", flat=True).distinct()[:BATCH])
    people = Participation.objects.filter(pk__in=some).select_related("action")
    return sum(_remind(row, now) for row in people)


@transaction.atomic
def _remind(row: Participation, now: datetime) -> bool:
    promised = ContactReport.objects.filter(
        participation=row, way=ContactWay.PLEDGE, confirmed_at__isnull=False, reminded_at__isnull=True
    )
    if not promised.update(reminded_at=now):
        return False
    posting.put(
        kind=KIND,
        about=row.action.public_id,
        subject_id=row.pk,
        recipient=row.email,
        recipient_key=bytes(row.email_key),
        language=row.language,
        now=now,
    )
    return True


def write(letter: Letter) -> Written | None:
    """None once she has written, has left, or nobody is to write any more."""
    rows = Participation.objects.filter(pk=letter.subject_id, state=Participation.State.CONFIRMED, held="")
    row = rows.select_related("action__organisation").first()
    by_day = _by_day(row) if row else None
    if row is None or by_day is None or row.action.state != Action.State.OPEN or _has_written(row):
        return None
    page = pointing.page_in(pointing.live_pages(row.action), letter.language)
    if page is None:
        return None
    words = {
        "headline": page.title,
        "organisation": row.action.organisation.name(letter.language),
        "action_url": pointing.address_of(page),
        "by_day": in_words(by_day, precision="day", language=letter.language),
    }
    subject = _("You promised to write: %(headline)s") % {"headline": page.title}
    return render("contacting/letters/promise", subject=subject, words=words)


def register_writer() -> None:
    register(KIND, Writer(write=write, when_in_doubt=WhenInDoubt.PARK, limited=False))


def _by_day(row: Participation) -> date | None:
    promised = ContactReport.objects.filter(participation=row, way=ContactWay.PLEDGE, confirmed_at__isnull=False)
    return promised.order_by("-by_day").values_list("by_day", flat=True).first()


def _has_written(row: Participation) -> bool:
    reports = ContactReport.objects.filter(participation=row, confirmed_at__isnull=False)
    sent = Message.objects.filter(participation=row).exclude(state__in=["pending", "withdrawn"])
    return reports.exclude(way=ContactWay.PLEDGE).exists() or sent.exists()
