# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publishing, taking down, working on it again; who may see a case; the files in it."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from altavoz.cases import access
from altavoz.cases.access import What
from altavoz.cases.coming_down import steps, taking_down
from altavoz.cases.going_public import publishing
from altavoz.cases.keeping import changing, editing
from altavoz.cases.models import Case
from altavoz.cases.staff.screens import staff_of
from altavoz.personal_data import private_files

SAID: Mapping[publishing.How, Promise] = {
    publishing.How.DONE: gettext_lazy("Published. Its pages show within seconds."),
    publishing.How.ALREADY: gettext_lazy("It is published already."),
    publishing.How.NOT_FROM_HERE: gettext_lazy("It was taken down. Say first that it is to be worked on again."),
    publishing.How.SOMEBODY_WAS_QUICKER: gettext_lazy(
        "Somebody has changed this case meanwhile. Look at it, and publish again."
    ),
    publishing.How.REFUSED: gettext_lazy("It was not published. This is what it lacks:"),
}
DOWN: Mapping[taking_down.How, Promise] = {
    taking_down.How.DONE: gettext_lazy("Taken down. Its pages say that they are gone, from this moment on."),
    taking_down.How.ALREADY: gettext_lazy("It was taken down already. What was left has been looked for again."),
    taking_down.How.NOT_PUBLIC: gettext_lazy("It is not public, so there is nothing to take down."),
}


class RightForm(forms.Form):
    user = forms.ModelChoiceField(
        label=gettext_lazy("Account"), queryset=User.objects.filter(is_active=True).order_by("username")
    )


@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    case = access.case_for(request.user, code, What.PUBLISH)
    done = publishing.publish(case.pk, by=staff_of(request), now=timezone.now())
    say = messages.success if done.how is publishing.How.DONE else messages.error
    say(request, " ".join([str(SAID[done.how]), *(str(lack) for lack in done.lacks)]))
    return redirect("cases_desk:one", case.code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_down(request: HttpRequest, code: str) -> HttpResponse:
    """One button behind one look at what cannot be called back."""
    case = access.case_for(request.user, code, What.TAKE_DOWN)
    if request.method == "POST":
        done = taking_down.take_down(case.pk, by=staff_of(request), now=timezone.now())
        messages.success(request, str(DOWN[done.how]))
        if done.removed is not None and not done.removed.is_complete:
            messages.warning(request, _("There was so much of it that the worker goes on removing the rest."))
        return redirect("cases_desk:one", case.code)
    context = {
        "case": case,
        "beyond_recall": steps.cannot_be_recalled(),
        "page_title": _("Take down"),
        "page_subtitle": case.code,
        "header_icon": "warning",
    }
    return render(request, "cases/staff/take_down.html", context)


@require_POST
def work_again(request: HttpRequest, code: str) -> HttpResponse:
    case = access.case_for(request.user, code, What.PUBLISH)
    if publishing.confidential(case.pk, by=staff_of(request), now=timezone.now()) is publishing.How.DONE:
        messages.success(request, _("It is confidential again, and can be worked on."))
    return redirect("cases_desk:one", case.code)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def rights(request: HttpRequest, code: str) -> HttpResponse:
    case = _case_whose_rights_are_given(request, code)
    form = RightForm(request.POST or None)
    if form.is_valid():
        editing.give_right(case, user=form.cleaned_data["user"], by=staff_of(request), now=timezone.now())
        return redirect("cases_desk:rights", case.code)
    context = {
        "case": case,
        "form": form,
        "rights": case.rights.select_related("user").order_by("user__username"),
        "page_title": _("Who may see it"),
        "page_subtitle": case.code,
        "header_icon": "group",
    }
    return render(request, "cases/staff/rights.html", context)


@require_POST
def take_right(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    case = _case_whose_rights_are_given(request, code)
    user = get_object_or_404(User, case_rights__case=case, pk=pk)
    if not editing.take_right(case, user=user, by=staff_of(request), now=timezone.now()):
        messages.error(request, _("The last person stays: otherwise nobody could look after the case."))
    return redirect("cases_desk:rights", case.code)


@never_cache
@require_safe
def kept_file(request: HttpRequest, code: str, which: str, pk: int) -> HttpResponseBase:
    case = access.case_for(request.user, code)
    found = {
        "evidence": case.consents.filter(pk=pk).select_related("evidence").first(),
        "picture": case.pictures.filter(pk=pk).select_related("file").first(),
    }.get(which)
    file = getattr(found, "evidence" if which == "evidence" else "file", None)
    if file is None:
        raise Http404
    changing.note(case, act="take_file", by=staff_of(request), now=timezone.now(), which=which)
    answer = FileResponse(private_files.read(file), content_type=file.media_type)
    if which == "evidence":
        # Said by hand: Django names an attachment only where it is given an open file.
        answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


def _case_whose_rights_are_given(request: HttpRequest, code: str) -> Case:
    """An administrator names who looks after a case without seeing it: nobody may be left who can."""
    if isinstance(request.user, User) and request.user.is_superuser:
        return get_object_or_404(Case.objects.select_related("organisation"), code=code)
    return access.case_for(request.user, code, What.RIGHTS)
