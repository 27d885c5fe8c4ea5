# SPDX-License-Identifier: AGPL-3.0-or-later
"""Builders for tests: a list as another program writes it, handed in and looked through."""

from collections.abc import Iterator
from datetime import date, datetime

from django.contrib.auth.models import User

from altavoz.organisations.testing import SPRING, make_staff
from altavoz.supporters.importing import life, looking, running, tables
from altavoz.supporters.importing.columns import guess
from altavoz.supporters.importing.evidence import Evidence
from altavoz.supporters.importing.life import Matched, Proof
from altavoz.supporters.importing.rows import ListImport
from altavoz.supporters.models import Network

PROOF = Proof("Paper lists at the Weavers' Fair", date(2026, 3, 1), "I want the weavers' news by e-mail.")
EVIDENCE = Evidence(b"A photograph of a list, all names invented.", "txt")


def a_list(number: int, *, heading: str = "email,first_name,last_name,country") -> Iterator[str]:
    """So many fictional people, line by line."""
    yield f"{heading}\n"
    for n in range(number):
        yield f"listed{n}@example.org,Reader {n},Weaver,CA\n"


def make_import(network: Network, text: str, *, by: User | None = None, now: datetime = SPRING) -> ListImport:
    """Handed in; its columns as they are guessed; looked through."""
    table = tables.understand(text.encode())
    staff = by or User.objects.filter(username="paz").first() or make_staff(name="paz")
    row = life.begin(network=network, table=table, evidence=EVIDENCE, proof=PROOF, by=staff, now=now)
    matched = Matched(guess(table.header).columns, language="en", country="")
    life.match(import_id=row.pk, matched=matched, told_in="en")
    row.refresh_from_db()
    looking.look(row, holds=lambda: True, now=now)
    row.refresh_from_db()
    return row


def bring_in(row: ListImport, *, now: datetime = SPRING) -> ListImport:
    """Approved by somebody else, and brought in."""
    staff = User.objects.filter(username="dana").first() or make_staff(name="dana")
    life.ask(import_id=row.pk, by=staff, now=now)
    life.approve(import_id=row.pk, by=staff, now=now)
    row.refresh_from_db()
    running.run(row, holds=lambda: True, now=now)
    life.done_with(row)
    row.refresh_from_db()
    return row
