# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.mailings import enough

app_name = "mailings"

urlpatterns = [path("enough/<slug:token>/", enough.enough, name="enough")]
