# SPDX-License-Identifier: AGPL-3.0-or-later
"""One press begins an action that asks for a recommendation: a draft of its kind, linked and with its addressee."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from altavoz.campaigns import from_recommendations
from altavoz.campaigns.action import Target
from altavoz.campaigns.kinds import ActionKind, kinds
from altavoz.campaigns.pages import ActionIndexPage, ActionPage
from altavoz.organisations import audit
from altavoz.recommendations.models import Recommendation

LONGEST_ASK = 255
LONGEST_DEMAND = 300


class BeginForm(forms.Form):
    """In which language its first page is written."""

    under = forms.ModelChoiceField(ActionIndexPage.objects.none(), label=gettext_lazy("Under"), empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: the base class's own
        super().__init__(*args, **kwargs)
        there = ActionIndexPage.objects.live().select_related("locale").order_by("pk")
        self.fields["under"].queryset = there  # type: ignore[attr-defined]  # a choice among rows


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Whoever may add a page there may begin any kind."""
    if not request.user.has_perm("campaigns.view_action"):
        raise PermissionDenied
    public = Recommendation.objects.filter(state=Recommendation.State.PUBLIC)
    row = get_object_or_404(public.select_related("document", "addressee__office"), pk=pk)
    form = BeginForm(request.POST if request.method == "POST" else None)
    kind = next((each for each in kinds() if each.slug == request.POST.get("kind")), None)
    if kind is not None and form.is_valid():
        page = _begin(request, row, kind, form.cleaned_data["under"])
        messages.success(request, _("A draft is begun. Say in your own words why it matters, then publish it."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return render(request, "campaigns/staff/begin.html", {"row": row, "form": form, "kinds": kinds()})


@transaction.atomic
def _begin(request: HttpRequest, row: Recommendation, kind: ActionKind, under: ActionIndexPage) -> ActionPage:
    if not under.permissions_for_user(request.user).can_add_subpage():
        raise PermissionDenied
    number, now = slugify(row.number), timezone.now()
    page: ActionPage = kind.page(
        title=_("Act on recommendation %(number)s") % {"number": row.number},
        slug=f"{number}-{kind.slug}-{now:%Y%m%d%H%M%S}".replace("_", "-"),
        ask=row.text if len(row.text) <= LONGEST_ASK else "",
        demands=[("ask", row.text)] if len(row.text) <= LONGEST_DEMAND else [],
        locale=under.locale,
        owner=request.user,
        live=False,
    )
    under.add_child(instance=page)
    page.save_revision(user=request.user)
    if page.action is None:
        raise PermissionDenied
    if row.addressee.office is not None:
        Target.objects.create(action=page.action, office=row.addressee.office)
    from_recommendations.link(action_id=page.action.pk, recommendation=row, on=timezone.localdate())
    audit.note(
        actor=request.user,
        act="campaigns.ask_for",
        now=now,
        subject=f"action:{page.action.pk}",
        organisation_id=page.action.organisation_id,
        after={"recommendation": row.number},
    )
    return page
