# SPDX-License-Identifier: AGPL-3.0-or-later
"""From what a page has to tell to a draft, by one button. Sending it is another screen."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from altavoz.campaigns.action import Action
from altavoz.mailings.drafts import announcing
from altavoz.mailings.drafts.announcing import Occasion
from altavoz.mailings.staff import access
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching

MOST_SHOWN = 8


def worth_telling(request: HttpRequest, action: Action | None = None) -> Sequence[Occasion]:
    """Of the actions that he writes for, or of one of them."""
    theirs = list(access.organisations(request).values_list("pk", flat=True))
    found = announcing.occasions(theirs, now=timezone.now()) if theirs else []
    return [each for each in found if action is None or each.action == action][:MOST_SHOWN]


@require_POST
def tell(request: HttpRequest, pk: int, sort: str) -> HttpResponse:
    action = get_object_or_404(Action.objects.select_related("organisation"), pk=pk)
    powers.demand(request.user, Power.EDIT, action.organisation_id)
    now = timezone.now()
    found = announcing.occasion(action, sort, now=now)
    if found is None:
        messages.warning(request, _("Somebody has begun to tell it already, or there is nothing to tell any more."))
        return redirect("mailings_desk:all")
    mailing = announcing.draft(found, by=reaching.who(request), now=now)
    messages.success(request, _("A draft was made with the words of the page. Read it, then say when it goes."))
    return redirect("mailings_desk:texts", mailing.public_id)
