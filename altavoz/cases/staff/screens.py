# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of cases: all of them, a new one, one with all of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from altavoz.cases import access
from altavoz.cases.access import What
from altavoz.cases.consent import agreed
from altavoz.cases.consent.expiring import ends_soon
from altavoz.cases.going_public.lacks import lacks
from altavoz.cases.keeping import changing, opening
from altavoz.cases.keeping.opening import Basics
from altavoz.cases.models import Case
from altavoz.cases.staff.more_forms import OpeningForm
from altavoz.cases.staff.part_forms import LANGUAGES
from altavoz.cases.staff.parts import PARTS, Part, Shown
from altavoz.cases.telling import listing
from altavoz.decision_makers.folding import fold
from altavoz.organisations import powers
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power

# Names are sealed, so that a search opens each: no centre keeps more cases than that under one roof.
MOST = 500


@dataclass(frozen=True)
class Line:
    """A case in the list; `names` stand there only on the screen of who may see it."""

    case: Case
    names: str
    headline: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def all_cases(request: HttpRequest) -> HttpResponse:
    """The search looks through the cases that somebody may see, and through no others.

    What is searched for may be a name: it is posted, and stands in no address and no log.
    """
    if not access.works_with_cases(request.user):
        raise PermissionDenied
    wanted = request.POST.get("q", "").strip()
    state = request.POST.get("state", request.GET.get("state", ""))
    cases = access.cases_for(request.user).prefetch_related("names", "texts")
    if state in Case.State.values:
        cases = cases.filter(state=state)
    found = [line for line in map(_line, cases[:MOST]) if _matches(line, wanted)]
    context = {
        "lines": found,
        "wanted": wanted,
        "state": state,
        "states": Case.State.choices,
        "may_open": bool(powers.reach(request.user, Power.EDIT)),
        "page_title": _("Cases"),
        "header_icon": "view",
    }
    return render(request, "cases/staff/all.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_case(request: HttpRequest) -> HttpResponse:
    reach = powers.reach(request.user, Power.EDIT)
    if not reach:
        raise PermissionDenied
    organisations = Organisation.objects.filter(reach.limit("pk")).prefetch_related("texts")
    form = OpeningForm(request.POST or None, organisations=organisations)
    if form.is_valid():
        said = form.cleaned_data
        basics = Basics(said["subject"], said["sensitivity"], said["is_minor"], said["country"])
        case = opening.open_case(
            organisation=said["organisation"], basics=basics, by=staff_of(request), now=timezone.now()
        )
        # Who edits alone does not see what is of high sensitivity, and has handed it over by opening it.
        may_go_on = access.cases_for(request.user).filter(pk=case.pk).exists()
        return redirect("cases_desk:one", case.code) if may_go_on else redirect("cases_desk:all")
    context = {"form": form, "page_title": _("Open a case"), "header_icon": "view", "submit": _("Open the case")}
    return render(request, "cases/staff/form.html", context)


@never_cache
@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    case, now = access.case_for(request.user, code), timezone.now()
    if case.sensitivity == Case.Sensitivity.EXTREME:
        changing.note(case, act="look", by=staff_of(request), now=now)
    context = {
        "case": case,
        "name": _line(case).names,
        "texts": [text for text in case.texts.order_by("language") if text.headline or text.summary],
        "sections": list(_sections(case)),
        "standing": agreed.standing(case, now=now),
        "ends_soon": ends_soon(case, now=now) if case.is_published else None,
        "lacks": lacks(case, now=now),
        "may": {what.name.lower(): access.may(request.user, case, what) for what in What},
        "rights": case.rights.select_related("user").order_by("user__username"),
        "public_pages": _public_pages(case) if case.is_published else [],
        "is_extreme": case.sensitivity == Case.Sensitivity.EXTREME,
        "page_title": case.code,
        "header_icon": "view",
    }
    return render(request, "cases/staff/one.html", context)


def staff_of(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _sections(case: Case) -> Iterator[tuple[Part, list[Shown]]]:
    for part in PARTS:
        yield part, [part.show(row) for row in part.rows(case)]


def _public_pages(case: Case) -> list[tuple[str, str, str]]:
    """Code and name of each language in which the public finds it, and where."""
    found = (
        (code, str(name), listing.addresses([case.code], code).get(case.code, "")) for code, name in LANGUAGES.items()
    )
    return [page for page in found if page[2]]


def _line(case: Case) -> Line:
    headlines = [text.headline for text in case.texts.all() if text.headline]
    return Line(case, ", ".join(row.name for row in case.names.all()), headlines[0] if headlines else "")


def _matches(line: Line, wanted: str) -> bool:
    """Each word that was typed stands in the code or in a name."""
    about = f"{fold(line.case.code)} {fold(line.names)}"
    return all(word in about for word in fold(wanted).split())
