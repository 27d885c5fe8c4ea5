# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.tallies import auditing


class Command(BaseCommand):
    help = "Compare the count with its rows now, as is done every night. Changes nothing but its own report."

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own open signature
        kept = auditing.recount(timezone.now())
        for alarm in auditing.alarms():
            sort = " ".join(part for part in (alarm.of, alarm.country, alarm.language) if part)
            self.stderr.write(
                _("%(action)s, %(sort)s: %(rows)d by the rows, %(counted)d by the count.")
                % {"action": alarm.action.public_id, "sort": sort, "rows": alarm.rows, "counted": alarm.counted}
            )
        if kept.alarms:
            raise CommandError(_("The count does not agree with its rows."), returncode=1)
        self.stdout.write(_("The count of %(actions)d actions agrees with its rows.") % {"actions": kept.actions})
