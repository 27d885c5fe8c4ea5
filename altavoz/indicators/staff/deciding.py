# SPDX-License-Identifier: AGPL-3.0-or-later
"""An editor leaves a quotation of an older number as it is, or puts it back among those to be looked at."""

from django.contrib.auth.models import User
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from altavoz.indicators import access, figures
from altavoz.indicators.models import Indicator
from altavoz.indicators.quotations import leaving, overtaken
from altavoz.indicators.quotations.overtaken import Quotation
from altavoz.indicators.staff.screens import Screen


class Decide(Screen):
    """Only of texts that she may read: the quotation is looked for anew among them."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        quotation = _quotation(self.staff, pk, request.POST.get("mark", ""))
        now = timezone.now()
        if "again" in request.POST:
            leaving.look_again(quotation=quotation, by=self.staff, now=now)
            messages.success(request, _("It is among those to be looked at again."))
        elif leaving.leave(quotation=quotation, reason=request.POST.get("reason", ""), by=self.staff, now=now):
            messages.success(request, _("It stays as it is, until a newer number comes in."))
        else:
            messages.error(request, _("Say why it stays as it is."))
        return redirect("indicators_in_texts") if "all" in request.POST else redirect("indicators_one", pk)


def _quotation(user: User, pk: int, mark: str) -> Quotation:
    mine = Q(published_at__isnull=False) | Q(pk__in=access.indicators_for(user))
    indicator = get_object_or_404(Indicator.objects.prefetch_related("texts").filter(mine), pk=pk)
    found = overtaken.quotations(figures.known([indicator])[0], user)
    quotation = next((each for each in found if each.mark == mark), None)
    if quotation is None:
        raise Http404
    return quotation
