# SPDX-License-Identifier: AGPL-3.0-or-later
"""Changed words after the first signature: the question to the editor, and the second person's answer."""

from collections.abc import Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Page

from altavoz.campaigns import settling
from altavoz.campaigns.action import Action
from altavoz.campaigns.kinds import kind_of
from altavoz.campaigns.pages import ActionPage
from altavoz.campaigns.settling import Agreed, Settled
from altavoz.campaigns.wording import SameMeaning
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power

PERMISSION = "campaigns.change_action"


def question_before_publishing(page: Page) -> HttpResponse | None:
    """For Wagtail's hook: leads to the question where publishing would open a new version, else lets it go on."""
    told = page.specific
    if isinstance(told, ActionPage) and told.action is not None and would_open_a_version(told.action, told):
        return redirect("campaigns_wording:question", page_id=page.pk)
    return None


def question_in_moderation(page: Page) -> HttpResponse | None:
    """For Wagtail's hook: who submits changed words is asked, if nobody was."""
    told = page.specific
    if not isinstance(told, ActionPage) or told.action is None:
        return None
    draft = told.get_latest_revision_as_object()
    if not would_open_a_version(told.action, draft):
        return None
    if settling.is_asked(told.action, language=told.told_in, words=draft.words()):
        return None
    return redirect("campaigns_wording:question", page_id=page.pk)


def would_open_a_version(action: Action, page: ActionPage) -> bool:
    has_participants = kind_of(action).has_participants(action.pk)
    judged = settling.judge(action, language=page.told_in, words=page.words(), has_participants=has_participants)
    return judged is Settled.NEW_VERSION


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, page_id: int) -> HttpResponse:
    """Same meaning, or a new version? The draft is kept either way."""
    page, action = _draft(request, page_id)
    if request.method == "POST" and request.POST.get("choice") == "same":
        by, now = request.user.pk or 0, timezone.now()
        with transaction.atomic():
            asked = settling.ask_same_meaning(action, language=page.told_in, words=page.words(), by=by, now=now)
            _note(request, "ask_same_meaning", asked, after={"asked": True})
        messages.success(request, _("Your draft is kept. Once a second person agrees, it can be published."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    if request.method == "POST" and request.POST.get("choice") == "new":
        _publish(request, page)
        return redirect("wagtailadmin_pages:edit", page.pk)
    old = settling.frozen_words(action, page.told_in)
    context = {"page": page, "action": action, "old": old, "new": page.words(), "next_version": action.text_version + 1}
    context["may_publish"] = page.permissions_for_user(request.user).can_publish()
    return render(request, "campaigns/staff/question.html", context)


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """All that waits for a second person's yes."""
    _guard(request)
    mine = powers.reach(request.user, Power.EDIT).limit("action__organisation")
    asked = SameMeaning.objects.filter(mine, agreed_by__isnull=True).select_related("action", "asked_by")
    asked = asked.order_by("asked_at")
    return render(request, "campaigns/staff/waiting.html", {"asked": asked})


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    _guard(request)
    asked = get_object_or_404(SameMeaning.objects.select_related("action"), pk=pk)
    powers.demand(request.user, Power.EDIT, asked.action.organisation_id)
    if request.POST.get("answer") == "other":
        with transaction.atomic():
            if settling.refuse(asked.pk) is Agreed.DONE:
                _note(request, "other_meaning", asked, before={"asked": True}, after={"agreed": False})
        messages.success(request, _("Noted. Publishing those words will open a new version."))
        return redirect("campaigns_wording:waiting")
    with transaction.atomic():
        outcome = settling.agree(asked.pk, by=request.user.pk or 0, now=timezone.now())
        if outcome is Agreed.DONE:
            _note(request, "same_meaning", asked, before={"asked": True}, after={"agreed": True})
    if outcome is Agreed.DONE:
        messages.success(request, _("Agreed. The words keep their version; the page can be published now."))
    elif outcome is Agreed.NOT_BY_THE_SAME:
        messages.error(request, _("You asked this yourself: another person has to agree."))
    return redirect("campaigns_wording:waiting")


def _draft(request: HttpRequest, page_id: int) -> tuple[ActionPage, Action]:
    _guard(request)
    page = get_object_or_404(ActionPage, pk=page_id).specific
    if not page.permissions_for_user(request.user).can_edit() or page.action is None:
        raise PermissionDenied
    powers.demand(request.user, Power.EDIT, page.action.organisation_id)
    return page.get_latest_revision_as_object(), page.action


def _publish(request: HttpRequest, page: ActionPage) -> None:
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    with settling.as_a_new_version():
        page.get_latest_revision().publish(user=request.user)
    messages.success(request, _("Published. Earlier signatures keep the wording they agreed to."))


def _note(
    request: HttpRequest,
    act: str,
    asked: SameMeaning,
    *,
    before: Mapping[str, audit.Value] = audit.NOTHING,
    after: Mapping[str, audit.Value],
) -> None:
    audit.note(
        actor=request.user,
        act=f"campaigns.{act}",
        now=timezone.now(),
        subject=f"action:{asked.action_id}",
        organisation_id=asked.action.organisation_id,
        before=before,
        after={"language": asked.language, **after},
    )


def _guard(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
