# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of letters to offices: what waits for whom, and how each office may be written to."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.contacting import halting, queues
from altavoz.contacting.models import BodyRules, OfficeRules
from altavoz.contacting.rules import rule_of
from altavoz.contacting.staff.rules_form import BodyRulesForm, RulesForm
from altavoz.decision_makers.models import Body, Office
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching

A_SCREEN = 50
LOOKERS = (Power.EDIT, Power.PUBLISH, Power.MODERATE)


def changer(request: HttpRequest) -> User:
    """Whoever publishes may say how offices are written to. Raises PermissionDenied."""
    if not powers.reach(request.user, Power.PUBLISH):
        raise PermissionDenied
    return reaching.who(request)


class Screen(WagtailAdminTemplateMixin):
    page_title = gettext_lazy("Letters to offices")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not reaching.holds(request, *LOOKERS):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def above(self) -> list[dict[str, str | Promise]]:
        return [{"url": reverse("contacting_queues:all"), "label": Screen.page_title}]

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, *self.above(), {"url": "", "label": self.get_page_title()}]


class AllQueues(Screen, TemplateView):
    template_name = "contacting/staff/queues.html"

    def above(self) -> list[dict[str, str | Promise]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        found = queues.of_interest(now=timezone.now())
        asked = " ".join(self.request.GET.get("q", "").replace("\0", " ").split())[:100]
        offices = Office.objects.filter(texts__title__icontains=asked) if asked else Office.objects.none()
        return {
            **super().get_context_data(**kwargs),
            "page": Paginator(found, A_SCREEN).get_page(self.request.GET.get("page")),
            "asked": asked,
            "offices": offices.distinct().order_by("pk").prefetch_related("texts")[:A_SCREEN],
            "bodies": Body.objects.prefetch_related("texts").order_by("pk")[:A_SCREEN],
            "actions": reaching.actions(self.request, *LOOKERS).filter(contact_plan__isnull=False)[:A_SCREEN],
        }


class RulesScreen(Screen, FormView[RulesForm]):
    """The part that the screens of an office and of a body share."""

    subject = ""
    thing: Office | Body
    row: OfficeRules | BodyRules

    def get_page_title(self) -> str:
        return str(self.thing)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "instance": self.row}

    def form_valid(self, form: RulesForm) -> HttpResponse:
        by = changer(self.request)
        with transaction.atomic():
            form.save()
            note(by, "contacting.rules", self.subject, {name: said for name, said in form.facts().items() if said})
        messages.success(self.request, _("Kept. The rules hold from now on."))
        return redirect(self.request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        may_change = bool(powers.reach(self.request.user, Power.PUBLISH))
        return {**super().get_context_data(**kwargs), "may_change": may_change, "has_own": bool(self.row.pk)}


class OneQueue(RulesScreen):
    template_name = "contacting/staff/queue.html"
    form_class = RulesForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.thing = office = office_of(self.kwargs["public_id"])
        self.subject = f"office:{office.pk}"
        self.row = OfficeRules.objects.filter(office=office).first() or OfficeRules(office=office)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        office = office_of(self.kwargs["public_id"])
        return {
            **super().get_context_data(**kwargs),
            "office": office,
            "queue": queues.queue_of(office, now=timezone.now()),
            "rule": rule_of(office),
            "body_rules": BodyRules.objects.filter(body=office.institution_id).exists(),
        }


class OneBody(RulesScreen):
    template_name = "contacting/staff/body.html"
    form_class = BodyRulesForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.thing = body = get_object_or_404(Body, pk=self.kwargs["pk"])
        self.subject = f"body:{body.pk}"
        self.row = BodyRules.objects.filter(body=body).first() or BodyRules(body=body)


@require_POST
def stop(request: HttpRequest, public_id: str) -> HttpResponse:
    by, office, now = changer(request), office_of(public_id), timezone.now()
    if halting.stop(office=office, now=now):
        note(by, "contacting.stop", f"office:{office.pk}")
        messages.success(request, _("Stopped. What waits for this office goes on waiting."))
    else:
        messages.warning(request, _("It was stopped before."))
    return redirect("contacting_queues:one", public_id)


@require_POST
def resume(request: HttpRequest, public_id: str) -> HttpResponse:
    by, office = changer(request), office_of(public_id)
    if halting.resume(office=office):
        note(by, "contacting.resume", f"office:{office.pk}")
        messages.success(request, _("It goes on: letters leave again, each in its turn."))
    return redirect("contacting_queues:one", public_id)


@require_POST
def send_on(request: HttpRequest, public_id: str) -> HttpResponse:
    by, office = changer(request), office_of(public_id)
    number = halting.send_on(office=office, now=timezone.now())
    if number:
        note(by, "contacting.send_on", f"office:{office.pk}")
    said = ngettext("%(number)d letter waits for its turn.", "%(number)d letters wait for their turn.", number)
    messages.success(request, said % {"number": number})
    return redirect("contacting_queues:one", public_id)


@require_POST
def drop_rules(request: HttpRequest, public_id: str) -> HttpResponse:
    """The office is written to as its body is, or as everybody."""
    by, office = changer(request), office_of(public_id)
    if OfficeRules.objects.filter(office=office).delete()[0]:
        note(by, "contacting.drop_rules", f"office:{office.pk}")
        messages.success(request, _("This office has no rules of its own any more."))
    return redirect("contacting_queues:one", public_id)


def office_of(public_id: str) -> Office:
    return get_object_or_404(Office.objects.prefetch_related("texts"), public_id=public_id)


def note(by: User, act: str, subject: str, after: dict[str, audit.Value] | None = None) -> None:
    audit.note(actor=by, act=act, now=timezone.now(), subject=subject, after=after or {})
