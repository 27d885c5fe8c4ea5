# SPDX-License-Identifier: AGPL-3.0-or-later
"""What this room tells the register of personal data: a pack holds names, so it goes when one of them is erased."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.deliveries import copies_out, expiring
from altavoz.deliveries.models import Pack, PackFile
from altavoz.participation.models import Participation
from altavoz.personal_data.register import Exported, Holding, SharedFiles
from altavoz.supporters import copies_out as telling


def packs_with(email_key: bytes) -> list[Pack]:
    """Packs not yet expired that may hold the name of who has this address; those where she came later do not."""
    packs = Pack.objects.filter(state=Pack.State.PACKED, rows__gt=0).select_related("action")
    rows = Participation.objects.filter(action__in=[pack.action_id for pack in packs], email_key=email_key)
    since = {row.action_id: row.confirmed_at for row in rows.only("action_id", "confirmed_at")}
    return [pack for pack in packs if _came_before(since.get(pack.action_id), pack.packed_at)]


def _came_before(confirmed_at: datetime | None, packed_at: datetime | None) -> bool:
    return confirmed_at is not None and packed_at is not None and confirmed_at <= packed_at


def export(email_key: bytes) -> Iterator[Exported]:
    for pack in packs_with(email_key):
        yield {
            "action": pack.action.public_id,
            "packed_at": pack.packed_at.isoformat() if pack.packed_at else "",
            "deleted_at": pack.expires_at.isoformat() if pack.expires_at else "",
            "copies": str(pack.copies.count()),
        }


def erase(email_key: bytes, now: datetime) -> int:
    """Expire the packs at once, files and all; whoever needs one packs anew, without her.

    Copies that have left are out of our reach: whoever has one is asked to erase her row there.

    The register goes by the names of models, so this comes before the signature itself is erased.
    """
    telling.ask(copies_out.with_person(email_key), now=now)
    return sum(expiring.expire(pack, now=now, why="erased") for pack in packs_with(email_key))


def count_copies(email_key: bytes) -> int:
    return len(copies_out.with_person(email_key))


def foresee(email_key: bytes) -> Iterator[str]:
    n = count_copies(email_key)
    if n:
        yield ngettext(
            "%(n)d copy of a list with this name has left: whoever has it is asked to erase it there, too.",
            "%(n)d copies of lists with this name have left: whoever has them is asked to erase it there, too.",
            n,
        ) % {"n": n}


# A pack shows many people. It is not exported with one of them; but while it can still be taken away, the erasure of
# one ends it, and so does forgetting the names of its action.
HOLDING = Holding(model=Pack, columns=frozenset(), export=export, erase=erase, foresee=foresee, copies_out=count_copies)
SHARED = (
    SharedFiles(
        model=Pack,
        columns=frozenset({"names", "signers"}),
        what=_("The list of names that was made to hand over a petition, and which of our rows stand in it"),
        until=_("some days after it was made; which rows, where a copy left: the names of the petition are forgotten"),
        of_action="action_id",
    ),
    SharedFiles(
        model=PackFile,
        columns=frozenset({"file"}),
        what=_("A copy of such a list"),
        until=_("some days after the list was made"),
        of_action="copy__pack__action_id",
    ),
)
