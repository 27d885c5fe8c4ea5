# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import path, re_path

from altavoz.website import errors, media, views
from altavoz.website.feeds import views as feeds
from altavoz.website.finding import views as finding
from altavoz.website.sharing import views as sharing

app_name = "website"
_languages = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns = [
    path("", views.front_door, name="front-door"),
    path("robots.txt", views.robots, name="robots"),
    path("offline.js", views.offline_worker, name="offline-worker"),
    path("theme/<slug:name>.css", views.theme_stylesheet, name="theme"),
    path("media/<path:path>", media.public_file, name="media"),
    re_path(rf"^(?P<language>{_languages})/search/$", finding.search_page, name="search"),
    re_path(r"^pictures/(?P<number>[0-9]{1,9})-(?P<edition>[0-9a-f]{20})\.png$", sharing.picture, name="picture"),
    re_path(
        r"^pictures/said/(?P<said>[A-Za-z0-9_.-]{20,1500})/(?P<edition>[0-9a-f]{20})\.png$",
        sharing.picture_said,
        name="picture-said",
    ),
    path("sitemap.xml", feeds.site_map, name="sitemap"),
    re_path(r"^sitemap-(?P<part>front|[0-9]{1,7})\.xml$", feeds.site_map, name="sitemap-part"),
    re_path(rf"^(?P<language>{_languages})/feeds/$", feeds.index, name="feeds"),
    re_path(rf"^(?P<language>{_languages})/feeds/(?P<file>atom\.xml|feed\.json)$", feeds.feed, name="feed"),
    re_path(
        rf"^(?P<language>{_languages})/feeds/(?P<path>(?:(?:country|topic|kind|author)/[A-Za-z0-9_-]{{1,60}}/){{1,4}})"
        r"(?P<file>atom\.xml|feed\.json)$",
        feeds.feed,
        name="feed-of",
    ),
    path("oembed/", sharing.card, name="oembed"),
    re_path(rf"^(?:{_languages})/offline/$", errors.offline, name="offline"),
]
