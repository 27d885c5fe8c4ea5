# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportersConfig(AppConfig):
    name = "altavoz.supporters"
    label = "supporters"
    verbose_name = _("Supporters")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.organisations import acts
        from altavoz.outbox.incoming.hearers import register_stopper
        from altavoz.personal_data.register import Holding, register, register_shared
        from altavoz.supporters.acts import ACTS
        from altavoz.supporters.consent import erase, export, show
        from altavoz.supporters.letters import register_writers
        from altavoz.supporters.merge_fields import register_fields
        from altavoz.supporters.models import Consent
        from altavoz.supporters.rounds import ROUNDS
        from altavoz.supporters.staff.copies import WAITING
        from altavoz.supporters.staff.leading import WAITING as LISTS
        from altavoz.supporters.stopping import when_stopped
        from altavoz.supporters.subscriptions import HOLDINGS, SHARED
        from altavoz.website.desk import register_waiting
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        register(
            Holding(
                model=Consent,
                columns=frozenset({"email", "given_name", "family_name"}),
                keys=frozenset({"email_key"}),
                export=export,
                erase=erase,
                show=show,
            )
        )
        register_fields()
        for holding in HOLDINGS:
            register(holding)
        for files in SHARED:
            register_shared(files)
        register_writers()
        register_stopper(when_stopped)
        register_waiting(LISTS)
        for each in ROUNDS:
            register_round(each)
        for waiting in WAITING:
            register_waiting(waiting)
