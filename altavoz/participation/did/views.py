# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page behind a person's own link: what she did, how many did, to whom it was handed, who answered, what next."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import override

from altavoz.campaigns import pointing, story
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.page_view import view_of
from altavoz.campaigns.story import Rank
from altavoz.outbox.incoming import action_addresses
from altavoz.participation import screens
from altavoz.participation.agreed import headline_of
from altavoz.participation.did import deeds
from altavoz.participation.models import Participation
from altavoz.website.guards import public_form

State = Participation.State
# That it opened, and until when, she knows: she took part.
NO_NEWS = frozenset({Rank.OPENED, Rank.EXTENDED})


@public_form
def what_it_did(request: HttpRequest, token: str) -> HttpResponse:
    """Nothing is asked and nothing changes here; who has not confirmed yet is led to her button."""
    row = Participation.objects.filter(token=token).select_related("action__organisation").first()
    if row is None or row.action.state == Action.State.TAKEN_DOWN:
        return screens.gone(request)
    if row.state == State.PENDING:
        return redirect("participation:confirm", token)
    return _shown(request, row, timezone.now()) if row.state == State.CONFIRMED else screens.gone(request)


def _shown(request: HttpRequest, row: Participation, now: datetime) -> HttpResponse:
    action, language = row.action, row.language
    view = view_of(action, language=language, now=now)
    page = pointing.page_in(pointing.live_pages(action), language)
    told = story.tell(story.Telling(action, language, view, None, now))
    lines = tuple(line for line in told.lines if line.rank not in NO_NEWS)
    context = {
        "row": row,
        "language": language,
        "view": view,
        "headline": headline_of(row),
        "deeds": deeds.tell(row, language=language),
        "story": story.Story(lines, told.deliveries),
        "has_reply": any(line.rank is Rank.REPLIED for line in lines),
        "action_page": page,
        "may_withdraw": not action.is_delivered,
        # An answer to her alone reaches the others only through her.
        "reply_address": action_addresses.address_of(action.public_id) if view.targets else "",
    }
    with override(language):
        response = render(request, kind_of(action).said("did.html"), context)
    response.headers["Content-Language"] = language
    return response
