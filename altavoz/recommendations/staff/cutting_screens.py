# SPDX-License-Identifier: AGPL-3.0-or-later
"""A text comes in, what looks like a recommendation is proposed, and what a person keeps becomes a draft."""

from typing import Any

from django.forms import BaseFormSet, formset_factory
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from altavoz.recommendations import access
from altavoz.recommendations.briefs import drafting
from altavoz.recommendations.briefs.proposing import LONGEST, Proposal, propose_in
from altavoz.recommendations.models import Document, Party, Recommendation
from altavoz.recommendations.records.cutting import cut
from altavoz.recommendations.staff.cutting_forms import PieceForm, TextForm
from altavoz.recommendations.staff.party_names import Names, read_names
from altavoz.recommendations.staff.screens import Screen

Pieces = formset_factory(PieceForm, extra=0, max_num=LONGEST, validate_max=True, absolute_max=LONGEST)


class Cut(Screen):
    page_title = _("Cut from a text")
    template_name = "recommendations/staff/cut.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        kwargs.setdefault("document", access.document_for(self.staff, self.kwargs["pk"]))
        kwargs.setdefault("names", read_names())
        kwargs.setdefault("form", TextForm(names=kwargs["names"], initial={"make_page": self._has_no_page(kwargs)}))
        return super().get_context_data(**kwargs)

    def _has_no_page(self, kwargs: dict[str, Any]) -> bool:  # Any: as above
        return not drafting.pages_of(kwargs["document"])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = access.document_for(self.staff, pk)
        return self._keep(request, document) if "keep" in request.POST else self._propose(request, document)

    def _propose(self, request: HttpRequest, document: Document) -> HttpResponse:
        names = read_names()
        form = TextForm(request.POST, request.FILES, names=names)
        if not form.is_valid():
            return self.shown(document=document, form=form, names=names)
        found = propose_in(form.manuscript)
        if not found:
            words = _("Nothing in it looks like a recommendation: neither a bullet nor an ask.")
            form.add_error("text", words)
            return self.shown(document=document, form=form, names=names)
        if form.cleaned_data["make_page"]:
            language, now = document.language, timezone.now()
            drafting.begin(document=document, language=language, by=self.staff, now=now, manuscript=form.manuscript)
        usual = form.cleaned_data["addressee"]
        initial = [_initial(each, names, usual) for each in found]
        pieces = Pieces(initial=initial, form_kwargs={"names": names})
        return self.render_to_response(self.get_context_data(document=document, pieces=pieces, names=names))

    def _keep(self, request: HttpRequest, document: Document) -> HttpResponse:
        names = read_names()
        pieces: BaseFormSet[PieceForm] = Pieces(request.POST, form_kwargs={"names": names})
        if not pieces.is_valid():
            return self.shown(document=document, pieces=pieces, names=names)
        kept, now = [form.piece() for form in pieces if form.cleaned_data.get("keep")], timezone.now()
        done = cut(document=document, pieces=kept, by=self.staff, now=now)
        drafting.place_records(document=document, by=self.staff, now=now)
        number = len(done.numbers)
        words = ngettext("%(number)d draft is kept.", "%(number)d drafts are kept.", number)
        messages.success(request, words % {"number": number})
        return redirect("recommendations_document", document.pk)


def _initial(proposal: Proposal, names: Names, usual: Party) -> dict[str, object]:
    acted_on = names.named_in(proposal.text, but=usual)
    return {
        "keep": proposal.likely,
        "text": proposal.text,
        "rest": proposal.rest,
        "area": proposal.area,
        "area_title": proposal.area_title,
        "heading": proposal.heading[:300],
        "lead_in": proposal.lead_in,
        "footnote": proposal.footnote,
        "standing": proposal.standing,
        "addressee": usual.name(),
        "acts_on": acted_on.name() if acted_on else "",
        "type": Recommendation.Type.ACT,
    }
