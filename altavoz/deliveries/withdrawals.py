# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who left after the names were packed: a pack that is handed over must not say more than is true that day."""

from dataclasses import dataclass

from altavoz.deliveries.models import Pack
from altavoz.tallies.checkpoints import withdrawn_since


@dataclass(frozen=True)
class NewestPack:
    number: int
    total: int
    withdrawn: int


def since_pack(action_id: int) -> NewestPack | None:
    """The newest pack of an action and how many of those in it have left since."""
    packed = Pack.objects.filter(action=action_id, checkpoint__isnull=False).select_related("checkpoint")
    pack = packed.order_by("-pk").first()
    if pack is None or pack.checkpoint is None:
        return None
    return NewestPack(pack.checkpoint.number, pack.checkpoint.total, withdrawn_since(pack.checkpoint))
