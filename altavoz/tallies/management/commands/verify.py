# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from altavoz.tallies.verifying import CannotRead, verify


class Command(BaseCommand):
    help = "Check the public log of an action, at any centre: altavoz verify https://centre.example/api/actions/<id>/"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="the action's address in the API")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own open signature
        try:
            verdict = verify(options["url"])
        except CannotRead as trouble:
            raise CommandError(str(trouble), returncode=2) from None
        for problem in verdict.problems:
            self.stderr.write(problem)
        if not verdict.holds:
            raise CommandError(_("The log does not hold."), returncode=1)
        self.stdout.write(
            _("The log holds: %(lines)d lines, %(logged)d logged, %(total)d now.")
            % {"lines": verdict.lines, "logged": verdict.logged, "total": verdict.total}
        )
