# SPDX-License-Identifier: AGPL-3.0-or-later
"""The columns of a time that is known no more exactly than people know it. `approximate` says what they mean."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.cases.times.known import BELONGS_TO, Known, Part, Precision, Qualifier


class WhenKnown(models.Model):
    """A row's own Meta inherits this one (`class Meta(WhenKnown.Meta)`), or the database does not check it."""

    on = models.DateField(
        _("when"), null=True, blank=True, help_text=_("The first day that it may be; empty: not known.")
    )
    until = models.DateField(_("to"), null=True, blank=True, help_text=_("The end, where it lasted."))
    precision = models.CharField(_("how exactly"), max_length=6, choices=Precision.choices, default=Precision.DAY)
    part = models.CharField(_("part of it"), max_length=9, choices=Part.choices, blank=True, default="")
    qualifier = models.CharField(_("qualified by"), max_length=6, choices=Qualifier.choices, blank=True, default="")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("on")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
            )
        ]

    @property
    def known(self) -> Known:
        return Known(self.on, self.until, self.precision, self.part, self.qualifier)

    @known.setter
    def known(self, known: Known) -> None:
        self.on, self.until = known.on, known.until
        self.precision, self.part, self.qualifier = known.precision, known.part, known.qualifier

    def clean(self, *args: Any, **kwargs: Any) -> None:
        """Forms of such a row refuse what contradicts itself, beside the field that does."""
        super().clean(*args, **kwargs)
        wrong = {BELONGS_TO[trouble]: str(trouble.label) for trouble in self.known.contradictions()}
        if wrong:
            raise ValidationError(wrong)
