# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from altavoz.actions.event.staff import screens

SCREENS: list[URLPattern | URLResolver] = [
    path("<int:pk>/", screens.edit, name="plan"),
    path("<int:pk>/cancel/", screens.cancel, name="cancel"),
    path("<int:pk>/hand-overs/", screens.link, name="link"),
    path("<int:pk>/door/", screens.door, name="door"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("event/", include((SCREENS, "event_staff")))]
