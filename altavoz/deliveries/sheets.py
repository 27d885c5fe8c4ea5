# SPDX-License-Identifier: AGPL-3.0-or-later
"""The CSV files of a copy (RFC 4180, UTF-8 with a byte order mark, without which Excel garbles every accent)."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.countries import country_name
from altavoz.campaigns.counts import Checkpoint, Why
from altavoz.deliveries.names import Name
from altavoz.organisations import safe_csv

MARK = safe_csv.BYTE_ORDER_MARK.encode()
LINES_A_CHUNK = 1_000
DEFAULT_COLUMNS = ("given_name", "family_name", "country")

# What a kind may ask for in `pack_columns`; anything else it names is left out, e-mail and postcode first of all.
COLUMNS: Mapping[str, tuple[Promise, Callable[[Name, str], str]]] = {
    "given_name": (_("Given name"), lambda name, _language: name.given_name),
    "family_name": (_("Family name"), lambda name, _language: name.family_name),
    "country": (_("Country"), lambda name, language: country_name(name.country, language)),
    "language": (_("Language"), lambda name, _language: name.language),
    "text_version": (_("Wording signed"), lambda name, _language: str(name.text_version)),
}


def names_csv(names: Iterable[Name], *, columns: Sequence[str], language: str, stamp: str) -> Iterator[bytes]:
    """A line of headings, one for each name with its number, and the last says whose copy this is."""
    shown = [COLUMNS[column] for column in columns if column in COLUMNS] or [COLUMNS[name] for name in DEFAULT_COLUMNS]
    return _encoded(_name_rows(names, shown, language, stamp))


def _name_rows(
    names: Iterable[Name], shown: Sequence[tuple[Promise, Callable[[Name, str], str]]], language: str, stamp: str
) -> Iterator[list[str]]:
    yield [str(_("Number")), *(str(heading) for heading, _cell in shown)]
    for place, name in enumerate(names, 1):
        yield [str(place), *(cell(name, language) for _heading, cell in shown)]
    yield [stamp, *[""] * len(shown)]


def counts_csv(checkpoint: Checkpoint, countries: Iterable[tuple[str, str]], *, stamp: str) -> Iterator[bytes]:
    """Every number of the pack: how they signed, which wording, and from where."""
    rows = [[str(_("What")), str(_("Which")), str(_("Signatures"))]]
    rows += [[str(_("How")), str(Why(why).label), str(n)] for why, n in checkpoint.by_why.items()]
    rows += [[str(_("Wording signed")), version, str(n)] for version, n in checkpoint.by_text_version.items()]
    rows += [[str(_("Country")), country, n] for country, n in countries]
    rows += [[str(_("Total")), "", str(checkpoint.total)], [stamp, "", ""]]
    return _encoded(rows, numbers=2)


def _encoded(rows: Iterable[Sequence[str]], numbers: int | None = None) -> Iterator[bytes]:
    """`numbers` is the column of our own figures: a minus before one of those is a minus."""
    yield MARK
    out = io.StringIO()
    writer = csv.writer(out)
    for place, row in enumerate(rows, 1):
        writer.writerow([cell if column == numbers else safe_csv.cell(cell) for column, cell in enumerate(row)])
        if place % LINES_A_CHUNK == 0:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()
