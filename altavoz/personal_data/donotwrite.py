# SPDX-License-Identifier: AGPL-3.0-or-later
"""The do-not-write list: asked by the outbox before each letter, never by a request."""

from collections.abc import Collection
from datetime import datetime

from altavoz.personal_data.models import DoNotWrite


def add(email_key: bytes, *, why: DoNotWrite.Why, now: datetime) -> None:
    DoNotWrite.objects.get_or_create(email_key=email_key, defaults={"why": why, "since": now})


def entry(email_key: bytes) -> DoNotWrite | None:
    """Why and since when this address is not written to; None where it may be."""
    return DoNotWrite.objects.filter(email_key=email_key).first()


def listed(email_keys: Collection[bytes]) -> set[bytes]:
    """Those of the keys that must not be written to."""
    found = DoNotWrite.objects.filter(email_key__in=email_keys).values_list("email_key", flat=True)
    return {bytes(key) for key in found}
