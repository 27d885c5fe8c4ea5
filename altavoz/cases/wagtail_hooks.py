# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.cases import access
from altavoz.cases.staff import addresses


@hooks.register("register_admin_urls")
def addresses_of_cases() -> list[URLPattern | URLResolver]:
    return [*addresses.ADDRESSES]


class CasesItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return access.works_with_cases(request.user)


@hooks.register("register_admin_menu_item")
def cases_item() -> MenuItem:
    return CasesItem(_("Cases"), reverse("cases_desk:all"), name="cases", icon_name="view", order=505)
