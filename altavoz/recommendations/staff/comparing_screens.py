# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where a person says what became of last year's recommendations in this year's."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations import access
from altavoz.recommendations.following import comparing
from altavoz.recommendations.following.comparing import Matched
from altavoz.recommendations.models import Comparison, Document, Match, Recommendation
from altavoz.recommendations.staff.screens import A_SCREEN, Screen


class Comparisons(Screen):
    page_title = _("Comparisons")
    template_name = "recommendations/staff/comparisons.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        documents = access.documents_for(self.staff).order_by("-dated", "pk")
        rows = Comparison.objects.filter(later__in=documents).select_related("earlier", "later").order_by("-pk")
        public = Document.objects.filter(Q(published_at__isnull=False) | Q(pk__in=documents)).order_by("-dated", "pk")
        return {
            **super().get_context_data(**kwargs),
            "rows": rows[:A_SCREEN],
            "documents": documents[:A_SCREEN],
            "all": public[: A_SCREEN * 2],
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        later = access.document_for(self.staff, _number(request, "later"))
        earlier = Document.objects.filter(pk=_number(request, "earlier")).exclude(pk=later.pk).first()
        if earlier is None or (earlier.published_at is None and not access.documents_for(self.staff).contains(earlier)):
            messages.error(request, _("Choose two different documents."))
            return redirect("recommendations_comparisons")
        row = comparing.begin(earlier=earlier, later=later, by=self.staff, now=timezone.now())
        return redirect("recommendations_compare", row.pk)


class Compare(Screen):
    page_title = _("What became of last year’s")
    template_name = "recommendations/staff/compare.html"

    def _row(self) -> Comparison:
        mine = Comparison.objects.filter(later__in=access.documents_for(self.staff), pk=self.kwargs["pk"])
        row = mine.select_related("earlier", "later").first()
        if row is None:
            raise Http404
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        row = self._row()
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "sheet": comparing.sheet_of(row),
            "pairs": [each for each in Match.How if each in comparing.PAIRS],
            "alone": [each for each in Match.How if each in comparing.ALONE],
            "may_publish": powers.may(self.staff, Power.PUBLISH, row.later.organisation_id),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, now = self._row(), timezone.now()
        if "publish" in request.POST:
            powers.demand(self.staff, Power.PUBLISH, row.later.organisation_id)
            comparing.publish(row, by=self.staff, now=now)
            messages.success(request, _("It is public."))
        elif "undo" in request.POST:
            comparing.unmatch(row, match_id=_number(request, "undo"), by=self.staff, now=now)
        elif request.POST.get("rest") in comparing.ALONE:
            number = comparing.match_rest(row, how=request.POST["rest"], by=self.staff, now=now)
            words = ngettext("%(number)d record is matched.", "%(number)d records are matched.", number)
            messages.success(request, words % {"number": number})
        else:
            self._match(request, row)
        return redirect("recommendations_compare", pk)

    def _match(self, request: HttpRequest, row: Comparison) -> None:
        ends = {name: self._end(request, name) for name in ("earlier", "later")}
        how = request.POST.get("how", "")
        done = comparing.match(row, how=how, by=self.staff, now=timezone.now(), **ends)
        if done is not Matched.DONE:
            messages.error(request, _("Choose what it is compared with, and how it changed."))

    def _end(self, request: HttpRequest, name: str) -> Recommendation | None:
        number = request.POST.get(name, "").strip()
        return Recommendation.objects.filter(number=number).first() if number else None


def _number(request: HttpRequest, name: str) -> int:
    said = request.POST.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
