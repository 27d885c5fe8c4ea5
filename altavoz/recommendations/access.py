# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who of the staff may load what: documents by their organisation, views by the organisation that enters them."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404

from altavoz.organisations import powers
from altavoz.organisations.powers import Power
from altavoz.recommendations.models import Assessment, Document, Recommendation


def documents_for(user: User, power: Power = Power.EDIT) -> QuerySet[Document]:
    return Document.objects.filter(powers.reach(user, power).limit("organisation"))


def document_for(user: User, pk: int, power: Power = Power.EDIT) -> Document:
    return _found(documents_for(user, power).select_related("organisation").filter(pk=pk).first())


def record_for(user: User, pk: int, power: Power = Power.EDIT) -> Recommendation:
    mine = Recommendation.objects.filter(document__in=documents_for(user, power))
    found = mine.select_related("document", "area", "addressee", "acts_on").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def assessments_for(user: User, power: Power = Power.EDIT) -> QuerySet[Assessment]:
    """Private ones too, of the assessors whose views this person enters."""
    return Assessment.objects.filter(powers.reach(user, power).limit("assessor__kept_by"))


def _found(document: Document | None) -> Document:
    if document is None:
        raise Http404
    return document
