# SPDX-License-Identifier: AGPL-3.0-or-later
"""The index of all that is public: search, feeds and the sitemap are made of it."""

from django.db import models


class Entry(models.Model):
    """One public thing as one language tells it. Only `keeping` writes here.

    `sort` says more of its kind, such as which sort of action it is; both are asked for as a kind. `row` is the number
    of what it tells of, in the room of its kind; `page` that of the Wagtail page, where it is one.
    `title_words` and `words` hold no word, only marks that stand for stems (see `tokens`); a database looks them up in
    its own way (see `matching`). They stand last, so that rows can be sorted without reading them.
    """

    kind = models.CharField(max_length=32)
    sort = models.CharField(max_length=32, blank=True)
    row = models.BigIntegerField()
    language = models.CharField(max_length=5)
    page = models.BigIntegerField(null=True, db_index=True)
    public_id = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(null=True)
    changed = models.DateTimeField()
    stamp = models.CharField(max_length=16)
    # ISO codes and slugs, with a blank between them.
    countries = models.CharField(max_length=200, blank=True)
    topics = models.CharField(max_length=400, blank=True)
    url = models.CharField(max_length=500)
    title = models.CharField(max_length=300)
    teaser = models.CharField(max_length=600, blank=True)
    title_words = models.TextField()
    words = models.TextField()

    # Wagtail's own index of references would look at each of them.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["kind", "row", "language"], name="found_once_a_language")]
        indexes = [
            models.Index(fields=["language", "kind", "-at"], name="entry_newest_of_kind"),
            models.Index(fields=["language", "-at"], name="entry_newest"),
            # With the date in each of them SQLite reads no row to sort what it finds, whichever it takes.
            models.Index(fields=["language", "countries", "at"], name="entry_places"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class Walk(models.Model):
    """How far the worker has come with a kind.

    `newest` is the newest change that it has seen, `after` the last row of the walk through all of them; `seen` is the
    number that stood for all changes of the centre at the beginning of that walk, `of` what words were made with.
    """

    kind = models.CharField(max_length=32, primary_key=True)
    newest = models.DateTimeField(null=True)
    after = models.BigIntegerField(default=0)
    began = models.DateTimeField(null=True)
    is_over = models.BooleanField(default=False)
    seen = models.BigIntegerField(default=-1)
    of = models.CharField(max_length=32, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} after {self.after}"
