# SPDX-License-Identifier: AGPL-3.0-or-later
"""What leads staff to a drive's screens: buttons at the action, and a line on the desk."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from altavoz.actions.solidarity.drive import Drive
from altavoz.actions.solidarity.waiting import to_read
from altavoz.campaigns.action import Action
from altavoz.campaigns.staff.ways import Way
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.website import desk
from altavoz.website.desk import Line, Waiting

# Whoever hands the cards over prints them.
PRINTS = Power.HAND_OVER
LATE = timedelta(days=3)


def is_a_drive(action: Action) -> bool:
    return Drive.objects.filter(action=action).exists()


WAYS = (
    Way(
        address="solidarity_cards:of_action",
        label=_("Cards: counts, print, hand over"),
        icon="mail",
        powers=(Power.MODERATE, PRINTS, Power.EDIT),
        order=40,
        fits=is_a_drive,
    ),
)


def what_waits(request: HttpRequest) -> list[Line]:
    cards = to_read(powers.reach(request.user, Power.MODERATE))
    number = len(cards.values_list("pk", flat=True)[: desk.MOST + 1])
    if not number:
        return []
    oldest = cards.values_list("confirmed_at", flat=True).first()
    late = oldest is not None and timezone.now() - oldest > LATE
    words = ngettext("card to read", "cards to read", number)
    return [Line(desk.at_most(number), words, reverse("solidarity_cards:queue"), late=late)]


def register_desk() -> None:
    desk.register_waiting(Waiting("cards", order=15, look=what_waits, needs=Power.MODERATE))
