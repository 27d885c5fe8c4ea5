# SPDX-License-Identifier: AGPL-3.0-or-later
"""For who answers for personal data: everything in a case as a file, and its end."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from altavoz.cases import access
from altavoz.cases.access import What
from altavoz.cases.keeping import erasing
from altavoz.cases.staff.screens import staff_of


@never_cache
@require_POST
def export(request: HttpRequest, code: str) -> HttpResponse:
    case = access.case_for(request.user, code, What.ERASE)
    told = erasing.export(case, by=staff_of(request), now=timezone.now())
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{case.code}.json"'
    return answer


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, code: str) -> HttpResponse:
    case = access.case_for(request.user, code, What.ERASE)
    if request.method == "POST":
        if erasing.erase(case.pk, by=staff_of(request), now=timezone.now()) is erasing.How.DONE:
            messages.success(request, _("Erased. Only the code is left, and it tells nothing."))
            return redirect("cases_desk:all")
        messages.error(request, _("It is public. Take it down first."))
        return redirect("cases_desk:one", case.code)
    context = {"case": case, "page_title": _("Erase"), "page_subtitle": case.code, "header_icon": "bin"}
    return render(request, "cases/staff/erase.html", context)
