# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models


class Lease(models.Model):
    """Who does a round now, until when, and which turn it is (the fencing number grows with each new holder)."""

    name = models.CharField(max_length=64, unique=True)
    holder = models.CharField(max_length=64, blank=True)
    until = models.DateTimeField(null=True)
    fence = models.PositiveBigIntegerField(default=0)
    last_finished = models.DateTimeField(null=True)
    last_trouble = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.name


class Heartbeat(models.Model):
    """The worker lives: one row a worker process, renewed by its loop."""

    worker = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.worker} {self.at:%Y-%m-%d %H:%M:%S}"
