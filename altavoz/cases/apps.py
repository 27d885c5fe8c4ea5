# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "altavoz.cases"
    label = "cases"
    verbose_name = _("Cases")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The pages are models too: they come with their addresses, for the rows know nothing of them."""
        from altavoz.cases.acts import ACTS
        from altavoz.cases.addresses import page_addresses, unseen
        from altavoz.cases.coming_down.clearing import register_steps
        from altavoz.cases.consent.letters import register_writers
        from altavoz.cases.consent.rounds import ROUNDS
        from altavoz.cases.findable import register_findables
        from altavoz.cases.going_public import publishing
        from altavoz.cases.keeping.holding import HOLDINGS, SHARED
        from altavoz.cases.staff.leading import WAITING
        from altavoz.cases.telling import home, pictures, timeline
        from altavoz.organisations import acts
        from altavoz.personal_data import register
        from altavoz.website.desk import register_waiting
        from altavoz.worker.rounds import register as register_round

        acts.register(ACTS)
        for holding in HOLDINGS:
            register.register(holding)
        for files in SHARED:
            register.register_shared(files)
        register_steps()
        register_findables()
        timeline.register_teller()
        home.register_card()
        unseen.register()
        publishing.when_published("cases: pages", page_addresses.make_pages)
        publishing.when_published("cases: pictures", pictures.give_addresses)
        for each in ROUNDS:
            register_round(each)
        register_waiting(WAITING)
        register_writers()
