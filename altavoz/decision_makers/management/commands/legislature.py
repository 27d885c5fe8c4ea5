# SPDX-License-Identifier: AGPL-3.0-or-later
"""`altavoz legislature import|diff|status|export`: what is known of those who decide, and where it comes from."""

import json
from argparse import ArgumentTypeError
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.decision_makers.diffing import Diff, diff
from altavoz.decision_makers.freshness import Standing, standings
from altavoz.decision_makers.importing import Imported, Outcome, bring_in
from altavoz.decision_makers.reading import snapshot_of
from altavoz.decision_makers.snapshot import MOST_SHOWN, Snapshot, faults
from altavoz.decision_makers.sources import CannotRead, Source, registered, source_named
from altavoz.decision_makers.sources.popolo.source import export


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("write the day as 2026-06-15")) from error


class Command(BaseCommand):
    help = "Import who decides from a source, show what an import would change, or say what is there and how old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["import", "diff", "status", "export"])
        parser.add_argument("source", nargs="?", default="", help="as `status` names it; for export a country")
        parser.add_argument(
            "--from", dest="place", type=Path, help="a file or folder instead of the data in the program"
        )
        parser.add_argument("--as-of", type=day, help="the day that these files tell of, as 2026-06-15")
        parser.add_argument("--even-if-fewer", action="store_true", help="import though over a fifth of the holders go")

    def handle(
        self,
        *args: object,
        what: str,
        source: str,
        place: Path | None,
        as_of: date | None,
        even_if_fewer: bool,
        **options: object,
    ) -> None:
        if what == "status":
            self._tell_status()
            return
        if what == "export":
            self.stdout.write(json.dumps(export(source.upper()), ensure_ascii=False, indent=1))
            return
        chosen = self._chosen(source)
        try:
            snapshot = snapshot_of(chosen, fetched=place, as_of=as_of)
        except CannotRead as error:
            raise CommandError(str(error)) from error
        if what == "diff":
            self._tell_diff(chosen, snapshot)
        else:
            self._import(chosen, snapshot, even_if_fewer=even_if_fewer)

    def _chosen(self, slug: str) -> Source:
        chosen = source_named(slug)
        if chosen is None:
            names = ", ".join(source.slug for source in registered())
            raise CommandError(_("Name one of these sources: %(names)s.") % {"names": names})
        return chosen

    def _tell_diff(self, source: Source, snapshot: Snapshot) -> None:
        self._refuse_faulty(faults(snapshot))
        self._tell(diff(source.slug, snapshot))

    def _import(self, source: Source, snapshot: Snapshot, *, even_if_fewer: bool) -> None:
        done = bring_in(slug=source.slug, snapshot=snapshot, now=timezone.now(), even_if_fewer=even_if_fewer)
        self._refuse_faulty(done.faults)
        if done.diff:
            self._tell(done.diff)
        self._refuse(done)
        self.stdout.write(
            _("Edition %(number)d of %(source)s is shown now.") % {"number": done.number, "source": source.slug}
        )

    def _refuse(self, done: Imported) -> None:
        if done.outcome is Outcome.LOSES_TOO_MANY:
            raise CommandError(
                _("Nothing was changed: over a fifth of the holders would go. If that is right, say --even-if-fewer.")
            )
        if done.outcome is Outcome.OVERTAKEN:
            raise CommandError(_("Somebody else imported this source meanwhile; theirs is shown."))

    def _refuse_faulty(self, found: Sequence[str]) -> None:
        if found:
            self._tell_list(found)
            raise CommandError(_("Nothing was changed: the source contradicts itself in its keys."))

    def _tell(self, changes: Diff) -> None:
        told = {
            _("new offices"): changes.offices_new,
            _("offices that go"): changes.offices_gone,
            _("new holders"): changes.holders_new,
            _("holders that go"): changes.holders_gone,
            _("vacant offices"): changes.vacant,
        }
        for name, found in told.items():
            self.stdout.write(f"{name}: {len(found)}")
        self._tell_list(changes.contradictions)
        self._tell_list(changes.left_out)

    def _tell_list(self, found: Sequence[str]) -> None:
        for line in found[:MOST_SHOWN]:
            self.stdout.write(f"  {line}")
        if more := len(found) - MOST_SHOWN if len(found) > MOST_SHOWN else 0:
            self.stdout.write("  " + ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})

    def _tell_status(self) -> None:
        there = {standing.slug: standing for standing in standings(timezone.now())}
        for source in registered():
            self.stdout.write(f"{source.slug}: {source.about}")
            self.stdout.write("  " + self._told(there.get(source.slug)))

    def _told(self, standing: Standing | None) -> str:
        if standing is None:
            return _("not imported")
        words = _(
            "edition %(number)d of %(as_of)s, made %(made)s: %(holders)d holders, %(days)d days old, %(stale)d stale"
        )
        return words % {
            "number": standing.number,
            "as_of": standing.as_of.isoformat(),
            "made": standing.made_at.date().isoformat(),
            "holders": standing.holders,
            "days": standing.days_old,
            "stale": standing.stale,
        }
