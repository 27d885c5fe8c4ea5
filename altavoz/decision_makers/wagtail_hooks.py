# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, path, re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.decision_makers.staff import checking, corrections
from altavoz.decision_makers.staff.screens import DecisionMakers
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


class FactsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(powers.reach(request.user, Power.EDIT))


@hooks.register("register_admin_viewset")
def decision_maker_screens() -> DecisionMakers:
    return DecisionMakers()


@hooks.register("register_admin_urls")
def directory_addresses() -> list[URLPattern]:
    return [
        path("directory/", corrections.Corrections.as_view(), name="directory_corrections"),
        path("directory/<int:pk>/", corrections.One.as_view(), name="directory_correction"),
        path("directory/stale/", checking.Stale.as_view(), name="directory_stale"),
        path("directory/stale/of/", checking.OneHeap.as_view(), name="directory_stale_of"),
        path("directory/differing/", checking.Contradictions.as_view(), name="directory_contradictions"),
        re_path(
            r"^directory/(?P<what>term|contact)/(?P<pk>\d{1,18})/confirm/$",
            checking.Confirm.as_view(),
            name="directory_confirm",
        ),
    ]


@hooks.register("register_admin_menu_item")
def facts_menu_item() -> MenuItem:
    url = reverse("directory_corrections")
    return FactsMenuItem(_("Facts to check"), url, name="directory-facts", icon_name="site", order=521)
