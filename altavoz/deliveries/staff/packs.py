# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of packs: ask for one, see how far it is, let a colleague's copy be made, take one's own."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.campaigns.action import Action
from altavoz.deliveries import asking
from altavoz.deliveries.access import SEES, copies_to_approve, packs_for
from altavoz.deliveries.downloading import may_be_taken
from altavoz.deliveries.models import Pack, PackCopy, PackDownload, PackPassed
from altavoz.deliveries.passing_on import may_pass_on, partners
from altavoz.organisations.powers import Power
from altavoz.participation.staff import reaching
from altavoz.tallies.checkpoints import withdrawn_since

A_SCREEN = 50


class Screen(WagtailAdminTemplateMixin):
    """What the three screens share: the way back."""

    page_title = _("Packs")
    header_icon = "download"

    def above(self) -> list[dict[str, str | Promise]]:
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, *self.above(), {"url": "", "label": self.get_page_title()}]


def to_packs() -> dict[str, str | Promise]:
    return {"url": reverse("deliveries_packs:all"), "label": _("Packs")}


class AllPacks(Screen, TemplateView):
    template_name = "deliveries/staff/packs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        return {
            **super().get_context_data(**kwargs),
            "packs": packs_for(self.request)[:A_SCREEN],
            "to_approve": copies_to_approve(self.request)[:A_SCREEN],
            "actions": reaching.actions(self.request, *SEES)[: 2 * A_SCREEN],
        }


class AskForm(forms.Form):
    """The letter at the front is written in one language or in two."""

    first = forms.ChoiceField(label=_("First language"), choices=settings.LANGUAGES)
    second = forms.ChoiceField(
        label=_("Second language"), choices=[("", _("none")), *settings.LANGUAGES], required=False
    )


class PacksOfAction(Screen, FormView[AskForm]):
    template_name = "deliveries/staff/packs_of_action.html"
    form_class = AskForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.action: Action = reaching.action(request, self.kwargs["pk"], *SEES)

    def above(self) -> list[dict[str, str | Promise]]:
        return [to_packs()]

    def get_page_title(self) -> str:
        return self.action.name

    def get_initial(self) -> dict[str, Any]:
        return {"first": get_language()}

    def form_valid(self, form: AskForm) -> HttpResponse:
        user = reaching.demand(self.request, Power.EXPORT, self.action)
        languages = (form.cleaned_data["first"], form.cleaned_data["second"])
        pack = asking.ask_for_pack(action=self.action, by=user, languages=languages, now=timezone.now())
        messages.success(self.request, _("Asked for. The worker packs it now; this takes seconds to a minute."))
        return redirect("deliveries_packs:one", pack.public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "action": self.action,
            "packs": packs_for(self.request).filter(action=self.action)[:A_SCREEN],
            "may_export": reaching.may(self.request, Power.EXPORT, self.action),
            "alone": settings.PACK_ROWS_ALONE,
            "days": settings.PACK_DAYS,
        }


class OnePack(Screen, TemplateView):
    template_name = "deliveries/staff/pack.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pack = get_object_or_404(packs_for(request), public_id=self.kwargs["public_id"])

    def above(self) -> list[dict[str, str | Promise]]:
        of_action: dict[str, str | Promise] = {
            "url": reverse("deliveries_packs:of_action", args=[self.pack.action_id]),
            "label": self.pack.action.name,
        }
        return [to_packs(), of_action]

    def get_page_title(self) -> str | Promise:
        if self.pack.checkpoint is None:
            return _("A pack")
        return _("Pack at checkpoint %(number)d") % {"number": self.pack.checkpoint.number}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pack, now = self.pack, timezone.now()
        copies = list(pack.copies.select_related("decided_by"))
        mine = next((copy for copy in copies if copy.holder_id == self.request.user.pk), None)
        checkpoint = pack.checkpoint
        return {
            **super().get_context_data(**kwargs),
            "pack": pack,
            "copies": copies,
            "mine": mine,
            "files": mine.files.filter(file__isnull=False) if mine and self._may_take(mine) else (),
            "passed": PackPassed.objects.filter(copy__pack=pack).select_related("copy", "organisation", "by"),
            "partners": partners(mine) if mine and may_pass_on(mine, reaching.who(self.request)) else (),
            "withdrawn": withdrawn_since(checkpoint) if checkpoint and pack.state == Pack.State.PACKED else 0,
            "downloads": PackDownload.objects.filter(copy__pack=pack).select_related("by", "copy")[:A_SCREEN],
            "may_export": reaching.may(self.request, Power.EXPORT, pack.action),
            "may_approve": reaching.may(self.request, Power.APPROVE, pack.action),
            "goes_on": _goes_on(pack, copies),
            "is_over": pack.expires_at is not None and now >= pack.expires_at,
        }

    def _may_take(self, copy: PackCopy) -> bool:
        return may_be_taken(copy, timezone.now()) and reaching.may(self.request, Power.EXPORT, self.pack.action)


def _goes_on(pack: Pack, copies: list[PackCopy]) -> bool:
    """Whether the worker has something to do for it, so that looking again is worth it."""
    making = {PackCopy.State.GRANTED, PackCopy.State.MAKING}
    return pack.state in {Pack.State.ASKED, Pack.State.PACKING} or any(copy.state in making for copy in copies)
