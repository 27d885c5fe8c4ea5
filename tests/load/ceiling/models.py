# SPDX-License-Identifier: AGPL-3.0-or-later
"""Two tables equal to the product's Participation and Letter: the same columns and indexes, in clear text."""

from typing import ClassVar

from django.db import models
from django.db.models import Q


class PlainSignature(models.Model):
    action_id = models.BigIntegerField()
    email_key = models.BinaryField(max_length=32)
    token = models.CharField(max_length=32, unique=True)
    state = models.CharField(max_length=16, default="pending")
    held = models.CharField(max_length=16, blank=True)
    made_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=5)
    country = models.CharField(max_length=2)
    text_version = models.PositiveIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    change = models.BigIntegerField(null=True)
    given_name = models.TextField(blank=True)
    family_name = models.TextField(blank=True)
    email = models.TextField(blank=True)
    postcode = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    reason_state = models.CharField(max_length=8, default="none")
    show_name = models.BooleanField(default=False)
    hand_over = models.BooleanField(default=False)
    consents = models.JSONField(default=list)

    # Not among the settings' rooms, so mypy has to be told.
    objects: ClassVar[models.Manager["PlainSignature"]] = models.Manager()

    class Meta:
        app_label = "ceiling"
        constraints = [
            models.UniqueConstraint(fields=["action_id", "email_key"], name="ceiling_one_an_address"),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_at__isnull=False), name="ceiling_confirmed_has_a_time"
            ),
        ]
        indexes = [models.Index(fields=["action_id", "confirmed_at"], name="ceiling_confirmed")]


class PlainLetter(models.Model):
    public_id = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=32)
    state = models.CharField(max_length=16, default="waiting")
    about = models.CharField(max_length=16, blank=True)
    subject_id = models.BigIntegerField(default=0)
    recipient = models.TextField(blank=True)
    recipient_key = models.BinaryField(max_length=32)
    language = models.CharField(max_length=5)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    claimed_by = models.CharField(max_length=64, blank=True)
    claimed_until = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)

    objects: ClassVar[models.Manager["PlainLetter"]] = models.Manager()

    class Meta:
        app_label = "ceiling"
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="waiting"), name="ceiling_waiting"),
            models.Index(fields=["state"], condition=~Q(state__in=["waiting", "sent"]), name="ceiling_unusual"),
            models.Index(fields=["recipient_key", "made_at"], name="ceiling_recipient"),
        ]
