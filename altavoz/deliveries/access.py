# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who may see which packs, and who may be somebody's second person."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from altavoz.deliveries.models import Pack, PackCopy
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching

SEES = (Power.EXPORT, Power.APPROVE)


def packs_for(request: HttpRequest) -> QuerySet[Pack]:
    """Those that somebody may see. Raises PermissionDenied for who may see none."""
    rows = Pack.objects.filter(reaching.limit(request, "action__organisation", *SEES))
    return rows.select_related("action__organisation", "checkpoint", "asked_by")


def copy_for(request: HttpRequest, public_id: str, *needs: Power) -> PackCopy:
    """A copy of a pack that somebody may see. Raises Http404, PermissionDenied."""
    copy = PackCopy.objects.select_related("pack__action__organisation").filter(public_id=public_id).first()
    if copy is None or not packs_for(request).filter(pk=copy.pack_id).exists():
        raise Http404
    for power in needs:
        reaching.demand(request, power, copy.pack.action)
    return copy


def copies_to_approve(request: HttpRequest) -> QuerySet[PackCopy]:
    """Those that wait for a second person whom this one may be: never his own."""
    if not reaching.holds(request, Power.APPROVE):
        return PackCopy.objects.none()
    rows = PackCopy.objects.filter(reaching.limit(request, "pack__action__organisation", Power.APPROVE))
    waiting = rows.filter(state=PackCopy.State.WAITING, pack__state=Pack.State.PACKED)
    return waiting.exclude(holder=request.user.pk).select_related("pack__action").order_by("asked_at", "pk")
