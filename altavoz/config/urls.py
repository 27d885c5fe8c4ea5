# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every address of the centre. Public forms stand before the pages and outside the language prefixes."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from altavoz.website import straight

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("altavoz.contacting.urls")),
    path("", include("altavoz.actions.call.urls")),
    path("", include("altavoz.actions.event.urls")),
    path("", include("altavoz.actions.joint_letter.urls")),
    path("", include("altavoz.mailings.urls")),
    path("", include("altavoz.newsroom.urls")),
    path("", include("altavoz.participation.urls")),
    path("", include("altavoz.actions.legislator_letter.urls")),
    path("", include("altavoz.actions.solidarity.urls")),
    path("", include("altavoz.actions.urgent_action.urls")),
    path("", include("altavoz.campaigns.urls")),
    path("", include("altavoz.cases.urls")),
    path("", include("altavoz.recommendations.urls")),
    path("", include("altavoz.indicators.urls")),
    path("", include("altavoz.supporters.urls")),
    path("", include("altavoz.decision_makers.urls")),
    path("", include("altavoz.outbox.urls")),
    path("", include("altavoz.running.urls")),
    path("api/", include("altavoz.api.urls")),
    path("", include("altavoz.website.urls")),
    path("accounts/", include("altavoz.organisations.urls")),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]
# Wagtail's sign-in form for private pages would be a second door: no count of wrong passwords, no second factor.
urlpatterns += i18n_patterns(
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    re_path(r"^((?:[\w\-]+/)+)$", straight.serve),
    path("", include(wagtail_urls)),
)

handler400 = "altavoz.website.errors.bad_request"
handler403 = "altavoz.website.errors.forbidden"
handler404 = "altavoz.website.errors.not_found"
handler500 = "altavoz.running.breakdowns.server_error"
