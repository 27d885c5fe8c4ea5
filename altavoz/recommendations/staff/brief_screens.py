# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of one document, a language each, and who took part in its meeting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseModelFormSet, inlineformset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.recommendations import access
from altavoz.recommendations.briefs import drafting
from altavoz.recommendations.models import Document, Participant
from altavoz.recommendations.pages import BriefPage
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.recommendations.staff.screens import Screen
from altavoz.website import generations

MOST_PEOPLE = 200
SPARE_LINES = 3
People = inlineformset_factory(
    Document,
    Participant,
    fields=("side", "name", "role", "organisation", "how"),
    extra=SPARE_LINES,
    max_num=MOST_PEOPLE,
    absolute_max=MOST_PEOPLE,
    validate_max=True,
)


@dataclass(frozen=True)
class InLanguage:
    code: str
    name: str
    page: BriefPage | None


class BriefOf(Screen):
    page_title = _("Page and participants")
    template_name = "recommendations/staff/brief.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        document = kwargs.setdefault("document", access.document_for(self.staff, self.kwargs["pk"]))
        kwargs.setdefault("people", People(instance=document, queryset=_in_order(document)))
        pages = {page.told_in: page for page in drafting.pages_of(document)}
        return {
            **super().get_context_data(**kwargs),
            "languages": [InLanguage(code, str(name), pages.get(code)) for code, name in settings.LANGUAGES],
            "may_publish": powers.may(self.staff, Power.PUBLISH, document.organisation_id),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = access.document_for(self.staff, pk)
        if "begin" in request.POST:
            return self._begin(request, document)
        if "publish" in request.POST:
            return self._publish(request, document)
        return self._people(request, document)

    def _begin(self, request: HttpRequest, document: Document) -> HttpResponse:
        language = request.POST["begin"]
        if language not in dict(settings.LANGUAGES):
            raise Http404
        drafting.begin(document=document, language=language, by=self.staff, now=timezone.now())
        messages.success(request, _("A draft is there. Open it to write it."))
        return redirect("recommendations_brief", document.pk)

    def _publish(self, request: HttpRequest, document: Document) -> HttpResponse:
        powers.demand(self.staff, Power.PUBLISH, document.organisation_id)
        page = BriefPage.objects.filter(document=document, told_in=request.POST["publish"]).first()
        if page is None:
            raise Http404
        faults = drafting.publish(page=page, by=self.staff, now=timezone.now())
        if faults:
            return self.shown(document=document, faults=_said(faults))
        messages.success(request, _("The page is public."))
        return redirect("recommendations_brief", document.pk)

    def _people(self, request: HttpRequest, document: Document) -> HttpResponse:
        people: BaseModelFormSet[Participant, Any] = People(  # Any: forms of Django's own making
            request.POST, instance=document, queryset=_in_order(document)
        )
        if not people.is_valid():
            return self.shown(document=document, people=people)
        _keep(people)
        audit.note(
            actor=self.staff,
            act="recommendations.participants",
            now=timezone.now(),
            subject=document.code,
            organisation_id=document.organisation_id,
            after={"number": document.participants.count()},
        )
        generations.touch(SUBJECT)
        messages.success(request, _("The participants are kept."))
        return redirect("recommendations_brief", document.pk)


@transaction.atomic
def _keep(people: "BaseModelFormSet[Participant, Any]") -> None:
    """They stay in the order in which they were entered."""
    for gone in people.deleted_forms:
        if gone.instance.pk:
            gone.instance.delete()
    kept = [form for form in people.forms if form not in people.deleted_forms and form.cleaned_data.get("name")]
    for place, form in enumerate(kept):
        form.instance.order = place
        form.save()


def _in_order(document: Document) -> QuerySet[Participant]:
    return document.participants.order_by("order", "pk")


def _said(faults: Mapping[str, Sequence[str]]) -> list[str]:
    return [sentence for sentences in faults.values() for sentence in sentences]
