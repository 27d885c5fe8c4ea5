# SPDX-License-Identifier: AGPL-3.0-or-later
import sys

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.running.doctor import Finding, examine


class Command(BaseCommand):
    help = _("Look at everything that the centre needs; say what to do where something is wrong.")
    # The doctor calls the checks itself, and tells of them beside the rest.
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        findings = examine(timezone.now())
        for finding in findings:
            self.stdout.write(line(finding))
        if not all(finding.well for finding in findings):
            sys.exit(1)


def line(finding: Finding) -> str:
    state = "ok     " if finding.well else "PROBLEM"
    to_do = f" {finding.to_do}" if finding.to_do else ""
    return f"{state}  {finding.name:<12} {finding.says}{to_do}"
