# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who of the staff may load which indicator: those of the organisations for which they edit."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404

from altavoz.indicators.models import ArchivedCopy, Indicator, Observation
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


def any_observation_for(user: User, pk: int, power: Power = Power.EDIT) -> Observation:
    """One that stands or stood: what was superseded has a source too."""
    mine = Observation.objects.filter(indicator__in=indicators_for(user, power))
    found = mine.select_related("indicator", "archived__file", "archived__kept_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def archived_for(user: User, pk: int, power: Power = Power.EDIT) -> ArchivedCopy:
    """The copy beside that observation."""
    found = ArchivedCopy.objects.filter(observation=any_observation_for(user, pk, power))
    copy = found.select_related("file", "observation__indicator").first()
    if copy is None:
        raise Http404
    return copy
