# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen on which staff say whom an action reaches, in which ways and with which words; and what each gets."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from altavoz.campaigns.action import Action
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.staff import ways
from altavoz.contacting.addressees import addressees, offices_of
from altavoz.contacting.forms import plan_of
from altavoz.contacting.models import Plan
from altavoz.contacting.page_parts import line_of
from altavoz.contacting.staff.forms import Embassies, EmbassySet, PlanForm, Texts, TextSet
from altavoz.contacting.staff.leading import PLAN
from altavoz.contacting.ways import ContactWay
from altavoz.contacting.writing import letters
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.website import generations

PERMISSION = "campaigns.view_action"
A_PAGE = 20
WAYS = tuple(f"by_{way.value}" for way in ContactWay)
NOTED = ("edits", "most_at_once", "in_their_language", "answers", *WAYS)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    powers.demand(request.user, Power.EDIT, action.organisation_id)
    plan = plan_of(action)
    data = request.POST if request.method == "POST" else None
    form, texts = PlanForm(data, instance=plan), TextSet(data, instance=plan, prefix="texts")
    embassies = EmbassySet(data, instance=plan, prefix="embassies") if "by_embassy" in form.fields else None
    sets = [each for each in (texts, embassies) if each is not None]
    if data is not None and form.is_valid() and all(each.is_valid() for each in sets):
        _save(request, action, form, sets)
        messages.success(request, _("Saved."))
        return redirect("contacting_plan:preview" if "preview" in data else "contacting_plan:edit", pk)
    context = {"action": action, "form": form, "texts": texts, "embassies": embassies, "plan": plan}
    return render(request, "contacting/staff/plan.html", context)


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What each office receives, in a language; the name of whoever writes comes under it."""
    action = _action(request, pk)
    plan, codes = plan_of(action), [code for code, _name in settings.LANGUAGES]
    language = request.GET.get("language", "")
    language = language if language in codes else codes[0]
    variant = int(said) if (said := request.GET.get("variant", "")).isascii() and said.isdigit() else 0
    page = Paginator(offices_of(plan), A_PAGE).get_page(request.GET.get("page"))
    to = addressees(list(page.object_list), day_in(timezone.now(), action.zone) or timezone.now().date())
    texts = list(plan.texts.all()) if plan.pk else []
    context = {
        "action": action,
        "page": page,
        "language": language,
        "variant": variant,
        "variants": range(len({text.variant for text in texts if text.language == language})),
        "languages": settings.LANGUAGES,
        "lines": [line_of(each, language) for each in letters(plan, texts, to, language=language, variant=variant)],
    }
    return render(request, "contacting/staff/preview.html", context)


@transaction.atomic
def _save(request: HttpRequest, action: Action, form: PlanForm, sets: Sequence[Texts | Embassies]) -> None:
    before = {name: str(form.initial.get(name, "")) for name in form.changed_data if name in NOTED}
    plan = form.save()
    for each in sets:
        each.instance = plan
        each.save()
    audit.note(
        actor=request.user,
        act="contacting.change_plan",
        now=timezone.now(),
        subject=f"action:{action.pk}",
        organisation_id=action.organisation_id,
        before=before,
        after={**{name: str(form.cleaned_data[name]) for name in before}, "texts": _number(plan)},
    )
    generations.touch(generations.action_subject(action.public_id))


def _number(plan: Plan) -> int:
    return plan.texts.count()


def _action(request: HttpRequest, pk: int) -> Action:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    action = get_object_or_404(Action.objects.select_related("organisation"), pk=pk)
    if not ways.leads(PLAN, action):
        raise Http404
    return action
