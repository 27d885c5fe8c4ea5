# SPDX-License-Identifier: AGPL-3.0-or-later
"""Beside a reply: the letters that it answers, and whether its public words name somebody who took part."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from altavoz.decision_makers.models import Office
from altavoz.deliveries.models.handovers import Reply


class ReplyAnswers(models.Model):
    """The reply answers what was sent to this office from `since`, else from the beginning, to `until` inclusive."""

    reply = models.ForeignKey(Reply, models.CASCADE, related_name="answers")
    office = models.ForeignKey(Office, models.CASCADE, related_name="answered_by")
    since = models.DateField(_("from"), null=True)
    until = models.DateField(_("to"))
    # Null until the worker has counted them.
    how_many = models.PositiveIntegerField(_("letters that it answers"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reply", "office"], name="answers_once_an_office"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(since__lte=models.F("until")), name="answers_a_span_of_days"
            ),
        ]
        indexes = [models.Index(fields=["id"], condition=Q(how_many__isnull=True), name="answers_to_count")]

    def __str__(self) -> str:
        return f"answers {self.pk}"


class NameCheck(models.Model):
    """Looks through the names of all who took part for those in a reply's public words: one for each reply.

    `found` holds places in the words (language, begin, end) and no name.
    """

    class State(models.TextChoices):
        LOOKING = "looking", _("being looked through")
        DONE = "done", _("looked through")

    reply = models.OneToOneField(Reply, models.CASCADE, related_name="name_check")
    edition = models.PositiveIntegerField(help_text=_("The edition of the words that are looked through."))
    state = models.CharField(max_length=8, choices=State.choices, default=State.LOOKING)
    looked = models.PositiveIntegerField(_("people looked at"), default=0)
    found = models.JSONField(default=list)
    sure_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    sure_at = models.DateTimeField(_("staff said that nobody is named"), null=True)

    class Meta:
        verbose_name = _("check for names")
        verbose_name_plural = _("checks for names")
        indexes = [models.Index(fields=["id"], condition=Q(state="looking"), name="names_to_look_for")]

    def __str__(self) -> str:
        return f"check for names {self.pk}"

    @property
    def lets_publish(self) -> bool:
        return self.state == self.State.DONE and (not self.found or self.sure_at is not None)
