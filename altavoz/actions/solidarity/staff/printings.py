# SPDX-License-Identifier: AGPL-3.0-or-later
"""A drive's cards in numbers; its print sheets: asked for, taken away, handed over; and the manifest."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from altavoz.actions.solidarity import counting, manifest, printing
from altavoz.actions.solidarity.card import PAPERS, Printing
from altavoz.actions.solidarity.drive import Drive
from altavoz.actions.solidarity.printing import Asked
from altavoz.actions.solidarity.staff.leading import PRINTS
from altavoz.campaigns.copies.pdf import LETTER
from altavoz.deliveries.models import HandOver
from altavoz.organisations import powers
from altavoz.organisations.models import LANGUAGES
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching
from altavoz.participation.staff.private_pages import attachment

SEES = (Power.MODERATE, PRINTS, Power.EDIT)
SAID: dict[Asked, Promise] = {
    Asked.DONE: _("The sheets are being made. They stand here in a moment."),
    Asked.NOTHING_NEW: _("Every card that was accepted for them is on a sheet already."),
    Asked.WAITS_ALREADY: _("Sheets for them are being made already."),
}
SHAPES = {"json": (manifest.in_json, "application/json"), "txt": (manifest.in_text, "text/plain; charset=utf-8")}


def drive_for(request: HttpRequest, action_id: int) -> Drive:
    """404 where there is none, 403 where it is not hers."""
    drives = Drive.objects.filter(reaching.limit(request, "action__organisation", *SEES))
    return get_object_or_404(drives.select_related("action__organisation"), action=action_id)


def printing_for(request: HttpRequest, public_id: str) -> Printing:
    rows = Printing.objects.filter(reaching.limit(request, "recipient__drive__action__organisation", PRINTS))
    related = rows.select_related("recipient__drive__action__organisation", "file")
    return get_object_or_404(related, public_id=public_id)


@require_safe
def of_action(request: HttpRequest, pk: int) -> HttpResponse:
    drive = drive_for(request, pk)
    language = get_language() or "en"
    recipients = drive.recipients.prefetch_related("texts")
    printings = Printing.objects.filter(recipient__drive=drive).select_related("recipient", "asked_by", "hand_over")
    context: dict[str, Any] = {
        "drive": drive,
        "action": drive.action,
        "counted": counting.counted(drive, language),
        "recipients": [(each, printing.unprinted(each).count()) for each in recipients],
        "printings": printings.prefetch_related("recipient__texts"),
        "hand_overs": HandOver.objects.filter(action=drive.action_id, taken_back_at__isnull=True),
        "may_print": powers.may(request.user, PRINTS, drive.action.organisation_id),
        "may_edit": powers.may(request.user, Power.EDIT, drive.action.organisation_id),
        "papers": PAPERS,
        "paper": "us-letter" if drive.action.country in LETTER else "a4",
        "languages": LANGUAGES,
        "language": language,
    }
    return render(request, "solidarity/staff/of_action.html", context)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    drive = drive_for(request, pk)
    powers.demand(request.user, PRINTS, drive.action.organisation_id)
    recipient = get_object_or_404(drive.recipients, public_id=request.POST.get("recipient", ""))
    paper, language = request.POST.get("paper", ""), request.POST.get("language", "")
    answer = printing.ask(
        recipient=recipient,
        paper=paper if paper in dict(PAPERS) else "a4",
        language=language if language in dict(LANGUAGES) else "en",
        by=reaching.who(request),
        now=timezone.now(),
    )
    tell = messages.success if answer.how is Asked.DONE else messages.info
    tell(request, SAID[answer.how])
    return redirect("solidarity_cards:of_action", pk)


@require_POST
def take(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """Their file, if no card of it has left meanwhile. A button and no link: it is noted who took it."""
    row = printing_for(request, public_id)
    printing.expire([row.pk])
    row.refresh_from_db()
    if row.file is None:
        messages.warning(request, _("Somebody whose card was on these sheets has left. Please print them again."))
        return redirect("solidarity_cards:of_action", row.recipient.drive.action_id)
    printing.note_download(row, by=reaching.who(request), now=timezone.now())
    return attachment(row.file)


@require_POST
def hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    row = printing_for(request, public_id)
    said = request.POST.get("hand_over", "")
    chosen = HandOver.objects.filter(public_id=said, taken_back_at__isnull=True).first()
    if said and chosen is None:
        raise Http404
    if not printing.hand_over(printing_id=row.pk, hand_over=chosen, by=reaching.who(request), now=timezone.now()):
        raise PermissionDenied
    messages.success(request, _("Noted."))
    return redirect("solidarity_cards:of_action", row.recipient.drive.action_id)


@require_safe
def take_manifest(request: HttpRequest, pk: int, shape: str) -> HttpResponse:
    drive = drive_for(request, pk)
    powers.demand(request.user, PRINTS, drive.action.organisation_id)
    if shape not in SHAPES:
        raise Http404
    write, media_type = SHAPES[shape]
    now = timezone.now()
    response = HttpResponse(write(drive, language=get_language() or "en", now=now), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="cards-{drive.action.public_id}.{shape}"'
    response["Cache-Control"] = "no-store"
    return response
