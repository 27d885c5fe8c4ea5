# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen of exports: ask for a network's people, let a colleague take them, take one's own."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.personal_data import private_files
from altavoz.supporters import exporting
from altavoz.supporters.exports import taking
from altavoz.supporters.exports.taking import Decided
from altavoz.supporters.models import Network, NetworkExport
from altavoz.supporters.staff.importing import reaches, who

A_SCREEN = 50
State = NetworkExport.State


class ExportForm(forms.Form):
    network = forms.ModelChoiceField(label=gettext_lazy("Network"), queryset=Network.objects.none())
    purpose = forms.CharField(
        label=gettext_lazy("What is it needed for?"),
        max_length=300,
        help_text=gettext_lazy("Whoever approves it reads this, and it stays in the record. Name nobody here."),
    )

    def __init__(self, *args: object, networks: QuerySet[Network], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # the base class's own open signature
        self.fields["network"] = forms.ModelChoiceField(label=gettext_lazy("Network"), queryset=networks)


def exports_for(request: HttpRequest) -> QuerySet[NetworkExport]:
    rows = NetworkExport.objects.filter(reaches(request, "network__organisation", Power.EXPORT, Power.APPROVE))
    return rows.select_related("network__organisation", "asked_by", "decided_by")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def all_exports(request: HttpRequest) -> HttpResponse:
    rows, now = exports_for(request), timezone.now()
    exports = bool(powers.reach(request.user, Power.EXPORT))
    networks = Network.objects.filter(reaches(request, "organisation", Power.EXPORT, Power.APPROVE))
    form = ExportForm(request.POST or None, networks=networks)
    if request.method == "POST" and form.is_valid():
        network = form.cleaned_data["network"]
        powers.demand(request.user, Power.EXPORT, network.organisation_id)
        taking.ask(network=network, purpose=form.cleaned_data["purpose"], by=who(request), now=now)
        messages.success(request, _("Asked for. The worker counts it now; look again in some seconds."))
        return redirect("supporters_exports")
    found = rows.annotate(times=Count("taken"))[:A_SCREEN]
    context = {
        "form": form,
        "may_export": exports,
        "rows": [(row, _may_decide(request, row), _may_take(request, row)) for row in found],
        "alone": settings.PACK_ROWS_ALONE,
        "days": settings.PACK_DAYS,
    }
    return render(request, "supporters/staff/exports.html", context, status=422 if form.errors else 200)


@require_POST
def decide(request: HttpRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(exports_for(request), public_id=public_id)
    powers.demand(request.user, Power.APPROVE, row.network.organisation_id)
    yes = request.POST.get("verb") == "approve"
    decided = taking.decide(export_id=row.pk, yes=yes, by=who(request), now=timezone.now())
    say = messages.success if decided is Decided.DONE else messages.warning
    say(request, str(taking.SAID[decided]))
    return redirect("supporters_exports")


@require_POST
def take(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The file itself. It is a POST, because taking it is written down."""
    row = get_object_or_404(exports_for(request), public_id=public_id)
    powers.demand(request.user, Power.EXPORT, row.network.organisation_id)
    what = request.POST.get("what", "")
    file = taking.take(export_id=row.pk, what=what, by=who(request), now=timezone.now())
    if file is None:
        messages.warning(request, _("This file cannot be taken: it is not yours, or its time has passed."))
        return redirect("supporters_exports")
    return exporting.download(private_files.read(file), name=file.name, media_type=file.media_type)


def _may_decide(request: HttpRequest, row: NetworkExport) -> bool:
    approves = powers.may(request.user, Power.APPROVE, row.network.organisation_id)
    return row.state == State.WAITING and approves and row.asked_by_id != request.user.pk


def _may_take(request: HttpRequest, row: NetworkExport) -> bool:
    return row.asked_by_id == request.user.pk and taking.may_be_taken(row, timezone.now())
