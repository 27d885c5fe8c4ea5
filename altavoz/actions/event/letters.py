# SPDX-License-Identifier: AGPL-3.0-or-later
"""The letters of this room: a place has become free, and what has changed. Neither says where it is: the own page does.

The outbox calls a writer with the letter's language active.
"""

from django.urls import reverse
from django.utils.translation import gettext as _

from altavoz.actions.event import changing, places
from altavoz.actions.event.rows import Event, Rsvp
from altavoz.actions.event.showing import EventView, news_of, view_of
from altavoz.campaigns.action import Action
from altavoz.outbox.links import absolute
from altavoz.outbox.models import Letter
from altavoz.outbox.rendering import render
from altavoz.outbox.writers import WhenInDoubt, Writer, Written, register
from altavoz.participation.agreed import headline_of
from altavoz.participation.letters import LONGEST_GREETING
from altavoz.participation.models import Participation


def write_place(letter: Letter) -> Written | None:
    """Not where the place was given up, or the event called off, before the letter went."""
    row, event = _found(letter)
    coming = Rsvp.objects.filter(participation=letter.subject_id, state=Rsvp.State.COMING)
    if row is None or event is None or event.is_cancelled or not coming.exists():
        return None
    return _written("place", _("There is a place for you"), row, event, letter)


def write_news(letter: Letter) -> Written | None:
    row, event = _found(letter)
    if row is None or event is None:
        return None
    if event.is_cancelled:
        return _written("called_off", _("Called off: please do not come"), row, event, letter)
    return _written("moved", _("Changed: please look again at when and where"), row, event, letter)


def register_writers() -> None:
    # Twice the same word is better than somebody who stands before a locked door.
    register(places.LETTER, Writer(write_place, WhenInDoubt.RESEND, limited=False))
    register(changing.LETTER, Writer(write_news, WhenInDoubt.RESEND, limited=False))


def _found(letter: Letter) -> tuple[Participation | None, Event | None]:
    rows = Participation.objects.filter(pk=letter.subject_id, state=Participation.State.CONFIRMED, held="")
    row = rows.select_related("action__organisation").first()
    # A row's number could be given out again on SQLite: the key says whether it is still the same person's.
    if row is None or bytes(row.email_key) != bytes(letter.recipient_key):
        return None, None
    if row.action.state == Action.State.TAKEN_DOWN:
        return None, None
    return row, Event.objects.filter(action=row.action).prefetch_related("texts").first()


def _written(name: str, subject: str, row: Participation, event: Event, letter: Letter) -> Written:
    view: EventView = view_of(event, row.action, letter.language, letter.made_at)
    words = {
        "headline": headline_of(row),
        "organisation": row.action.organisation.name(letter.language),
        "action_url": absolute(reverse("participation:take-part", args=[row.action.public_id])),
        "data_url": absolute(reverse("supporters:ask", args=[letter.language])),
        "when": view.when.whole,
        "place": view.place,
        "news": news_of(event, letter.language),
        "given_name": row.given_name if len(row.given_name) <= LONGEST_GREETING else "",
        "did_url": absolute(reverse("participation:did", args=[row.token])),
        "own_url": absolute(reverse("participation:confirm", args=[row.token])),
        "withdraw_url": absolute(reverse("participation:withdraw", args=[row.token])),
        "not_me_url": absolute(reverse("participation:not-me", args=[row.token])),
    }
    return render(f"event/letters/{name}", subject=subject, words=words)
