# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who got a mailing is kept for ninety days. How many did stays in the mailing."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from altavoz.mailings.models import Mailing, Recipient

KEPT_FOR = timedelta(days=90)
AT_WORK = (Mailing.State.CHOOSING, Mailing.State.GOING)


def forget_old(*, now: datetime, at_most: int = 500) -> int:
    """Delete some recipients of mailings that began before then and are over, or were stopped and left."""
    hers = Recipient.objects.filter(mailing=OuterRef("pk"))
    old = Mailing.objects.filter(Exists(hers), begun_at__lt=now - KEPT_FOR).exclude(state__in=AT_WORK)
    rows = Recipient.objects.filter(mailing__in=list(old.values_list("pk", flat=True)[:1]))
    return Recipient.objects.filter(pk__in=list(rows.values_list("pk", flat=True)[:at_most])).delete()[0]
