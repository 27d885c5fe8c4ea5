# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.contacting.staff import planning, queue_addresses
from altavoz.contacting.staff.queues import LOOKERS
from altavoz.organisations import powers


@hooks.register("register_admin_urls")
def addresses_of_queues() -> list[URLPattern | URLResolver]:
    return [*queue_addresses.ADDRESSES]


class QueuesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return any(powers.reach(request.user, power) for power in LOOKERS)


@hooks.register("register_admin_menu_item")
def queues_item() -> MenuItem:
    url = reverse("contacting_queues:all")
    return QueuesItem(_("Letters to offices"), url, name="letters-to-offices", icon_name="mail", order=610)


@hooks.register("register_admin_urls")
def plan_addresses() -> list[URLPattern | URLResolver]:
    plans = [
        path("<int:pk>/", planning.edit, name="edit"),
        path("<int:pk>/preview/", planning.preview, name="preview"),
    ]
    return [path("whom-to-reach/", include((plans, "contacting_plan")))]
