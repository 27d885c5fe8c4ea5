# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who is erased or stops everything while a list waits is never brought in with it (`KeptOut`)."""

from collections.abc import Collection

from django.db import transaction

from altavoz.supporters.importing.rows import KeptOut, ListImport

State = ListImport.State
WAITS = (State.DRAFT, State.LOOKING, State.LOOKED, State.WAITING, State.RUNNING)


def keep_out(email_key: bytes) -> int:
    """Of every list that waits or is being brought in; returns how many there are.

    Before anything of hers is deleted or ended: the lock makes a batch wait that is being judged, and what an
    earlier one has written is there to be found.
    """
    lists = ListImport.objects.filter(state__in=WAITS)
    if not lists.exists():
        return 0
    with transaction.atomic():
        numbers = list(lists.select_for_update().order_by("pk").values_list("pk", flat=True))
        KeptOut.objects.bulk_create(
            [KeptOut(waiting_list_id=number, email_key=email_key) for number in numbers], ignore_conflicts=True
        )
    return len(numbers)


def of(row: ListImport, email_keys: Collection[bytes]) -> set[bytes]:
    """Those of the keys that are kept out of this list."""
    found = KeptOut.objects.filter(waiting_list=row.pk, email_key__in=email_keys)
    return {bytes(key) for key in found.values_list("email_key", flat=True)}


def now_of(row: ListImport, email_keys: Collection[bytes]) -> set[bytes]:
    """The same inside a transaction: hardly any list has anybody who is kept out of it, and asking that is cheap."""
    return of(row, email_keys) if KeptOut.objects.filter(waiting_list=row.pk).exists() else set()


def forget(import_id: int) -> int:
    """The list is gone, so nothing of it can come in any more."""
    return KeptOut.objects.filter(waiting_list=import_id).delete()[0]
