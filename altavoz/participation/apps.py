# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _


class ParticipationConfig(AppConfig):
    name = "altavoz.participation"
    label = "participation"
    verbose_name = _("Participation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.organisations import acts
        from altavoz.participation.acts import ACTS
        from altavoz.participation.filters.removals import register_teller
        from altavoz.participation.holding import HOLDING, SHARED
        from altavoz.participation.letters import register_writers
        from altavoz.participation.moderation import reporting
        from altavoz.participation.reminding import holding as reminders
        from altavoz.participation.reminding import letters as reminding_letters
        from altavoz.participation.rounds import ROUNDS
        from altavoz.participation.staff import desk
        from altavoz.participation.tokens import TokenConverter
        from altavoz.participation.wall import register_sorts
        from altavoz.personal_data.register import register as register_holding
        from altavoz.personal_data.register import register_shared
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        register_converter(TokenConverter, "token")
        register_holding(HOLDING)
        for files in SHARED:
            register_shared(files)
        register_holding(reporting.HOLDING)
        register_holding(reminders.HOLDING)
        reminding_letters.register_writers()
        register_writers()
        desk.register()
        register_teller()
        register_sorts()
        for each in ROUNDS:
            register_round(each)
