# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from altavoz.organisations.forms import ChoosePasswordForm
from altavoz.organisations.invitations import Accepted, accept, look_at


@method_decorator([never_cache, sensitive_post_parameters("password", "again")], name="dispatch")
class BeginView(View):
    """Where a one-time link leads: looking spends nothing, the button does."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = look_at(token, now=timezone.now())
        if invitation is None:
            return link_is_spent(request)
        return self._page(request, ChoosePasswordForm(), invitation.username)

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = look_at(token, now=timezone.now())
        if invitation is None:
            return link_is_spent(request)
        form = ChoosePasswordForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, invitation.username)
        if accept(invitation, password=form.cleaned_data["password"]) is Accepted.SPENT:
            return link_is_spent(request)
        return HttpResponseRedirect(reverse("account_login"))

    def _page(self, request: HttpRequest, form: ChoosePasswordForm, username: str) -> HttpResponse:
        return render(request, "organisations/begin.html", {"form": form, "username": username})


def link_is_spent(request: HttpRequest) -> HttpResponse:
    """One answer for what is wrong, used or too old."""
    return render(request, "organisations/link_is_spent.html", status=410)
