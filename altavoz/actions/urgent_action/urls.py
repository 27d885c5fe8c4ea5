# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.actions.urgent_action import views

app_name = "urgent_action"

urlpatterns = [
    path("act/<public_id:public_id>/sheet/<int:number>/<slug:language>.pdf", views.sheet, name="sheet"),
]
