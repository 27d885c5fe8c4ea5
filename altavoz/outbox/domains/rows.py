# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.utils.translation import gettext_lazy as _

OTHERS = b""


class DomainDay(models.Model):
    """How one mail domain took our letters of one day.

    A domain of few addresses may be somebody's own name: it is a keyed hash until letters went to enough addresses of
    it on that day, and when the day is over it is put with the others (an empty key).
    """

    day = models.DateField()
    domain_key = models.BinaryField(max_length=32)
    domain = models.CharField(max_length=253, blank=True)
    # Marks of the addresses that were seen, while the domain has no name: they serve for that day alone.
    seen = models.BinaryField(max_length=80, default=b"")
    handed_over = models.PositiveIntegerField(default=0)
    put_off = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    returned = models.PositiveIntegerField(default=0)
    complaints = models.PositiveIntegerField(default=0)
    # The server's words, kept once they were said alike to two; until then only a mark of them.
    says = models.CharField(max_length=160, blank=True)
    says_mark = models.BinaryField(max_length=8, default=b"")

    class Meta:
        verbose_name = _("day of a mail domain")
        verbose_name_plural = _("days of mail domains")
        constraints = [models.UniqueConstraint(fields=["day", "domain_key"], name="one_row_a_day_and_domain")]

    def __str__(self) -> str:
        return f"{self.day} {self.domain}"
