# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingsConfig(AppConfig):
    name = "altavoz.mailings"
    label = "mailings"
    verbose_name = _("Mailings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.campaigns import announcing
        from altavoz.campaigns.staff.ways import register as register_way
        from altavoz.mailings import brought_in, case_steps, quoting
        from altavoz.mailings.acts import ACTS
        from altavoz.mailings.digest import weekly_letters
        from altavoz.mailings.drafts import urgent_news
        from altavoz.mailings.figures import codes
        from altavoz.mailings.holding import HOLDING
        from altavoz.mailings.rounds import ROUNDS
        from altavoz.mailings.staff.leading import WAITING, WAY
        from altavoz.mailings.writing import letters, testing_letter
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register
        from altavoz.supporters.importing import written
        from altavoz.website import came_from
        from altavoz.website.desk import register_waiting
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        register(HOLDING)
        for each in ROUNDS:
            register_round(each)
        came_from.register(codes.in_use)
        letters.register_writers()
        testing_letter.register_writers()
        weekly_letters.register_writer()
        register_way(WAY)
        announcing.register(urgent_news.draft, urgent_news.address_of)
        register_waiting(WAITING)
        written.register("mailings", brought_in.has_had_a_letter)
        case_steps.register()
        quoting.register()
