# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.actions.call import views

app_name = "call"

urlpatterns = [path("act/<public_id:public_id>/script/", views.script, name="script")]
