# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.core import checks as system_checks
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "altavoz.outbox"
    label = "outbox"
    verbose_name = _("Outbox")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.organisations import acts
        from altavoz.outbox import checks, erasing, rounds, staff
        from altavoz.outbox.acts import ACTS
        from altavoz.outbox.domains import staff as domains_staff
        from altavoz.outbox.incoming import holding
        from altavoz.outbox.incoming import staff as incoming_staff
        from altavoz.outbox.models import Letter
        from altavoz.personal_data.register import Holding, register_shared
        from altavoz.personal_data.register import register as register_holding
        from altavoz.website import desk
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        desk.register_waiting(desk.Waiting("mail", order=30, look=staff.what_waits))
        desk.register_waiting(desk.Waiting("arrived mail", order=31, look=incoming_staff.what_waits))
        desk.register_waiting(desk.Waiting("stopped addresses", order=32, look=incoming_staff.whom_we_stopped))
        desk.register_waiting(desk.Waiting("mail domains", order=29, look=domains_staff.what_waits))
        system_checks.register(checks.mail_settings)
        register_holding(
            Holding(
                model=Letter,
                columns=frozenset({"recipient"}),
                keys=frozenset({"recipient_key"}),
                export=erasing.export_recipient,
                erase=erasing.forget_recipient,
                show=erasing.show_recipient,
            )
        )
        register_holding(holding.RETURNED)
        register_shared(holding.ARRIVED)
        for each in rounds.ROUNDS:
            register_round(each)
