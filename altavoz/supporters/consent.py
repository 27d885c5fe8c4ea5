# SPDX-License-Identifier: AGPL-3.0-or-later
"""A yes is recorded with the very wording it was said to, once, where it was said."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from altavoz.organisations.models import ConsentWording
from altavoz.personal_data.register import Exported
from altavoz.supporters.models import Consent


def record(
    *,
    email: str,
    email_key: bytes,
    given_name: str,
    family_name: str,
    language: str,
    country: str,
    wording_ids: Sequence[int],
    said_where: str,
    now: datetime,
) -> int:
    """One row for each published wording that was ticked; returns how many there were.

    Saying the same at the same place again adds nothing. Takes part in the caller's transaction.
    """
    if not wording_ids:
        return 0
    ticked = ConsentWording.objects.filter(pk__in=wording_ids, published_at__isnull=False)
    rows = [
        Consent(
            organisation_id=organisation_id,
            wording_id=wording_id,
            email=email,
            email_key=email_key,
            given_name=given_name,
            family_name=family_name,
            language=language,
            country=country,
            said_at=now,
            said_where=said_where,
        )
        for wording_id, organisation_id in ticked.values_list("pk", "organisation_id")
    ]
    Consent.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def export(email_key: bytes) -> Iterator[Exported]:
    """What the centre holds of one person here, readable."""
    rows = Consent.objects.filter(email_key=email_key).select_related("organisation", "wording").order_by("pk")
    for row in rows:
        yield {
            "organisation": str(row.organisation),
            "wording": row.wording.text,
            "version": str(row.wording.version),
            "email": row.email,
            "given_name": row.given_name,
            "family_name": row.family_name,
            "language": row.language,
            "country": row.country,
            "said_at": row.said_at.isoformat(),
            "said_where": row.said_where,
            "ended_at": row.ended_at.isoformat() if row.ended_at else "",
            "ended_how": row.ended_how,
        }


def erase(email_key: bytes, _now: datetime) -> int:
    """The rows go whole, keys too: a yes that may not be used any more proves nothing that is worth keeping."""
    _total, by_model = Consent.objects.filter(email_key=email_key).delete()
    return by_model.get(Consent._meta.label, 0)
