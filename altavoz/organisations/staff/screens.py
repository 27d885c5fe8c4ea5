# SPDX-License-Identifier: AGPL-3.0-or-later
"""A screen among Wagtail's own, for whoever holds a power for some organisation."""

from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from altavoz.organisations import powers
from altavoz.organisations.powers import Power


class Screen(WagtailAdminTemplateMixin, TemplateView):
    """A room says title and icon. Which rows it may show is asked of the room's access.py, for each of them."""

    needs: ClassVar[Power] = Power.EDIT
    page_title: str | Promise = ""
    staff: User

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:  # Any: the base class's own
        if not powers.reach(request.user, self.needs) or not isinstance(request.user, User):
            raise PermissionDenied
        self.staff = request.user
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, str | Promise]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def shown(self, **context: object) -> HttpResponse:
        """The same screen again, with what is wrong."""
        return self.render_to_response(self.get_context_data(**context), status=422)
