# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.demonstration.building import build
from altavoz.organisations.models import Centre
from altavoz.running import making
from altavoz.running.backup import CannotBackUp
from altavoz.running.copying import CannotCopy


class Command(BaseCommand):
    help = _("Make the demonstration centre in an empty home.")

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help=_("make ready whatever is there instead of refusing")
        )

    def handle(self, *args: object, if_empty: bool, **options: object) -> None:
        now = timezone.now()
        try:
            if not making.is_made():
                self.stdout.write(_("Making the demonstration centre. This takes about half a minute, once."))
                making.make(Centre.Mode.DEMONSTRATION, now=now, fill=build)
            elif if_empty:
                making.bring_up_to_date(now=now, say=self.stdout.write)
            else:
                raise CommandError(_("A centre is here already. A demonstration needs an empty ALTAVOZ_HOME."))
        except (making.CannotMake, CannotBackUp, CannotCopy) as error:
            raise CommandError(str(error)) from error
