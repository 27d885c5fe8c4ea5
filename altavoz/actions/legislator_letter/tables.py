# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chamber as a table for spreadsheets."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from altavoz.actions.legislator_letter.following import Member
from altavoz.organisations import safe_csv


def lines(members: Iterable[Member]) -> Iterator[str]:
    """One line a seat; no cell is a formula."""
    heads = [
        *(_("Name"), _("Party"), _("State or province"), _("District"), _("Division (OCD id)"), _("Vote")),
        *(_("Leads the letter"), _("Standing"), _("Source"), _("Known since")),
    ]
    yes, no = _("yes"), _("no")
    rows = (
        (
            *(each.name, each.party, each.region_name, each.place, each.division, yes if each.votes else no),
            *(yes if each.leads else no, each.label, each.source, each.as_of.isoformat() if each.as_of else ""),
        )
        for each in members
    )
    return safe_csv.lines(heads, rows)
