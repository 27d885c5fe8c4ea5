# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.participation.staff import addresses, funnel, reaching, refusals, reports, sifting, undoing


class SignaturesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(powers.reach(request.user, Power.MODERATE))


@hooks.register("register_admin_urls")
def moderation_addresses() -> list[URLPattern]:
    return [
        path("signatures/", sifting.ReasonQueue.as_view(), name="participation_sift"),
        path("signatures/held/", sifting.HeldQueue.as_view(), name="participation_held"),
        path("signatures/many/", sifting.Many.as_view(), name="participation_many"),
        path("signatures/<int:pk>/", sifting.One.as_view(), name="participation_sift_one"),
        path("signatures/<int:pk>/open/", sifting.Open.as_view(), name="participation_open"),
        path("signatures/done/", undoing.Done.as_view(), name="participation_done"),
        path("signatures/done/<int:pk>/", undoing.Undo.as_view(), name="participation_undo"),
        path("signatures/reports/", reports.Reports.as_view(), name="participation_reports"),
        path("signatures/reports/<int:pk>/", reports.Settle.as_view(), name="participation_settle"),
        path("signatures/funnel/<int:pk>/", funnel.FunnelScreen.as_view(), name="participation_funnel"),
    ]


@hooks.register("register_admin_viewset")
def refusal_reasons() -> refusals.RefusalReasons:
    return refusals.RefusalReasons()


@hooks.register("register_admin_urls")
def signature_addresses() -> list[URLPattern]:
    return [
        *addresses.FILTERS,
        *addresses.ELSEWHERE,
    ]


@hooks.register("register_admin_menu_item")
def signatures_menu_item() -> SignaturesMenuItem:
    return SignaturesMenuItem(
        _("Signatures"), reverse("participation_sift"), name="signatures", icon_name="group", order=600
    )


class FiltersMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reaching.holds(request, Power.MODERATE, Power.APPROVE)


class ElsewhereMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return reaching.holds(request, Power.ENTER_PAPER, Power.APPROVE)


@hooks.register("register_admin_menu_item")
def filters_menu_item() -> MenuItem:
    url = reverse("participation_filters")
    return FiltersMenuItem(_("Filters"), url, name="signature-filters", icon_name="search", order=610)


@hooks.register("register_admin_menu_item")
def elsewhere_menu_item() -> MenuItem:
    url = reverse("participation_elsewhere")
    return ElsewhereMenuItem(_("Paper"), url, name="elsewhere", icon_name="doc-full", order=620)
