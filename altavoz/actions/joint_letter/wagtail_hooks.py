# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from altavoz.actions.joint_letter.staff import asking, screens

SCREENS: list[URLPattern | URLResolver] = [
    path("<int:pk>/", screens.of_action, name="of_action"),
    path("<int:pk>/words/", screens.words, name="words"),
    path("<int:pk>/preview/<slug:language>/", screens.preview, name="preview"),
    path("<int:pk>/invite/", asking.invite, name="invite"),
    path("<int:pk>/paper/", asking.paper, name="paper"),
    path("<int:pk>/order/", asking.order, name="order"),
    path("<int:pk>/pictures/<public_id:public_id>/", asking.pictures, name="pictures"),
    path("<int:pk>/<slug:name>/", asking.act, name="act"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    return [path("joint-letters/", include((SCREENS, "joint_letters")))]
