# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose mailings somebody sees, writes, sends and approves: by what he may do for the organisation that writes."""

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from altavoz.campaigns.action import Action
from altavoz.mailings.models import Mailing
from altavoz.organisations import powers
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching

# Who writes, who sends, and who says yes for the second time: they see the mailing and its numbers.
SEES = (Power.EDIT, Power.PUBLISH, Power.APPROVE)
APPROVES = (Power.APPROVE, Power.PUBLISH)


def mailings(request: HttpRequest, *any_of: Power) -> QuerySet[Mailing]:
    """Raises PermissionDenied for who holds none of these powers anywhere."""
    rows = Mailing.objects.filter(reaching.limit(request, "organisation", *(any_of or SEES)))
    return rows.select_related("organisation", "action__organisation").order_by("-pk")


def mailing(request: HttpRequest, public_id: str, *any_of: Power) -> Mailing:
    return get_object_or_404(mailings(request, *any_of), public_id=public_id)


def reach(request: HttpRequest, power: Power) -> powers.Reach:
    return powers.reach(request.user, power)


def approves(request: HttpRequest) -> bool:
    return any(reach(request, power) for power in APPROVES)


def may(request: HttpRequest, power: Power, of: Mailing) -> bool:
    return powers.may(request.user, power, of.organisation_id)


def may_approve(request: HttpRequest, of: Mailing) -> bool:
    """Somebody else than whoever asked to send it."""
    return of.asked_by != request.user.pk and any(may(request, power, of) for power in APPROVES)


def to_approve(request: HttpRequest) -> QuerySet[Mailing]:
    """What waits for the second person that he can be."""
    waiting = mailings(request, *APPROVES).filter(state=Mailing.State.WAITING)
    return waiting.exclude(asked_by=request.user.pk)


def organisations(request: HttpRequest) -> QuerySet[Organisation]:
    """For which of them he writes."""
    return Organisation.objects.filter(reaching.limit(request, "pk", Power.EDIT)).order_by("-runs_centre", "slug")


def actions(request: HttpRequest) -> QuerySet[Action]:
    """What a mailing may be about, the newest first: whatever is public, and what his own organisations prepare."""
    own = reaching.limit(request, "organisation", Power.EDIT)
    known = Action.objects.filter(~Q(state=Action.State.PREPARING) | own).exclude(state=Action.State.TAKEN_DOWN)
    return known.order_by(F("opened_at").desc(nulls_first=True), "name")
