# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public doors of this room: sending a card with its picture, and the small pictures that the page shows."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from altavoz.actions.solidarity.card import Card
from altavoz.actions.solidarity.forms import CardForm
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.participation.forms import TakePartForm
from altavoz.participation.models import Participation
from altavoz.participation.views import receive
from altavoz.personal_data import private_files
from altavoz.website import callers
from altavoz.website.guards import public_upload

# Whoever withdraws her card is gone from the page at once; a browser may go on showing what it has for so long.
KEPT_BY_BROWSERS = "private, max-age=300"
HIDDEN = (Action.State.PREPARING, Action.State.TAKEN_DOWN)


@public_upload
def send_card(request: HttpRequest, public_id: str) -> HttpResponse:
    """As `/act/<public_id>/`, and with a file."""
    return receive(request, public_id, _filled_in)


def _filled_in(request: HttpRequest, action: Action, language: str) -> TakePartForm:
    """The card's form where the action is a drive; at another action's address, that one's, without any file."""
    form = kind_of(action).form
    if not issubclass(form, CardForm):
        raise Http404
    return form(request.POST, action=action, language=language, files=request.FILES, too_many=_too_many(request))


def _too_many(request: HttpRequest) -> bool:
    """Reading a picture costs a hundred times what a signature does, so one network may not send without end."""
    if not request.FILES:
        return False
    caller = callers.caller_of(request)
    return not callers.within(settings.LIMIT_PICTURES, what="picture", value=caller, now=timezone.now())


@require_safe
def picture(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The small one, while staff and its writer let it be seen."""
    cards = Card.objects.filter(
        public_id=public_id,
        state=Card.State.SHOWN,
        may_be_shown=True,
        shown_picture__isnull=False,
        participation__state=Participation.State.CONFIRMED,
        participation__held="",
        participation__action__danger=Action.Danger.NORMAL,
    )
    card = cards.exclude(participation__action__state__in=HIDDEN).select_related("shown_picture").first()
    if card is None or card.shown_picture is None:
        raise Http404
    response = HttpResponse(b"".join(private_files.read(card.shown_picture)), content_type="image/jpeg")
    response["Cache-Control"] = KEPT_BY_BROWSERS
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex, noimageindex"
    return response
