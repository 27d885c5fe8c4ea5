# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegislatorLetterConfig(AppConfig):
    name = "altavoz.actions.legislator_letter"
    label = "legislator_letter"
    verbose_name = _("Letter among legislators")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.actions.legislator_letter import case_steps
        from altavoz.actions.legislator_letter.acts import ACTS
        from altavoz.actions.legislator_letter.kind import LEGISLATOR_LETTER
        from altavoz.actions.legislator_letter.thanking import stances_of
        from altavoz.campaigns.kinds import register
        from altavoz.contacting import stances
        from altavoz.organisations import acts

        acts.register(ACTS)
        register(LEGISLATOR_LETTER)
        case_steps.register()
        stances.register(LEGISLATOR_LETTER.slug, stances_of)
