# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen on which staff say which cases an action is about. It shows nobody a case that they may not see."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from altavoz.campaigns import about_cases
from altavoz.campaigns.about_cases import ActionCase
from altavoz.campaigns.action import Action
from altavoz.campaigns.staff import ways
from altavoz.campaigns.staff.ways import Way
from altavoz.cases import access
from altavoz.cases.models import Case
from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.organisations.staff.day_inputs import DayInput

WAY = Way(
    address="campaigns_cases:of_action",
    label=gettext_lazy("People at risk whom it is about"),
    icon="user",
    powers=(Power.EDIT, Power.PUBLISH),
    order=30,
)


class LinkForm(forms.Form):
    """By the code alone: who does not know it does not learn here which cases there are."""

    code = forms.CharField(label=gettext_lazy("Code of the case"), max_length=12)
    since = forms.DateField(label=gettext_lazy("Since"), widget=DayInput(), initial=timezone.localdate)
    goes_with_it = forms.BooleanField(
        label=gettext_lazy("The action says who is at risk: when the case is taken down, so is the action"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, user: User | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_code(self) -> Case:
        case = access.cases_for(self.user).filter(code=self.cleaned_data["code"].strip().upper()).first()
        if case is None:
            raise forms.ValidationError(_("There is no case of that code, or it is not open to you."))
        return case


@require_http_methods(["GET", "HEAD", "POST"])
def of_action(request: HttpRequest, pk: int) -> HttpResponse:
    action = _action(request, pk)
    form = LinkForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        _link(request, action, form.cleaned_data)
        return redirect("campaigns_cases:of_action", pk=action.pk)
    seen = access.cases_for(request.user)
    links = ActionCase.objects.filter(action=action.pk, case__in=seen).select_related("case")
    context = {"action": action, "form": form, "links": links}
    return render(request, "campaigns/staff/cases.html", context)


@require_http_methods(["POST"])
def end(request: HttpRequest, pk: int, code: str) -> HttpResponse:
    action = _action(request, pk)
    case = access.case_for(request.user, code)
    with transaction.atomic():
        if about_cases.unlink(action_id=action.pk, case_id=case.pk, on=timezone.localdate()):
            _note(request, action, "unlink_case", case.code)
            messages.success(request, _("The action is no longer about this case, from today on."))
    return redirect("campaigns_cases:of_action", pk=action.pk)


def register() -> None:
    ways.register(WAY)


def _link(request: HttpRequest, action: Action, said: dict[str, Any]) -> None:
    case: Case = said["code"]
    with transaction.atomic():
        is_new = about_cases.link(
            action_id=action.pk, case_id=case.pk, on=said["since"], goes_with_it=said["goes_with_it"]
        )
        if is_new:
            _note(request, action, "link_case", case.code)
    words = _("The action is about this case now.") if is_new else _("The action is about this case already.")
    messages.success(request, words)


def _note(request: HttpRequest, action: Action, act: str, code: str) -> None:
    audit.note(
        actor=request.user,
        act=f"campaigns.{act}",
        now=timezone.now(),
        subject=f"action:{action.pk}",
        organisation_id=action.organisation_id,
        after={"case": code},
    )


def _action(request: HttpRequest, pk: int) -> Action:
    if not request.user.has_perm("campaigns.view_action") or not access.works_with_cases(request.user):
        raise PermissionDenied
    action = get_object_or_404(Action.objects.select_related("organisation"), pk=pk)
    powers.demand(request.user, Power.EDIT, action.organisation_id)
    return action
