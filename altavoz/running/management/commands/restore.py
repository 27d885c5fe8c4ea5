# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from altavoz.running import making
from altavoz.running.copying import CannotCopy
from altavoz.running.restoring import CannotRestore, restore


class Command(BaseCommand):
    help = _("Make a centre again, in an empty home, from its two backups: the data and the keys.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("data", type=Path, help=_("what altavoz backup FILE wrote"))
        parser.add_argument("keys", type=Path, nargs="?", help=_("what altavoz backup --keys FILE wrote"))

    def handle(self, *args: object, data: Path, keys: Path | None, **options: object) -> None:
        if keys is None:
            raise CommandError(
                _("Both files are needed: altavoz restore DATA KEYS. Without the keys no name can be read.")
            )
        try:
            restored = restore(data, keys, home=making.home_of_settings())
        except (CannotRestore, CannotCopy, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{restored.mode}, as it was at {restored.made_at}; {restored.media_files} media files.")
        self.stdout.write(_("Now start it: altavoz up"))
