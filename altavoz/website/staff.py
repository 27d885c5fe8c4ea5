# SPDX-License-Identifier: AGPL-3.0-or-later
"""The screen where staff write the main menu and the footer."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from altavoz.website.menus import MenuItem
from altavoz.website.page_powers import keeps_the_centre


class OfTheCentre(ModelPermissionPolicy):
    """Menus stand on every page, so they are for those who publish for the organisation that runs the centre."""

    def user_has_permission(self, user: AbstractBaseUser | AnonymousUser, action: str) -> bool:
        return bool(super().user_has_permission(user, action)) and (action == "view" or keeps_the_centre(user))


class MenuViewSet(ModelViewSet):
    model = MenuItem
    permission_policy = OfTheCentre(MenuItem)
    name = "menus"
    url_prefix = "menus"
    icon = "list-ul"
    menu_label = _("Menus")
    menu_order = 700
    add_to_settings_menu = True
    list_display: ClassVar = ["__str__", "place", "order", "page", "url"]
    list_filter: ClassVar = ["place"]
    ordering: ClassVar = ["place", "order"]
    panels: ClassVar = [
        HelpPanel(
            content=_(
                "Choose a page in one language: each reader is led to it in her own. "
                "Where the page is not published in a language, the entry is not shown there."
            )
        ),
        FieldRowPanel([FieldPanel("place"), FieldPanel("order")]),
        FieldPanel("page"),
        FieldPanel("url"),
        InlinePanel("labels", heading=_("Words, for each language (empty: the title of the page)"), label=_("Words")),
    ]
