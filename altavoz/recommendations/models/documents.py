# SPDX-License-Identifier: AGPL-3.0-or-later
"""What was published, and the parts that it has: a brief, a joint letter, a report."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.directory import in_language
from altavoz.organisations.models import Organisation
from altavoz.recommendations.models.plain import LANGUAGES, LanguageText, Plain, PublicIdField

is_code = RegexValidator(
    r"\A[A-Z][A-Z0-9]*(-[A-Z0-9]+)*\Z", _("A code is written in capitals, like APG-2018; it begins every number.")
)


class Document(Plain):
    """A document as it was published; another edition of it is another document that names this one."""

    class Sort(models.TextChoices):
        BRIEF = "brief", _("Brief")
        LETTER = "letter", _("Joint letter")
        REPORT = "report", _("Report")
        OTHER = "other", _("Other document")

    public_id = PublicIdField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="documents", verbose_name=_("organisation that keeps it")
    )
    code = models.CharField(
        _("code"),
        max_length=24,
        unique=True,
        validators=[is_code],
        help_text=_("Such as APG-2018. It begins the number of each recommendation, and stays."),
    )
    sort = models.CharField(_("what it is"), max_length=8, choices=Sort.choices, default=Sort.BRIEF)
    title = models.CharField(_("title, as published"), max_length=300)
    author = models.CharField(_("published by"), max_length=300)
    language = models.CharField(_("language of its text"), max_length=5, choices=LANGUAGES, default="en")
    dated = models.DateField(_("date"))
    edition = models.CharField(_("edition"), max_length=60, blank=True)
    earlier = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later", verbose_name=_("new edition of")
    )
    source = models.CharField(_("source"), max_length=300, help_text=_("Where it was published or is kept."))
    source_url = models.URLField(_("link to it"), max_length=500, blank=True)
    enclosed_with = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enclosures",
        verbose_name=_("sent together with"),
        help_text=_("The letter in whose envelope it lay."),
    )
    remind_days = models.PositiveSmallIntegerField(
        _("remind us so many days before something is due"), default=30, help_text=_("0 for never.")
    )
    old_after_months = models.PositiveSmallIntegerField(
        _("a view is old after so many months"), default=12, help_text=_("0 for never.")
    )
    made_at = models.DateTimeField(editable=False)
    # When the first of its recommendations became public.
    published_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return self.code

    def name(self, language: str | None = None) -> str:
        """Its short name in our own words; where it has none, the title as published."""
        return in_language({text.language: text.name for text in self.texts.all()}, language, self.title)


class DocumentText(LanguageText):
    """What it is, in our own words."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="texts")
    name = models.CharField(_("short name"), max_length=120)
    about = models.TextField(_("what it is, in a few sentences of our own"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "language"], name="one_document_text_a_language")]


class Participant(Plain):
    """Somebody whom the document itself names as taking part in its meeting; nobody else is entered here."""

    class Side(models.TextChoices):
        ASKING = "asking", _("Those who ask")
        ASKED = "asked", _("Those who are asked")

    class How(models.TextChoices):
        PRESENT = "present", _("Present")
        TELECONFERENCE = "teleconference", _("By teleconference")
        WRITING = "writing", _("In writing")

    document = models.ForeignKey(Document, models.CASCADE, related_name="participants")
    side = models.CharField(_("on which side"), max_length=6, choices=Side.choices)
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    name = models.CharField(_("name, as the document has it"), max_length=120)
    role = models.CharField(_("role, as the document has it"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation or office, as the document has it"), max_length=200, blank=True)
    how = models.CharField(_("how they took part"), max_length=14, choices=How.choices, default=How.PRESENT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "side", "name"], name="one_participant_once")]

    def __str__(self) -> str:
        return self.name


class Area(Plain):
    """A part of a document under which recommendations stand; its number is theirs too."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="areas")
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title, as published"), max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_area_a_number")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name()}"

    @property
    def code(self) -> str:
        """What an address calls it."""
        return f"{self.document.code}.{self.number}"

    def name(self, language: str | None = None) -> str:
        return in_language({text.language: text.name for text in self.texts.all()}, language, self.title)


class AreaText(LanguageText):
    area = models.ForeignKey(Area, models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "language"], name="one_area_name_a_language")]
