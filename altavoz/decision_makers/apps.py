# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionMakersConfig(AppConfig):
    name = "altavoz.decision_makers"
    label = "decision_makers"
    verbose_name = _("Decision makers")
    default_auto_field = "django.db.models.BigAutoField"
