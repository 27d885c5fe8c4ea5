# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TalliesConfig(AppConfig):
    name = "altavoz.tallies"
    label = "tallies"
    verbose_name = _("Tallies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from altavoz.tallies import auditing, counting, publication
        from altavoz.worker.rounds import Round, register

        register(Round(name="tally", every=timedelta(seconds=1), run=counting.advance_round))
        register(Round(name="tally log", every=timedelta(minutes=2), run=publication.publish_round, slow=True))
        register(Round(name="recount", every=timedelta(hours=24), run=auditing.recount_round, slow=True))
