# SPDX-License-Identifier: AGPL-3.0-or-later
"""One mail a person and day: when an address was last written to by a mailing or its weekly letter."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from altavoz.outbox.models import Letter

MAILING = "mailing"
WEEKLY = "weekly-letter"
KINDS = (MAILING, WEEKLY)
# Anybody's today has begun in less than that.
LATELY = timedelta(hours=36)
NEVER_CAME = (Letter.State.WITHHELD, Letter.State.FAILED)


def last_mail(email_keys: Collection[bytes], *, now: datetime) -> Mapping[bytes, datetime]:
    """The newest of those that were put lately, by address; a letter on its way counts as one that came."""
    rows = Letter.objects.filter(recipient_key__in=email_keys, made_at__gte=now - LATELY, kind__in=KINDS)
    found = rows.exclude(state__in=NEVER_CAME).order_by("made_at").values_list("recipient_key", "made_at")
    return {bytes(key): made_at for key, made_at in found}
