# SPDX-License-Identifier: AGPL-3.0-or-later
"""An import of many posts: a row for the import, and one for each of its lines until that is done."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.personal_data.public_ids import PublicIdField


class PostImport(models.Model):
    """The worker takes its lines in their order; whatever stops it, it goes on after the last that was done."""

    class State(models.TextChoices):
        WAITING = "waiting", _("being taken in")
        STOPPED = "stopped", _("stopped")
        DONE = "done", _("done")

    public_id = PublicIdField()
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    name = models.CharField(_("name of the file"), max_length=120, blank=True)
    lines_in_all = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    there_already = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(ended_at__isnull=False), name="an_import_that_is_done_has_its_time"
            )
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def taken(self) -> int:
        return self.made + self.there_already + self.refused


class ImportedLine(models.Model):
    """A line that waits, with its words; or one that was refused, with what is wrong and no word of it."""

    taken_by = models.ForeignKey(PostImport, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["taken_by", "number"], name="a_line_of_an_import_once")]
        indexes = [models.Index(fields=["taken_by", "number"], condition=Q(trouble=""), name="lines_that_wait")]

    def __str__(self) -> str:
        return f"{self.taken_by_id}: {self.number}"
