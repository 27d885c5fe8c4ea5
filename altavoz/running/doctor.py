# SPDX-License-Identifier: AGPL-3.0-or-later
"""`altavoz doctor`: looks at everything that a centre needs, and says what to do where something is wrong."""

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from altavoz.organisations.models import Centre
from altavoz.outbox import signing
from altavoz.outbox.domains.reading import alarms
from altavoz.running import canary
from altavoz.running.backup import KEY_FILES
from altavoz.tallies.models import Recount
from altavoz.website.typesetting import has_letters
from altavoz.worker import heartbeat

MEGABYTE = 1024 * 1024
ENOUGH_DISK = 500 * MEGABYTE
# No clock that is right shows a time before this version was written.
EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
# Letters in which people's names come, beside ours.
SCRIPTS = {"Cyrillic": "Б", "Arabic": "ب", "Chinese": "人", "Japanese": "あ", "Korean": "한"}


@dataclass(frozen=True)
class Finding:
    """One line of the examination. `to_do` is empty where all is well."""

    name: str
    well: bool
    says: str
    to_do: str = ""


Examination = Callable[[datetime], Iterator[Finding]]


def examine(now: datetime) -> list[Finding]:
    """Everything. A database that does not answer is one finding, and ends what hangs on it."""
    findings = [finding for look in (files_of_keys, home, disk, clock, fonts, configuration) for finding in look(now)]
    findings += database(now)
    if all(finding.well for finding in findings if finding.name == "database"):
        findings += [finding for look in IN_DATABASE for finding in look(now)]
    return findings


def examine_before_migration(now: datetime) -> list[Finding]:
    """What must be well before a migration touches the database."""
    return [*files_of_keys(now), *disk(now), *database(now), *half_way(now)]


def files_of_keys(_now: datetime) -> Iterator[Finding]:
    folder = Path(settings.KEYS_DIR)
    missing = [name for name in KEY_FILES if not (folder / name).exists()]
    open_to_others = [file.name for file in (folder, *folder.glob("*")) if _is_open_to_others(file)]
    if missing:
        yield Finding("keys", False, f"{', '.join(missing)} not in {folder}.", "Put the keys back from their backup.")
    if open_to_others:
        what = ", ".join(open_to_others)
        yield Finding("keys", False, f"others may read {what}.", f"chmod 700 {folder}; chmod 600 {folder}/*")
    if not missing and not open_to_others:
        yield Finding("keys", True, f"all in {folder}, readable by their owner alone.")


def home(_now: datetime) -> Iterator[Finding]:
    """Sealed columns protect people; what they gave their names to would still lie open in a readable file."""
    folder = Path(settings.ALTAVOZ_HOME)
    shown = [file for file in (folder, *_files_of_database()) if _is_open_to_others(file)]
    for file in shown:
        yield Finding("home", False, f"others may read {file}.", f"chmod go-rwx {file}")
    if not shown:
        yield Finding("home", True, f"{folder} is its owner's alone.")


def keys_and_database(_now: datetime) -> Iterator[Finding]:
    try:
        planted = canary.planted()
    except DatabaseError:
        planted = None
    if planted is None:
        yield Finding("centre", False, "no centre has been made in this database.", "Run altavoz up.")
    elif planted.opens():
        yield Finding("seals", True, "the keys open this database.")
    else:
        yield Finding(
            "seals", False, "the keys did not seal this database.", "Put the right keys in place, then start."
        )


def database(_now: datetime) -> Iterator[Finding]:
    file = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and not file.exists():
        yield Finding("database", False, f"{file} does not exist.", "Run altavoz up, or altavoz restore.")
        return
    try:
        found = _integrity()
    except DatabaseError as error:
        yield Finding(
            "database", False, f"it does not answer: {error}", "Check DATABASE_URL, the disk, and who uses it."
        )
        return
    if found == "ok":
        yield Finding("database", True, f"{connection.vendor} answers and is whole.")
    else:
        yield Finding("database", False, f"it is damaged: {found}", "Stop the centre and restore a backup.")


def migrations(_now: datetime) -> Iterator[Finding]:
    loader = MigrationLoader(connection)
    disk_knows, applied = set(loader.disk_migrations), set(loader.applied_migrations)
    replaced = {name for migration in loader.disk_migrations.values() for name in migration.replaces}
    # Rooms that are no longer installed may have left rows behind; they are nobody's trouble.
    newer = [name for name in applied - disk_knows - replaced if name[0] in loader.migrated_apps]
    missing = disk_knows - applied
    if newer:
        yield Finding("migrations", False, f"{len(newer)} come from a newer version.", "Run that version, or restore.")
    elif missing:
        yield Finding("migrations", False, f"{len(missing)} are not applied.", "Run altavoz up.")
    else:
        yield Finding("migrations", True, "all applied.")


def half_way(_now: datetime) -> Iterator[Finding]:
    """Of migrations that were taken together a database has all or none (decision 0159)."""
    loader = MigrationLoader(connection)
    for label in sorted({label for label, _ in loader.disk_migrations}):
        parts = {old for key, step in loader.disk_migrations.items() if key[0] == label for old in step.replaces}
        if parts & set(loader.applied_migrations) and not parts <= set(loader.applied_migrations):
            yield Finding(
                "migrations",
                False,
                f"{label} stands before the day on which its migrations were taken together.",
                "Start this centre once with the version of 22 November 2026, then with this one.",
            )


