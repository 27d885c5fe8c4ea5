# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import re_path

from altavoz.actions.joint_letter import views
from altavoz.actions.joint_letter.links import SHAPE
from altavoz.personal_data.public_ids import PublicIdConverter

app_name = "joint_letter"
_languages = "|".join(code for code, _name in settings.LANGUAGES)
_letter = rf"^act/(?P<public_id>{PublicIdConverter.regex})/letter-(?P<number>[1-9][0-9]{{0,3}})"

urlpatterns = [
    re_path(rf"{_letter}\.(?P<language>{_languages})\.(?P<ending>pdf|docx|txt)$", views.file, name="file"),
    re_path(rf"^joint-letter/(?P<token>{SHAPE})/$", views.invited, name="invited"),
    re_path(rf"^joint-letter/second/(?P<token>{SHAPE})/$", views.second, name="second"),
]
