# SPDX-License-Identifier: AGPL-3.0-or-later
"""The day book of the mail domains: what became of letters is noted in memory, and added to the rows in one statement.

It is for looking at, not for judging by: what a worker had noted when it was killed is lost, of two hundred letters at
most.
"""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection

from altavoz.outbox.domains.rows import OTHERS, DomainDay
from altavoz.outbox.domains.words import cleaned
from altavoz.outbox.models import Letter
from altavoz.outbox.wire import Absent, Doubtful, Lasting, WireError
from altavoz.personal_data.addresses import domain_of
from altavoz.personal_data.sealing import keyed_hash

# Letters to so many addresses on one day, and a domain is named: it is nobody's own then.
ENOUGH = 20
MARK = 4
NUMBERS = ("handed_over", "put_off", "refused", "returned", "complaints")
Value = str | bytes | int | date | None
COLUMNS = ("day", "domain_key", "domain", "seen", *NUMBERS, "says", "says_mark")


@dataclass
class Page:
    """One domain in the book."""

    numbers: Counter[str] = field(default_factory=Counter)
    keys: set[bytes] = field(default_factory=set)
    # The server's words, and the addresses that they were said about.
    words: dict[str, set[bytes]] = field(default_factory=dict)


class DayBook:
    """Noted until it is saved; a carrier has one."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}

    def note_answer(self, letter: Letter, answer: BaseException | None) -> None:
        """What the far end said to a letter. Where nobody was there, or nobody knows, nothing is noted."""
        if answer is None:
            self.note("handed_over", domain=domain_of(letter.recipient), key=bytes(letter.recipient_key))
        elif isinstance(answer, WireError) and not isinstance(answer, Absent | Doubtful):
            what = "refused" if isinstance(answer, Lasting) else "put_off"
            words = cleaned(answer.words, local=letter.recipient.strip().rpartition("@")[0])
            self.note(what, domain=domain_of(letter.recipient), key=bytes(letter.recipient_key), words=words)

    def note(self, what: str, *, domain: str, key: bytes = b"", words: str = "") -> None:
        page = self._pages.setdefault(sys.intern(domain), Page())
        page.numbers[what] += 1
        if key and len(page.keys) < ENOUGH:
            page.keys.add(key)
        if words:
            page.words.setdefault(words, set()).add(key)

    def save(self, *, now: datetime) -> int:
        """Add what was noted to the day's rows, in the caller's transaction; returns how many domains there were."""
        pages, self._pages = self._pages, {}
        return _save(pages, now.date()) if pages else 0


def note_report(what: str, *, domain: str, key: bytes, day: date, today: date, words: str = "") -> None:
    """Count a letter that came back, or a complaint, on the day on which the letter went out.

    When that day is over, its small domains stand with the others, and so does this one.
    """
    page = Page(Counter({what: 1}), {key}, {words: {key}} if words else {})
    is_there = DomainDay.objects.filter(day=day, domain_key=key_of(domain)).exists()
    _save({domain if is_there or day == today else "": page}, day)


def save_others(page: Page, *, day: date) -> None:
    """Add to what the others of that day did."""
    _save({"": page}, day)


def key_of(domain: str) -> bytes:
    """Empty for no domain: that is the row of the others."""
    return keyed_hash(domain, purpose="mail domain") if domain else OTHERS


def _save(pages: Mapping[str, Page], day: date) -> int:
    by_key = {key_of(domain): domain for domain in pages}
    rows = {bytes(row.domain_key): row for row in DomainDay.objects.filter(day=day, domain_key__in=list(by_key))}
    values: list[Value] = []
    # In one order, so that two who save the same domains do not wait for each other.
    for key in sorted(by_key):
        values += _row(day, key, by_key[key], pages[by_key[key]], rows.get(key))
    with connection.cursor() as cursor:
        cursor.execute(_order(len(by_key)), values)
    return len(by_key)


def _row(day: date, key: bytes, domain: str, page: Page, row: DomainDay | None) -> list[Value]:
    seen = bytes(row.seen) if row else b""
    named = bool(row and row.domain)
    if key and not named:
        seen = _seen(seen, page.keys, day)
        named = len(seen) >= ENOUGH * MARK
    says, mark = _said(page, row) if key else ("", b"")
    return [
        connection.ops.adapt_datefield_value(day),
        key,
        domain[:253] if named and key else "",
        b"" if named else seen,
        *(page.numbers[name] for name in NUMBERS),
        says,
        mark,
    ]


def _seen(before: bytes, keys: set[bytes], day: date) -> bytes:
    """The marks of different addresses, in a row. They tell of nobody, and are others the next day."""
    marks = {before[start : start + MARK] for start in range(0, len(before), MARK)}
    marks |= {keyed_hash(f"{day} {key.hex()}", purpose="seen on a day")[:MARK] for key in keys}
    return b"".join(sorted(marks)[:ENOUGH])


def _said(page: Page, row: DomainDay | None) -> tuple[str, bytes]:
    """Words that two addresses got alike tell of neither: one may be told of by name."""
    says, before = (row.says, bytes(row.says_mark)) if row else ("", b"")
    if not page.words:
        return says, before
    words, keys = max(page.words.items(), key=lambda said: len(said[1]))
    mark = _mark(words) + _mark(min(keys).hex())
    alike = len(keys) > 1 or (before[:MARK] == mark[:MARK] and before[MARK:] != mark[MARK:])
    return words if alike else says, mark


def _mark(text: str) -> bytes:
    return keyed_hash(text, purpose="words of a mail server")[:MARK]


def _order(rows: int) -> str:
    """Only our own names stand in it."""
    table = connection.ops.quote_name(DomainDay._meta.db_table)
    values = ", ".join([f"({', '.join(['%s'] * len(COLUMNS))})"] * rows)
    added = [f"{name} = {table}.{name} + excluded.{name}" for name in NUMBERS]
    told = [f"{name} = excluded.{name}" for name in ("domain", "seen", "says", "says_mark")]
    return (
        f"INSERT INTO {table} ({', '.join(COLUMNS)}) VALUES {values} "  # noqa: S608
        f"ON CONFLICT (day, domain_key) DO UPDATE SET {', '.join(added + told)}"
    )
