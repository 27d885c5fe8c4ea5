# SPDX-License-Identifier: AGPL-3.0-or-later
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "altavoz.newsroom"
    label = "newsroom"
    verbose_name = _("Newsroom")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.newsroom.acts import ACTS
        from altavoz.newsroom.countries import looking_up
        from altavoz.newsroom.countries import quoting as countries_quoting
        from altavoz.newsroom.findable import register_findables
        from altavoz.newsroom.posts import mentioning, quoting, taking_down
        from altavoz.newsroom.posts.rounds import register_rounds
        from altavoz.newsroom.staff import waiting
        from altavoz.organisations import acts

        acts.register(ACTS)
        register_findables()
        quoting.register()
        register_rounds()
        taking_down.register()
        mentioning.register()
        waiting.register()
        looking_up.register()
        countries_quoting.register()
