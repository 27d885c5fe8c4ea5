# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public record of one office: what is known of it on a day, by whose word, and how old that is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from altavoz.decision_makers import tables
from altavoz.decision_makers.believing import disagreeing
from altavoz.decision_makers.contacts import is_stale
from altavoz.decision_makers.contradicting import other_words
from altavoz.decision_makers.facts import DIRECTORY
from altavoz.decision_makers.holders import Standing
from altavoz.decision_makers.lookup import Candidate, Reason, candidate_of, editions_for
from altavoz.decision_makers.models import ContactPoint, Division, Edition, Office, Term
from altavoz.decision_makers.reaching import contacts_of
from altavoz.decision_makers.telephone import tel_link
from altavoz.website import generations


@dataclass(frozen=True)
class Reach:
    """A contact point, and where a browser goes with it: nowhere for a postal address."""

    contact: ContactPoint
    link: str


@dataclass(frozen=True)
class Record:
    """`past` is the list of another time that all this is from, where no source tells of the day asked."""

    office: Office
    candidate: Candidate
    division: Division | None
    contacts: tuple[Reach, ...]
    differing_terms: tuple[Term, ...]
    differing_contacts: tuple[ContactPoint, ...]
    past: Edition | None
    source: str
    as_of: date | None
    is_stale: bool

    @property
    def standing(self) -> str:
        return self.candidate.holder.standing.value

    @property
    def has_holder(self) -> bool:
        return self.candidate.holder.person is not None

    @property
    def is_vacant(self) -> bool:
        return self.candidate.holder.standing is Standing.VACANT


def record_of(public_id: str, on: date) -> Record | None:
    """None where there is no such office."""
    generations.depend_on(DIRECTORY)
    rows = Office.objects.select_related("institution").prefetch_related("texts", "institution__texts")
    office = rows.filter(public_id=public_id).first()
    if office is None:
        return None
    editions, other_days = editions_for(office.country, on)
    terms = tables.terms([office], editions)[office.pk]
    candidate = candidate_of(office, terms, Reason.DIVISION, on)
    contacts = tuple(contacts_of([candidate], editions).get(office.pk, ()))
    past = _own(office, editions) if other_days else None
    then = past.holds_until or past.as_of if past else on
    term = candidate.term or candidate.last
    source, as_of = (term.source, term.as_of) if term else (office.source, office.source_date)
    return Record(
        office=office,
        candidate=candidate,
        division=Division.objects.filter(ocd_id=office.division).prefetch_related("texts").first(),
        contacts=tuple(Reach(each, link_of(each, office.country)) for each in contacts),
        differing_terms=tuple(disagreeing([each for each in terms if each.covers(then)])),
        differing_contacts=tuple(other_words(contacts)),
        past=past,
        source=source,
        as_of=as_of,
        is_stale=is_stale(as_of, on),
    )


def link_of(contact: ContactPoint, country: str) -> str:
    if contact.way == ContactPoint.Way.EMAIL:
        return f"mailto:{quote(contact.value, safe='@+')}"
    if contact.way == ContactPoint.Way.PHONE:
        return tel_link(contact.value, country)
    on_the_web = contact.way in {ContactPoint.Way.FORM, ContactPoint.Way.WEBSITE, ContactPoint.Way.SOCIAL}
    return contact.value if on_the_web and contact.value.startswith(("https://", "http://")) else ""


def _own(office: Office, editions: Sequence[Edition]) -> Edition | None:
    """The newest of these editions that lists this office; none where staff wrote it."""
    return (
        Edition.objects.filter(pk__in=[each.pk for each in editions], listings__office=office).order_by("as_of").last()
    )
