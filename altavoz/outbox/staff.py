# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "Mail": a demonstration's letters to read; elsewhere how the mail goes, and letters in doubt to decide."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import BooleanField, Count, QuerySet
from django.db.models.expressions import RawSQL
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.organisations import audit, mode
from altavoz.outbox import doubts, health, reading
from altavoz.outbox.domains.reading import alarms
from altavoz.outbox.models import Letter
from altavoz.website import desk

A_PAGE = 50
# A letter may be looked at and do nothing: no script, no form, nothing from elsewhere.
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"


class MailPermission(PermissionCheckedMixin):
    permission_policy = ModelPermissionPolicy(Letter)
    permission_required = "view"


class MailScreen(MailPermission, WagtailAdminTemplateMixin, TemplateView):
    page_title = gettext_lazy("Mail")
    header_icon = "mail"
    template_name = "outbox/staff/mail.html"

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        context: dict[str, Any] = super().get_context_data(**kwargs)
        now = timezone.now()
        context |= {"demonstration": mode.is_demonstration(), "mail": health.state(now), "alarms": alarms(now=now)}
        context |= {"counts": counts(), "doubtful": doubtful()[:A_PAGE], "may_decide": self._may_decide()}
        if context["demonstration"]:
            sent = Letter.objects.filter(state=Letter.State.SENT).order_by("-pk")
            page = Paginator(sent, A_PAGE).get_page(self.request.GET.get("page"))
            context |= {"page": page, "letters": reading.newest(settings.MAIL_DIR, list(page.object_list))}
        return context

    def _may_decide(self) -> bool:
        return bool(self.permission_policy.user_has_permission(self.request.user, "change"))


class LetterScreen(MailPermission, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "mail"
    template_name = "outbox/staff/letter.html"

    def get_page_title(self) -> str:
        return self._letter.subject

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        mail: dict[str, str | Promise] = {"url": reverse("outbox_mail"), "label": _("Mail")}
        return [*self.breadcrumbs_items, mail, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        self._letter = letter_or_404(str(kwargs["public_id"]))
        return {**super().get_context_data(**kwargs), "letter": self._letter}


class LetterBody(MailPermission, View):
    """The HTML of a letter alone, for the frame in which it is shown."""

    def get(self, _request: HttpRequest, public_id: str) -> HttpResponse:
        response = HttpResponse(letter_or_404(public_id).html)
        response["Content-Security-Policy"] = LETTER_POLICY
        return response


class Decision(MailPermission, View):
    """What staff decide about a letter that may or may not have come."""

    http_method_names = ["post"]
    permission_required = "change"

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        if self._decide(request, public_id, now=timezone.now()):
            said = _("The letter goes out once more.") if "again" in request.POST else _("The letter is dropped.")
            messages.success(request, said)
        else:
            messages.warning(request, _("Somebody has decided about this letter before."))
        return redirect("outbox_mail")

    def _decide(self, request: HttpRequest, public_id: str, *, now: datetime) -> bool:
        again = "again" in request.POST
        decide, state = (doubts.send_again, Letter.State.WAITING) if again else (doubts.drop, Letter.State.WITHHELD)
        with transaction.atomic():
            done = decide(public_id, now=now)
            if done:
                audit.note(
                    actor=request.user,
                    act="outbox.send_again" if again else "outbox.drop",
                    now=now,
                    subject=f"letter:{public_id}",
                    before={"state": str(Letter.State.IN_DOUBT)},
                    after={"state": str(state)},
                )
        return done


def what_waits(request: HttpRequest) -> list[desk.Line]:
    """For the desk: mail that does not go out, letters in doubt, and letters that failed for good."""
    if not request.user.has_perm("outbox.view_letter"):
        return []
    url = reverse("outbox_mail")
    mail = health.state(timezone.now())
    lines = [] if mail.ok else [desk.Line("!", _("Letters are not going out"), url, mail.trouble, late=True)]
    doubted, failed = _some(Letter.State.IN_DOUBT), _some(Letter.State.FAILED)
    if doubted:
        words = ngettext("letter in doubt to decide about", "letters in doubt to decide about", doubted)
        lines.append(desk.Line(desk.at_most(doubted), words, url, late=True))
    if failed:
        words = ngettext("letter that failed for good", "letters that failed for good", failed)
        lines.append(desk.Line(desk.at_most(failed), words, url))
    return lines


def _some(state: Letter.State) -> int:
    """By the index of unusual letters, whose condition the query repeats."""
    unusual = RawSQL("state IN ('in_doubt', 'failed')", [], output_field=BooleanField())
    return len(Letter.objects.filter(unusual, state=state).values_list("pk", flat=True)[: desk.MOST + 1])


def letter_or_404(public_id: str) -> reading.Opened:
    """A demonstration's letter; elsewhere nobody reads letters, so none is found."""
    letter = reading.open_letter(settings.MAIL_DIR, public_id) if mode.is_demonstration() else None
    if letter is None:
        raise Http404
    return letter


def counts() -> list[tuple[str, int]]:
    """How many letters are in each state, in the states' own order."""
    numbers = dict(Letter.objects.order_by().values_list("state").annotate(Count("pk")))
    return [(str(state.label), numbers.get(state.value, 0)) for state in Letter.State]


def doubtful() -> QuerySet[Letter]:
    return Letter.objects.filter(state=Letter.State.IN_DOUBT).defer("recipient").order_by("pk")
