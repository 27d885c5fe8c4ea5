# SPDX-License-Identifier: AGPL-3.0-or-later
"""The offices that an action reaches, with who holds them on a day and how they are reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet

from altavoz.contacting.models import Plan
from altavoz.decision_makers import lookup, tables
from altavoz.decision_makers.holders import Holder, holder_among
from altavoz.decision_makers.lookup import Candidate, Reason
from altavoz.decision_makers.models import ContactPoint, DirectorySource, Office, Person
from altavoz.decision_makers.reaching import contacts_of
from altavoz.personal_data.public_ids import could_be

Way = ContactPoint.Way


@dataclass(frozen=True)
class Addressee:
    """An office as somebody meets it who wants to reach it."""

    office: Office
    holder: Holder
    contacts: tuple[ContactPoint, ...] = ()

    @property
    def person(self) -> Person | None:
        return self.holder.person

    @property
    def email(self) -> str:
        return self.office.email or self._first(Way.EMAIL)

    @property
    def form(self) -> str:
        """The address of the office's own form; only an address of the web is one."""
        found = self._first(Way.FORM)
        return found if found.startswith(("https://", "http://")) else ""

    @property
    def phones(self) -> tuple[ContactPoint, ...]:
        """Each number once, however many sources give it: nobody is asked to dial it twice."""
        found: dict[str, ContactPoint] = {}
        for contact in self._all(Way.PHONE):
            found.setdefault(contact.value, contact)
        return tuple(found.values())

    @property
    def faxes(self) -> tuple[ContactPoint, ...]:
        return self._all(Way.FAX)

    @property
    def socials(self) -> tuple[ContactPoint, ...]:
        """Accounts on the web that a link leads to."""
        return tuple(each for each in self._all(Way.SOCIAL) if each.value.startswith(("https://", "http://")))

    @property
    def postal(self) -> str:
        return self._first(Way.POSTAL)

    def _all(self, way: str) -> tuple[ContactPoint, ...]:
        return tuple(contact for contact in self.contacts if contact.way == way)

    def _first(self, way: str) -> str:
        return next((contact.value for contact in self._all(way)), "")


def offices_of(plan: Plan) -> QuerySet[Office]:
    """All whom the plan's action reaches: the seats of its body, or its targets in their order."""
    rows = Office.objects.prefetch_related("texts", "institution__texts").select_related("institution")
    if plan.body_id is None:
        return rows.filter(targeted_by__action=plan.action_id).order_by("targeted_by__place", "pk")
    shown = DirectorySource.objects.filter(shown__isnull=False).values("shown")
    # A seat that its source no longer names is nobody's any more.
    listed = Q(key__isnull=True) | Q(listings__edition__in=shown)
    return rows.filter(Q(institution=plan.body_id) & listed).distinct().order_by("pk")


def chosen(plan: Plan, public_ids: Sequence[str]) -> list[Office]:
    """Those of the plan's offices that have these public ids, in the order of the ids; others are left out."""
    ids = [public_id for public_id in dict.fromkeys(public_ids) if could_be(public_id)]
    rows = {office.public_id: office for office in offices_of(plan).filter(public_id__in=ids)}
    return [rows[public_id] for public_id in ids if public_id in rows]


def addressees(offices: Sequence[Office], on: date) -> tuple[Addressee, ...]:
    """In the order of the offices; a question or two for each country, however many offices there are."""
    found: dict[int, Addressee] = {}
    by_country = sorted(offices, key=lambda office: office.country)
    for country, of_country in groupby(by_country, key=lambda office: office.country):
        for each in _of_country(country, list(of_country), on):
            found[each.office.pk] = each
    return tuple(found[office.pk] for office in offices)


def _of_country(country: str, offices: list[Office], on: date) -> list[Addressee]:
    editions, _other_days = lookup.editions_for(country, on)
    terms = tables.terms(offices, editions)
    candidates = [Candidate(each, holder_among(each, terms[each.pk], on), Reason.CHOICE) for each in offices]
    contacts = contacts_of(candidates, editions)
    return [Addressee(each.office, each.holder, tuple(contacts.get(each.office.pk, ()))) for each in candidates]
