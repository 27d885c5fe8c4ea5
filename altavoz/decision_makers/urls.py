# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import re_path

from altavoz.decision_makers import views
from altavoz.personal_data.public_ids import PublicIdConverter

app_name = "decision_makers"
_languages = "|".join(code for code, _name in settings.LANGUAGES)
_office = rf"^(?P<language>{_languages})/office/(?P<public_id>{PublicIdConverter.regex})"

urlpatterns = [
    re_path(rf"{_office}/$", views.office, name="office"),
    re_path(rf"{_office}/correct/$", views.correct, name="correct"),
]
