# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: that somebody said yes, found by her participation."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.actions.event import places
from altavoz.actions.event.rows import Rsvp
from altavoz.participation.holding import rows_of
from altavoz.personal_data.register import Exported, Holding, Shown


def export(email_key: bytes) -> Iterator[Exported]:
    rows = Rsvp.objects.filter(participation__in=rows_of(email_key)).select_related("participation__action")
    for row in rows.order_by("pk"):
        yield {
            "action": row.participation.action.public_id,
            "state": row.state,
            "since": row.since.isoformat(),
        }


def show(email_key: bytes) -> Iterator[Shown]:
    rows = Rsvp.objects.filter(participation__in=rows_of(email_key))
    for row in rows.order_by("pk"):
        yield Shown(
            what=_("That you will come to an event"),
            facts=((_("State"), str(row.get_state_display())), (_("Said on"), date_format(row.since, "DATE_FORMAT"))),
        )


def erase(email_key: bytes, _now: datetime) -> int:
    """Her place is free at once; the participation is erased after it."""
    found = list(Rsvp.objects.filter(participation__in=rows_of(email_key)).values_list("participation", flat=True))
    places.left(found)
    return len(found)


HOLDING = Holding(model=Rsvp, columns=frozenset(), export=export, erase=erase, show=show)
