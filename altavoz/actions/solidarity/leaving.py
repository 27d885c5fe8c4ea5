# SPDX-License-Identifier: AGPL-3.0-or-later
"""Somebody withdraws, or is forgotten: nothing that she wrote or drew stays.

Sheets on which her card was printed go too (see `printing.expire`); paper that was handed over cannot be called back.
"""

from collections.abc import Collection, Sequence
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet

from altavoz.actions.solidarity import printing
from altavoz.actions.solidarity.card import Card
from altavoz.participation.models import Participation
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

State = Card.State


def left(participation_ids: Sequence[int]) -> None:
    """Inside the transaction in which they leave; the files go once that is true."""
    empty(Card.objects.filter(participation__in=participation_ids))


def empty(cards: QuerySet[Card]) -> int:
    """An accepted card of somebody who still counts goes on counting, without a word of it; the others go whole."""
    files = files_of(cards)
    printings = [number for number in cards.values_list("printing", flat=True).distinct() if number]
    counting = Q(state__in=[State.SHOWN, State.FORGOTTEN], participation__state=Participation.State.CONFIRMED)
    staying = list(cards.filter(counting).values_list("pk", flat=True))
    touched = cards.exclude(pk__in=staying).delete()[0]
    touched += Card.objects.filter(pk__in=staying).update(
        state=State.FORGOTTEN,
        words="",
        alt="",
        group="",
        translation="",
        picture=None,
        shown_picture=None,
        may_be_shown=False,
        printing=None,
    )
    transaction.on_commit(partial(_after, [file.pk for file in files], printings))
    return touched


def files_of(cards: QuerySet[Card]) -> list[PrivateFile]:
    numbers = {number for pair in cards.values_list("picture", "shown_picture") for number in pair if number}
    return list(PrivateFile.objects.filter(pk__in=numbers))


def _after(file_ids: Collection[int], printings: Collection[int]) -> None:
    # Should the process die before, what no row leads to is swept after a day, and the round expires the sheets.
    private_files.drop(list(PrivateFile.objects.filter(pk__in=file_ids)))
    printing.expire(printings)
