# SPDX-License-Identifier: AGPL-3.0-or-later
"""The documents from which recommendations are followed, and what each of them asks for."""

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.organisations.staff import screens
from altavoz.recommendations import access
from altavoz.recommendations.models import Document, Recommendation
from altavoz.recommendations.records import dividing, joint, publishing
from altavoz.recommendations.records.dividing import Refusal
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.recommendations.staff.forms import DocumentForm
from altavoz.website import generations

A_SCREEN = 100
State = Recommendation.State
SAID: dict[Refusal, Promise] = {
    Refusal.TOO_FEW: _("At least two are needed."),
    Refusal.TOO_MANY: _("That is more than ten parts."),
    Refusal.OTHER_WORDS: _("Each part has to stand in the text word by word: nothing was changed."),
    Refusal.APART: _("Only records of one area, all drafts or all public, can be merged."),
    Refusal.REPLACED: _("One of them was replaced in the meantime: nothing was changed."),
}


class Screen(screens.Screen):
    page_title: str | Promise = _("Recommendations")
    header_icon = "list-ul"


def first_of(request: HttpRequest) -> int:
    """How many of a list were on the screens before."""
    said = request.GET.get("from", "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0


class Documents(Screen):
    template_name = "recommendations/staff/documents.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        counted = access.documents_for(self.staff).annotate(
            drafts=Count("recommendations", filter=Q(recommendations__state=State.DRAFT)),
            public=Count("recommendations", filter=Q(recommendations__state=State.PUBLIC)),
        )
        shared = joint.shared_with(self.staff).select_related("organisation").prefetch_related("organisation__texts")
        return {
            **super().get_context_data(**kwargs),
            "documents": counted.order_by("-dated", "pk")[:A_SCREEN],
            "shared": shared.order_by("-dated", "pk")[:A_SCREEN],
        }


class WriteDocument(Screen):
    """A new one, or what is known of one that is there."""

    page_title = _("A document")
    template_name = "recommendations/staff/form.html"

    def _row(self) -> Document:
        pk = self.kwargs.get("pk")
        return access.document_for(self.staff, pk) if pk else Document(made_at=timezone.now())

    def _form(self, row: Document, request: HttpRequest | None = None) -> DocumentForm:
        reach = powers.reach(self.staff, Power.EDIT)
        return DocumentForm(request.POST if request else None, instance=row, reach=reach)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        kwargs.setdefault("form", self._form(self._row()))
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        form = self._form(self._row(), request)
        if not form.is_valid():
            return self.shown(form=form)
        row = form.save()
        audit.note(
            actor=self.staff,
            act="recommendations.document",
            now=timezone.now(),
            subject=row.code,
            organisation_id=row.organisation_id,
        )
        generations.touch(SUBJECT)
        messages.success(request, _("The document is kept."))
        return redirect("recommendations_document", row.pk)


class OneDocument(Screen):
    """Its recommendations in their order; the chosen are published or merged."""

    template_name = "recommendations/staff/document.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        document = access.document_for(self.staff, self.kwargs["pk"])
        first = first_of(self.request)
        rows = document.recommendations.exclude(state=State.REPLACED).select_related("area")
        rows = rows.annotate(said=Count("comments"))
        found = list(rows.prefetch_related("area__texts").order_by("order", "pk")[first : first + A_SCREEN + 1])
        return {
            **super().get_context_data(**kwargs),
            "document": document,
            "rows": found[:A_SCREEN],
            "after": first + A_SCREEN if len(found) > A_SCREEN else None,
            "may_publish": powers.may(self.staff, Power.PUBLISH, document.organisation_id),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        document = access.document_for(self.staff, pk)
        chosen = [int(each) for each in request.POST.getlist("chosen") if each.isascii() and each.isdigit()]
        mine = list(document.recommendations.filter(pk__in=chosen).values_list("pk", flat=True))
        if "merge" in request.POST:
            self._merge(request, mine)
        else:
            self._publish(request, document, mine)
        return redirect("recommendations_document", pk)

    def _publish(self, request: HttpRequest, document: Document, chosen: list[int]) -> None:
        powers.demand(self.staff, Power.PUBLISH, document.organisation_id)
        done = publishing.publish(document_id=document.pk, by=self.staff, now=timezone.now(), ids=chosen)
        words = ngettext("%(number)d record is public.", "%(number)d records are public.", done.number)
        messages.success(request, words % {"number": done.number})

    def _merge(self, request: HttpRequest, chosen: list[int]) -> None:
        done = dividing.merge(recommendation_ids=chosen, by=self.staff, now=timezone.now())
        if done.refusal:
            messages.error(request, SAID[done.refusal])
        else:
            messages.success(request, _("They are one record now: %(number)s.") % {"number": done.numbers[0]})
