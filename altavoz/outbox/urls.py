# SPDX-License-Identifier: AGPL-3.0-or-later
from django.urls import path

from altavoz.outbox.incoming import views

app_name = "outbox"

urlpatterns = [path("mail-events/", views.mail_events, name="mail-events")]
