# SPDX-License-Identifier: AGPL-3.0-or-later
"""What people agreed to: headline, ask and demands, frozen under a number in each language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.decision_makers.models import LANGUAGES


class TextVersion(models.Model):
    """One meaning. A new one is opened when headline, ask or demands change after the first signature."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="text_versions")
    number = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["action", "number"], name="text_versions_are_numbered")]

    def __str__(self) -> str:
        return f"{self.action} v{self.number}"


class FrozenText(models.Model):
    """The words of one version in one language; `demands` is a list of texts."""

    version = models.ForeignKey(TextVersion, models.CASCADE, related_name="texts")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    headline = models.CharField(max_length=255)
    ask = models.TextField(blank=True)
    demands = models.JSONField(default=list)
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "language"], name="one_frozen_text_a_language")]

    def __str__(self) -> str:
        return self.headline


class SameMeaning(models.Model):
    """An editor says that changed words mean the same; it holds once a second person agrees."""

    action = models.ForeignKey(Action, models.CASCADE, related_name="same_meaning")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    fingerprint = models.CharField(max_length=64, help_text=_("SHA-256 of the new words."))
    old_words = models.JSONField(default=dict)
    new_words = models.JSONField(default=dict)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "language", "fingerprint"], name="asked_once_a_wording"),
            models.CheckConstraint(
                condition=models.Q(agreed_by__isnull=True) | ~models.Q(agreed_by=models.F("asked_by")),
                name="a_second_person_agrees",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.language}"
