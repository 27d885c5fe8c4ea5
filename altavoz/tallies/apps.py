# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalliesConfig(AppConfig):
    name = "altavoz.tallies"
    label = "tallies"
    verbose_name = _("Tallies")
    default_auto_field = "django.db.models.BigAutoField"
