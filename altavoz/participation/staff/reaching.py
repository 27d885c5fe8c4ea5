# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which actions somebody may work on, by what he may do for the organisations that run them."""

from functools import reduce
from operator import or_

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from altavoz.campaigns.action import Action
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


def who(request: HttpRequest) -> User:
    """Raises PermissionDenied for who is not signed in."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def holds(request: HttpRequest, *any_of: Power) -> bool:
    """Whether he holds one of these powers for any organisation."""
    return any(powers.reach(request.user, power) for power in any_of)


def limit(request: HttpRequest, column: str, *any_of: Power) -> Q:
    """A filter on the column of an organisation's number. Raises PermissionDenied for who holds none of them."""
    reaches = [reach for reach in (powers.reach(request.user, power) for power in any_of) if reach]
    if not reaches:
        raise PermissionDenied
    return reduce(or_, (reach.limit(column) for reach in reaches))


def actions(request: HttpRequest, *any_of: Power) -> QuerySet[Action]:
    rows = Action.objects.exclude(state=Action.State.PREPARING).select_related("organisation")
    return rows.filter(limit(request, "organisation", *any_of)).order_by("name", "pk")


def action(request: HttpRequest, pk: int, *any_of: Power) -> Action:
    return get_object_or_404(actions(request, *any_of), pk=pk)


def may(request: HttpRequest, power: Power, of: Action) -> bool:
    return powers.may(request.user, power, of.organisation_id)


def demand(request: HttpRequest, power: Power, of: Action) -> User:
    powers.demand(request.user, power, of.organisation_id)
    return who(request)
