# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.mailings import views

app_name = "mailings"

urlpatterns = [path("enough/<slug:token>/", views.enough, name="enough")]
