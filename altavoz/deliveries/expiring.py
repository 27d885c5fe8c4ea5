# SPDX-License-Identifier: AGPL-3.0-or-later
"""Packs do not lie about: after some days their files are deleted. What was in them stays, as numbers and hashes."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from altavoz.campaigns.action import Action
from altavoz.deliveries import copies_out
from altavoz.deliveries.models import Pack, PackCopy, PackFile
from altavoz.deliveries.packing import note
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

A_SWEEP = 100
OVER = (Pack.State.FAILED, Pack.State.EXPIRED)


def sweep(*, now: datetime) -> int:
    """Expire what is due, and names whose action has become dangerous; then delete what expired packs still have."""
    endangered = Q(action__danger=Action.Danger.HIGH, rows__gt=0)
    due = Pack.objects.filter(endangered | Q(expires_at__lte=now), state=Pack.State.PACKED)
    packs = list(due.select_related("action")[:A_SWEEP])
    expired = sum(expire(pack, now=now, why="danger" if is_endangered(pack) else "time") for pack in packs)
    _drop_what_is_left()
    return expired


def is_endangered(pack: Pack) -> bool:
    return bool(pack.rows) and pack.action.danger == Action.Danger.HIGH


def expire(pack: Pack, *, now: datetime, why: str) -> bool:
    """End a pack before or at its time, with every copy; files go after the rows say so."""
    with transaction.atomic():
        if not Pack.objects.filter(pk=pack.pk, state=Pack.State.PACKED).update(state=Pack.State.EXPIRED):
            return False
        PackCopy.objects.filter(pack=pack).exclude(state=PackCopy.State.REFUSED).update(state=PackCopy.State.EXPIRED)
        note(pack, "deliveries.expired", now, why=why)
    private_files.drop(_files_of([pack]))
    return True


def _drop_what_is_left() -> None:
    """Files that a copy got while its pack was expiring, or that a crash left behind."""
    over = Pack.objects.filter(state__in=OVER).filter(Q(names__isnull=False) | Q(copies__files__file__isnull=False))
    private_files.drop(_files_of(list(over.distinct()[:A_SWEEP])))


def _files_of(packs: list[Pack]) -> list[PrivateFile]:
    copied = PackFile.objects.filter(copy__pack__in=packs, file__isnull=False)
    ours = Pack.objects.filter(pk__in=[pack.pk for pack in packs])
    # Where a copy left, the numbers of its rows stay: an erasure must still find whom to ask, and for which row.
    left = copies_out.taken(ours).values("pack")
    kept = [*ours.values_list("names_id", flat=True), *ours.exclude(pk__in=left).values_list("signers_id", flat=True)]
    numbers = [*copied.values_list("file_id", flat=True), *filter(None, kept)]
    return list(PrivateFile.objects.filter(pk__in=numbers))
