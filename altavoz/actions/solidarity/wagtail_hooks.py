# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from altavoz.actions.solidarity.drive import Drive
from altavoz.actions.solidarity.staff import cards, printings
from altavoz.actions.solidarity.staff.drives import DriveViewSet
from altavoz.organisations import powers
from altavoz.organisations.powers import Power

SCREENS: list[URLPattern | URLResolver] = [
    path("", cards.Queue.as_view(), name="queue"),
    path("done/", cards.Done.as_view(), name="done"),
    path("done/<int:pk>/", cards.Undo.as_view(), name="undo"),
    path("of/<int:pk>/", printings.of_action, name="of_action"),
    path("of/<int:pk>/print/", printings.ask, name="print"),
    path("of/<int:pk>/manifest.<slug:shape>", printings.take_manifest, name="manifest"),
    path("sheets/<public_id:public_id>/", printings.take, name="sheets"),
    path("sheets/<public_id:public_id>/with/", printings.hand_over, name="hand_over"),
    path("<public_id:public_id>/", cards.One.as_view(), name="card"),
    path("<public_id:public_id>/picture/", cards.Picture.as_view(), name="picture"),
]


@hooks.register("register_admin_viewset")
def drives() -> DriveViewSet:
    return DriveViewSet()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("cards/", include((SCREENS, "solidarity_cards")))]


class CardsItem(MenuItem):
    """Only where there is a drive: most centres never have one."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(powers.reach(request.user, Power.MODERATE)) and Drive.objects.exists()


@hooks.register("register_admin_menu_item")
def cards_item() -> MenuItem:
    return CardsItem(_("Cards to read"), reverse("solidarity_cards:queue"), name="cards", icon_name="mail", order=605)
