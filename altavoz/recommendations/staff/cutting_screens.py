# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text is pasted, what looks like a recommendation is proposed, and what a person keeps becomes a draft."""

from collections.abc import Sequence
from typing import Any

from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from altavoz.decision_makers.folding import fold
from altavoz.recommendations import access
from altavoz.recommendations.cutting import cut
from altavoz.recommendations.models import Document, Recommendation
from altavoz.recommendations.proposing import LONGEST, Proposal, propose
from altavoz.recommendations.staff.forms import PasteForm, PieceForm, parties
from altavoz.recommendations.staff.screens import Screen

Pieces = formset_factory(PieceForm, extra=0, max_num=LONGEST, validate_max=True, absolute_max=LONGEST)


class Cut(Screen):
    page_title = _("Cut from a text")
    template_name = "recommendations/staff/cut.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        kwargs.setdefault("document", access.document_for(self.staff, self.kwargs["pk"]))
        kwargs.setdefault("form", PasteForm())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = access.document_for(self.staff, pk)
        return self._keep(request, document) if "keep" in request.POST else self._propose(request, document)

    def _propose(self, request: HttpRequest, document: Document) -> HttpResponse:
        form = PasteForm(request.POST)
        if not form.is_valid():
            return self.shown(document=document, form=form)
        found = propose(form.cleaned_data["text"])
        if not found:
            form.add_error("text", _("Nothing in it looks like a recommendation: neither a bullet nor an ask."))
            return self.shown(document=document, form=form)
        among = parties()
        usual = str(form.cleaned_data["addressee"].pk)
        pieces = Pieces(initial=[_initial(each, among, usual) for each in found], form_kwargs={"among": among})
        return self.render_to_response(self.get_context_data(document=document, pieces=pieces))

    def _keep(self, request: HttpRequest, document: Document) -> HttpResponse:
        pieces: BaseFormSet[PieceForm] = Pieces(request.POST, form_kwargs={"among": parties()})
        if not pieces.is_valid():
            return self.shown(document=document, pieces=pieces)
        kept = [form.piece() for form in pieces if form.cleaned_data.get("keep")]
        done = cut(document=document, pieces=kept, by=self.staff, now=timezone.now())
        number = len(done.numbers)
        words = ngettext("%(number)d draft is kept.", "%(number)d drafts are kept.", number)
        messages.success(request, words % {"number": number})
        return redirect("recommendations_document", document.pk)


def _initial(proposal: Proposal, among: Sequence[tuple[str, str]], usual: str) -> dict[str, object]:
    return {
        "keep": proposal.likely,
        "text": proposal.text,
        "rest": proposal.rest,
        "area": proposal.area,
        "area_title": proposal.area_title,
        "heading": proposal.heading[:300],
        "lead_in": proposal.lead_in,
        "standing": proposal.standing,
        "addressee": usual,
        "acts_on": acted_on(proposal.text, among, usual),
        "type": Recommendation.Type.ACT,
    }


def acted_on(text: str, among: Sequence[tuple[str, str]], usual: str) -> str:
    """Another party that the text names in full: "Canada should ask the Government of Mexico to ..."."""
    folded = f" {fold(text)} "
    named = [number for number, name in among if number != usual and name and f" {fold(name)} " in folded]
    return named[0] if len(named) == 1 else ""
