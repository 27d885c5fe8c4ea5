# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.indicators.staff import copies, deciding, screens
from altavoz.organisations import powers
from altavoz.organisations.powers import Power


class FiguresItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(powers.reach(request.user, Power.EDIT))


@hooks.register("register_admin_urls")
def figure_addresses() -> list[URLPattern]:
    room = "figures"
    return [
        path(f"{room}/", screens.Indicators.as_view(), name="indicators_all"),
        path(f"{room}/new/", screens.Define.as_view(), name="indicators_new"),
        path(f"{room}/in-texts/", screens.InTexts.as_view(), name="indicators_in_texts"),
        path(f"{room}/<int:pk>/", screens.OneIndicator.as_view(), name="indicators_one"),
        path(f"{room}/<int:pk>/edit/", screens.Define.as_view(), name="indicators_define"),
        path(f"{room}/<int:pk>/leave/", deciding.Decide.as_view(), name="indicators_decide"),
        path(f"{room}/number/<int:pk>/", screens.Revise.as_view(), name="indicators_revise"),
        path(f"{room}/number/<int:pk>/copy/", copies.Copy.as_view(), name="indicators_copy"),
        path(f"{room}/number/<int:pk>/copy/file/", copies.File.as_view(), name="indicators_copy_file"),
    ]


@hooks.register("register_admin_menu_item")
def figures_item() -> MenuItem:
    return FiguresItem(_("Figures"), reverse("indicators_all"), name="figures", icon_name="order", order=540)
