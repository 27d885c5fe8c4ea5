# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.actions.legislator_letter import views

app_name = "legislator_letter_table"

urlpatterns = [
    path("act/<public_id:public_id>/legislators/<slug:language>.csv", views.table, name="table"),
]
