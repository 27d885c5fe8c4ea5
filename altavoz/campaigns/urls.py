# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import re_path

from altavoz.campaigns.copies import views
from altavoz.personal_data.public_ids import PublicIdConverter

app_name = "action_copies"
_languages = "|".join(code for code, _name in settings.LANGUAGES)

urlpatterns = [
    re_path(
        rf"^act/(?P<public_id>{PublicIdConverter.regex})/page\.(?P<language>{_languages})\.pdf$",
        views.page_pdf,
        name="page-pdf",
    ),
]
