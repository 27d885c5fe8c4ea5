# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: messages and reports are found by their participation."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.contacting import leaving
from altavoz.contacting.models import ContactReport, Message
from altavoz.participation.holding import rows_of
from altavoz.personal_data.register import Exported, Holding, Shown

COLUMNS = frozenset({"subject", "body"})


def export_messages(email_key: bytes) -> Iterator[Exported]:
    rows = Message.objects.filter(participation__in=rows_of(email_key)).select_related("participation__action")
    for row in rows.prefetch_related("office__texts").order_by("pk"):
        yield {
            "action": row.participation.action.public_id,
            "office": row.office.title(row.language),
            "state": row.state,
            "language": row.language,
            "subject": row.subject,
            "body": row.body,
            "made_at": row.made_at.isoformat(),
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
        }


def show_messages(email_key: bytes) -> Iterator[Shown]:
    rows = Message.objects.filter(participation__in=rows_of(email_key)).prefetch_related("office__texts")
    for row in rows.order_by("pk"):
        yield Shown(
            what=_("Your letter to %(office)s") % {"office": row.office.title()},
            facts=(
                (_("State"), str(row.get_state_display())),
                (_("Written on"), date_format(row.made_at, "DATE_FORMAT")),
                *(((_("Letter"), row.body),) if row.body else ()),
            ),
        )


def export_reports(email_key: bytes) -> Iterator[Exported]:
    rows = ContactReport.objects.filter(participation__in=rows_of(email_key)).select_related("participation__action")
    for row in rows.prefetch_related("office__texts").order_by("pk"):
        yield {
            "action": row.participation.action.public_id,
            "office": row.office.title(),
            "way": row.way,
            "result": row.result,
            "at": row.at.isoformat(),
            "by_day": row.by_day.isoformat() if row.by_day else "",
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
        }


def show_reports(email_key: bytes) -> Iterator[Shown]:
    rows = ContactReport.objects.filter(participation__in=rows_of(email_key)).prefetch_related("office__texts")
    for row in rows.order_by("pk"):
        yield Shown(
            what=_("What you told us about %(office)s") % {"office": row.office.title()},
            facts=(
                (_("Way"), str(row.get_way_display())),
                (_("What came of it"), str(row.get_result_display())),
                (_("On"), date_format(row.at, "DATE_FORMAT")),
            ),
        )


def erase_messages(email_key: bytes, _now: datetime) -> int:
    """The words go at once; the rows go or stay with their participation, which is erased after them."""
    return leaving.empty_messages(list(rows_of(email_key).values_list("pk", flat=True)))


def erase_reports(email_key: bytes, _now: datetime) -> int:
    """That somebody called stays counted where her participation does; what it was is no longer hers."""
    return leaving.drop_waiting_reports(list(rows_of(email_key).values_list("pk", flat=True)))


HOLDINGS = (
    Holding(
        model=Message,
        columns=COLUMNS,
        export=export_messages,
        erase=erase_messages,
        show=show_messages,
        keys=frozenset({"text_key"}),
    ),
    Holding(model=ContactReport, columns=frozenset(), export=export_reports, erase=erase_reports, show=show_reports),
)
