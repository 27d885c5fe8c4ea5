# SPDX-License-Identifier: AGPL-3.0-or-later
"""What reminders tell the register of personal data."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.participation.models import DeadlineReminder
from altavoz.personal_data.register import Exported, Holding, Shown


def export(email_key: bytes) -> Iterator[Exported]:
    for row in DeadlineReminder.objects.filter(email_key=email_key).select_related("action").order_by("pk"):
        yield {
            "action": row.action.public_id,
            "email": row.email,
            "language": row.language,
            "made_at": row.made_at.isoformat(),
            "wanted_at": row.wanted_at.isoformat() if row.wanted_at else "",
            "due_at": row.due_at.isoformat() if row.due_at else "",
        }


def show(email_key: bytes) -> Iterator[Shown]:
    for row in DeadlineReminder.objects.filter(email_key=email_key).order_by("pk"):
        when = date_format(row.due_at, "DATE_FORMAT") if row.due_at else _("not confirmed yet")
        yield Shown(
            what=_("A reminder before an action closes"), facts=((_("E-mail address"), row.email), (_("Due"), when))
        )


def erase(email_key: bytes, _now: datetime) -> int:
    """Whole rows: nothing hangs on them."""
    return DeadlineReminder.objects.filter(email_key=email_key).delete()[0]


HOLDING = Holding(
    model=DeadlineReminder,
    columns=frozenset({"email"}),
    keys=frozenset({"email_key"}),
    export=export,
    erase=erase,
    show=show,
)
