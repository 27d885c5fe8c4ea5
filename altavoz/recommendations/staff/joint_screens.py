# SPDX-License-Identifier: AGPL-3.0-or-later
"""What partners see of a joint document, and where they comment; and who is a partner."""

from typing import Any

from django import forms
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.organisations import powers
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power
from altavoz.recommendations import access
from altavoz.recommendations.models import Document, Recommendation
from altavoz.recommendations.records import joint
from altavoz.recommendations.staff.screens import A_SCREEN, Screen, first_of


class JointDocument(Screen):
    """What a document that others keep asks for, with its drafts; each record leads to where one comments."""

    page_title = _("A document of several organisations")
    template_name = "recommendations/staff/joint_document.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        document = joint.document_for(self.staff, self.kwargs["pk"])
        rows = document.recommendations.exclude(state=Recommendation.State.REPLACED).annotate(said=Count("comments"))
        first = first_of(self.request)
        found = list(rows.select_related("area").order_by("order", "pk")[first : first + A_SCREEN + 1])
        after = first + A_SCREEN if len(found) > A_SCREEN else None
        return {**super().get_context_data(**kwargs), "document": document, "rows": found[:A_SCREEN], "after": after}


class Joint(Screen):
    """A record as every organisation that works on the document sees it."""

    page_title = _("Comments")
    template_name = "recommendations/staff/joint.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        row = joint.record_for(self.staff, self.kwargs["pk"])
        comments = row.comments.select_related("by", "organisation").prefetch_related("organisation__texts")
        mine = powers.reach(self.staff, Power.EDIT).covers(row.document.organisation_id)
        return {**super().get_context_data(**kwargs), "row": row, "comments": comments, "mine": mine}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = joint.record_for(self.staff, pk)
        words = request.POST.get("words", "")[:4_000]
        if joint.comment(row, words=words, by=self.staff, now=timezone.now()) is None:
            messages.error(request, _("Write something first."))
        return redirect("recommendations_joint", pk)


class PartnersForm(forms.Form):
    partners = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        required=False,
        label=_("Who works on it together with you"),
        help_text=_("Their staff see it with its drafts and comment on it. They do not edit it."),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        others = Organisation.objects.exclude(pk=document.organisation_id).prefetch_related("texts")
        self.fields["partners"].queryset = others  # type: ignore[attr-defined]  # a choice among rows
        self.initial["partners"] = list(document.partners.values_list("organisation", flat=True))


class Partners(Screen):
    page_title = _("Partners")
    template_name = "recommendations/staff/form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        document = access.document_for(self.staff, self.kwargs["pk"])
        return {"form": PartnersForm(document=document), **super().get_context_data(**kwargs)}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = access.document_for(self.staff, pk)
        form = PartnersForm(request.POST, document=document)
        if not form.is_valid():
            return self.shown(form=form)
        joint.set_partners(document, partners=form.cleaned_data["partners"], by=self.staff, now=timezone.now())
        messages.success(request, _("It is kept."))
        return redirect("recommendations_document", pk)
