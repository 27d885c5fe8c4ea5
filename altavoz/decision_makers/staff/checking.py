# SPDX-License-Identifier: AGPL-3.0-or-later
"""Facts to check: what is stale by source and body, the facts of one such heap, and where sources differ."""

from itertools import islice
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.decision_makers import facts
from altavoz.decision_makers.contradicting import contradictions
from altavoz.decision_makers.facts import Known
from altavoz.decision_makers.freshness import Heap, heaps, of_body, stale_contacts, stale_terms
from altavoz.decision_makers.models import Body, ContactPoint, Term
from altavoz.decision_makers.staff.corrections import A_SCREEN, Screen
from altavoz.organisations import audit

NUMBER = 18


class Stale(Screen):
    page_title = _("Facts that are stale")
    tab = "stale"
    template_name = "decision_makers/staff/stale.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        found = [(heap, _address(heap)) for heap in heaps(timezone.now().date())]
        return {**super().get_context_data(**kwargs), "heaps": found}


class OneHeap(Screen):
    """The facts of one source about one body; each can be confirmed by whoever has looked it up."""

    page_title = _("Facts that are stale")
    tab = "stale"
    template_name = "decision_makers/staff/stale_facts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        asked = self.request.GET
        wanted: dict[str, object] = {"source": asked.get("source", "")}
        wanted |= {"told_by": asked["by"]} if asked.get("by") else {"told_by__isnull": True}
        body = asked.get("body", "")
        wanted |= {"of": int(body)} if _is_number(body) else {"of__isnull": True}
        today = timezone.now().date()
        terms = of_body(stale_terms(today)).filter(**wanted).select_related("office", "person")
        contacts = of_body(stale_contacts(today)).filter(**wanted).select_related("office", "person")
        return {
            **super().get_context_data(**kwargs),
            "terms": terms.prefetch_related("office__texts").order_by("as_of", "pk")[:A_SCREEN],
            "contacts": contacts.prefetch_related("office__texts").order_by("as_of", "pk")[:A_SCREEN],
            "source": asked.get("source", ""),
            "body": Body.objects.filter(pk=int(body)).first() if _is_number(body) else None,
            "back": asked.urlencode(),
        }


class ConfirmForm(forms.Form):
    source = forms.CharField(max_length=300)
    back = forms.CharField(required=False, max_length=1000)


class Confirm(Screen):
    """Somebody has looked it up: it is still so."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, what: str, pk: int) -> HttpResponse:
        form = ConfirmForm(request.POST)
        if form.is_valid():
            self._confirm(what, pk, form.cleaned_data["source"])
        else:
            messages.error(request, _("Write where you have looked it up."))
        return redirect(f"{reverse('directory_stale_of')}?{form.data.get('back', '')}")

    def _confirm(self, what: str, pk: int, source: str) -> None:
        now = timezone.now()
        known = Known(source, now.date())
        if what == "term":
            term = Term.objects.filter(pk=pk).select_related("office", "person").first()
            if term is None:
                raise Http404
            facts.confirm_term(term=term, known=known)
        else:
            contact = ContactPoint.objects.filter(pk=pk).first()
            if contact is None:
                raise Http404
            facts.confirm_contact(contact=contact, known=known)
        audit.note(actor=self.staff, act="decision_makers.confirm_fact", now=now, subject=f"{what}:{pk}")
        messages.success(self.request, _("Confirmed as of today."))


class Contradictions(Screen):
    page_title = _("Where sources differ")
    tab = "contradictions"
    template_name = "decision_makers/staff/contradictions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        found = list(islice(contradictions(timezone.now().date()), A_SCREEN))
        return {**super().get_context_data(**kwargs), "contradictions": found}


def _address(heap: Heap) -> str:
    asked = {"by": heap.slug, "source": heap.source, "body": heap.body_id or ""}
    return f"{reverse('directory_stale_of')}?{urlencode(asked)}"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= NUMBER
