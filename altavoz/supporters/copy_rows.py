# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is asked of those who have a copy of a list in which somebody stood who has been erased here."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.organisations.models import Organisation
from altavoz.personal_data.public_ids import PublicIdField


class CopyToErase(models.Model):
    """One copy of one list, out of our reach, in which one row has to go. It tells of nobody.

    `row` is what the list itself calls the row; nobody here knows any more who stood there. Without it the list was
    made before lists called their rows anything, and all of it has to go.
    """

    class Sort(models.TextChoices):
        PACK = "pack", _("pack")
        EXPORT = "export", _("export of a network")

    public_id = PublicIdField()
    sort = models.CharField(_("sort of list"), max_length=16, choices=Sort.choices)
    list_id = models.CharField(_("list"), max_length=16)
    about = models.CharField(_("about"), max_length=120)
    copy = models.PositiveIntegerField(_("copy number"))
    row = models.CharField(_("row"), max_length=16, blank=True)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("list of"))
    holder = models.ForeignKey(Organisation, models.PROTECT, related_name="+", verbose_name=_("copy with"))
    taken_by = models.CharField(_("taken by"), max_length=150, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    told_at = models.DateTimeField(_("last letter"), null=True)
    letters = models.PositiveSmallIntegerField(_("letters"), default=0)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmed"), null=True)

    class Meta:
        verbose_name = _("copy to erase somebody from")
        verbose_name_plural = _("copies to erase somebody from")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["list_id", "copy", "holder", "row"], name="each_row_of_a_copy_asked_once")
        ]
        indexes = [models.Index(fields=["holder"], condition=Q(confirmed_at__isnull=True), name="copy_not_erased_yet")]

    def __str__(self) -> str:
        return f"row {self.row} of {self.sort} {self.list_id}"
