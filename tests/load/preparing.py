# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: makes the centre that the benchmark measures and prints its facts as JSON."""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # models need the set-up above
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from altavoz.campaigns.testing import make_action, make_action_page  # noqa: E402
from altavoz.organisations import mode  # noqa: E402
from altavoz.organisations.models import Centre  # noqa: E402

SQLITE_NUMBERS = "WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < %s)"
SQLITE_KEY, SQLITE_TOKEN, SQLITE_SEALED = "randomblob(32)", "lower(hex(randomblob(16)))", "randomblob(48)"
POSTGRESQL_NUMBERS = "WITH numbers(i) AS (SELECT generate_series(1, %s))"
POSTGRESQL_KEY = "sha256(('k' || i)::bytea)"
POSTGRESQL_TOKEN, POSTGRESQL_SEALED = "md5('t' || i)", "sha256(('s' || i)::bytea)"


def fill(action_id: int, signed: int, *, state: str = "pending") -> None:
    """Rows of nobody: random bytes where the sealed words would be."""
    sqlite = connection.vendor == "sqlite"
    numbers = SQLITE_NUMBERS if sqlite else POSTGRESQL_NUMBERS
    key = SQLITE_KEY if sqlite else POSTGRESQL_KEY
    token = SQLITE_TOKEN if sqlite else POSTGRESQL_TOKEN
    sealed = SQLITE_SEALED if sqlite else POSTGRESQL_SEALED
    consents = "'[]'" if sqlite else "'[]'::jsonb"
    no, none = ("0", "X''") if sqlite else ("false", "''::bytea")
    confirmed = "%s" if state == "confirmed" else "NULL"
    times = [timezone.now()] * (2 if state == "confirmed" else 1)
    statement = f"""
        {numbers}
        INSERT INTO participation_participation (action_id, email_key, token, state, held, made_at, confirmed_at,
            language, country, text_version, tries, given_name, family_name, email, postcode, reason, reason_state,
            show_name, hand_over, consents)
        SELECT {action_id}, {key}, {token}, '{state}', '', %s, {confirmed}, 'en', 'MX', 1, 0,
            {sealed}, {sealed}, {sealed}, {none}, {none}, 'none', {no}, {no}, {consents}
        FROM numbers
    """  # every part is a constant above
    with connection.cursor() as cursor:
        cursor.execute(statement, [signed, *times])
        cursor.execute("ANALYZE")
        if sqlite:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    mode.make(Centre.Mode.PRODUCTION, timezone.now())
    action = make_action()
    page = make_action_page(action, "en")
    if signed := int(sys.argv[1]):
        fill(action.pk, signed)
    print(json.dumps({"action_id": action.pk, "public_id": action.public_id, "page": page.url}))


if __name__ == "__main__":
    main()
