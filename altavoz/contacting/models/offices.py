# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.models import Office

PER_HOUR = 10
EVERY_DAY = "1234567"


class OfficeRules(models.Model):
    """How an office may be written to, where that is not the way in which every office may."""

    office = models.OneToOneField(Office, models.CASCADE, related_name="contact_rules", verbose_name=_("office"))
    per_hour = models.PositiveSmallIntegerField(_("letters an hour, at most"), default=PER_HOUR)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=50, blank=True)
    weekdays = models.CharField(_("days of the week (1 is Monday)"), max_length=7, default=EVERY_DAY)
    wants_digest = models.BooleanField(_("wants identical texts in one digest"), default=False)
    languages = models.CharField(_("languages it reads (codes)"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("rules of an office")
        verbose_name_plural = _("rules of offices")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True) | Q(opens__lt=F("closes")),
                name="office_opens_before_it_closes",
                violation_error_message=_("Give both hours, the later one last, or neither."),
            ),
            models.CheckConstraint(condition=Q(per_hour__gte=1), name="office_takes_a_letter_an_hour"),
        ]

    def __str__(self) -> str:
        return str(self.office)
