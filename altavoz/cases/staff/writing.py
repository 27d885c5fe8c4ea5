# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screens on which a part of a case is written, changed and taken out."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from altavoz.cases import access
from altavoz.cases.access import What
from altavoz.cases.consent import expiring
from altavoz.cases.going_public import publishing
from altavoz.cases.keeping import editing
from altavoz.cases.keeping.editing import Changed, How
from altavoz.cases.models import Case, CaseConsent, Responsible
from altavoz.cases.staff.more_forms import TELLING_NAME, BasicsForm, PictureForm, TextsForm
from altavoz.cases.staff.part_forms import PartForm
from altavoz.cases.staff.parts import BY_SLUG, Part
from altavoz.cases.staff.screens import staff_of


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, code: str, slug: str, pk: int | None = None) -> HttpResponse:
    case, of_part = _case_and_part(request, code, slug)
    row = get_object_or_404(of_part.rows(case), pk=pk) if pk is not None else None
    return _written(request, case, form=_form(request, of_part.form, case, row), of_part=of_part, pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def texts(request: HttpRequest, code: str) -> HttpResponse:
    case = access.case_for(request.user, code, What.EDIT)
    form = _form(request, TextsForm, case, case)
    return _written(request, case, form=form, act="change_texts", title=_("Headline and summary"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def basics(request: HttpRequest, code: str) -> HttpResponse:
    case = access.case_for(request.user, code, What.EDIT)
    may_say = access.may(request.user, case, What.RIGHTS)
    form = BasicsForm(request.POST or None, instance=case, may_say_who_sees=may_say)
    if not form.is_valid():
        return _show(request, case, form, _("What the case is"))

    def write() -> None:
        form.save(commit=False).save(update_fields=BasicsForm.Meta.fields)
        if "home_place" in form.changed_data:
            publishing.tell_every_page(case)
        by = staff_of(request)
        if case.sensitivity == Case.Sensitivity.EXTREME and by is not None:
            editing.give_right(case, user=by, by=by, now=timezone.now())

    return _changed(request, case, form, act="change_basics", write=write, title=_("What the case is"))


@require_POST
def take_out(request: HttpRequest, code: str, slug: str, pk: int) -> HttpResponse:
    """Consents stay: what was agreed to once is part of the history, and is withdrawn instead."""
    case, of_part = _case_and_part(request, code, slug)
    row = get_object_or_404(of_part.rows(case), pk=pk)
    if isinstance(row, CaseConsent):
        raise Http404
    done = editing.change(
        case, act=f"change_{_act(of_part)}", write=row.delete, by=staff_of(request), now=timezone.now()
    )
    if done.how is How.DONE:
        messages.success(request, _("Taken out."))
    else:
        messages.error(request, _("It stays: without it the case could not be public.") + _sentences(done.lacks))
    return redirect("cases_desk:one", case.code)


@require_POST
def approve(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    case, by = access.case_for(request.user, code, What.APPROVE), staff_of(request)
    row = get_object_or_404(Responsible, pk=pk, case=case)
    if by is not None and editing.approve_accused(row.pk, by=by, now=timezone.now()):
        messages.success(request, _("Approved. The name is shown where this is public."))
    else:
        messages.error(request, _("The name needs a source, and somebody else than who wrote it has to approve."))
    return redirect("cases_desk:one", case.code)


def _case_and_part(request: HttpRequest, code: str, slug: str) -> tuple[Case, Part]:
    if slug not in BY_SLUG:
        raise Http404
    return access.case_for(request.user, code, What.EDIT), BY_SLUG[slug]


def _form(request: HttpRequest, form: type[PartForm], case: Case, row: Model | None) -> PartForm:
    typed: tuple[Any, ...] = (request.POST, request.FILES) if request.method == "POST" else ()
    return form(*typed, instance=row, case=case, now=timezone.now())


def _written(
    request: HttpRequest,
    case: Case,
    *,
    form: PartForm,
    of_part: Part | None = None,
    pk: int | None = None,
    act: str = "",
    title: str = "",
) -> HttpResponse:
    heading = title or str((of_part.add if pk is None else of_part.title) if of_part else "")
    if of_part is not None:
        form.instance.case_id = getattr(form.instance, "case_id", None) or case.pk
    if not form.is_valid():
        return _show(request, case, form, heading, of_part=of_part, pk=pk)

    def write() -> None:
        row = form.save_all()
        if isinstance(row, Responsible) and {"named", "source"} & set(form.changed_data):
            # Another name, or another source, is another accusation: nobody has approved of that one.
            Responsible.objects.filter(pk=row.pk).update(named_by=staff_of(request), approved_by=None, approved_at=None)
        if isinstance(row, CaseConsent) and pk is None:
            CaseConsent.objects.filter(pk=row.pk).update(recorded_by=staff_of(request))

    act = act or f"change_{_act(of_part)}"
    if isinstance(form, PictureForm) and form.has_telling_name:
        messages.warning(request, str(TELLING_NAME))
    return _changed(request, case, form, act=act, write=write, title=heading, of_part=of_part, pk=pk)


def _changed(
    request: HttpRequest,
    case: Case,
    form: forms.BaseForm,
    *,
    act: str,
    write: Callable[[], object],
    title: str,
    of_part: Part | None = None,
    pk: int | None = None,
) -> HttpResponse:
    try:
        done = _change(case, act, write, request)
    except IntegrityError:
        form.add_error(None, _("This contradicts something that is there already, such as a second public name."))
        return _show(request, case, form, title, of_part=of_part, pk=pk)
    if done.how is How.DONE:
        messages.success(request, _("Saved."))
        return redirect("cases_desk:one", case.code)
    for lack in done.lacks:
        form.add_error(None, str(lack))
    if done.how is How.SOMEBODY_WAS_QUICKER:
        form.add_error(None, _("Somebody has changed this case meanwhile. Save again if yours still holds."))
    return _show(request, case, form, title, of_part=of_part, pk=pk)


def _change(case: Case, act: str, write: Callable[[], object], request: HttpRequest) -> Changed:
    typed, by, now = request.POST.get("seen", ""), staff_of(request), timezone.now()
    seen = int(typed) if typed.isdecimal() else None
    if act == "change_consents":
        return expiring.change_consent(case, write=write, by=by, now=now, seen=seen)
    return editing.change(case, act=act, write=write, by=by, now=now, seen=seen)


def _show(
    request: HttpRequest,
    case: Case,
    form: forms.BaseForm,
    title: str,
    *,
    of_part: Part | None = None,
    pk: int | None = None,
) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        # Read anew: who saves again has been told, and then means it.
        "seen": Case.objects.values_list("edition", flat=True).get(pk=case.pk),
        "part": of_part,
        "pk": pk if of_part is not None and of_part.slug != "consents" else None,
        "page_title": title,
        "page_subtitle": case.code,
        "header_icon": "edit",
        "submit": _("Save"),
    }
    return render(request, "cases/staff/form.html", context)


def _act(of_part: Part | None) -> str:
    """Steps are told as what they belong to."""
    slug = of_part.slug if of_part else ""
    return "protections" if slug == "steps" else slug


def _sentences(lacks: tuple[object, ...]) -> str:
    return "".join(f" {lack}" for lack in lacks)
