# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the screens of a mailing share: the mailing, the way through its steps, the organisation's hours."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.mailings.drafts.drafting import Kept
from altavoz.mailings.models import Mailing
from altavoz.mailings.staff import access
from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching

SAID = {
    Kept.NOT_A_DRAFT: _("This mailing is no draft any more, so nothing was changed. Send it back to change it."),
    Kept.NOT_TOLD: _("The action has no page in this language, so there are no words to take."),
}


@dataclass(frozen=True)
class Step:
    name: str
    label: str | Promise
    url: str
    done: bool


def steps_of(mailing: Mailing) -> list[Step]:
    """The way of a draft; it may be gone in any order."""
    written = mailing.texts.exists()
    stages = (
        ("what", _("What it is"), True),
        ("texts", _("Words"), written),
        ("whom", _("For whom"), mailing.counted is not None),
        ("look", _("Look and test"), written),
        ("when", _("When"), True),
        ("one", _("Send"), False),
    )
    return [
        Step(name, label, reverse(f"mailings_desk:{name}", args=[mailing.public_id]), done)
        for name, label, done in stages
    ]


class Screen(WagtailAdminTemplateMixin, TemplateView):
    page_title = _("Mailings")
    header_icon = "mail"

    def above(self) -> list[dict[str, str | Promise]]:
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, *self.above(), {"url": "", "label": self.get_page_title()}]


class MailingScreen(Screen):
    """One mailing. `asks` are the powers of which somebody needs one."""

    step = ""
    asks: tuple[Power, ...] = access.SEES
    mailing: Mailing

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Moments are typed and read in the time zone of the organisation that writes."""
        self.mailing = access.mailing(request, str(kwargs["public_id"]), *self.asks)
        with timezone.override(ZoneInfo(self.mailing.organisation.time_zone)):
            response = super().dispatch(request, *args, **kwargs)
            return response.render() if isinstance(response, TemplateResponse) else response

    def above(self) -> list[dict[str, str | Promise]]:
        return [{"url": reverse("mailings_desk:all"), "label": _("Mailings")}]

    def get_page_title(self) -> str:
        return self.mailing.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mailing = self.mailing
        return {
            **super().get_context_data(**kwargs),
            "mailing": mailing,
            "steps": steps_of(mailing) if mailing.is_editable else (),
            "step": self.step,
            "zone": mailing.organisation.time_zone,
            "may_write": mailing.is_editable and access.may(self.request, Power.EDIT, mailing),
        }

    def may(self, power: Power) -> User:
        """Raises PermissionDenied."""
        powers.demand(self.request.user, power, self.mailing.organisation_id)
        return reaching.who(self.request)

    def after(self, kept: Kept, step: str, *args: str) -> HttpResponse:
        """Onwards, saying what came of it."""
        if kept is Kept.DONE:
            messages.success(self.request, _("Saved."))
            return redirect(f"mailings_desk:{step}", self.mailing.public_id, *args)
        messages.warning(self.request, SAID[kept])
        return redirect("mailings_desk:one", self.mailing.public_id)