def disk(_now: datetime) -> Iterator[Finding]:
    folder = next(
        place for place in (Path(settings.ALTAVOZ_HOME), *Path(settings.ALTAVOZ_HOME).parents) if place.exists()
    )
    free = shutil.disk_usage(folder).free
    says = f"{free // MEGABYTE} MB are free where the home lies."
    # A backup writes the database once more, so there must be room for it.
    wanted = max(ENOUGH_DISK, _size_of_database() * 2)
    if free >= wanted:
        yield Finding("disk", True, says)
    else:
        yield Finding("disk", False, says, f"Make room: at least {wanted // MEGABYTE} MB are wanted.")


def clock(now: datetime) -> Iterator[Finding]:
    latest = _latest_known()
    if now < EARLIEST:
        yield Finding("clock", False, f"it says {now:%Y-%m-%d %H:%M} UTC.", "Set the clock; let NTP keep it.")
    elif latest is not None and latest > now + timedelta(minutes=5):
        yield Finding(
            "clock", False, f"rows were written at {latest:%Y-%m-%d %H:%M} UTC, later than now.", "Set the clock."
        )
    else:
        yield Finding("clock", True, f"{now:%Y-%m-%d %H:%M} UTC.")


def fonts(_now: datetime) -> Iterator[Finding]:
    """A PDF shows a box for a letter that no font has. Many centres never need these, so it is no fault."""
    folder = Path(settings.ALTAVOZ_HOME) / "fonts"
    missing = [name for name, sample in SCRIPTS.items() if not has_letters(sample, fonts=[str(folder)])]
    if missing:
        says = f"none here for {', '.join(missing)} letters: PDFs show boxes. Noto fonts in {folder} would mend it."
        yield Finding("fonts", True, says)
    else:
        yield Finding("fonts", True, f"PDFs can show {', '.join(SCRIPTS)} letters.")


def configuration(_now: datetime) -> Iterator[Finding]:
    """What the system checks say (mail, address, hosts, proxies and the rest); each has an id to look up."""
    found = [issue for issue in checks.run_checks(include_deployment_checks=False) if issue.level >= checks.WARNING]
    for issue in found:
        yield Finding("settings", False, f"{issue.id}: {issue.msg}", issue.hint or "See docs/run/settings.md.")
    if not found:
        yield Finding("settings", True, f"the address is {settings.ALTAVOZ_URL}.")
    if not settings.SMTP_URL and not _is_demonstration():
        yield Finding("mail", False, "no mail server is set: letters wait.", "Set SMTP_URL; see docs/run/mail.md.")
    elif settings.SMTP_URL:
        yield Finding("mail", True, f"letters go to {urlsplit(settings.SMTP_URL).hostname}.")
    by = signing.signer()
    if by is None:
        yield Finding("signing", True, "letters are not signed here: let the mail server sign them (DKIM).")
    else:
        says = f"letters are signed here; altavoz dkim prints what must stand under {by.name}."
        yield Finding("signing", True, says)


def worker(now: datetime) -> Iterator[Finding]:
    if heartbeat.alive(now):
        yield Finding("worker", True, "it is running.")
    else:
        # Not a trouble in itself: a doctor is often called while the centre stands still.
        yield Finding("worker", True, "it is not running now; altavoz up starts it.")


def recount(_now: datetime) -> Iterator[Finding]:
    newest = Recount.objects.order_by("at").last()
    if newest is None:
        yield Finding("recount", True, "none yet; it runs every night.")
    elif newest.alarms:
        says = f"on {newest.at:%Y-%m-%d} {newest.alarms} subtotals differed from their rows."
        yield Finding("recount", False, says, "See docs/build/counting.md; nothing is repaired in silence.")
    else:
        yield Finding("recount", True, f"on {newest.at:%Y-%m-%d} rows and totals agreed.")


def mail_domains(now: datetime) -> Iterator[Finding]:
    """A warning: the centre is well, but one domain's server does not want its letters."""
    for alarm in alarms(now=now):
        says = f"{alarm.domain} refuses {alarm.share:.0f} % of our letters"
        words = f": {alarm.says}" if alarm.says else ""
        yield Finding("mail", True, f"WARNING {says}{words}.", "See docs/run/mail.md.")


IN_DATABASE: tuple[Examination, ...] = (migrations, keys_and_database, worker, recount, mail_domains)


def _integrity() -> str:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(1)" if connection.vendor == "sqlite" else "SELECT 'ok'")
        return str(cursor.fetchone()[0])


def _is_open_to_others(file: Path) -> bool:
    return file.exists() and bool(file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _files_of_database() -> list[Path]:
    if connection.vendor != "sqlite":
        return []
    name = str(connection.settings_dict["NAME"])
    return [Path(f"{name}{ending}") for ending in ("", "-wal", "-shm")]


def _size_of_database() -> int:
    file = Path(str(connection.settings_dict["NAME"]))
    return file.stat().st_size if connection.vendor == "sqlite" and file.exists() else 0


def _latest_known() -> datetime | None:
    try:
        return Centre.objects.values_list("made_at", flat=True).first()
    except DatabaseError:
        return None


def _is_demonstration() -> bool:
    try:
        return Centre.objects.filter(mode=Centre.Mode.DEMONSTRATION).exists()
    except DatabaseError:
        return False
