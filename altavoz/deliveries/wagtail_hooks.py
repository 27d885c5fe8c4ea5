# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.deliveries import access
from altavoz.deliveries.staff import afterwards_addresses, pack_addresses
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


@hooks.register("register_admin_urls")
def addresses_of_packs() -> list[URLPattern | URLResolver]:
    return [*pack_addresses.ADDRESSES]


class PacksItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return any(powers.reach(request.user, power) for power in access.SEES)


@hooks.register("register_admin_menu_item")
def packs_item() -> MenuItem:
    return PacksItem(_("Packs"), reverse("deliveries_packs:all"), name="packs", icon_name="download", order=615)


@hooks.register("register_admin_urls")
def addresses_afterwards() -> list[URLPattern | URLResolver]:
    return [*afterwards_addresses.ADDRESSES]


class AfterwardsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        user = request.user
        return bool(powers.reach(user, Power.HAND_OVER)) or bool(powers.reach(user, Power.RECORD))


@hooks.register("register_admin_menu_item")
def afterwards_item() -> MenuItem:
    url = reverse("deliveries_afterwards:actions")
    return AfterwardsItem(_("After the hand-over"), url, name="afterwards", icon_name="mail", order=620)
