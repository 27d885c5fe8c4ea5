# SPDX-License-Identifier: AGPL-3.0-or-later
"""Figures for staff: what is counted, one number more, a revision, and every text that quotes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.indicators import access, archiving, figures, observing, publishing
from altavoz.indicators.figures import SUBJECT
from altavoz.indicators.models import Indicator, Observation
from altavoz.indicators.observing import Done
from altavoz.indicators.quotations import leaving, overtaken, passages, prose
from altavoz.indicators.staff.forms import IndicatorForm, ObservationForm, initial_of
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.organisations.staff import screens
from altavoz.website import generations

A_SCREEN = 200
NEEDLES = 300


class Screen(screens.Screen):
    page_title: str | Promise = _("Figures")
    header_icon = "order"


class Indicators(Screen):
    template_name = "indicators/staff/indicators.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        rows = figures.known(access.indicators_for(self.staff)[:A_SCREEN])
        return {**super().get_context_data(**kwargs), "known": rows}


class Define(Screen):
    """A new indicator, or what is said of one that is there."""

    page_title = _("What a figure counts")
    template_name = "indicators/staff/form.html"

    def _form(self, request: HttpRequest | None = None) -> IndicatorForm:
        pk = self.kwargs.get("pk")
        row = access.indicator_for(self.staff, pk) if pk else Indicator(made_at=timezone.now())
        reach = powers.reach(self.staff, Power.EDIT)
        return IndicatorForm(request.POST if request else None, instance=row, reach=reach)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: as above
        kwargs.setdefault("form", self._form())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        form = self._form(request)
        if not form.is_valid():
            return self.shown(form=form)
        row = form.save()
        audit.note(
            actor=self.staff,
            act="indicators.define",
            now=timezone.now(),
            subject=row.slug,
            organisation_id=row.organisation_id,
        )
        generations.touch(SUBJECT)
        messages.success(request, _("The indicator is kept."))
        return redirect("indicators_one", row.pk)


class OneIndicator(Screen):
    """Its numbers, one number more, and who quotes it: after a newer number that is what waits."""

    template_name = "indicators/staff/one.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: as above
        row = access.indicator_for(self.staff, self.kwargs["pk"])
        known = figures.known([row])[0]
        superseded = Observation.objects.filter(indicator=row, superseded_at__isnull=False).order_by("-pk")
        archiving.with_copies([*known.all, *superseded])
        kwargs.setdefault("form", ObservationForm(country=row.country))
        return {
            **super().get_context_data(**kwargs),
            "indicator": row,
            "known": known,
            "superseded": superseded,
            "quotations": leaving.with_left(overtaken.quotations(known, self.staff)),
            "may_publish": powers.may(self.staff, Power.PUBLISH, row.organisation_id),
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = access.indicator_for(self.staff, pk)
        if "publish" in request.POST:
            powers.demand(self.staff, Power.PUBLISH, row.organisation_id)
            publishing.publish(indicator=row, by=self.staff, now=timezone.now())
            messages.success(request, _("It is public, and texts may quote it."))
            return redirect("indicators_one", row.pk)
        form = ObservationForm(request.POST, country=row.country)
        if not form.is_valid():
            return self.shown(form=form)
        done = observing.observe(
            indicator=row, period=form.period(), said=form.said(), by=self.staff, now=timezone.now()
        )
        return _answer(self, request, form, done, row.pk)


class Revise(Screen):
    """Another number for a date that has one."""

    page_title = _("Revise a figure")
    template_name = "indicators/staff/form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: as above
        row = access.observation_for(self.staff, self.kwargs["pk"])
        form = ObservationForm(initial=initial_of(row), country=row.indicator.country, revises=row)
        kwargs.setdefault("form", form)
        return {**super().get_context_data(**kwargs), "revises": row}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = access.observation_for(self.staff, pk)
        form = ObservationForm(request.POST, country=row.indicator.country, revises=row)
        if not form.is_valid():
            return self.shown(form=form)
        reason = form.cleaned_data["reason"]
        done = observing.revise(observation=row, said=form.said(), reason=reason, by=self.staff, now=timezone.now())
        return _answer(self, request, form, done, row.indicator_id)


class InTexts(Screen):
    """Numbers in all texts that look like a public figure and are not tied to it, or are tied to an older one."""

    page_title = _("Figures in texts")
    template_name = "indicators/staff/in_texts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: as above
        known = figures.known(figures.public()[:A_SCREEN])
        needles = ["[[figure:", *(each for one in known for row in one.all for each in prose.needles(row))]
        found = [
            each
            for start in range(0, len(needles), NEEDLES)
            for passage in passages.passages(self.staff, needles[start : start + NEEDLES])
            for each in overtaken.judge(passage, known)
            if each.tie.waits
        ]
        seen = list(dict.fromkeys((each.passage, each.typed, each.tie) for each in found))
        first = {(each.passage, each.typed, each.tie): each for each in reversed(found)}
        shown = leaving.with_left([first[key] for key in seen][:A_SCREEN])
        return {**super().get_context_data(**kwargs), "quotations": shown, "all": True}


def _answer(screen: Screen, request: HttpRequest, form: ObservationForm, done: Done, indicator_id: int) -> HttpResponse:
    if done.refusal:
        form.add_error(None, str(done.refusal.label))
        return screen.shown(form=form)
    if done.is_new:
        messages.success(request, _("The number is kept. Below stand all texts that quote this indicator."))
    else:
        messages.info(request, _("This number was known already: nothing was changed."))
    return redirect("indicators_one", indicator_id)
