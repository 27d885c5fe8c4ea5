# SPDX-License-Identifier: AGPL-3.0-or-later
"""The rows of the fraud filters: what is looked for, a run of it, what the public is told, every row it touched."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from altavoz.campaigns.action import Action
from altavoz.decision_makers.models import LANGUAGES


class SavedFilter(models.Model):
    """What suspicious signatures of one action have in common. All that is said must be true of a row."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="filters")
    name = models.CharField(_("name"), max_length=80)
    domains = models.JSONField(_("e-mail domains"), default=list, blank=True)
    held_only = models.BooleanField(_("only those that are held"), default=False)
    signed_from = models.DateTimeField(_("signed from"), null=True, blank=True)
    signed_until = models.DateTimeField(_("signed before"), null=True, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    language = models.CharField(_("language"), max_length=5, blank=True, choices=LANGUAGES)
    same_name = models.PositiveSmallIntegerField(_("the same name at least so many times"), default=0)
    text_version = models.PositiveIntegerField(_("wording number"), default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("filter")
        verbose_name_plural = _("filters")

    def __str__(self) -> str:
        return self.name


class FilterRun(models.Model):
    """One counting of a filter, and what was done with what it found. `after` is how far the worker has come."""

    class State(models.TextChoices):
        ASKED = "asked", _("waits for the worker")
        COUNTING = "counting", _("is being counted")
        COUNTED = "counted", _("counted")
        WAITING = "waiting", _("waits for a second person")
        APPLYING = "applying", _("is being taken out")
        APPLIED = "applied", _("taken out")
        UNDOING = "undoing", _("is being put back")
        UNDONE = "undone", _("put back")

    filter = models.ForeignKey(SavedFilter, models.PROTECT, related_name="runs")
    action = models.ForeignKey(Action, models.PROTECT, related_name="filter_runs")
    criteria = models.JSONField(default=dict, help_text=_("The filter as it stood when the run was asked for."))
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    counted_at = models.DateTimeField(null=True)
    after = models.BigIntegerField(default=0)
    last = models.BigIntegerField(default=0)

    all_counting = models.PositiveIntegerField(default=0)
    all_pending = models.PositiveIntegerField(default=0)
    found_counting = models.PositiveIntegerField(default=0)
    found_held = models.PositiveIntegerField(default=0)
    found_pending = models.PositiveIntegerField(default=0)
    removed_counting = models.PositiveIntegerField(default=0)
    removed_quiet = models.PositiveIntegerField(default=0)
    restored_counting = models.PositiveIntegerField(default=0)
    restored_quiet = models.PositiveIntegerField(default=0)

    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("run of a filter")
        verbose_name_plural = _("runs of filters")
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("applied_by")),
                name="filter_approved_by_another",
            )
        ]

    def __str__(self) -> str:
        return f"run {self.pk} of {self.filter}"


class FilterNote(models.Model):
    """Why signatures were removed, in the words that the public reads in that language."""

    run = models.ForeignKey(FilterRun, models.CASCADE, related_name="notes")
    language = models.CharField(max_length=5, choices=LANGUAGES)
    why = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "language"], name="one_filter_note_a_language")]

    def __str__(self) -> str:
        return self.why


class FilteredRow(models.Model):
    """One participation that a run found, and what it was before.

    Its number is no key: a row that is erased must go without anything that holds it, and in one statement.
    """

    class State(models.TextChoices):
        FOUND = "found", _("found")
        REMOVED = "removed", _("taken out")
        RESTORED = "restored", _("put back")
        LEFT = "left", _("left alone")

    run = models.ForeignKey(FilterRun, models.CASCADE, related_name="rows", db_index=False)
    participation = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.FOUND)
    was = models.CharField(max_length=16, blank=True)
    change = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "participation"], name="found_once_a_run")]

    def __str__(self) -> str:
        return f"{self.participation} {self.state}"
