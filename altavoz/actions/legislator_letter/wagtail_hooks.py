# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from altavoz.actions.legislator_letter.staff import pasting_screens, screens
from altavoz.actions.legislator_letter.staff.facts import LetterViewSet

SCREENS: list[URLPattern | URLResolver] = [
    path("<int:pk>/", screens.of_action, name="of_action"),
    path("<int:pk>/note/", screens.note, name="note"),
    path("<int:pk>/member/<int:seat_id>/", screens.history, name="history"),
    path("<int:pk>/paste/", pasting_screens.paste, name="paste"),
    path("<int:pk>/lists/<slug:public_id>/", pasting_screens.one_list, name="list"),
    path("<int:pk>/lists/<slug:public_id>/settle/", pasting_screens.settle, name="settle"),
]


@hooks.register("register_admin_viewset")
def letters() -> LetterViewSet:
    return LetterViewSet()


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("members-of-letter/", include((SCREENS, "legislator_letter")))]
