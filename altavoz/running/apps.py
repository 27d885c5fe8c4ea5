# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RunningConfig(AppConfig):
    name = "altavoz.running"
    label = "running"
    verbose_name = _("Running the centre")
    default_auto_field = "django.db.models.BigAutoField"
