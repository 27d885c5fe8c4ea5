# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which copies of packs have left with a person in them, and where in them she stands.

A pack keeps, sealed, the numbers of its rows in their order: the name that stands third in its list was our row so
and so. That outlives the list itself, so that an erasure can still say "number 3" to whoever has a copy.
"""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from altavoz.deliveries.downloading import ALL
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.participation.models import Participation
from altavoz.personal_data import private_files
from altavoz.supporters.copies_out import CopyOut
from altavoz.supporters.models import CopyToErase

HOLDS_NAMES = Q(downloads__what__in=[ALL, "names.csv"]) | Q(downloads__what__startswith="volume-")


def taken(packs: QuerySet[Pack]) -> QuerySet[PackCopy]:
    """Copies of these of which somebody took the names."""
    return PackCopy.objects.filter(HOLDS_NAMES, pack__in=packs).distinct()


def with_person(email_key: bytes) -> list[CopyOut]:
    """A line for each copy that left with her in it, and for each organisation that it was passed on to."""
    rows = list(Participation.objects.filter(email_key=email_key, action__in=Pack.objects.values("action")))
    packs = Pack.objects.filter(action__in=[row.action_id for row in rows], rows__gt=0)
    copies = taken(packs).select_related("pack__action", "pack__signers").prefetch_related("passings").order_by("pk")
    return [line for copy in copies for place in _places(copy.pack, rows) for line in _lines(copy, place)]


def _places(pack: Pack, rows: Iterable[Participation]) -> Iterator[str]:
    """Her number in that pack; nothing for one that was packed before packs kept their numbers, if she was there."""
    for row in rows:
        if row.action_id != pack.action_id:
            continue
        if pack.signers is None:
            if row.confirmed_at is not None and pack.packed_at is not None and row.confirmed_at <= pack.packed_at:
                yield ""
            continue
        numbers = b"".join(private_files.read(pack.signers)).split()
        number = str(row.pk).encode()
        if number in numbers:
            yield str(numbers.index(number) + 1)


def _lines(copy: PackCopy, place: str) -> Iterator[CopyOut]:
    pack = copy.pack
    line = CopyOut(
        sort=CopyToErase.Sort.PACK.value,
        list_id=pack.public_id,
        about=pack.action.name,
        copy=copy.number,
        row=place,
        owner_id=pack.action.organisation_id,
        holder_id=pack.action.organisation_id,
        taken_by=copy.holder_name,
    )
    yield line
    for passing in copy.passings.all():
        if passing.organisation_id != line.owner_id:
            yield CopyOut(**{**vars(line), "holder_id": passing.organisation_id, "taken_by": ""})
