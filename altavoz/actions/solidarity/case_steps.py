# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes of a drive when the case that it is about is taken down: sheets, small pictures, and who got the cards."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.actions.solidarity.card import Card, Printing
from altavoz.actions.solidarity.drive import DriveText, Recipient, RecipientText
from altavoz.campaigns.taking_down import going_with
from altavoz.cases.coming_down import steps
from altavoz.cases.models import Case
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

BATCH = 200
PRINTED = _("Cards that were printed, and sheets that somebody took, stay where they are.")


def take_cards(case: Case, _now: datetime) -> int:
    """Cards stay with their writers, who may take them away; nothing is left to print or to show."""
    actions = [action.pk for action in going_with(case)]
    if not actions:
        return 0
    found = RecipientText.objects.filter(recipient__drive__action__in=actions).exclude(name=case.code)
    words = found.update(name=case.code, about="", rules="")
    words += Recipient.objects.filter(drive__action__in=actions, is_open=True).update(is_open=False)
    words += DriveText.objects.filter(~Q(thanks=""), drive__action__in=actions).update(thanks="")
    return words + _sheets(actions) + _small_pictures(actions)


def _sheets(actions: list[int]) -> int:
    rows = Printing.objects.filter(recipient__drive__action__in=actions)
    waiting = rows.filter(state=Printing.State.ASKED).update(state=Printing.State.EXPIRED)
    files = dict(rows.filter(file__isnull=False).values_list("pk", "file")[:BATCH])
    Printing.objects.filter(pk__in=files).update(file=None, state=Printing.State.EXPIRED)
    return waiting + _drop(files.values())


def _small_pictures(actions: list[int]) -> int:
    cards = Card.objects.filter(recipient__drive__action__in=actions, shown_picture__isnull=False)
    files = dict(cards.values_list("pk", "shown_picture")[:BATCH])
    Card.objects.filter(pk__in=files).update(shown_picture=None)
    return _drop(files.values())


def _drop(numbers: Collection[int | None]) -> int:
    return private_files.drop(list(PrivateFile.objects.filter(pk__in=[number for number in numbers if number])))


def register() -> None:
    steps.register("solidarity: cards", take_cards, beyond_recall=PRINTED)
