# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the worker does for this room. A turn does one piece, so that its clock is right and others may take over."""

from datetime import timedelta

from altavoz.deliveries import answering, checking, copying, expiring, packing
from altavoz.deliveries.by_mail import dealing
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.worker.rounds import Round, Turn


def pack_round(turn: Turn) -> int:
    """The oldest pack that waits, else the oldest copy."""
    pack = Pack.objects.filter(state__in=[Pack.State.ASKED, Pack.State.PACKING]).order_by("pk").first()
    if pack is not None:
        packing.pack(pack_id=pack.pk, fence=turn.fence, now=turn.now)
        return 1
    making = [PackCopy.State.GRANTED, PackCopy.State.MAKING]
    copy = PackCopy.objects.filter(state__in=making, pack__state=Pack.State.PACKED).order_by("decided_at", "pk").first()
    if copy is None:
        return 0
    copying.make(copy_id=copy.pk, fence=turn.fence, now=turn.now, holds=turn.holds)
    return 1


def expire_round(turn: Turn) -> int:
    return expiring.sweep(now=turn.now) + dealing.forget_old(now=turn.now)


def names_round(turn: Turn) -> int:
    return checking.look_on(go_on=turn.holds) + answering.count_some()


ROUNDS = (
    Round(name="reply-names", every=timedelta(seconds=3), run=names_round, alone=True),
    Round(name="packs", every=timedelta(seconds=2), run=pack_round, alone=True),
    Round(name="expire-packs", every=timedelta(minutes=10), run=expire_round, slow=True),
)
