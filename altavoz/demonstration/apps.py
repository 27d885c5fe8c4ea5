# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemonstrationConfig(AppConfig):
    name = "altavoz.demonstration"
    label = "demonstration"
    verbose_name = _("The demonstration centre")
    default_auto_field = "django.db.models.BigAutoField"
