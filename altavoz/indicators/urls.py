# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import path, re_path

from altavoz.indicators import views
from altavoz.indicators.models.definitions import SLUG

app_name = "indicators"
_languages = "|".join(code for code, _name in settings.LANGUAGES)
_figures = rf"^(?P<language>{_languages})/figures"

urlpatterns = [
    path("figures/", views.door, name="door"),
    re_path(r"^figures/copies/(?P<public_id>[a-z2-7]{16})/$", views.archived, name="archived"),
    re_path(rf"{_figures}/$", views.index, name="index"),
    re_path(rf"{_figures}/(?P<slug>{SLUG})/$", views.one, name="one"),
    re_path(rf"{_figures}/(?P<slug>{SLUG})\.csv$", views.table, name="table"),
]
