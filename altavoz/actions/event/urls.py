# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import path, re_path

from altavoz.actions.event import views
from altavoz.personal_data.public_ids import PublicIdConverter

app_name = "event"
_languages = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns = [
    path("events.ics", views.feed, name="feed"),
    re_path(rf"^events/(?P<language>{_languages})\.ics$", views.feed, name="feed-in"),
    re_path(rf"^events/(?P<language>{_languages})/(?P<country>[A-Z]{{2}})\.ics$", views.feed, name="feed-of"),
    re_path(rf"^(?P<language>{_languages})/feeds/events\.ics$", views.feed, name="calendar"),
    re_path(
        rf"^(?P<language>{_languages})/feeds/(?:country/(?P<country>[A-Za-z-]{{2,60}})/)?"
        r"(?:topic/(?P<topic>[a-z0-9-]{1,60})/)?(?:kind/event/)?events\.ics$",
        views.feed,
        name="calendar-of",
    ),
    re_path(
        rf"^act/(?P<public_id>{PublicIdConverter.regex})/event\.(?P<language>{_languages})\.ics$",
        views.one,
        name="one",
    ),
    path("coming/<token:token>.ics", views.own, name="own"),
]
