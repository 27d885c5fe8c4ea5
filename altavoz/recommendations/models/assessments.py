# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of it, as several assessors see it. Nothing is overwritten: a new view is a new row."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.directory import in_language
from altavoz.decision_makers.models import Body
from altavoz.organisations.models import Organisation
from altavoz.personal_data.models import PrivateFile
from altavoz.recommendations.models.documents import Area
from altavoz.recommendations.models.plain import LanguageText, Plain, PublicIdField
from altavoz.recommendations.models.records import Recommendation


class Status(models.TextChoices):
    NO_INFORMATION = "no_information", _("No information")
    NOT_BEGUN = "not_begun", _("Nothing yet")
    BEGUN = "begun", _("Begun")
    PARTLY = "partly", _("In part")
    DONE = "done", _("Done")
    REVERSED = "reversed", _("Going back")


class Assessor(Plain):
    """Who judges: an organisation of this centre, a body of the directory, or somebody by name alone."""

    class Side(models.TextChoices):
        OURS = "ours", _("Our coalition")
        PARTNER = "partner", _("A partner")
        STATE = "state", _("The State itself")
        UN = "un", _("A body of the United Nations")
        OTHER = "other", _("Somebody else")

    public_id = PublicIdField()
    kept_by = models.ForeignKey(
        Organisation, models.PROTECT, related_name="assessors", verbose_name=_("organisation that enters its views")
    )
    side = models.CharField(_("on which side it stands"), max_length=8, choices=Side.choices)
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    body = models.OneToOneField(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("body in the directory")
    )
    demonstration = models.BooleanField(_("invented, for demonstration"), default=False)
    order = models.PositiveSmallIntegerField(_("place on the board"), default=10)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=True) | Q(body__isnull=True),
                name="assessor_is_an_organisation_or_a_body",
            )
        ]

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        if self.organisation is not None:
            return self.organisation.name(language)
        if self.body is not None:
            return self.body.name(language)
        return in_language({text.language: text.name for text in self.texts.all()}, language, self.public_id)

    @cached_property
    def called(self) -> str:
        """Its name in the language of this page: every row of a board shows it again."""
        return self.name()


class AssessorText(LanguageText):
    assessor = models.ForeignKey(Assessor, models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessor", "language"], name="one_assessor_name_a_language")]


class Assessment(Plain):
    """One view on one day. It is private until it is published, and then stays as it is."""

    public_id = PublicIdField()
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="assessments")
    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="assessments")
    status = models.CharField(_("status"), max_length=16, choices=Status.choices)
    on = models.DateField(_("as of"))
    demonstration = models.BooleanField(default=False, editable=False)
    written_at = models.DateTimeField(editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False
    )
    published_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["recommendation", "assessor", "-on"], name="assessments_of_one")]


class AssessmentText(LanguageText):
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="texts")
    words = models.TextField(_("words"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "language"], name="one_view_a_language")]


class Evidence(Plain):
    """Where one can see it: a link, or the public id of something of this centre with its sort."""

    class Sort(models.TextChoices):
        LINK = "link", _("Link")
        RECOMMENDATION = "recommendation", _("Recommendation")
        CASE = "case", _("Case")
        ACTION = "action", _("Action")
        REPLY = "reply", _("Reply")
        FIGURE = "figure", _("Figure")
        FILE = "file", _("File")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="evidence")
    sort = models.CharField(max_length=16, choices=Sort.choices, default=Sort.LINK)
    words = models.CharField(_("what it is"), max_length=300)
    url = models.URLField(_("link"), max_length=500, blank=True)
    file = models.ForeignKey(PrivateFile, models.PROTECT, null=True, blank=True, related_name="+")
    # Of a file: everybody may read it once the view is published. Otherwise staff alone.
    public = models.BooleanField(default=False)
    # A public id, a recommendation's number or an indicator's name in addresses: see following/pointing.py.
    points_to = models.CharField(max_length=40, blank=True)


class Latest(Plain):
    """The newest published view of each assessor: what the board reads, written in the same transaction."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name="latest", db_index=False)
    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="+", db_index=False)
    assessment = models.OneToOneField(Assessment, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+", db_index=False)
    status = models.CharField(max_length=16, choices=Status.choices)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recommendation", "assessor"], name="one_latest_an_assessor")]
        indexes = [
            models.Index(fields=["status", "assessor", "recommendation"], name="latest_by_status"),
            models.Index(fields=["area", "assessor", "status"], name="latest_by_area"),
        ]
