# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path, re_path

from altavoz.api import door
from altavoz.api.problems import not_found

urlpatterns = [
    path("", not_found),
    path("", door.build().urls),
    re_path(r"", not_found),
]
