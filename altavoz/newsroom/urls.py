# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import path, re_path

from altavoz.newsroom.gatherings import views as gatherings

app_name = "newsroom"
_language = rf"(?P<language>{'|'.join(code for code, _name in settings.LANGUAGES)})"

urlpatterns = [
    path("events/", gatherings.door, name="events-door"),
    re_path(rf"^{_language}/events/$", gatherings.events, name="events"),
    re_path(rf"^{_language}/events/(?P<country>[A-Z]{{2}})/$", gatherings.events, name="events-of"),
]
