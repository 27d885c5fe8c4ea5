# SPDX-License-Identifier: AGPL-3.0-or-later
from wagtail import hooks

from altavoz.website.staff import MenuViewSet


@hooks.register("register_admin_viewset")
def menu_screen() -> MenuViewSet:
    return MenuViewSet()
