# SPDX-License-Identifier: AGPL-3.0-or-later
"""What staff keep beside a number: a copy of its source, and which quotations of an older one stay as they are."""

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.indicators.models.observations import Observation
from altavoz.personal_data.models import PrivateFile
from altavoz.personal_data.public_ids import PublicIdField


class ArchivedCopy(models.Model):
    """A source as a file, byte for byte; its SHA-256 stands with the file. A revision has a copy of its own.

    Staff alone read it, unless somebody says why it may be shown to everybody.
    """

    wagtail_reference_index_ignore = True

    public_id = PublicIdField()
    observation = models.OneToOneField(Observation, models.CASCADE, related_name="archived")
    file = models.OneToOneField(PrivateFile, models.PROTECT, related_name="+")
    is_public = models.BooleanField(_("everybody may have it"), default=False)
    rights = models.CharField(_("why it may be public"), max_length=200, blank=True)
    kept_at = models.DateTimeField(editable=False)
    kept_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_public=False) | ~Q(rights=""), name="public_archived_copy_says_its_rights"
            )
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def sort(self) -> str:
        """PDF, HTML, JPG: what its name ends in."""
        return self.file.name.rpartition(".")[2].upper()


class LeftAsItIs(models.Model):
    """An editor has looked at a quotation, and it stays; `newest` is what she knew then. `mark` names the quotation.

    A number that is newer still asks her again.
    """

    wagtail_reference_index_ignore = True

    mark = models.CharField(max_length=64)
    newest = models.ForeignKey(Observation, models.CASCADE, related_name="+")
    reason = models.CharField(_("why it stays"), max_length=200)
    at = models.DateTimeField(editable=False)
    by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mark", "newest"], name="a_quotation_is_left_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="left_as_it_is_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.mark[:8]} {self.newest_id}"
