# SPDX-License-Identifier: AGPL-3.0-or-later
from django.db import models
from django.db.models import Q


class Canary(models.Model):
    """One sealed row with a known text: keys that cannot open it did not seal this database.

    `looked_up` is the keyed hash of the same text, so that the index key is tried too.
    """

    sealed = models.BinaryField()
    looked_up = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="only_one_canary")]

    def __str__(self) -> str:
        return "canary"
