# SPDX-License-Identifier: AGPL-3.0-or-later
"""One record: what is known of it, its number, its parts, and what assessors say."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.forms import inlineformset_factory
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.recommendations import access
from altavoz.recommendations.board.reading import with_words
from altavoz.recommendations.following import assessing, proofs
from altavoz.recommendations.models import (
    Assessor,
    AssessorText,
    Party,
    PartyText,
    Recommendation,
    Reference,
)
from altavoz.recommendations.records import dividing
from altavoz.recommendations.records.editing import edit, touched
from altavoz.recommendations.records.numbering import Renumbered, renumber
from altavoz.recommendations.staff.forms import AssessorForm, PartyForm, RecordForm, ReferenceForm
from altavoz.recommendations.staff.party_names import read_names
from altavoz.recommendations.staff.screens import SAID, Screen
from altavoz.recommendations.staff.view_forms import Proofs, ViewForm, shown_by

References = inlineformset_factory(
    Recommendation, Reference, form=ReferenceForm, extra=2, max_num=50, absolute_max=50, validate_max=True
)
NUMBERED: dict[Renumbered, Promise] = {
    Renumbered.DONE: _("It has another number now."),
    Renumbered.PUBLIC: _("It is public: its number stays."),
    Renumbered.TAKEN: _("Another record has, or had, this number."),
    Renumbered.ELSEWHERE: _("The number has to begin with the code of the document and the number of the area."),
}


class OneRecord(Screen):
    template_name = "recommendations/staff/record.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        row = kwargs.get("row") or access.record_for(self.staff, self.kwargs["pk"])
        reach, now = powers.reach(self.staff, Power.EDIT), timezone.now()
        views = access.assessments_for(self.staff).filter(recommendation=row)
        kwargs.setdefault("names", read_names())
        kwargs.setdefault("form", RecordForm(instance=row, names=kwargs["names"]))
        kwargs.setdefault("view_form", ViewForm(reach=reach, now=now, initial={"on": now.date()}))
        kwargs.setdefault("proofs", Proofs(prefix="proof", form_kwargs={"now": now}))
        return {
            **super().get_context_data(**kwargs),
            "row": row,
            "views": with_words(views.select_related("assessor")).order_by("-on", "-pk"),
            "references": kwargs.get("references") or References(instance=row),
            "changes": row.changes.select_related("by").order_by("pk"),
            "may_publish": bool(powers.reach(self.staff, Power.PUBLISH)),
            "proposed": row.proposed_evidence.filter(settled_at__isnull=True).order_by("pk"),
            "unpublished": [view for view in views if view.published_at is None],
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = access.record_for(self.staff, pk)
        deeds = {
            "renumber": self._renumber,
            "split": self._split,
            "assess": self._assess,
            "publish": self._publish,
            "references": self._references,
            "settle": self._settle,
        }
        deed = next((deeds[name] for name in deeds if name in request.POST), self._edit)
        return deed(request, row)

    def _edit(self, request: HttpRequest, row: Recommendation) -> HttpResponse:
        names = read_names()
        form = RecordForm(request.POST, instance=row, names=names)
        if not form.is_valid():
            return self.shown(row=row, form=form, names=names)
        topics = form.cleaned_data["topics"]
        if edit(row=row, said=form.cleaned_data, topics=topics, by=self.staff, now=timezone.now()):
            messages.success(request, _("The record is kept."))
        else:
            messages.error(request, _("It was published or replaced in the meantime: nothing was changed."))
        return redirect("recommendations_record", row.pk)

    def _references(self, request: HttpRequest, row: Recommendation) -> HttpResponse:
        """What it rests on is ours to say, also of a record that is public."""
        references = References(request.POST, instance=row)
        if not references.is_valid():
            return self.shown(row=row, references=references)
        references.save()
        touched(row=row, by=self.staff, now=timezone.now())
        messages.success(request, _("The record is kept."))
        return redirect("recommendations_record", row.pk)

    def _renumber(self, request: HttpRequest, row: Recommendation) -> HttpResponse:
        number = request.POST.get("number", "").strip()[:40]
        done = renumber(recommendation_id=row.pk, number=number, by=self.staff, now=timezone.now())
        say = messages.success if done is Renumbered.DONE else messages.error
        say(request, NUMBERED[done])
        return redirect("recommendations_record", row.pk)

    def _split(self, request: HttpRequest, row: Recommendation) -> HttpResponse:
        parts = request.POST.get("parts", "").replace("\r\n", "\n").split("\n\n")
        done = dividing.split(recommendation_id=row.pk, parts=parts, by=self.staff, now=timezone.now())
        if done.refusal:
            messages.error(request, SAID[done.refusal])
            return self.shown(row=row, parts=request.POST.get("parts", ""))
        messages.success(request, _("It is several records now: %(numbers)s.") % {"numbers": ", ".join(done.numbers)})
        return redirect("recommendations_document", row.document_id)

    def _assess(self, request: HttpRequest, row: Recommendation) -> HttpResponse:
        now = timezone.now()
        form = ViewForm(request.POST, request.FILES, reach=powers.reach(self.staff, Power.EDIT), now=now)
        lines = Proofs(request.POST, request.FILES, prefix="proof", form_kwargs={"now": now})
        if not all((form.is_valid(), lines.is_valid())):
            return self.shown(row=row, view_form=form, proofs=lines)
        assessor = form.cleaned_data["assessor"]
        view = form.view(shown_by(lines, number=row.number))
        done = assessing.assess(recommendation=row, assessor=assessor, view=view, by=self.staff, now=now)
        if done.refusal:
            messages.error(request, _("Publish the recommendation first."))
        else:
            messages.success(request, _("The view is kept. Nobody outside sees it before it is published."))
        return redirect("recommendations_record", row.pk)

    def _settle(self, request: HttpRequest, row: Recommendation) -> HttpResponse:
        """Into a view that is not public yet, or away: what stands in a public view stays as it is."""
        number, view = request.POST["settle"], request.POST.get("into", "")
        there = row.proposed_evidence.filter(pk=number).exists() if number.isascii() and number.isdigit() else False
        private = access.assessments_for(self.staff).filter(recommendation=row, published_at__isnull=True)
        into = private.filter(pk=view).first() if view.isascii() and view.isdigit() else None
        settled = proofs.settle(proposed_id=int(number), by=self.staff, now=timezone.now()) if there else None
        if settled is not None and into is not None:
            proofs.take(settled, into_assessment=into.pk)
        messages.success(request, _("It is kept."))
        return redirect("recommendations_record", row.pk)

    def _publish(self, request: HttpRequest, row: Recommendation) -> HttpResponse:
        number = request.POST["publish"]
        mine = access.assessments_for(self.staff, Power.PUBLISH).filter(recommendation=row)
        view = mine.filter(pk=number).first() if number.isascii() and number.isdigit() else None
        if view is None:
            raise Http404
        assessing.publish(assessment_id=view.pk, by=self.staff, now=timezone.now())
        messages.success(request, _("The view is public. It stays as it is; another one may follow."))
        return redirect("recommendations_record", row.pk)


class Parties(Screen):
    """Who can be asked, and one more."""

    page_title = _("Who is asked")
    template_name = "recommendations/staff/parties.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        kwargs.setdefault("form", PartyForm())
        rows = Party.objects.select_related("body", "office")
        named = rows.prefetch_related("body__texts", "office__texts", "texts").order_by("pk")
        return {**super().get_context_data(**kwargs), "rows": named[:500]}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = PartyForm(request.POST)
        if not form.is_valid():
            return self.shown(form=form)
        body, office = form.cleaned_data["body"], form.cleaned_data["office"]
        if body or office:
            Party.objects.get_or_create(body=body, office=office)
        else:
            _name(PartyText, "party", Party.objects.create(), form.names())
        _note(self.staff, "recommendations.party")
        messages.success(request, _("It can be chosen from now on."))
        return redirect("recommendations_parties")


class Assessors(Screen):
    page_title = _("Who judges")
    template_name = "recommendations/staff/assessors.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        kwargs.setdefault("form", AssessorForm(reach=powers.reach(self.staff, Power.EDIT)))
        mine = Assessor.objects.filter(powers.reach(self.staff, Power.EDIT).limit("kept_by"))
        named = mine.select_related("organisation", "body", "kept_by").prefetch_related("texts", "kept_by__texts")
        return {**super().get_context_data(**kwargs), "rows": named.order_by("order", "pk")}

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AssessorForm(request.POST, reach=powers.reach(self.staff, Power.EDIT))
        if not form.is_valid():
            return self.shown(form=form)
        said = form.cleaned_data
        kept = {name: said[name] for name in ("kept_by", "side", "demonstration")}
        _name(AssessorText, "assessor", Assessor.objects.create(**kept), form.names())
        _note(self.staff, "recommendations.assessor", organisation_id=said["kept_by"].pk)
        messages.success(request, _("It can judge from now on."))
        return redirect("recommendations_assessors")


def _name(texts: type[PartyText | AssessorText], column: str, row: Party | Assessor, names: Mapping[str, str]) -> None:
    for language, name in names.items():
        texts.objects.create(**{column: row}, language=language, name=name)


def _note(staff: User, act: str, organisation_id: int | None = None) -> None:
    audit.note(actor=staff, act=act, now=timezone.now(), organisation_id=organisation_id)
