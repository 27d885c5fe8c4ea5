# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PetitionConfig(AppConfig):
    name = "altavoz.actions.petition"
    label = "petition"
    verbose_name = _("Petition")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.petition.kind import PETITION
        from altavoz.campaigns.kinds import register

        register(PETITION)
