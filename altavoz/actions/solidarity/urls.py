# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.actions.solidarity import views

app_name = "solidarity"

urlpatterns = [
    # The gate lets larger bodies in at addresses that end like this one: see config/rsgi.py.
    path("act/<public_id:public_id>/card/", views.send_card, name="send"),
    path("card/<public_id:public_id>.jpg", views.picture, name="picture"),
]
