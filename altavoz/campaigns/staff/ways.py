# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where staff may go from an action: to the screens of its kind, and to those that rooms above register.

A way has the name of its address, which takes the action's number.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from django.contrib.auth.models import AnonymousUser, User
from django.utils.functional import Promise

from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
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


def leads(way: Way, action: Action) -> bool:
    """Whether the action is of a kind that has this screen."""
    return way in kind_of(action).ways


def ways_from(action: Action, user: User | AnonymousUser) -> list[Way]:
    found = (
        way
        for way in chain(_ways.values(), kind_of(action).ways)
        if way.fits(action) and any(powers.may(user, power, action.organisation_id) for power in way.powers)
    )
    return sorted(found, key=lambda way: (way.order, way.address))
