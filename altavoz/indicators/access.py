# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who of the staff may load which indicator: those of the organisations for which they edit."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404

from altavoz.indicators.models import Indicator, Observation
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


def indicators_for(user: User, power: Power = Power.EDIT) -> QuerySet[Indicator]:
    mine = Indicator.objects.filter(powers.reach(user, power).limit("organisation"))
    return mine.prefetch_related("texts").order_by("country", "order", "slug")


def indicator_for(user: User, pk: int, power: Power = Power.EDIT) -> Indicator:
    found = indicators_for(user, power).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def observation_for(user: User, pk: int, power: Power = Power.EDIT) -> Observation:
    """One that stands, of an indicator that is theirs."""
    mine = Observation.objects.filter(indicator__in=indicators_for(user, power), superseded_at__isnull=True)
    found = mine.select_related("indicator").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
