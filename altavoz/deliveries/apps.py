# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliveriesConfig(AppConfig):
    name = "altavoz.deliveries"
    label = "deliveries"
    verbose_name = _("Deliveries")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.campaigns.staff.ways import register as register_way
        from altavoz.deliveries import case_steps, did, evidence
        from altavoz.deliveries.acts import ACTS
        from altavoz.deliveries.audiences import register_rounds
        from altavoz.deliveries.by_mail import hearing, proofs
        from altavoz.deliveries.by_mail import holding as by_mail
        from altavoz.deliveries.holding import HOLDING, SHARED
        from altavoz.deliveries.keeping import FILES
        from altavoz.deliveries.rounds import ROUNDS
        from altavoz.deliveries.staff import mails
        from altavoz.deliveries.staff.leading import WAITING, WAY
        from altavoz.deliveries.storytelling import register_teller
        from altavoz.deliveries.subject_names import register_names
        from altavoz.organisations import acts
        from altavoz.personal_data import register
        from altavoz.website.desk import register_waiting
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        register_names()
        register.register(HOLDING)
        register.register(by_mail.HOLDING)
        for files in (*SHARED, *FILES):
            register.register_shared(files)
        hearing.register()
        did.register()
        case_steps.register()
        evidence.register()
        for each in (*ROUNDS, proofs.ROUND, evidence.ROUND):
            register_round(each)
        register_way(WAY)
        register_waiting(WAITING)
        register_waiting(mails.WAITING)
        register_rounds()
        register_teller()
