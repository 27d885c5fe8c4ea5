# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cards that wait, one of them with all that can be said about it, and what was done in the last day."""

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.actions.solidarity import moderating, waiting
from altavoz.actions.solidarity.card import Card, CardAct
from altavoz.actions.solidarity.drive import Sort
from altavoz.actions.solidarity.moderating import Judged, Notes
from altavoz.organisations import powers
from altavoz.organisations.powers import Power, Reach
from altavoz.participation.staff.sifting import offered_refusals, refusal_of
from altavoz.personal_data import private_files

A_SCREEN = 24
MOST_ACTS = 100
RELATED = ("participation__action", "recipient", "team", "why", "picture")


class NotesForm(forms.Form):
    """What staff write beside a card."""

    translation = forms.CharField(
        label=_("Translation, or a note on the language"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Printed under the words, for who does not read their language."),
    )
    alt = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=200,
        help_text=_("Read aloud to who cannot see it, on the page and in the print sheets."),
    )
    team = forms.CharField(label=_("School or group that it is counted with"), required=False, max_length=100)
    sort = forms.ChoiceField(label=_("Sort"), choices=Sort.choices, required=False)

    def notes(self) -> Notes:
        said = self.cleaned_data
        return Notes(said["translation"].replace("\r\n", "\n"), said["alt"], said["team"], said["sort"])


class Moderation(View):
    """Whoever moderates for some organisation comes in; which cards she meets is for `self.reach` to say."""

    reach: Reach
    staff: User

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:  # Any: the base class's own
        self.reach = powers.reach(request.user, Power.MODERATE)
        if not self.reach or not isinstance(request.user, User):
            raise PermissionDenied
        self.staff = request.user
        return super().dispatch(request, *args, **kwargs)

    def card_or_404(self, public_id: str) -> Card:
        return get_object_or_404(waiting.within(self.reach).select_related(*RELATED), public_id=public_id)

    def sees_names(self, card: Card) -> bool:
        return powers.may(self.staff, Power.SEE_NAMES, card.participation.action.organisation_id)


class Screen(Moderation, WagtailAdminTemplateMixin, TemplateView):
    page_title: str | Promise = _("Cards to read")
    header_icon = "mail"
    tab = "queue"

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        return {**super().get_context_data(**kwargs), "tab": self.tab, "now": timezone.now()}


class Queue(Screen):
    template_name = "solidarity/staff/queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        rows = waiting.to_read(self.reach).select_related(*RELATED).prefetch_related("recipient__texts")
        after = self.request.GET.get("after", "")
        if after.isascii() and after.isdigit() and len(after) < 18:
            rows = rows.filter(pk__gt=int(after))
        found = list(rows[: A_SCREEN + 1])
        return {
            **super().get_context_data(**kwargs),
            "cards": found[:A_SCREEN],
            "next": found[A_SCREEN - 1].pk if len(found) > A_SCREEN else None,
        }


class One(Screen):
    """One card: to read it, to note what belongs beside it, and to accept or refuse it. The notes are kept first."""

    page_title = _("A card")
    template_name = "solidarity/staff/card.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        card = self.card_or_404(str(kwargs["public_id"]))
        return {
            **super().get_context_data(**kwargs),
            "card": card,
            "names": self.sees_names(card),
            "form": kwargs.get("form") or NotesForm(initial=_noted(card)),
            "refusals": offered_refusals(),
            "acts": card.acts.select_related("actor").order_by("-pk")[:10],
            "young": timezone.now() - moderating.UNDO_FOR,
        }

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        card, form, now = self.card_or_404(public_id), NotesForm(request.POST), timezone.now()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(public_id=public_id, form=form), status=422)
        judged = moderating.note(card_id=card.pk, notes=form.notes(), actor=self.staff, now=now)
        verb = request.POST.get("verb", "")
        if verb == CardAct.Verb.SHOW:
            judged = moderating.accept(card_id=card.pk, actor=self.staff, now=now)
        elif verb == CardAct.Verb.REFUSE:
            judged = moderating.refuse(card_id=card.pk, why=refusal_of(request.POST), actor=self.staff, now=now)
        say(request, judged)
        return redirect("solidarity_cards:queue") if verb else redirect("solidarity_cards:card", public_id)


class Picture(Moderation):
    """For whoever moderates it, whole; nobody else reaches it and nothing keeps it."""

    def get(self, request: HttpRequest, public_id: str) -> HttpResponseBase:
        card = self.card_or_404(public_id)
        if card.picture is None:
            raise Http404
        response = HttpResponse(b"".join(private_files.read(card.picture)), content_type="image/jpeg")
        response["Cache-Control"] = "no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response


class Done(Screen):
    tab = "done"
    page_title = _("What was done")
    template_name = "solidarity/staff/done.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        mine = self.reach.limit("card__participation__action__organisation")
        acts = CardAct.objects.filter(mine, at__gt=timezone.now() - moderating.UNDO_FOR)
        found = acts.select_related("actor", "card__recipient", "card__participation__action").order_by("-at", "-pk")
        return {**super().get_context_data(**kwargs), "acts": found[:MOST_ACTS]}


class Undo(Moderation):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        mine = CardAct.objects.filter(self.reach.limit("card__participation__action__organisation"), pk=pk)
        if not mine.exists():
            raise Http404
        say(request, moderating.undo(act_id=pk, actor=self.staff, now=timezone.now()))
        return redirect(reverse("solidarity_cards:done"))


def say(request: HttpRequest, judged: Judged) -> None:
    if judged is Judged.DONE:
        messages.success(request, _("Done."))
    else:
        messages.warning(request, _("There was nothing left to do: somebody else was quicker, or its writer left."))


def _noted(card: Card) -> dict[str, str]:
    return {
        "translation": card.translation,
        "alt": card.alt,
        "team": card.team.name if card.team else card.group,
        "sort": card.team.sort if card.team else card.sort,
    }
