# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who wrote it: a record for each author, however the name was spelt; the role stands at each post."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, TranslatableMixin

from altavoz.website.topics import is_slug


class Author(ClusterableModel):
    """A person, or a body such as a council, under the name that stands above a post."""

    slug = models.CharField(_("name in addresses"), max_length=60, unique=True, validators=[is_slug])
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name


class AuthorAlias(models.Model):
    """Another spelling of the name: what is imported under it is found, and stands under the author's name.

    A pen name is an author of its own, so that nothing that is kept here leads from one to the other.
    """

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        default_permissions = ()
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["author", "name"], name="an_alias_of_an_author_once")]

    def __str__(self) -> str:
        return self.name


class Byline(TranslatableMixin, Orderable):
    """An author at one post, in the role she had then, in the language of the post."""

    post = ParentalKey("newsroom.PostPage", on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines", verbose_name=_("author"))
    role = models.CharField(
        _("role"), max_length=160, blank=True, help_text=_("As it was then, such as “Americas Media Coordinator”.")
    )

    class Meta(TranslatableMixin.Meta):
        default_permissions = ()
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.author_id}: {self.role}"
