# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactingConfig(AppConfig):
    name = "altavoz.contacting"
    label = "contacting"
    verbose_name = _("Writing and calling")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.contacting import case_steps, deeds, promises, quoting
        from altavoz.contacting.acts import ACTS
        from altavoz.contacting.holding import HOLDINGS
        from altavoz.contacting.letters import register_writers
        from altavoz.contacting.rounds import ROUNDS
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register as register_holding
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        for holding in HOLDINGS:
            register_holding(holding)
        register_writers()
        deeds.register()
        promises.register_writer()
        case_steps.register()
        for each in ROUNDS:
            register_round(each)
        quoting.register()
