# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkerConfig(AppConfig):
    name = "altavoz.worker"
    label = "worker"
    verbose_name = _("Worker")
    default_auto_field = "django.db.models.BigAutoField"
