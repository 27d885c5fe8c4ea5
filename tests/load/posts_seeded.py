# SPDX-License-Identifier: AGPL-3.0-or-later
"""Run inside a home: lists of posts in three languages, with authors, topics, and very many invented posts, in bulk."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import django

django.setup()

from django.contrib.contenttypes.models import ContentType  # noqa: E402  # models need the set-up above
from django.db import connection, transaction  # noqa: E402
from django.db.models.sql import InsertQuery  # noqa: E402
from wagtail.models import Page  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from altavoz.campaigns.testing import make_home  # noqa: E402
from altavoz.newsroom.posts.authors import Author, Byline  # noqa: E402
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage  # noqa: E402
from altavoz.newsroom.posts.places import PostCountry  # noqa: E402
from altavoz.running import first_pages  # noqa: E402
from altavoz.website.topics import Topic, TopicName  # noqa: E402

LANGUAGES = ("en", "fr", "es")
COUNTRIES = ("MX", "CA", "US", "GT")
AUTHORS = 40
TOPICS = 12
A_BATCH = 1000
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def index_in(language: str, key: UUID) -> PostIndexPage:
    home = make_home(language)
    index = PostIndexPage(title="News", slug="news")
    first_pages.place(home, index, locale=home.locale, key=key, now=NOW)
    return index


def seed(index: PostIndexPage, posts: int) -> None:
    authors = list(Author.objects.values_list("pk", flat=True))
    for start in range(0, posts, A_BATCH):
        with transaction.atomic():
            rows = [_post(index, number) for number in range(start, min(start + A_BATCH, posts))]
            _put(rows)
            PostCountry.objects.bulk_create(
                PostCountry(post_id=row.pk, code=COUNTRIES[row.pk % len(COUNTRIES)], sort_order=0) for row in rows
            )
            Byline.objects.bulk_create(
                Byline(post_id=row.pk, author_id=authors[row.pk % AUTHORS], sort_order=0, locale=index.locale)
                for row in rows
            )
            get_search_backend().add_bulk(PostPage, rows)
    Page.objects.filter(pk=index.pk).update(numchild=posts)


def _put(rows: Sequence[PostPage]) -> None:
    """A post lies in two tables, and Django writes only the first of them in bulk."""
    names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    pages = Page.objects.bulk_create(Page(**{name: getattr(row, name) for name in names}) for row in rows)
    for row, page in zip(rows, pages, strict=True):
        row.page_ptr_id = row.pk = row.id = page.pk
    query = InsertQuery(PostPage)
    query.insert_values(PostPage._meta.local_concrete_fields, list(rows), raw=True)
    with connection.cursor() as cursor:
        for sql, values in query.get_compiler(connection=connection).as_sql():
            cursor.execute(sql, values)


def _post(index: PostIndexPage, number: int) -> PostPage:
    row = PostPage(
        title=f"Letters from the loom {number}",
        slug=f"loom-{number}",
        kind="news",
        date=date(2001, 1, 1) + timedelta(days=number % 9000),
        teaser="Three authorities answered, and a door is guarded again.",
        lead="The weavers of the valley wrote once more.",
        body='[{"type": "text", "value": "<p>They wrote, and waited, and wrote again.</p>"}]',
    )
    row.locale, row.translation_key, row.told_in = index.locale, uuid4(), index.locale.language_code
    row.content_type = ContentType.objects.get_for_model(PostPage)
    row.path, row.depth = Page._get_path(index.path, index.depth + 1, number + 1), index.depth + 1
    row.url_path, row.live, row.draft_title = f"{index.url_path}{row.slug}/", True, row.title
    row.first_published_at = row.last_published_at = NOW
    return row


def main() -> None:
    posts, key = int(sys.argv[1]), uuid4()
    Author.objects.bulk_create(
        Author(slug=f"weaver-{number}", name=f"Weaver {number} (invented)") for number in range(AUTHORS)
    )
    topics = Topic.objects.bulk_create(Topic(slug=f"topic-{number}") for number in range(TOPICS))
    TopicName.objects.bulk_create(TopicName(topic=topic, language="en", name=topic.slug) for topic in topics)
    shares = {"en": posts - 2 * (posts // 4), "fr": posts // 4, "es": posts // 4}
    for language in LANGUAGES:
        seed(index_in(language, key), shares[language])


if __name__ == "__main__":
    main()
