# SPDX-License-Identifier: AGPL-3.0-or-later
"""Addresses that answer “taken away” for ever, though nothing of what stood there is left, the words of the address
neither: only who has the address can ask whether it is among them.
"""

from django.db import models
from django.utils.crypto import salted_hmac


class GoneAddress(models.Model):
    digest = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"gone address {self.pk}"


def digest_of(path: str) -> str:
    return salted_hmac("altavoz.website.gone", path, algorithm="sha256").hexdigest()


def is_gone(path: str) -> bool:
    return GoneAddress.objects.filter(digest=digest_of(path)).exists()
