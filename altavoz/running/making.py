# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes a centre in an empty home, and brings one that is there up to date with the code."""

import fcntl
import hashlib
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from altavoz.organisations import mode, roles
from altavoz.organisations.models import Centre
from altavoz.personal_data import keys
from altavoz.running import canary, first_pages, stamp
from altavoz.running.backup import back_up
from altavoz.running.doctor import Finding, examine_before_migration
from altavoz.running.serving import altavoz_command, environment
from altavoz.tallies import counting

BACKUPS = "backups"
KEPT_BACKUPS = 5
STATIC_NOTE = ".made-from"


class CannotMake(RuntimeError):
    """The centre is not ready; the message says why and what to do."""


def home_of_settings() -> stamp.Home:
    return stamp.Home(Path(settings.ALTAVOZ_HOME), settings.DATABASE_URL)


def is_made() -> bool:
    """Whether a centre was made in this database to its end."""
    tables = set(connection.introspection.table_names())
    return Centre._meta.db_table in tables and Centre.objects.exists()


def must_be_empty(home: stamp.Home, refusal: type[RuntimeError]) -> None:
    """Raises `refusal` where a database, keys or media are already there; a lone session key is no centre."""
    file = home.sqlite_file
    found = [name for name in ("data.keys", "index.key") if (home.keys / name).exists()]
    if file is None or file.exists():
        found += ["tables in the database"] if connection.introspection.table_names() else []
    if any((home.folder / "media").rglob("*")):
        found.append("media")
    if found:
        raise refusal(f"{home.folder} is not empty ({', '.join(found)}): choose an empty ALTAVOZ_HOME")


def make(sort: Centre.Mode, *, now: datetime, fill: Callable[[datetime], None]) -> None:
    """A whole centre. Its sort and its content are one transaction: what was interrupted is simply made again."""
    home = home_of_settings()
    with _alone(home), _static_files():
        keys.data_keys()
        keys.index_key()
        call_command("migrate", interactive=False, verbosity=0)
        canary.plant()
        roles.ensure_groups()
        with transaction.atomic():
            mode.make(sort, now)
            first_pages.make(now)
            fill(now)
        counting.advance(now=now)
    stamp.write(home, mode=sort.value)


def bring_up_to_date(*, now: datetime, say: Callable[[str], None]) -> None:
    """Migrate a centre after an examination and a backup; make its static files; leave the rest alone."""
    home = home_of_settings()
    with _alone(home), _static_files():
        unapplied = unapplied_migrations()
        if unapplied:
            _refuse_the_ill(examine_before_migration(now))
            kept = _keep_a_backup(home, now)
            say(f"Backup before migrating: {kept}. Applying {len(unapplied)} migrations.")
            call_command("migrate", interactive=False, verbosity=0)
        MigrationExecutor(connection).check_replacements()  # readyz reads what is written down
        _check_keys()
        roles.ensure_groups()
    stamp.write(home, mode=mode.mode().value)


def unapplied_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def _check_keys() -> None:
    """A centre from before the canary gets one now; a wrong key stops here, before it seals anything."""
    planted = canary.planted()
    if planted is None:
        canary.plant()
    elif not planted.opens():
        raise CannotMake(f"The keys in {settings.KEYS_DIR} did not seal this database. Put the right ones back first.")


def _refuse_the_ill(findings: list[Finding]) -> None:
    ill = [finding for finding in findings if not finding.well]
    if ill:
        told = "; ".join(f"{finding.name}: {finding.says} {finding.to_do}" for finding in ill)
        raise CannotMake(f"Not migrated, because something is wrong. {told}")


def _keep_a_backup(home: stamp.Home, now: datetime) -> Path:
    """Into the home's own folder; the newest few are kept."""
    folder = home.folder / BACKUPS
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    written = back_up(folder / f"before-migration-{now:%Y%m%d-%H%M%S}.tar", now=now)
    for old in sorted(folder.glob("before-migration-*.tar"))[:-KEPT_BACKUPS]:
        old.unlink()
    return written.file


@contextmanager
def _alone(home: stamp.Home) -> Iterator[None]:
    """Two starts at once: the second waits, and then finds the work done."""
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (home.folder / ".making").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _static_files() -> Iterator[None]:
    """Gather the static files beside the other work, on another processor, and only when they changed."""
    note = Path(settings.STATIC_ROOT) / STATIC_NOTE
    wanted = hashlib.sha256(stamp.code_fingerprint().encode()).hexdigest()
    if note.exists() and note.read_text(encoding="ascii") == wanted:
        yield
        return
    order = altavoz_command("collectstatic", "--noinput", "--clear", "--verbosity=0")
    gathering = subprocess.Popen(order, env=environment())
    try:
        yield
    finally:
        code = gathering.wait()
    if code:
        raise CannotMake("The static files could not be gathered: see above.")
    note.write_text(wanted, encoding="ascii")
