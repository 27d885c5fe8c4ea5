# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of a draft that say for whom it is, and when it goes."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from altavoz.mailings.drafts import drafting
from altavoz.mailings.models import Mailing
from altavoz.mailings.staff import access
from altavoz.mailings.staff.audience_form import AudienceForm, first_values
from altavoz.mailings.staff.screens import MailingScreen
from altavoz.mailings.staff.when_form import WhenForm
from altavoz.organisations.powers import Power
from altavoz.supporters.models import Network

NAMES = dict(settings.LANGUAGES)


class ForWhom(MailingScreen):
    """Saving it counts: what is shown is what the worker would write down now."""

    template_name = "mailings/staff/whom.html"
    step = "whom"
    asks = (Power.EDIT,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = self._form(initial=first_values(self.mailing))
        networks = Network.objects.filter(organisation=self.mailing.organisation_id)
        return {**super().get_context_data(**kwargs), "has_networks": networks.exists()}

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        by, form = self.may(Power.EDIT), self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        kept = drafting.aim(mailing_id=self.mailing.pk, at=form.aim, by=by, now=timezone.now())
        if kept is not drafting.Kept.DONE or "on" in request.POST:
            return self.after(kept, "look")
        counted = drafting.count(mailing_id=self.mailing.pk, now=timezone.now())
        self.mailing.counted, self.mailing.counted_in = counted.total, dict(counted.by_language)
        return self.render_to_response(self.get_context_data(form=form, counted=counted, lines=lines(self.mailing)))

    def _form(self, *args: Any, **options: Any) -> AudienceForm:  # Any: as a form takes them
        return AudienceForm(*args, mailing=self.mailing, actions=access.actions(self.request), **options)


class WhenItGoes(MailingScreen):
    template_name = "mailings/staff/when.html"
    step = "when"
    asks = (Power.EDIT,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if "form" not in kwargs:
            kwargs["form"] = WhenForm(mailing=self.mailing, now=timezone.now())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        by, now = self.may(Power.EDIT), timezone.now()
        form = WhenForm(request.POST, mailing=self.mailing, now=now)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        kept = drafting.change(mailing_id=self.mailing.pk, columns=form.columns, by=by, now=now)
        return self.after(kept, "one")


def lines(mailing: Mailing) -> list[tuple[str, int, bool]]:
    """Language, people as counted last, and whether there are words for them."""
    written = set(mailing.texts.values_list("language", flat=True))
    found = sorted(mailing.counted_in.items(), key=lambda pair: -pair[1])
    return [
        (str(NAMES.get(code, code)), people, mailing.fallback in written or code in written) for code, people in found
    ]
