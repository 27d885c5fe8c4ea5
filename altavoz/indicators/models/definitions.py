# SPDX-License-Identifier: AGPL-3.0-or-later
"""What exactly is counted, by whom, where and how."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.directory import LANGUAGES, in_language
from altavoz.organisations.models import Organisation
from altavoz.personal_data.public_ids import PublicIdField

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
is_slug = RegexValidator(rf"\A{SLUG}\Z", _("Small letters, digits and single hyphens, like disappeared-mx."))
is_country = RegexValidator(r"\A[A-Z]{2}\Z", _("Two capitals, as ISO 3166 has them, like MX."))
is_area = RegexValidator(r"\A[A-Z]{2}-[A-Z0-9]{1,3}\Z", _("A state’s code as ISO 3166-2 has it, like MX-GRO."))


class Indicator(models.Model):
    """A question with a number for an answer. Its slug stands in texts and never changes once it is public.

    Indicators of one `family` are shown side by side, and may disagree: the official number beside an independent one.
    """

    wagtail_reference_index_ignore = True

    class Counter(models.TextChoices):
        OFFICIAL = "official", _("official")
        INDEPENDENT = "independent", _("independent")
        OURS = "ours", _("ours")

    class Method(models.TextChoices):
        REGISTER = "register", _("a register")
        SURVEY = "survey", _("a survey")
        ESTIMATE = "estimate", _("an estimate")
        DOCUMENTED = "documented", _("documented cases")
        UNKNOWN = "unknown", _("not said")

    class Measure(models.TextChoices):
        NUMBER = "number", _("a number")
        PERCENT = "percent", _("per cent")
        PER_DAY = "per_day", _("a number a day")

    class Drawn(models.TextChoices):
        LINE = "line", _("a line")
        BARS = "bars", _("bars")
        MULTIPLES = "multiples", _("a small chart for each")
        MAP = "map", _("a map of its states")

    public_id = PublicIdField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="indicators", verbose_name=_("organisation that keeps it")
    )
    slug = models.CharField(
        _("name in texts"),
        max_length=60,
        unique=True,
        validators=[is_slug],
        help_text=_("Such as disappeared-mx. Texts quote it by this name, so it stays."),
    )
    family = models.CharField(
        _("shown beside"),
        max_length=60,
        blank=True,
        db_index=True,
        validators=[is_slug],
        help_text=_("Indicators with the same word here are shown side by side, such as homicides-mx."),
    )
    country = models.CharField(_("country (ISO code)"), max_length=2, validators=[is_country])
    area = models.CharField(_("state (ISO code)"), max_length=6, blank=True, validators=[is_area])
    counter = models.CharField(_("counted by"), max_length=12, choices=Counter.choices)
    method = models.CharField(_("method"), max_length=12, choices=Method.choices, default=Method.UNKNOWN)
    measure = models.CharField(_("measured as"), max_length=8, choices=Measure.choices, default=Measure.NUMBER)
    drawn = models.CharField(_("drawn as"), max_length=10, choices=Drawn.choices, default=Drawn.LINE)
    beside_newer = models.BooleanField(
        _("show the newest number beside an older one"),
        default=True,
        help_text=_("Where a text quotes an earlier date, the reader also sees what is said today."),
    )
    order = models.PositiveSmallIntegerField(_("place in lists"), default=100)
    made_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area="") | models.Q(area__startswith=models.F("country")),
                name="indicator_area_lies_in_its_country",
            )
        ]

    def __str__(self) -> str:
        return self.slug

    def said(self, name: str, language: str | None = None) -> str:
        """A column of its texts in that language, else in the first that there is; read `texts` beforehand."""
        return in_language({text.language: getattr(text, name) for text in self.texts.all()}, language, "")

    def name(self, language: str | None = None) -> str:
        return self.said("name", language) or self.slug


class IndicatorText(models.Model):
    """Our own words, one row a language."""

    wagtail_reference_index_ignore = True

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=160)
    counted = models.TextField(_("what exactly is counted"))
    unit = models.CharField(_("unit"), max_length=80, help_text=_("What one of them is called, such as people."))
    by = models.CharField(_("who counts"), max_length=200)
    base = models.CharField(_("of whom, for a share or a survey"), max_length=200, blank=True)
    note = models.TextField(_("what to mind"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "language"], name="one_indicator_text_a_language")]
