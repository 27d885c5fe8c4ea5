# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen "What staff did": every act with who, when, before and after; to be read, filtered and taken away."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from altavoz.organisations import acts, audit, audit_reading, safe_csv, subjects
from altavoz.organisations.audit_reading import Changed, Wanted
from altavoz.organisations.models import AuditEntry, Organisation
from altavoz.organisations.powers import Power, Reach, reach
from altavoz.organisations.staff.day_inputs import DayInput

A_PAGE = 50
FIRST, LAST = 1, 10_000


@dataclass(frozen=True)
class Line:
    """One entry as the screen shows it: `said` in words; `about` is the name behind its subject."""

    entry: AuditEntry
    said: str
    changes: list[Changed]
    about: str


class FilterForm(forms.Form):
    actor = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.order_by("username"), required=False, empty_label=_("Everybody")
    )
    act = forms.CharField(
        label=_("What, or how it begins"),
        max_length=64,
        required=False,
        help_text=_("For example “campaigns.”: all that was done to actions."),
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), required=False, empty_label=_("Every one")
    )
    since = forms.DateField(label=pgettext_lazy("first day", "From"), required=False, widget=DayInput())
    until = forms.DateField(label=pgettext_lazy("last day", "To"), required=False, widget=DayInput())

    def __init__(self, data: Mapping[str, str], *, reaches: Reach) -> None:
        super().__init__(data)
        self.fields["organisation"] = forms.ModelChoiceField(
            label=_("Organisation"),
            queryset=Organisation.objects.filter(reaches.limit("pk")).prefetch_related("texts").order_by("slug"),
            required=False,
            empty_label=str(_("Every one")),
        )

    def wanted(self) -> Wanted:
        """What was asked for; a filter that means nothing is left out, and the form says so."""
        self.is_valid()
        typed = self.cleaned_data
        return Wanted(
            actor=typed.get("actor"),
            act=typed.get("act") or "",
            organisation=typed.get("organisation"),
            since=typed.get("since"),
            until=typed.get("until"),
        )


@require_safe
def read(request: HttpRequest) -> HttpResponse:
    reaches = _reach(request)
    form = FilterForm(request.GET, reaches=reaches)
    number = _page_number(request.GET.get("page", ""))
    found = audit_reading.entries(reaches, form.wanted())
    # One more than a page says whether there is another; nobody counts a table that only grows.
    rows = list(found[(number - 1) * A_PAGE : number * A_PAGE + 1])
    context = {
        "form": form,
        "lines": _lines(rows[:A_PAGE]),
        "filters": _query(request),
        "newer": number - 1,
        "older": number + 1 if len(rows) > A_PAGE else 0,
    }
    return render(request, "organisations/staff/what_staff_did.html", context)


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The same entries as a table, line by line; that somebody took it is an entry too."""
    reaches = _reach(request)
    wanted = FilterForm(request.GET, reaches=reaches).wanted()
    number = audit.note(
        actor=request.user,
        act="organisations.export_audit",
        now=timezone.now(),
        organisation_id=_whose(reaches, wanted),
        after=wanted.facts(),
    )
    found = audit_reading.entries(reaches, wanted).filter(pk__lte=number)
    rows = safe_csv.lines(audit_reading.HEADS, audit_reading.table(found))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="what-staff-did.csv"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _lines(rows: list[AuditEntry]) -> list[Line]:
    about = subjects.names({row.subject for row in rows})
    return [Line(row, acts.said(row.act), audit_reading.changes(row), about.get(row.subject, "")) for row in rows]


def _query(request: HttpRequest) -> str:
    """The filters as they stand in the address, without the page."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


def _page_number(typed: str) -> int:
    is_number = typed.isascii() and typed.isdigit() and len(typed) < len(str(LAST))
    return max(int(typed), FIRST) if is_number else FIRST


def _whose(reaches: Reach, wanted: Wanted) -> int | None:
    """The organisation whose entries were asked for, where it is one alone: its data officer then reads that, too."""
    if wanted.organisation is not None:
        return wanted.organisation.pk
    ids = reaches.organisation_ids
    return next(iter(ids)) if len(ids) == 1 and not reaches.everywhere else None


def _reach(request: HttpRequest) -> Reach:
    """Raises PermissionDenied for whoever reads nothing of it."""
    reaches = reach(request.user, Power.READ_AUDIT)
    if not reaches:
        raise PermissionDenied
    return reaches
