# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionMakersConfig(AppConfig):
    name = "altavoz.decision_makers"
    label = "decision_makers"
    verbose_name = _("Decision makers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.decision_makers.acts import ACTS
        from altavoz.decision_makers.correcting import HOLDING
        from altavoz.decision_makers.letters import register_writers
        from altavoz.decision_makers.rounds import ROUNDS
        from altavoz.decision_makers.sources import register
        from altavoz.decision_makers.sources.ca_commons import source as ca_commons
        from altavoz.decision_makers.sources.mx_congress import source as mx_congress
        from altavoz.decision_makers.sources.plain_csv import source as plain_csv
        from altavoz.decision_makers.sources.popolo import source as popolo
        from altavoz.decision_makers.sources.us_congress import source as us_congress
        from altavoz.decision_makers.staff import desk
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register as register_holding
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        register(us_congress.SOURCE, us_congress.SOURCE_2016, ca_commons.SOURCE, ca_commons.REPRESENT_SOURCE)
        register(mx_congress.SOURCE, plain_csv.SOURCE, popolo.SOURCE)
        register_holding(HOLDING)
        register_writers()
        desk.register()
        for each in ROUNDS:
            register_round(each)
