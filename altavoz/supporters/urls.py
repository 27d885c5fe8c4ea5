# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import path, re_path

from altavoz.supporters import join_views, views

app_name = "supporters"
_languages = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns = [
    path("my-data/", views.my_data_door, name="door"),
    path("my-data/<slug:text>/", views.my_data, name="my-data"),
    path("join/", join_views.join_door, name="join-door"),
    path("join/<public_id:public_id>/", join_views.confirm_joining, name="join-confirm"),
    path("leave/<public_id:public_id>/", join_views.leave, name="leave"),
    path("leave/<public_id:public_id>/all/", join_views.leave_all, name="leave-all"),
    re_path(rf"^(?P<language>{_languages})/my-data/$", views.ask, name="ask"),
    re_path(rf"^(?P<language>{_languages})/my-data/asked/$", views.asked, name="asked"),
    re_path(rf"^(?P<language>{_languages})/join/$", join_views.join, name="join"),
    re_path(rf"^(?P<language>{_languages})/join/sent/$", join_views.join_sent, name="join-sent"),
]
