# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.participation import thanks_views, views
from altavoz.participation.did import views as did_views
from altavoz.participation.moderation import report_views
from altavoz.participation.paper import sheet_views
from altavoz.participation.reminding import views as reminding_views

app_name = "participation"

urlpatterns = [
    path("act/<public_id:public_id>/", views.take_part, name="take-part"),
    path("act/<public_id:public_id>/sent/<slug:handle>/", views.sent, name="sent"),
    path("act/<public_id:public_id>/sheet/<slug:language>/<slug:paper>/", sheet_views.sheet, name="sheet"),
    path("act/<public_id:public_id>/qr/<slug:language>/", sheet_views.qr_code, name="qr"),
    path("act/<public_id:public_id>/mail/<slug:language>/", reminding_views.page_by_mail, name="page-by-mail"),
    path("act/<public_id:public_id>/remind/<slug:language>/", reminding_views.remind_me, name="remind-me"),
    path("act/<public_id:public_id>/mailed/<slug:language>/", reminding_views.asked, name="by-mail-sent"),
    path("remind/<public_id:public_id>/", reminding_views.remind, name="remind"),
    path("confirm/<token:token>/", views.confirm_signature, name="confirm"),
    path("confirm/<token:token>/join/", thanks_views.join_after, name="join-after"),
    path("did/<token:token>/", did_views.what_it_did, name="did"),
    path("correct/<token:token>/", views.correct_signature, name="correct"),
    path("withdraw/<token:token>/", views.withdraw_signature, name="withdraw"),
    path("not-me/<token:token>/", views.not_me, name="not-me"),
    path("report/<path:address>/", report_views.report_page, name="report"),
]
