# SPDX-License-Identifier: AGPL-3.0-or-later
"""Several organisations and one document: partners see it with its drafts and comment; its keeper alone edits it."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404

from altavoz.organisations import audit, powers
from altavoz.organisations.models import Organisation
from altavoz.organisations.powers import Power
from altavoz.recommendations.models import Document, DocumentPartner, Recommendation, StaffComment


def seen_by(user: User) -> QuerySet[Document]:
    """Documents of their own organisations, and those on which these work together with others."""
    reach = powers.reach(user, Power.EDIT)
    shared = DocumentPartner.objects.filter(reach.limit("organisation")).values("document")
    return Document.objects.filter(reach.limit("organisation") | Q(pk__in=shared))


def shared_with(user: User) -> QuerySet[Document]:
    """Documents that others keep, and on which theirs work too."""
    return seen_by(user).exclude(pk__in=Document.objects.filter(powers.reach(user, Power.EDIT).limit("organisation")))


def document_for(user: User, pk: int) -> Document:
    row = seen_by(user).filter(pk=pk).select_related("organisation").first()
    if row is None:
        raise Http404
    return row


def record_for(user: User, pk: int) -> Recommendation:
    rows = Recommendation.objects.filter(document__in=seen_by(user), pk=pk)
    row = rows.select_related("document", "area", "addressee", "acts_on").first()
    if row is None:
        raise Http404
    return row


def speaks_for(user: User, document: Document) -> Organisation | None:
    """The organisation in whose name they comment: the keeper where they belong to it, else the first partner."""
    reach = powers.reach(user, Power.EDIT)
    if reach.covers(document.organisation_id):
        return document.organisation
    partner = (
        document.partners.filter(reach.limit("organisation")).select_related("organisation").order_by("pk").first()
    )
    return partner.organisation if partner else None


@transaction.atomic
def comment(row: Recommendation, *, words: str, by: User, now: datetime) -> StaffComment | None:
    """None from whoever has no part in the document, and for no words."""
    organisation = speaks_for(by, row.document)
    if organisation is None or not words.strip():
        return None
    said = StaffComment.objects.create(
        recommendation=row, organisation=organisation, by=by, at=now, words=words.strip()
    )
    audit.note(
        actor=by,
        act="recommendations.comment",
        now=now,
        subject=row.number,
        organisation_id=row.document.organisation_id,
    )
    return said


@transaction.atomic
def set_partners(document: Document, *, partners: QuerySet[Organisation], by: User, now: datetime) -> None:
    chosen = set(partners.exclude(pk=document.organisation_id).values_list("pk", flat=True))
    document.partners.exclude(organisation__in=chosen).delete()
    there = set(document.partners.values_list("organisation", flat=True))
    DocumentPartner.objects.bulk_create(
        DocumentPartner(document=document, organisation_id=pk, since=now) for pk in sorted(chosen - there)
    )
    audit.note(
        actor=by,
        act="recommendations.partner",
        now=now,
        subject=document.code,
        organisation_id=document.organisation_id,
        before={"partners": len(there)},
        after={"partners": len(chosen)},
    )
