# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: people who let their names travel, and packs as the worker leaves them."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User

from altavoz.campaigns.action import Action
from altavoz.deliveries import asking, copying, packing
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.organisations import roles
from altavoz.organisations.testing import make_staff
from altavoz.participation.intake import Words
from altavoz.participation.models import Participation
from altavoz.participation.testing import SPRING, make_participation

LATER = SPRING + timedelta(days=1)


def make_signer(
    action: Action,
    given_name: str = "Ana",
    family_name: str = "Lima",
    *,
    country: str = "CA",
    hand_over: bool = True,
    email: str = "",
    now: datetime = SPRING,
) -> Participation:
    """Somebody who has confirmed, and who lets her name be handed over unless told otherwise."""
    number = Participation.objects.count()
    words = Words(given_name, family_name, email or f"signer{number}@example.org", country, hand_over=hand_over)
    return make_participation(action, confirmed=True, words=words, now=now)


def make_data_officer(name: str = "dana") -> User:
    return make_staff(name=name, role=roles.DATA_OFFICER)


def make_pack(
    action: Action, *, by: User | None = None, languages: tuple[str, str] = ("en", "fr"), now: datetime = LATER
) -> Pack:
    """Asked for and packed; its copies are not made yet."""
    pack = asking.ask_for_pack(action=action, by=by or make_data_officer(), languages=languages, now=now)
    packing.pack(pack_id=pack.pk, fence=1, now=now)
    pack.refresh_from_db()
    return pack


def make_copy(action: Action, *, by: User | None = None, now: datetime = LATER) -> PackCopy:
    """A copy that can be taken."""
    copy = make_pack(action, by=by, now=now).copies.get()
    copying.make(copy_id=copy.pk, fence=1, now=now)
    copy.refresh_from_db()
    return copy
