# SPDX-License-Identifier: AGPL-3.0-or-later
"""How offices and those who hold them are reached: only what the editions that tell of the day say, or staff."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from altavoz.decision_makers.lookup import Candidate
from altavoz.decision_makers.models import ContactPoint, Edition


def contacts_of(candidates: Sequence[Candidate], editions: Sequence[Edition]) -> dict[int, list[ContactPoint]]:
    """By the office's id, with one question for all; the office's own first, then those of its holder."""
    persons = {each.holder.person.pk: each.office.pk for each in candidates if each.holder.person}
    whose = Q(office__in=[each.office.pk for each in candidates]) | Q(person__in=list(persons))
    found: dict[int, list[ContactPoint]] = defaultdict(list)
    rows = ContactPoint.objects.filter(whose).filter(Q(edition__isnull=True) | Q(edition__in=editions))
    for contact in sorted(rows, key=lambda row: row.office_id is None):
        office_id = contact.office_id or persons.get(contact.person_id or 0)
        if office_id is not None:
            found[office_id].append(contact)
    return found
