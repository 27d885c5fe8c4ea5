# SPDX-License-Identifier: AGPL-3.0-or-later
"""One row of a list becomes a person, or the reason why it does not."""

import enum
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.safe_csv import STARTS_A_FORMULA
from altavoz.personal_data.addresses import email_key
from altavoz.supporters.forms import NO_NAME
from altavoz.supporters.importing.calling import country_called, language_called, word
from altavoz.supporters.importing.columns import Columns, Kept
from altavoz.supporters.importing.tables import Row

LONGEST_ADDRESS = 254
LONGEST_NAME = 100
YES = frozenset({"1", "yes", "y", "true", "t", "x", "on", "oui", "si", "sí", "vrai", "subscribed", "opted in"})
# What a column that says no holds for who has not said it. Anything else is taken for a no: better one letter less.
NOT_NO = frozenset({"", "0", "no", "n", "false", "f", "non", "off", "faux", "subscribed", "active", "opted in"})
DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?\Z")
check_address = EmailValidator()


class Left(enum.StrEnum):
    """Why somebody is not brought in."""

    CELLS = "cells"
    NO_ADDRESS = "no address"
    BAD_ADDRESS = "bad address"
    SAID_NO = "said no"
    NO_YES = "no yes"
    TWICE = "twice"
    THERE = "there"
    BARRED = "barred"
    STOPPED = "stopped"
    GONE = "gone"


SAID: Mapping[Left, Promise] = {
    Left.CELLS: _("The row has more or fewer cells than the heading."),
    Left.NO_ADDRESS: _("There is no e-mail address."),
    Left.BAD_ADDRESS: _("This is no e-mail address."),
    Left.SAID_NO: _("The list says that this person wants no letters."),
    Left.NO_YES: _("The list does not say that this person agreed."),
    Left.TWICE: _("The same address stands further up, perhaps in another spelling."),
    Left.THERE: _("Is in the network already."),
    Left.BARRED: _("Is on the list of those whom this centre never writes to."),
    Left.STOPPED: _("Has stopped letters of this organisation before, and is not brought back by a list."),
    Left.GONE: _("Has been erased or has stopped everything since this list was handed in; no address is shown."),
}


class Lacks(enum.StrEnum):
    """What is missing in a row that is brought in all the same."""

    LANGUAGE = "language"
    COUNTRY = "country"
    NAME = "name"


@dataclass(frozen=True)
class Person:
    line: int
    email: str
    key: bytes
    given_name: str
    family_name: str
    language: str
    country: str
    said_at: datetime
    lacks: Sequence[Lacks] = ()


@dataclass(frozen=True)
class Refused:
    line: int
    email: str
    why: Left


@dataclass(frozen=True)
class Reader:
    """Reads the rows of one list: `columns` as staff have matched them, the rest for what a row does not say."""

    columns: Columns
    width: int
    language: str
    country: str
    said_on: date

    def read(self, row: Row) -> Person | Refused:
        email = self._cell(row, Kept.EMAIL)
        why = self._why_not(row, email)
        if why is not None:
            return Refused(row.line, email, why)
        language = language_called(self._cell(row, Kept.LANGUAGE))
        country = country_called(self._cell(row, Kept.COUNTRY))
        given, family = _name(self._cell(row, Kept.GIVEN_NAME)), _name(self._cell(row, Kept.FAMILY_NAME))
        lacking = {Lacks.LANGUAGE: language, Lacks.COUNTRY: country, Lacks.NAME: given}
        return Person(
            line=row.line,
            email=email,
            key=email_key(email),
            given_name=given,
            family_name=family,
            language=language or self.language,
            country=country or self.country,
            said_at=self._said_at(self._cell(row, Kept.SAID_ON)),
            lacks=[lack for lack, found in lacking.items() if not found],
        )

    def _why_not(self, row: Row, email: str) -> Left | None:
        if len(row.cells) != self.width:
            return Left.CELLS
        if not email:
            return Left.NO_ADDRESS
        if any(word(row.cells[place]) not in NOT_NO for place in self.columns.get(Kept.NO, ())):
            return Left.SAID_NO
        if self.columns.get(Kept.YES) and word(self._cell(row, Kept.YES)) not in YES:
            return Left.NO_YES
        return None if is_address(email) else Left.BAD_ADDRESS

    def _cell(self, row: Row, kept: Kept) -> str:
        places = self.columns.get(kept, ())
        return row.cells[places[0]].strip() if places and places[0] < len(row.cells) else ""

    def _said_at(self, text: str) -> datetime:
        """The day in the row, else the day of the proof; a day that has not come is neither."""
        found = DAY.match(text)
        try:
            day = date(*(int(part) for part in found.groups())) if found else self.said_on
        except ValueError:
            day = self.said_on
        return datetime.combine(min(day, self.said_on), time(12), tzinfo=UTC)


def is_address(text: str) -> bool:
    try:
        check_address(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS


def _name(text: str) -> str:
    """What is no name is left out: our letters greet by it, and a spreadsheet would run it."""
    name = " ".join(text.split())[:LONGEST_NAME]
    return "" if name.startswith(STARTS_A_FORMULA) or NO_NAME.search(name) else name
