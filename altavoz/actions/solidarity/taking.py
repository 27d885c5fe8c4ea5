# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a post leaves beside the participation: one card, which waits for the letter's button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils.translation import override

from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.drive import Recipient
from altavoz.actions.solidarity.forms import CardForm
from altavoz.contacting.page_parts import LINKS

State = Card.State


def taken(participation_id: int, form: forms.Form, now: datetime) -> None:
    """In the transaction that took the participation in. A card that still waits for its button gives way to this one.

    The old card's picture has no row that leads to it any more, and is swept after a day.
    """
    if not isinstance(form, CardForm):
        raise TypeError("the form of a solidarity drive is a CardForm")
    said = form.cleaned_data
    recipient = said["recipient"]
    if not isinstance(recipient, Recipient):
        raise TypeError("a valid card has a recipient")
    Card.objects.filter(participation=participation_id, state=State.PENDING).delete()
    picture = said["picture"] if form.kept else None
    Card.objects.create(
        participation_id=participation_id,
        recipient=recipient,
        language=form.language,
        words=said["words"],
        picture=form.kept,
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        alt=said["alt"],
        may_be_shown=said.get("may_be_shown", False),
        group=said["group"],
        sort=said["sort"],
        made_at=now,
    )


def still_waiting(participation_id: int) -> bool:
    return Card.objects.filter(participation=participation_id, state=State.PENDING).exists()


def after_confirm(participation_id: int, now: datetime) -> None:
    """Her card waits to be read. Safe to repeat."""
    pending = Card.objects.filter(participation=participation_id, state=State.PENDING)
    pending.update(state=State.WAITING, confirmed_at=now)


@dataclass(frozen=True)
class Begun:
    """A card that waits for its button, as the page and the letter show it."""

    to: str
    words: str
    has_picture: bool
    may_be_shown: bool

    @property
    def safe_words(self) -> str:
        """Without what mail programs make links of: our letter goes to an address that a stranger may have typed."""
        return LINKS.sub("[…]", self.words)

    @property
    def quoted(self) -> str:
        """For a letter in plain text, where words that somebody typed shall not pass for ours."""
        return "\n".join(f"> {line}".rstrip() for line in self.safe_words.splitlines())


def begun(participation_id: int, language: str) -> Sequence[Begun]:
    rows = Card.objects.filter(participation=participation_id, state=State.PENDING).order_by("pk")
    with override(language):
        return [
            Begun(row.recipient.name(language), row.words, row.picture_id is not None, row.may_be_shown)
            for row in rows.select_related("recipient").prefetch_related("recipient__texts")
        ]
