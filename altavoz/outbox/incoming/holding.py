# SPDX-License-Identifier: AGPL-3.0-or-later
"""What incoming mail tells the register of personal data."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from altavoz.outbox.incoming.rows import ArrivedMail, Returned
from altavoz.personal_data.register import Exported, Holding, SharedFiles


def _export(email_key: bytes) -> Iterator[Exported]:
    for row in Returned.objects.filter(recipient_key=email_key).order_by("pk"):
        yield {"kind": row.sort, "status": row.status, "at": row.at.isoformat()}


def _erase(email_key: bytes, _now: datetime) -> int:
    return Returned.objects.filter(recipient_key=email_key).delete()[0]


RETURNED = Holding(
    model=Returned,
    columns=frozenset({"domain"}),
    keys=frozenset({"recipient_key"}),
    export=_export,
    erase=_erase,
)
ARRIVED = SharedFiles(
    model=ArrivedMail,
    columns=frozenset({"file"}),
    what=_("Mail that came to this centre and waits for somebody to read it"),
    until=_("somebody has dealt with it"),
)
