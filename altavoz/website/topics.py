# SPDX-License-Identifier: AGPL-3.0-or-later
"""What things are about: a short list of topics that every room may point to, with a name in each language."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]
is_slug = RegexValidator(r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Small letters, digits and single hyphens."))


class Topic(ClusterableModel):
    """Its slug stands in addresses and is the same in every language."""

    slug = models.CharField(_("name in addresses"), max_length=60, unique=True, validators=[is_slug])

    class Meta:
        ordering = ["slug"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        """In that language (default: the active one), else in the first that there is."""
        names = {row.language: row.name for row in self.names.all()}
        return names.get(language or get_language() or "en") or next(iter(names.values()), self.slug)


class TopicName(models.Model):
    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        default_permissions = ()
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["topic", "language"], name="one_name_of_a_topic_a_language")]

    def __str__(self) -> str:
        return self.name
