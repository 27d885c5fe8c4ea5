# SPDX-License-Identifier: AGPL-3.0-or-later
"""What mail to an action's address tells the register of personal data: whoever wrote it is found by her address."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from altavoz.deliveries.models import ReplyMail
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.register import Exported, Holding, Shown


def _export(email_key: bytes) -> Iterator[Exported]:
    for row in ReplyMail.objects.filter(email_key=email_key).select_related("action").order_by("pk"):
        yield {
            "action": row.action.public_id,
            "from": row.from_address,
            "name": row.from_name,
            "subject": row.subject,
            "signed_by": row.signed_by,
            "state": row.state,
            "at": row.at.isoformat(),
        }


def _show(email_key: bytes) -> Iterator[Shown]:
    for row in ReplyMail.objects.filter(email_key=email_key).order_by("pk"):
        yield Shown(
            what=_("A mail that you sent to the address of an action"),
            facts=((_("Came"), date_format(row.at, "DATE_FORMAT")), (_("Subject"), row.subject)),
        )


def _files(email_key: bytes) -> list[PrivateFile]:
    return list(PrivateFile.objects.filter(pk__in=ReplyMail.objects.filter(email_key=email_key).values("file")))


def _erase(email_key: bytes, _now: datetime) -> int:
    """A reply that staff recorded from it stays: an authority's answer is not the sender's alone."""
    return ReplyMail.objects.filter(email_key=email_key).delete()[0]


HOLDING = Holding(
    model=ReplyMail,
    columns=frozenset({"from_address", "from_name", "subject", "signed_by"}),
    keys=frozenset({"email_key"}),
    export=_export,
    erase=_erase,
    files=frozenset({"file"}),
    files_of=_files,
    show=_show,
)
