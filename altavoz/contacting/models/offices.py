# SPDX-License-Identifier: AGPL-3.0-or-later
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.models import Body, Office

PER_HOUR = 10
EVERY_DAY = "1234567"


BOTH_HOURS = Q(opens__isnull=True, closes__isnull=True) | Q(opens__lt=F("closes"))
BOTH_OR_NEITHER = _("Give both hours, the later one last, or neither.")


class DigestHours(models.IntegerChoices):
    HOUR = 1, _("every hour, where there is something to say")
    DAY = 24, _("once a day, where there is something to say")


class Rules(models.Model):
    """How many letters, when, and in which shape."""

    per_hour = models.PositiveSmallIntegerField(
        _("letters an hour, at most"), default=PER_HOUR, validators=[MinValueValidator(1), MaxValueValidator(30_000)]
    )
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=50, blank=True)
    weekdays = models.CharField(_("days of the week (1 is Monday)"), max_length=7, default=EVERY_DAY)
    wants_digest = models.BooleanField(_("wants identical texts in one digest"), default=False)
    digest_hours = models.PositiveSmallIntegerField(
        _("a digest comes"), choices=DigestHours.choices, default=DigestHours.DAY
    )
    languages = models.CharField(_("languages it reads (codes)"), max_length=60, blank=True)

    class Meta:
        abstract = True


class OfficeRules(Rules):
    """How an office may be written to, where that is not the way in which every office may."""

    office = models.OneToOneField(Office, models.CASCADE, related_name="contact_rules", verbose_name=_("office"))

    class Meta:
        verbose_name = _("rules of an office")
        verbose_name_plural = _("rules of offices")
        constraints = [
            models.CheckConstraint(
                condition=BOTH_HOURS, name="office_opens_before_it_closes", violation_error_message=BOTH_OR_NEITHER
            ),
            models.CheckConstraint(condition=Q(per_hour__gte=1), name="office_takes_a_letter_an_hour"),
        ]

    def __str__(self) -> str:
        return str(self.office)


class BodyRules(Rules):
    """How the offices of a body may be written to, where nothing was said of one of them."""

    body = models.OneToOneField(Body, models.CASCADE, related_name="contact_rules", verbose_name=_("body"))

    class Meta:
        verbose_name = _("rules of a body")
        verbose_name_plural = _("rules of bodies")
        constraints = [
            models.CheckConstraint(
                condition=BOTH_HOURS, name="body_opens_before_it_closes", violation_error_message=BOTH_OR_NEITHER
            ),
            models.CheckConstraint(condition=Q(per_hour__gte=1), name="body_takes_a_letter_an_hour"),
        ]

    def __str__(self) -> str:
        return str(self.body)


class OfficeStop(models.Model):
    """Nothing goes to this office for now; what waits for it goes on waiting."""

    office = models.OneToOneField(Office, models.CASCADE, related_name="contact_stop")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.office)
