# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from altavoz.organisations.models import Centre
from altavoz.running import first_pages, making
from altavoz.running.backup import CannotBackUp
from altavoz.running.copying import CannotCopy


class Command(BaseCommand):
    help = _("Make the centre ready to start: an empty home becomes a production centre.")

    def handle(self, *args: object, **options: object) -> None:
        now = timezone.now()
        try:
            if making.is_made():
                making.bring_up_to_date(now=now, say=self.stdout.write)
            else:
                self.stdout.write(_("Making a production centre. This takes about half a minute, once."))
                making.make(Centre.Mode.PRODUCTION, now=now, fill=first_pages.add_lists)
                self.stdout.write(_("Made. The first account: altavoz staff add NAME"))
        except (making.CannotMake, CannotBackUp, CannotCopy) as error:
            raise CommandError(str(error)) from error
