# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    name = "altavoz.api"
    label = "api"
    verbose_name = _("The outside door")
    default_auto_field = "django.db.models.BigAutoField"
