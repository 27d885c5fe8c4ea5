# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from altavoz.actions.urgent_action.staff import screens

SCREENS: list[URLPattern | URLResolver] = [
    path("<int:pk>/", screens.of_action, name="of_action"),
    path("<int:pk>/facts/", screens.facts, name="facts"),
    path("<int:pk>/<slug:name>/", screens.verb, name="verb"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("urgent-actions/", include((SCREENS, "urgent_actions")))]
