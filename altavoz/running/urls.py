# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.running import views

app_name = "running"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
