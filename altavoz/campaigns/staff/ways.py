# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where staff may go from an action. Rooms above register a way by the name of its address, which takes its number."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from django.utils.functional import Promise

from altavoz.campaigns.action import Action
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


def every_action(_action: Action) -> bool:
    return True


@dataclass(frozen=True)
class Way:
    """Shown to who holds one of the powers for the organisation that runs the action, at the actions that it fits.

    Low orders come first.
    """

    address: str
    label: Promise
    icon: str
    powers: tuple[Power, ...]
    order: int = 100
    fits: Callable[[Action], bool] = every_action


_ways: dict[str, Way] = {}


def register(way: Way) -> None:
    _ways[way.address] = way


def ways_from(action: Action, user: User | AnonymousUser) -> list[Way]:
    found = (
        way
        for way in _ways.values()
        if way.fits(action) and any(powers.may(user, power, action.organisation_id) for power in way.powers)
    )
    return sorted(found, key=lambda way: (way.order, way.address))
