# SPDX-License-Identifier: AGPL-3.0-or-later
"""What Wagtail's own index of references leaves alone: these rows stand on no page of Wagtail's."""

from django.db import models

from altavoz.decision_makers.directory import LANGUAGES
from altavoz.personal_data.public_ids import PublicIdField

__all__ = ["LANGUAGES", "LanguageText", "Plain", "PublicIdField"]


class Plain(models.Model):
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class LanguageText(Plain):
    """Our own words in one language; each model that inherits this has one row a language."""

    language = models.CharField(max_length=5, choices=LANGUAGES)

    class Meta:
        abstract = True
