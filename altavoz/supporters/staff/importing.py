# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens of imports: hand in a list with its proof, match its columns, see the dry run, approve, take back."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import reduce
from operator import or_

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from altavoz.organisations import audit, powers
from altavoz.organisations.powers import Power
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.supporters import exporting
from altavoz.supporters.importing import life, written
from altavoz.supporters.importing.columns import guess
from altavoz.supporters.importing.life import ANSWERS, Said
from altavoz.supporters.importing.looking import NEW
from altavoz.supporters.importing.reading import SAID as LEFT_OUT
from altavoz.supporters.importing.reading import Lacks
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.models import Network
from altavoz.supporters.staff.importing_forms import ColumnsForm, ListForm

A_SCREEN = 50
State = ListImport.State
GOES_ON = frozenset({State.LOOKING, State.RUNNING, State.UNDOING})
LACKING: Mapping[str, Promise] = {
    Lacks.LANGUAGE: gettext_lazy("The row names no language that we write in: the list's own is taken."),
    Lacks.COUNTRY: gettext_lazy("The row names no country that we know: the list's own is taken."),
    Lacks.NAME: gettext_lazy("There is no given name, or what stands there is none: letters greet without it."),
}
# What each button does, and the power that it needs.
ACTS: Mapping[str, tuple[Power, Callable[[int, User, datetime], Said]]] = {
    "ask": (Power.PUBLISH, lambda pk, by, now: life.ask(import_id=pk, by=by, now=now)),
    "drop": (Power.PUBLISH, lambda pk, by, now: life.give_up(import_id=pk, by=by, now=now)),
    "approve": (Power.APPROVE, lambda pk, by, now: life.approve(import_id=pk, by=by, now=now)),
    "back": (Power.APPROVE, lambda pk, by, now: life.send_back(import_id=pk, by=by, now=now)),
    "undo": (Power.PUBLISH, lambda pk, by, now: life.undo(import_id=pk, by=by, now=now)),
}


def reaches(request: HttpRequest, column: str, *any_of: Power) -> Q:
    """Rows of organisations for which somebody holds one of these. Raises PermissionDenied for who holds none."""
    found = [reach for reach in (powers.reach(request.user, power) for power in any_of) if reach]
    if not found or not isinstance(request.user, User):
        raise PermissionDenied
    return reduce(or_, (reach.limit(column) for reach in found))


def imports_for(request: HttpRequest) -> QuerySet[ListImport]:
    rows = ListImport.objects.filter(reaches(request, "network__organisation", Power.PUBLISH, Power.APPROVE))
    return rows.select_related("network__organisation", "made_by", "decided_by", "file", "refusals", "evidence")


@never_cache
@require_safe
def all_imports(request: HttpRequest) -> HttpResponse:
    context = {
        "rows": imports_for(request)[:A_SCREEN],
        "may_import": bool(powers.reach(request.user, Power.PUBLISH)),
    }
    return render(request, "supporters/staff/imports.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: HttpRequest) -> HttpResponse:
    networks, now = Network.objects.filter(reaches(request, "organisation", Power.PUBLISH)), timezone.now()
    form = ListForm(request.POST or None, request.FILES or None, networks=networks, today=now.date())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        row = life.begin(
            network=said["network"], table=said["file"], evidence=said["evidence"], proof=form.proof,
            by=who(request), now=now,
        )  # fmt: skip
        return redirect("supporters_import", public_id=row.public_id)
    return render(request, "supporters/staff/import_new.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_import(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET shows how far it is; POST matches its columns, and the worker looks through it."""
    row = get_object_or_404(imports_for(request), public_id=public_id)
    if request.method != "POST":
        return _screen(request, row, _columns_form(row))
    powers.demand(request.user, Power.PUBLISH, row.network.organisation_id)
    form = ColumnsForm(request.POST, header=row.header)
    if not form.is_valid():
        return _screen(request, row, form, status=422)
    told_in = (get_language() or "en")[:2]
    _answer(request, life.match(import_id=row.pk, matched=form.matched, told_in=told_in))
    return redirect("supporters_import", public_id=public_id)


@require_POST
def act(request: HttpRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(imports_for(request), public_id=public_id)
    power, verb = ACTS.get(request.POST.get("act", ""), (None, None))
    if power is None or verb is None:
        raise Http404
    powers.demand(request.user, power, row.network.organisation_id)
    _answer(request, verb(row.pk, who(request), timezone.now()))
    return redirect("supporters_import", public_id=public_id)


@require_POST
def take(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The list of who was left out, or the proof. It is a POST, because taking it is noted."""
    row = get_object_or_404(imports_for(request), public_id=public_id)
    what = request.POST.get("what", "")
    file: PrivateFile | None = {"refusals": row.refusals, "evidence": row.evidence}.get(what)
    if file is None:
        raise Http404
    audit.note(
        actor=request.user,
        act=f"supporters.take_{what}",
        now=timezone.now(),
        subject=f"import:{row.public_id}",
        organisation_id=row.network.organisation_id,
    )
    return exporting.download(private_files.read(file), name=file.name, media_type=file.media_type)


def _columns_form(row: ListImport) -> ColumnsForm:
    said = {name: them if name == "no" else str(them[0]) for name, them in row.columns.items()}
    initial = {**said, "no": [str(place) for place in row.columns.get("no", [])]}
    initial |= {"default_language": row.language, "default_country": row.country}
    return ColumnsForm(initial=initial, header=row.header)


def _screen(request: HttpRequest, row: ListImport, form: ColumnsForm, *, status: int = 200) -> HttpResponse:
    publishes = powers.may(request.user, Power.PUBLISH, row.network.organisation_id)
    approves = powers.may(request.user, Power.APPROVE, row.network.organisation_id)
    mine = row.made_by_id == request.user.pk
    context = {
        "row": row,
        "form": form,
        "program": guess(row.header).program,
        "new": row.counts.get(NEW, 0),
        "left_out": [
            (words, n, row.shown.get(why, ())) for why, words in LEFT_OUT.items() if (n := row.counts.get(why))
        ],
        "lacking": [(words, n) for lack, words in LACKING.items() if (n := row.counts.get(f"no {lack}"))],
        "goes_on": row.state in GOES_ON,
        "may_match": publishes and row.state in life.MATCHABLE,
        "may_drop": publishes and row.state in life.OPEN,
        "may_decide": approves and not mine and row.state == State.WAITING,
        "may_undo": publishes and row.state == State.DONE and _may_still_undo(row),
    }
    return render(request, "supporters/staff/import.html", context, status=status)


def _may_still_undo(row: ListImport) -> bool:
    return row.ended_at is not None and timezone.now() < row.ended_at + life.KEPT and not written.anything(row.place)


def _answer(request: HttpRequest, said: Said) -> None:
    say = messages.success if said is Said.DONE else messages.warning
    say(
        request,
        str(ANSWERS[said]) if said is not Said.DONE else _("Done. The worker goes on with what there is to do."),
    )


def who(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
