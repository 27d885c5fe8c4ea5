# SPDX-License-Identifier: AGPL-3.0-or-later
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.running.backup import CannotBackUp, back_up, back_up_keys
from altavoz.running.copying import CannotCopy


class Command(BaseCommand):
    help = _("Write the centre's data, or with --keys its keys, into a file. You need both to restore it.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help=_("the file to write; it must not exist"))
        parser.add_argument("--keys", action="store_true", help=_("write the keys instead of the data"))

    def handle(self, *args: object, file: Path, keys: bool, **options: object) -> None:
        write = back_up_keys if keys else back_up
        try:
            written = write(file.resolve(), now=timezone.now())
        except (CannotBackUp, CannotCopy, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{written.file} ({written.size // 1024 + 1} kB)")
        if keys:
            self.stdout.write(_("These keys open every name. Keep them in another place than the data."))
        else:
            self.stdout.write(_("The keys are not in it: altavoz backup --keys FILE writes them apart."))
