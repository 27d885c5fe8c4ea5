# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Wagtail's own index of references must never list: it would tell of a case on the screens of everybody."""

from django.db import models


class Unlisted(models.Model):
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
