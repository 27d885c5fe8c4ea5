# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: a list is handed in, looked through and brought in, one row in twenty broken; prints how long."""

import json
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402  # models need the set-up above

from altavoz.organisations.testing import SPRING, make_staff  # noqa: E402
from altavoz.supporters.importing import life, looking, running, tables  # noqa: E402
from altavoz.supporters.importing.columns import guess  # noqa: E402
from altavoz.supporters.importing.life import Matched  # noqa: E402
from altavoz.supporters.models import Consent, Subscription  # noqa: E402
from altavoz.supporters.testing import make_network  # noqa: E402
from altavoz.supporters.testing_lists import EVIDENCE, PROOF, a_list  # noqa: E402
from tests.load.importing_inside import lasted, watch  # noqa: E402

BROKEN = 20


def listed(rows: int) -> bytes:
    lines = list(a_list(rows))
    for place in range(BROKEN, rows + 1, BROKEN):
        lines[place] = "broken,row\n"
    return "".join(lines).encode()


def main() -> None:
    rows = int(sys.argv[1])
    connection.ensure_connection()
    network, paz, dana = make_network(), make_staff(name="paz"), make_staff(name="dana")
    content = listed(rows)
    watch()
    began = time.perf_counter()
    table = tables.understand(content)
    row = life.begin(network=network, table=table, evidence=EVIDENCE, proof=PROOF, by=paz, now=SPRING)
    life.match(import_id=row.pk, matched=Matched(guess(table.header).columns, "en", ""), told_in="en")
    row.refresh_from_db()
    looking.look(row, holds=lambda: True, now=SPRING)
    looked = time.perf_counter()
    life.ask(import_id=row.pk, by=paz, now=SPRING)
    life.approve(import_id=row.pk, by=dana, now=SPRING)
    row.refresh_from_db()
    assert running.run(row, holds=lambda: True, now=SPRING)
    done = time.perf_counter()
    assert Subscription.objects.count() == Consent.objects.count() == rows - rows // BROKEN
    figures = {
        "dry_run_s": looked - began,
        "import_s": done - looked,
        "both_s": done - began,
        "people": rows - rows // BROKEN,
        "transactions": len(lasted),
        "longest_transaction_ms": max(lasted),
        "over_100_ms": sum(1 for each in lasted if each > 100),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
