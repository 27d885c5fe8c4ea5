# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.participation.staff import carried_over, sifting


class SignaturesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("participation.change_participation"))


@hooks.register("register_admin_urls")
def signature_addresses() -> list[URLPattern]:
    return [
        path("signatures/", sifting.SiftScreen.as_view(), name="participation_sift"),
        path("signatures/<int:pk>/", sifting.Sift.as_view(), name="participation_sift_one"),
        path("signatures/carried-over/", carried_over.EnterCarriedOver.as_view(), name="participation_carry_over"),
        path("signatures/carried-over/<int:pk>/", carried_over.CheckCarriedOver.as_view(), name="participation_check"),
    ]


@hooks.register("register_admin_menu_item")
def signatures_menu_item() -> SignaturesMenuItem:
    return SignaturesMenuItem(
        _("Signatures"), reverse("participation_sift"), name="signatures", icon_name="group", order=600
    )
