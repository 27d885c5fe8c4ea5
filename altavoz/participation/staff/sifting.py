# SPDX-License-Identifier: AGPL-3.0-or-later
"""The moderation queue: reasons to read and rows that are held, the oldest first; one of them; and many at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.campaigns.action import Action
from altavoz.campaigns.countries import country_name
from altavoz.organisations import audit, powers
from altavoz.organisations.models import LANGUAGES
from altavoz.organisations.powers import Power, Reach
from altavoz.participation.limits import Doubt
from altavoz.participation.models import Participation, RefusalReason
from altavoz.participation.moderation import locking, moderating, waiting
from altavoz.participation.moderation.moderating import Judged, Verb

A_SCREEN = 50
MOST_ACTIONS = 200
NUMBER = 18


@dataclass(frozen=True)
class Item:
    """A row as the queue shows it."""

    row: Participation
    names: bool
    locked_by: str

    @property
    def why_held(self) -> str:
        return str(Doubt(self.row.held).label) if self.row.held in Doubt.values else self.row.held

    @property
    def country(self) -> str:
        return country_name(self.row.country, get_language() or "en")


class Moderation(View):
    """Whoever moderates for some organisation comes in; which rows she meets is for `self.reach` to say."""

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

    def row_or_404(self, pk: int) -> Participation:
        found = Participation.objects.filter(self.reach.limit("action__organisation"), pk=pk)
        row = found.select_related("action").first()
        if row is None:
            raise Http404
        return row

    def items(self, rows: list[Participation], now: datetime) -> list[Item]:
        names = powers.reach(self.staff, Power.SEE_NAMES)
        subjects = [locking.subject_of(row.pk) for row in rows]
        locked = locking.taken_by_others(subjects=subjects, user=self.staff, now=now)
        return [
            Item(row, names.covers(row.action.organisation_id), locked.get(locking.subject_of(row.pk), ""))
            for row in rows
        ]


class Screen(Moderation, WagtailAdminTemplateMixin, TemplateView):
    """A screen with the tabs of moderation."""

    page_title: str | Promise = _("Signatures")
    header_icon = "group"
    tab = ""

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        return {**super().get_context_data(**kwargs), "tab": self.tab, "now": timezone.now()}


class Queue(Screen):
    template_name = "participation/staff/queue.html"

    def rows(self) -> QuerySet[Participation]:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        chosen = chosen_of(self.request.GET)
        found = list(narrowed(self.rows(), chosen).select_related("action")[: A_SCREEN + 1])
        return {
            **super().get_context_data(**kwargs),
            "items": self.items(found[:A_SCREEN], timezone.now()),
            "next": found[A_SCREEN - 1].pk if len(found) > A_SCREEN else None,
            "actions": Action.objects.filter(self.reach.limit("organisation")).order_by("-pk")[:MOST_ACTIONS],
            "languages": LANGUAGES,
            "chosen": chosen,
            "refusals": offered_refusals(),
        }


class ReasonQueue(Queue):
    tab = "reasons"

    def rows(self) -> QuerySet[Participation]:
        return waiting.to_read(self.reach)


class HeldQueue(Queue):
    tab = "held"
    template_name = "participation/staff/held.html"

    def rows(self) -> QuerySet[Participation]:
        return waiting.held(self.reach)


class Open(Moderation):
    """Opening a row keeps others from judging it meanwhile, so it is a button and no link."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row_or_404(pk)
        subject, whose, now = locking.subject_of(row.pk), row.action.organisation_id, timezone.now()
        with transaction.atomic():
            locking.take(subject=subject, user=self.staff, now=now)
            audit.note(actor=self.staff, act="participation.open", now=now, subject=subject, organisation_id=whose)
        return redirect("participation_sift_one", row.pk)


class One(Screen):
    """One row: to read it, and to say one thing about it."""

    page_title = _("A signature")
    template_name = "participation/staff/one.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        row = self.row_or_404(int(kwargs["pk"]))
        now = timezone.now()
        return {
            **super().get_context_data(**kwargs),
            "item": self.items([row], now)[0],
            "lock": locking.look(subject=locking.subject_of(row.pk), user=self.staff, now=now),
            "refusals": offered_refusals(),
            "acts": row.acts.select_related("actor", "refusal").order_by("-pk")[:10],
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row_or_404(pk)
        judged = moderating.do(
            verb=verb_of(request.POST),
            participation_id=row.pk,
            actor=self.staff,
            now=timezone.now(),
            refusal=refusal_of(request.POST),
        )
        say(request, [judged])
        return redirect("participation_held" if row.held else "participation_sift")


class Many(Moderation):
    """One verb for all rows that are ticked, each in its own transaction."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        verb, refusal = verb_of(request.POST), refusal_of(request.POST)
        ticked = [int(number) for number in request.POST.getlist("row") if is_number(number)][:A_SCREEN]
        mine = Participation.objects.filter(self.reach.limit("action__organisation"), pk__in=ticked)
        now = timezone.now()
        judged = [
            moderating.do(verb=verb, participation_id=pk, actor=self.staff, now=now, refusal=refusal)
            for pk in mine.order_by("pk").values_list("pk", flat=True)
        ]
        say(request, judged)
        return redirect("participation_held" if verb in {Verb.RELEASE, Verb.INVALIDATE} else "participation_sift")


def chosen_of(query: Mapping[str, str]) -> dict[str, str]:
    """Action, language and where the last screen ended; what is none of that chooses nothing."""
    numbers = {name: query.get(name, "") for name in ("action", "after")}
    chosen = {name: number if is_number(number) else "" for name, number in numbers.items()}
    language = query.get("language", "")
    return {**chosen, "language": language if language in dict(LANGUAGES) else ""}


def narrowed(rows: QuerySet[Participation], chosen: Mapping[str, str]) -> QuerySet[Participation]:
    if chosen["action"]:
        rows = rows.filter(action=int(chosen["action"]))
    if chosen["language"]:
        rows = rows.filter(language=chosen["language"])
    return rows.filter(pk__gt=int(chosen["after"])) if chosen["after"] else rows


def verb_of(data: Mapping[str, str]) -> Verb:
    try:
        return Verb(data.get("verb", ""))
    except ValueError:
        raise Http404 from None


def refusal_of(data: Mapping[str, str]) -> RefusalReason | None:
    number = data.get("refusal", "")
    return RefusalReason.objects.filter(pk=number).first() if is_number(number) else None


def offered_refusals() -> QuerySet[RefusalReason]:
    return RefusalReason.objects.filter(offered=True).prefetch_related("texts")


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= NUMBER


def say(request: HttpRequest, judged: list[Judged]) -> None:
    """What came of it, and what did not."""
    done, locked = judged.count(Judged.DONE), judged.count(Judged.LOCKED)
    if done:
        words = ngettext("Done: %(n)d signature.", "Done: %(n)d signatures.", done) % {"n": done}
        messages.success(request, words)
    if locked:
        words = ngettext(
            "%(n)d signature was left alone, because somebody else looks at it.",
            "%(n)d signatures were left alone, because somebody else looks at them.",
            locked,
        )
        messages.warning(request, words % {"n": locked})
    if not done and not locked:
        messages.info(request, _("There was nothing left to do."))
