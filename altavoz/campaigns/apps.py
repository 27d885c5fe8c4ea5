# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "altavoz.campaigns"
    label = "campaigns"
    verbose_name = _("Campaigns")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.campaigns import case_stories, from_recommendations, quoting, taking_down
        from altavoz.campaigns.acts import ACTS
        from altavoz.campaigns.findable import register_findables
        from altavoz.campaigns.merge_fields import register_fields
        from altavoz.campaigns.page_view import register_sorts
        from altavoz.campaigns.rounds import register_rounds
        from altavoz.campaigns.showing import register_cards
        from altavoz.campaigns.staff import cases, closing
        from altavoz.campaigns.staff.naming import names_of_actions
        from altavoz.campaigns.telling import register_teller
        from altavoz.organisations import acts, subjects

        acts.register(ACTS)
        subjects.register("action", names_of_actions)
        register_fields()
        register_rounds()
        register_sorts()
        register_cards()
        cases.register()
        closing.register()
        register_teller()
        case_stories.register()
        from_recommendations.register()
        taking_down.register()
        quoting.register()
        register_findables()
