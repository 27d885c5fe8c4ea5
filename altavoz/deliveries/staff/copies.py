# SPDX-License-Identifier: AGPL-3.0-or-later
"""The buttons of packs: a copy for me, a word about a colleague's, and the files themselves."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from altavoz.deliveries import approving, asking, downloading, passing_on
from altavoz.deliveries.access import copy_for, packs_for
from altavoz.deliveries.approving import Decided
from altavoz.deliveries.passing_on import Passed
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching

VERBS: Mapping[str, Callable[[int, User, datetime], Decided]] = {
    "approve": lambda pk, by, now: approving.approve(copy_id=pk, by=by, now=now),
    "refuse": lambda pk, by, now: approving.refuse(copy_id=pk, by=by, now=now),
}


@require_POST
def ask(request: HttpRequest, public_id: str) -> HttpResponse:
    """A copy of this pack for whoever presses the button."""
    pack = get_object_or_404(packs_for(request), public_id=public_id)
    by = reaching.demand(request, Power.EXPORT, pack.action)
    if asking.ask_for_copy(pack_id=pack.pk, by=by, now=timezone.now()) is None:
        messages.warning(request, _("This pack has expired. Ask for a new one."))
    return redirect("deliveries_packs:one", public_id)


@require_POST
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    copy = copy_for(request, public_id, Power.APPROVE)
    decided = verb(copy.pk, reaching.who(request), timezone.now())
    if decided is Decided.DONE:
        messages.success(request, _("Done."))
    else:
        messages.warning(request, str(approving.SAID[decided]))
    return redirect("deliveries_packs:one", copy.pack.public_id)


@require_POST
def pass_on(request: HttpRequest, public_id: str) -> HttpResponse:
    """To which partner it was given on, said by who took it."""
    copy = copy_for(request, public_id, Power.EXPORT)
    to = request.POST.get("to", "")
    how = passing_on.pass_on(copy=copy, to=to, by=reaching.who(request), now=timezone.now())
    if how is Passed.REFUSED:
        messages.warning(request, _("Only who took a copy says so, and only of an organisation that asks along."))
    else:
        messages.success(request, _("Noted: whoever is erased here is erased there, too, or you hear of it."))
    return redirect("deliveries_packs:one", copy.pack.public_id)


@require_POST
def take(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The file itself. It is a POST, because taking it is written down."""
    copy = copy_for(request, public_id, Power.EXPORT)
    what = request.POST.get("what", "")
    taken = downloading.take(copy_id=copy.pk, what=what, by=reaching.who(request), now=timezone.now())
    if taken is None:
        messages.warning(request, _("This file cannot be taken: it is not yours, or its time has passed."))
        return redirect("deliveries_packs:one", copy.pack.public_id)
    response = StreamingHttpResponse(taken.chunks, content_type=taken.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
    if taken.size is not None:
        response.headers["Content-Length"] = str(taken.size)
    return response
