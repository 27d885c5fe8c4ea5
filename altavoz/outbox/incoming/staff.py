# SPDX-License-Identifier: AGPL-3.0-or-later
"""For staff: mail that nobody understood. They take it along as a file, and say when they have dealt with it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.organisations import audit
from altavoz.outbox.incoming import arriving
from altavoz.outbox.models import ArrivedMail, Letter, Returned
from altavoz.personal_data import private_files
from altavoz.website import desk

A_PAGE = 100
LONGEST_NUMBER = 19


def what_waits(request: HttpRequest) -> list[desk.Line]:
    if not request.user.has_perm("outbox.view_letter"):
        return []
    number = len(_unknown().values_list("pk", flat=True)[: desk.MOST + 1])
    words = ngettext("mail that came and waits for you", "mails that came and wait for you", number)
    return [desk.Line(desk.at_most(number), words, reverse("outbox_arrived"))] if number else []


def whom_we_stopped(request: HttpRequest) -> list[desk.Line]:
    """Addresses that we have stopped writing to since staff looked."""
    if not request.user.has_perm("outbox.view_letter"):
        return []
    number = len(_stopped().values_list("pk", flat=True)[: desk.MOST + 1])
    words = ngettext("address that we have stopped writing to", "addresses that we have stopped writing to", number)
    url = f"{reverse('outbox_arrived')}#stopped"
    return [desk.Line(desk.at_most(number), words, url)] if number else []


class ArrivedScreen(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What waits, the oldest first; whom we have stopped writing to; and the newest returned letters."""

    permission_policy = ModelPermissionPolicy(Letter)
    permission_required = "view"
    page_title = gettext_lazy("Mail that came")
    header_icon = "mail"
    template_name = "outbox/staff/arrived.html"

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        mail: dict[str, str | Promise] = {"url": reverse("outbox_mail"), "label": _("Mail")}
        return [*self.breadcrumbs_items, mail, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        return {
            **super().get_context_data(**kwargs),
            "mails": _unknown().select_related("file").order_by("pk")[:A_PAGE],
            "stopped": _stopped().order_by("-pk")[:A_PAGE],
            "returned": Returned.objects.order_by("-pk")[:A_PAGE],
            "may_change": self.request.user.has_perm("outbox.change_letter"),
        }


@never_cache
def take_along(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The whole mail as a file: it is read in a mail program, never on a page of ours."""
    _demand(request, "change")
    row = get_object_or_404(_unknown().select_related("file"), public_id=public_id)
    if row.file is None:
        raise Http404
    audit.note(actor=request.user, act="outbox.read_arrived", now=timezone.now(), subject=f"arrived:{row.public_id}")
    response = StreamingHttpResponse(private_files.read(row.file), content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="{row.public_id}.eml"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def deal_with(request: HttpRequest, public_id: str) -> HttpResponse:
    _demand(request, "change")
    if arriving.deal_with(public_id=public_id):
        audit.note(
            actor=request.user,
            act="outbox.deal_with_arrived",
            now=timezone.now(),
            subject=f"arrived:{public_id}",
            before={"state": "unknown"},
            after={"state": "dealt_with"},
        )
        messages.success(request, _("Done: its words are deleted; that it came stays."))
    else:
        messages.warning(request, _("Somebody has dealt with this mail before."))
    return redirect("outbox_arrived")


@require_POST
def have_seen(request: HttpRequest) -> HttpResponse:
    """Staff have seen the addresses up to the newest that their page showed."""
    _demand(request, "change")
    newest = request.POST.get("newest", "")
    if newest.isascii() and newest.isdigit() and len(newest) < LONGEST_NUMBER:
        now = timezone.now()
        if seen := _stopped().filter(pk__lte=int(newest)).update(seen_at=now):
            audit.note(actor=request.user, act="outbox.seen_stopped", now=now, after={"addresses": seen})
    return redirect("outbox_arrived")


def _stopped() -> QuerySet[Returned]:
    return Returned.objects.filter(stopped=True, seen_at__isnull=True)


def _unknown() -> QuerySet[ArrivedMail]:
    return ArrivedMail.objects.filter(state=ArrivedMail.State.UNKNOWN)


def _demand(request: HttpRequest, verb: str) -> None:
    if not request.user.has_perm(f"outbox.{verb}_letter"):
        raise PermissionDenied
