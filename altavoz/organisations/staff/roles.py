# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "Roles": who is what for which organisation; give one, take one, each after a page that says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from altavoz.organisations import role_giving
from altavoz.organisations.models import Organisation, StaffRole
from altavoz.organisations.powers import Power, reach
from altavoz.organisations.role_giving import Given, Taken

WHAT_IT_OPENS: Mapping[str, Promise] = {
    StaffRole.Role.EDITOR: _("Writes pages and actions and enters paper sheets. Sees no names, publishes nothing."),
    StaffRole.Role.MODERATOR: _("Reads names and reasons, shows or refuses them, releases held signatures."),
    StaffRole.Role.PUBLISHER: _(
        "Publishes and moderates, moves actions through their life, hands them over, and is the second person for "
        "packs, paper and numbers."
    ),
    StaffRole.Role.LEAD: _(
        "Runs actions from the first draft to the outcome: publishes, sees and exports names, and gives roles for "
        "the organisation."
    ),
    StaffRole.Role.DATA_OFFICER: _(
        "Sees names, exports and erases them, is the second person for exports, and reads what staff did."
    ),
    StaffRole.Role.PARTNER: _(
        "Looks on: actions and how they go, never a name. Confirms that people were erased from copies of lists."
    ),
}
SAID: Mapping[Given | Taken, Promise] = {
    Given.ALREADY: _("This person has that role already."),
    Given.NOT_YOURS_TO_GIVE: _("This role is not yours to give there."),
    Given.ACCOUNT_CLOSED: _("This account was closed."),
    Taken.ALREADY: _("Somebody was quicker: this role had been taken before."),
    Taken.NOT_YOURS_TO_TAKE: _("This role is not yours to take."),
}


@dataclass(frozen=True)
class Line:
    """One role as the screen shows it."""

    given: StaffRole
    may_be_taken: bool


class GiveForm(forms.Form):
    to = forms.ModelChoiceField(label=_("Account"), queryset=User.objects.filter(is_active=True).order_by("username"))
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none(), required=False)

    def __init__(self, data: Mapping[str, str] | None, *, by: User) -> None:
        super().__init__(data)
        hands = role_giving.hands_of(by)
        reaches, giving = hands.reach, hands.roles()
        choices = [(value, label) for value, label in StaffRole.Role.choices if value in giving]
        self.fields["role"] = forms.ChoiceField(label=_("Role"), choices=choices)
        self.fields["organisation"] = forms.ModelChoiceField(
            label=_("Organisation"),
            queryset=Organisation.objects.filter(reaches.limit("pk")).prefetch_related("texts").order_by("slug"),
            required=not reaches.everywhere,
            empty_label=str(_("Every organisation of this centre")) if reaches.everywhere else "---------",
        )

    def given(self) -> StaffRole:
        """What would be given, not saved."""
        typed = self.cleaned_data
        return StaffRole(user=typed["to"], role=typed["role"], organisation=typed["organisation"])


@require_safe
def role_list(request: HttpRequest) -> HttpResponse:
    by = _who(request)
    hands = role_giving.hands_of(by)
    lines = [Line(row, hands.may_hand_on(row.role, row.organisation_id)) for row in role_giving.seen_by(by)]
    administrators = User.objects.filter(is_superuser=True, is_active=True).order_by("username")
    explained = [(label, WHAT_IT_OPENS[value]) for value, label in StaffRole.Role.choices]
    context = {"lines": lines, "administrators": administrators, "explained": explained}
    return render(request, "organisations/staff/roles.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: HttpRequest) -> HttpResponse:
    """The form, then a page that says what will be, and only its button does it."""
    by = _who(request)
    form = GiveForm(request.POST if request.method == "POST" else None, by=by)
    if not form.is_valid():
        return render(request, "organisations/staff/give_role.html", {"form": form})
    if "sure" not in request.POST:
        context = {"form": form, "given": form.given(), "opens": WHAT_IT_OPENS[form.cleaned_data["role"]]}
        return render(request, "organisations/staff/give_role_sure.html", context)
    typed = form.cleaned_data
    outcome = role_giving.give(
        to=typed["to"], role=typed["role"], organisation=typed["organisation"], by=by, now=timezone.now()
    )
    if outcome is Given.DONE:
        messages.success(request, str(_("The role is given. It holds from the next click on.")))
    else:
        messages.error(request, str(SAID[outcome]))
    return redirect("organisations_roles:list")


@require_http_methods(["GET", "HEAD", "POST"])
def take_role(request: HttpRequest, pk: int) -> HttpResponse:
    by = _who(request)
    if request.method == "POST":
        outcome = role_giving.take(pk, by=by, now=timezone.now())
        if outcome is Taken.DONE:
            messages.success(request, str(_("The role is taken back. Give it again if that was a mistake.")))
        else:
            messages.error(request, str(SAID[outcome]))
        return redirect("organisations_roles:list")
    given = get_object_or_404(role_giving.seen_by(by), pk=pk)
    if not role_giving.hands_of(by).may_hand_on(given.role, given.organisation_id):
        raise PermissionDenied
    return render(request, "organisations/staff/take_role.html", {"given": given})


def _who(request: HttpRequest) -> User:
    """Whoever gives roles for one organisation at least. Raises PermissionDenied."""
    user = request.user
    if not isinstance(user, User) or not reach(user, Power.GIVE_ROLES):
        raise PermissionDenied
    return user
