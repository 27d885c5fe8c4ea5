# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _


class PersonalDataConfig(AppConfig):
    name = "altavoz.personal_data"
    label = "personal_data"
    verbose_name = _("Personal data")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.personal_data.public_ids import PublicIdConverter

        register_converter(PublicIdConverter, "public_id")
