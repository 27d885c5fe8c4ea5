# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.contacting import views

app_name = "contacting"

urlpatterns = [
    path("act/<public_id:public_id>/office/", views.office, name="office"),
    path("act/<public_id:public_id>/letter/", views.letter, name="letter"),
]
