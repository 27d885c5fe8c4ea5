# SPDX-License-Identifier: AGPL-3.0-or-later
"""That somebody said yes to an event, for the page that tells what came of it: never where it is, nor how to get in."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from altavoz.actions.event.rows import Rsvp
from altavoz.actions.event.when import when_of
from altavoz.participation.did import deeds
from altavoz.participation.did.deeds import Deed
from altavoz.participation.models import Participation

SAID: Mapping[Rsvp.State, Promise] = {
    Rsvp.State.COMING: gettext_lazy("You said yes, and a place is kept for you: %(when)s."),
    Rsvp.State.WAITING: gettext_lazy("You said yes, and wait for a place: %(when)s."),
}


def tell(row: Participation) -> Sequence[Deed]:
    rsvps = Rsvp.objects.filter(participation=row.pk).select_related("event")
    return [deed for rsvp in rsvps for deed in _of(rsvp, row.language)]


def register() -> None:
    deeds.register("event", tell)


def _of(rsvp: Rsvp, language: str) -> Iterator[Deed]:
    event = rsvp.event
    words = SAID[Rsvp.State(rsvp.state)] % {"when": when_of(event, language).whole}
    yield Deed(rsvp.since, words)
    if event.is_cancelled:
        yield Deed(event.changed_at, _("It was called off."))
