# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: which mailings an address got."""

from collections.abc import Iterator
from datetime import datetime

from altavoz.mailings.models import Recipient
from altavoz.personal_data.register import Exported, Holding


def export(email_key: bytes) -> Iterator[Exported]:
    rows = Recipient.objects.filter(email_key=email_key).select_related("mailing").order_by("pk")
    for row in rows.prefetch_related("mailing__texts"):
        texts = {text.language: text.subject for text in row.mailing.texts.all()}
        yield {
            "mailing": row.mailing.public_id,
            "subject": texts.get(row.language, ""),
            "language": row.language,
            "half": row.half,
            "state": row.state,
            "why": row.why,
            "due_at": row.due_at.isoformat(),
        }


def erase(email_key: bytes, _now: datetime) -> int:
    """The rows go whole: a mailing's numbers are kept in the mailing."""
    return Recipient.objects.filter(email_key=email_key).delete()[0]


HOLDING = Holding(model=Recipient, columns=frozenset(), keys=frozenset({"email_key"}), export=export, erase=erase)
