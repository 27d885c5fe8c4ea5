# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts that belong together in an order of their own, such as the diary of a delegation."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from altavoz.website.topics import LANGUAGES, is_slug


class Series(ClusterableModel):
    """Read from the first to the last, by date."""

    slug = models.CharField(_("name in addresses"), max_length=60, unique=True, validators=[is_slug])

    class Meta:
        ordering = ["slug"]
        verbose_name = _("series")
        verbose_name_plural = _("series of posts")

    def __str__(self) -> str:
        return self.name()

    def name(self, language: str | None = None) -> str:
        text = self._text(language)
        return text.name if text else self.slug

    def about(self, language: str | None = None) -> str:
        text = self._text(language)
        return text.about if text else ""

    def _text(self, language: str | None) -> "SeriesText | None":
        texts: dict[str, SeriesText] = {row.language: row for row in self.texts.all()}
        return texts.get(language or get_language() or "en") or next(iter(texts.values()), None)


class SeriesText(models.Model):
    series = ParentalKey(Series, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    name = models.CharField(_("name"), max_length=120)
    about = models.CharField(_("one or two sentences about it"), max_length=300, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["series", "language"], name="one_text_of_a_series_a_language")]

    def __str__(self) -> str:
        return self.name
