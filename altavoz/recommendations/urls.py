# SPDX-License-Identifier: AGPL-3.0-or-later
from django.conf import settings
from django.urls import path, re_path

from altavoz.personal_data.public_ids import PublicIdConverter
from altavoz.recommendations import views
from altavoz.recommendations.following import views as told_views
from altavoz.recommendations.models.records import NUMBER

app_name = "recommendations"
_languages = "|".join(code for code, _name in settings.LANGUAGES)
_board = rf"^(?P<language>{_languages})/recommendations"

urlpatterns = [
    path("recommendations/", views.door, name="door"),
    re_path(rf"{_board}/$", views.follow_up, name="board"),
    re_path(rf"{_board}\.csv$", views.table, name="table"),
    re_path(rf"{_board}/of/(?P<public_id>{PublicIdConverter.regex})/$", views.of_party, name="party"),
    re_path(rf"{_board}/promises/$", told_views.promises, name="promises"),
    re_path(rf"{_board}/laws/$", told_views.laws, name="laws"),
    re_path(rf"{_board}/rounds/$", told_views.rounds, name="rounds"),
    re_path(rf"{_board}/rounds/(?P<public_id>{PublicIdConverter.regex})/$", told_views.one_round, name="round"),
    re_path(rf"{_board}/compared/(?P<public_id>{PublicIdConverter.regex})/$", told_views.compared, name="compared"),
    re_path(rf"{_board}\.pdf$", views.report_pdf, name="report_pdf"),
    re_path(rf"{_board}\.docx$", views.report_docx, name="report_docx"),
    re_path(rf"{_board}/file/(?P<public_id>{PublicIdConverter.regex})/$", views.proof_file, name="proof"),
    re_path(rf"{_board}/(?P<number>{NUMBER})/$", views.one, name="one"),
]
