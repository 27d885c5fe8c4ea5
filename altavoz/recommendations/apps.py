# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecommendationsConfig(AppConfig):
    name = "altavoz.recommendations"
    label = "recommendations"
    verbose_name = _("Recommendations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.organisations import acts
        from altavoz.personal_data.register import register_shared
        from altavoz.recommendations import (
            pages,  # noqa: F401 - a page is a model too, and no row knows of it
            quoting,
        )
        from altavoz.recommendations.acts import ACTS
        from altavoz.recommendations.findable import register_findables
        from altavoz.recommendations.following import quoting as told_quoting
        from altavoz.recommendations.following import telling
        from altavoz.recommendations.holding import SHARED
        from altavoz.recommendations.rounds import register_rounds
        from altavoz.recommendations.staff import desk

        acts.register(ACTS)
        desk.register()
        register_rounds()
        telling.register_writer()
        register_shared(SHARED)
        quoting.register()
        told_quoting.register()
        register_findables()
