# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
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


@hooks.register("insert_editor_js")
def saving_once() -> SafeString:
    """A button pressed while the editor saves by itself waits for that (decision 0150)."""
    return format_html('<script src="{}" defer></script>', static("website/saving-once.js"))


@hooks.register("insert_global_admin_css")
def desk_everywhere() -> SafeString:
    """On every screen of staff: without script and on a telephone the empty menu would cover what is to be pressed."""
    return format_html('<link rel="stylesheet" href="{}">', static("website/desk.css"))
