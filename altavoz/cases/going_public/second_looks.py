# SPDX-License-Identifier: AGPL-3.0-or-later
"""Words that were flagged, looked at again, and found to do no harm: of them only a keyed digest is known."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.crypto import salted_hmac

from altavoz.cases.models import Case, SecondLook


def digest_of(text: str) -> str:
    return salted_hmac("altavoz.cases.second_look", text.strip(), algorithm="sha256").hexdigest()


def of(case: Case) -> frozenset[str]:
    return frozenset(SecondLook.objects.filter(case=case).values_list("digest", flat=True))


def note(case: Case, texts: Iterable[str], *, now: datetime) -> None:
    """In the transaction that changes the case, whose audit entry says who it was."""
    SecondLook.objects.bulk_create(
        [SecondLook(case=case, digest=digest_of(text), at=now) for text in texts], ignore_conflicts=True
    )
