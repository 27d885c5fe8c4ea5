# SPDX-License-Identifier: AGPL-3.0-or-later
"""What came of an action's letters and calls, office by office, on the screen and as a table."""

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from altavoz.contacting import figures
from altavoz.contacting.staff.queues import LOOKERS, Screen
from altavoz.organisations import safe_csv
from altavoz.participation.staff import reaching


class FiguresOfAction(Screen, TemplateView):
    template_name = "contacting/staff/figures.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.action = reaching.action(request, self.kwargs["pk"], *LOOKERS)

    def get_page_title(self) -> str:
        return self.action.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:  # Any: the base class's own open signature
        found = figures.of_action(self.action, get_language() or "en")
        return {**super().get_context_data(**kwargs), "action": self.action, "figures": found}


@require_safe
def table(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """Numbers alone: nobody can be found in it."""
    action = reaching.action(request, pk, *LOOKERS)
    found = figures.of_action(action, get_language() or "en")
    heads = (_("Office"), _("Way"), _("What came of it"), _("How many"))
    rows = ((each.office, each.way, each.result, each.number) for each in found)
    answer = StreamingHttpResponse(safe_csv.lines(heads, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="offices-{action.public_id}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer
