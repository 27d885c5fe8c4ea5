# SPDX-License-Identifier: AGPL-3.0-or-later
"""What keeps the follow-up going: who works on a document together, what is due, what might be evidence."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.models import Organisation
from altavoz.recommendations.models.assessments import Assessor, Evidence
from altavoz.recommendations.models.documents import Document
from altavoz.recommendations.models.plain import Plain, PublicIdField
from altavoz.recommendations.models.records import Recommendation


class DocumentPartner(Plain):
    """An organisation whose staff see the document and its drafts, and comment on them; they do not edit it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("partner"))
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "organisation"], name="a_partner_once_a_document")]


class StaffComment(Plain):
    """What staff of one of the organisations say of a record. Never public; it stays when its writer has left."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="comments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(max_length=4_000)

    class Meta:
        ordering = ["at", "pk"]


class Reminder(Plain):
    """Written by the worker once for each reason and day; staff of the organisation see it until somebody has acted."""

    class Why(models.TextChoices):
        DUE_SOON = "due_soon", _("It is due soon")
        OVERDUE = "overdue", _("It was due")
        VIEW_IS_OLD = "view_is_old", _("The newest view of it is old")
        PROMISE_DUE = "promise_due", _("A promise about it is due")

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="reminders")
    # Where it is about an assessor's view: only that one renews it.
    assessor = models.ForeignKey(Assessor, models.CASCADE, null=True, related_name="reminders")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    why = models.CharField(max_length=12, choices=Why.choices)
    # The day that it reminds of: of being due, or of the view that has grown old.
    of = models.DateField()
    at = models.DateTimeField()
    # When those were written to who asked for letters.
    told_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "why", "of"], condition=Q(assessor__isnull=True), name="reminded_once"
            ),
            models.UniqueConstraint(
                fields=["recommendation", "why", "of", "assessor"],
                condition=Q(assessor__isnull=False),
                name="an_assessor_is_reminded_once",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "settled_at"], name="reminders_open"),
            models.Index(fields=["id"], condition=Q(told_at__isnull=True), name="reminders_untold"),
        ]


class AskedToBeTold(Plain):
    """Somebody of the staff wants a letter when something new is due; without this row they are left in peace."""

    public_id = PublicIdField()
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField()


class ProposedEvidence(Plain):
    """Something of this centre that may be evidence: an outcome or a reply. Staff take it or leave it."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="proposed_evidence")
    sort = models.CharField(max_length=16, choices=Evidence.Sort.choices)
    words = models.CharField(max_length=300)
    url = models.URLField(max_length=500, blank=True)
    points_to = models.CharField(max_length=40)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "sort", "points_to"], name="evidence_proposed_once")
        ]
