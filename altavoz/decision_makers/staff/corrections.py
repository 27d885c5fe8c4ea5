# SPDX-License-Identifier: AGPL-3.0-or-later
"""Proposals for correction: the oldest first; one of them, to accept with a fact of one's own or to refuse."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.decision_makers import correcting
from altavoz.decision_makers.correcting import Decided
from altavoz.decision_makers.models import Correction
from altavoz.decision_makers.staff.fact_forms import FORMS, FactForm, RefusalForm
from altavoz.organisations.staff import screens

A_SCREEN = 50


class Screen(screens.Screen):
    """The directory belongs to all who edit for some organisation."""

    page_title: str | Promise = _("Facts to check")
    header_icon = "site"
    tab = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        return {**super().get_context_data(**kwargs), "tab": self.tab, "now": timezone.now()}


class Corrections(Screen):
    page_title = _("Corrections from the public")
    tab = "corrections"
    template_name = "decision_makers/staff/corrections.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        rows = Correction.objects.select_related("office__institution").prefetch_related("office__texts")
        waiting = rows.filter(state=Correction.State.WAITING).order_by("made_at")[:A_SCREEN]
        decided = rows.exclude(state=Correction.State.WAITING).order_by("-decided_at")[:10]
        return {
            **super().get_context_data(**kwargs),
            "waiting": waiting,
            "decided": decided.select_related("decided_by"),
        }


class One(Screen):
    """The proposal beside what the centre would say."""

    page_title = _("A correction")
    template_name = "decision_makers/staff/correction.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        row = kwargs.get("row") or self._row(int(kwargs["pk"]))
        return {
            "row": row,
            "form": self._form(row),
            "refusal_form": RefusalForm(),
            **super().get_context_data(**kwargs),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self._row(pk)
        return self._refuse(request, row) if "refuse" in request.POST else self._accept(request, row)

    def _accept(self, request: HttpRequest, row: Correction) -> HttpResponse:
        form = self._form(row, request)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(row=row, form=form), status=422)
        return self._said(correcting.accept(correction_id=row.pk, write=form.write, by=self.staff, now=timezone.now()))

    def _refuse(self, request: HttpRequest, row: Correction) -> HttpResponse:
        form = RefusalForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(row=row, refusal_form=form), status=422)
        refusal = form.cleaned_data["refusal"]
        return self._said(correcting.refuse(correction_id=row.pk, refusal=refusal, by=self.staff, now=timezone.now()))

    def _said(self, decided: Decided) -> HttpResponse:
        if decided is Decided.DONE:
            messages.success(self.request, _("Done. Whoever left an address is written to."))
        else:
            messages.info(self.request, _("There was nothing left to do."))
        return redirect("directory_corrections")

    def _row(self, pk: int) -> Correction:
        row = Correction.objects.filter(pk=pk, state=Correction.State.WAITING).select_related("office").first()
        if row is None:
            raise Http404
        return row

    def _form(self, row: Correction, request: HttpRequest | None = None) -> FactForm:
        today = timezone.now().date()
        return FORMS[row.kind](request.POST if request else None, about=row, today=today)
