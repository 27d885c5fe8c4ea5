# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.cases import views

app_name = "cases"
urlpatterns = [path("case-pictures/<public_id:name>.jpg", views.picture, name="picture")]
