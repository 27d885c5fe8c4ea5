# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen's address and its place in the menu; `wagtail_hooks` of this room calls it."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.mailings.figures.views import NumbersScreen


@hooks.register("register_admin_urls")
def address_of_numbers() -> list[URLPattern]:
    return [path("network-in-numbers/", NumbersScreen.as_view(), name="mailings_numbers")]


@hooks.register("register_admin_menu_item")
def numbers_item() -> MenuItem:
    return MenuItem(_("Numbers"), reverse("mailings_numbers"), name="numbers", icon_name="order-up", order=530)
