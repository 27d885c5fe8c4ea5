# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.mailings.staff import access, addresses


@hooks.register("register_admin_urls")
def addresses_of_mailings() -> list[URLPattern | URLResolver]:
    return [*addresses.ADDRESSES]


class MailingsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return any(access.reach(request, power) for power in access.SEES)


@hooks.register("register_admin_menu_item")
def mailings_item() -> MenuItem:
    return MailingsItem(_("Mailings"), reverse("mailings_desk:all"), name="mailings", icon_name="mail", order=510)
