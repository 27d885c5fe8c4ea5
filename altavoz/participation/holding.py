# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: how to export a person and how to erase one."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from altavoz.campaigns.action import Action
from altavoz.campaigns.counts import Why
from altavoz.participation.confirmation import count
from altavoz.participation.models import Participation
from altavoz.personal_data.register import Exported, Holding

COLUMNS = frozenset({"given_name", "family_name", "email", "postcode", "reason", "token", "consents"})


def rows_of(email_key: bytes) -> QuerySet[Participation]:
    """Action by action, because the index begins with the action and there is none on the key alone."""
    return Participation.objects.filter(action__in=list(Action.objects.all()), email_key=email_key)


def export(email_key: bytes) -> Iterator[Exported]:
    for row in rows_of(email_key).select_related("action").order_by("pk"):
        yield {
            "action": row.action.public_id,
            "state": row.get_state_display(),
            "made_at": row.made_at.isoformat(),
            "confirmed_at": row.confirmed_at.isoformat() if row.confirmed_at else "",
            "given_name": row.given_name,
            "family_name": row.family_name,
            "email": row.email,
            "postcode": row.postcode,
            "country": row.country,
            "language": row.language,
            "reason": row.reason,
            "show_name": str(row.show_name),
            "hand_over": str(row.hand_over),
            "text_version": str(row.text_version),
        }


def erase(email_key: bytes, now: datetime) -> int:
    """Delete every row of the address; what counted is taken back, so that no number stands for nobody.

    The key goes with the row: nothing is left that could find the person again.
    """
    return sum(_erase(pk, now) for pk in list(rows_of(email_key).values_list("pk", flat=True)))


@transaction.atomic
def _erase(pk: int, now: datetime) -> int:
    rows = Participation.objects.filter(pk=pk)
    if rows.filter(state=Participation.State.CONFIRMED).update(state=Participation.State.WITHDRAWN):
        row = rows.get()
        if not row.held:
            count(row, n=-1, why=Why.WITHDRAWN, now=now)
    return rows.delete()[0]


HOLDING = Holding(model=Participation, columns=COLUMNS, export=export, erase=erase, keys=frozenset({"email_key"}))
