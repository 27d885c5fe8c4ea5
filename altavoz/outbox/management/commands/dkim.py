# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from altavoz.outbox import signing


class Command(BaseCommand):
    help = _("Make the key that signs letters, where there is none, and print the line to publish in the DNS.")
    # Before its first run the key is not there, which is an error for every other command.
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        by = signing.signer()
        if by is None:
            raise CommandError(_("Set ALTAVOZ_DKIM_SELECTOR, ALTAVOZ_DKIM_DOMAIN and ALTAVOZ_DKIM_KEY_FILE first."))
        try:
            made = signing.make_key(by.key_file)
            line = signing.record_as_line(by)
        except (signing.BadKey, OSError) as error:
            raise CommandError(_("No key: %(why)s.") % {"why": error}) from None
        if made:
            self.stderr.write(_("A key was made in %(file)s.") % {"file": by.key_file})
        self.stdout.write(line)
