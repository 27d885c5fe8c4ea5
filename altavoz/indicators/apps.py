# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "altavoz.indicators"
    label = "indicators"
    verbose_name = _("Figures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.indicators.acts import ACTS
        from altavoz.indicators.findable import register_findables
        from altavoz.indicators.holding import SHARED
        from altavoz.indicators.quotations import plain_pages, tags
        from altavoz.indicators.staff.leading import WAITING
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register_shared
        from altavoz.website.desk import register_waiting

        register_shared(SHARED)
        acts.register(ACTS)
        register_waiting(WAITING)
        tags.register()
        plain_pages.register()
        register_findables()
