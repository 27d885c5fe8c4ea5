# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from altavoz.website.desk_panels import DeskPanels
from altavoz.website.staff import MenuViewSet


@hooks.register("register_admin_viewset")
def menu_screen() -> MenuViewSet:
    return MenuViewSet()


@hooks.register("construct_homepage_panels")
def desk_first(request: HttpRequest, panels: list[Component]) -> None:
    """The desk comes before Wagtail's own panels, which stay."""
    panels.insert(0, DeskPanels(request))
