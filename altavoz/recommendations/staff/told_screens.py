# SPDX-License-Identifier: AGPL-3.0-or-later
"""Screens of what is told beside the recommendations: promises, laws and treaties, rounds of dialogue."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.following import promising
from altavoz.recommendations.following.promising import Told
from altavoz.recommendations.models import Commitment, DialogueRound, Instrument
from altavoz.recommendations.staff.screens import A_SCREEN, Screen
from altavoz.recommendations.staff.told_forms import (
    CommitmentForm,
    InstrumentForm,
    Points,
    RoundForm,
    Sittings,
    States,
    Steps,
    ToldForm,
)

Lines = Sequence[tuple[str, Promise, Any]]  # Any: a class of formsets, which Django makes by itself


class Beside(Screen):
    """All three, each with what is public and what is not."""

    page_title = _("Promises, laws and rounds")
    template_name = "recommendations/staff/told.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        mine = powers.reach(self.staff, Power.EDIT).limit("organisation")
        lists = [
            (
                screen.page_title,
                f"recommendations_{name}",
                f"recommendations_new_{name}",
                self._rows(screen.model, mine),
            )
            for name, screen in SCREENS.items()
        ]
        return {**super().get_context_data(**kwargs), "lists": lists}

    def _rows(self, model: type[Told], mine: Q) -> list[Told]:
        return list(model.objects.filter(mine).prefetch_related("texts").order_by("-pk")[:A_SCREEN])


class WriteTold(Screen):
    """One of them with its lines: written, kept, published."""

    template_name = "recommendations/staff/write_told.html"
    name: ClassVar[str]
    model: ClassVar[type[Told]]
    form: ClassVar[type[ToldForm[Any]]]  # Any: of its model
    lines: ClassVar[Lines] = ()

    def _row(self) -> Told:
        pk = self.kwargs.get("pk")
        if pk is None:
            return self.model(made_at=timezone.now())
        mine = powers.reach(self.staff, Power.EDIT).limit("organisation")
        row = self.model.objects.filter(mine, pk=pk).first()
        if row is None:
            raise Http404
        return row

    def _forms(
        self, row: Told, said: QueryDict | None = None
    ) -> tuple[forms.ModelForm[Any], list[tuple[Promise, Any]]]:
        """The form, and its lines under their headings. Any: classes as above."""
        form = self.form(said, instance=row, reach=powers.reach(self.staff, Power.EDIT))
        return form, [(title, lines(said, instance=row, prefix=name)) for name, title, lines in self.lines]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        row = kwargs.pop("row", None) or self._row()
        form, lines = kwargs.pop("forms", None) or self._forms(row)
        may = bool(row.pk) and powers.may(self.staff, Power.PUBLISH, row.organisation_id)
        return {**super().get_context_data(**kwargs), "row": row, "form": form, "lines": lines, "may_publish": may}

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        row = self._row()
        if pk and "publish" in request.POST:
            powers.demand(self.staff, Power.PUBLISH, row.organisation_id)
            promising.publish(row, by=self.staff, now=timezone.now())
            messages.success(request, _("It is public."))
            return redirect(f"recommendations_{self.name}", row.pk)
        form, lines = self._forms(row, request.POST)
        if not all(each.is_valid() for each in (form, *(each for _title, each in lines))):
            return self.shown(row=row, forms=(form, lines))
        with transaction.atomic():
            row = form.save()
            for _title, each in lines:
                each.instance = row
                each.save()
            promising.note(row, "recommendations.told", by=self.staff, now=timezone.now())
        messages.success(request, _("It is kept."))
        return redirect(f"recommendations_{self.name}", row.pk)


class WriteCommitment(WriteTold):
    page_title = _("Promises")
    name, model, form = "commitment", Commitment, CommitmentForm


class WriteInstrument(WriteTold):
    page_title = _("Laws, treaties and lists")
    name, model, form = "instrument", Instrument, InstrumentForm
    lines = (("steps", _("Steps and deadlines"), Steps), ("states", _("States"), States))


class WriteRound(WriteTold):
    page_title = _("Rounds of dialogue")
    name, model, form = "round", DialogueRound, RoundForm
    lines = (("sittings", _("Who sat on each side"), Sittings), ("points", _("What was said"), Points))


SCREENS: dict[str, type[WriteTold]] = {each.name: each for each in (WriteCommitment, WriteInstrument, WriteRound)}
