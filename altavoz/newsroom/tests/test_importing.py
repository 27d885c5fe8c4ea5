# SPDX-License-Identifier: AGPL-3.0-or-later
"""Posts from a file: each line once, whatever stops the worker, and a plain word for each that cannot be one."""

import json
from typing import Any
from uuid import uuid4

import pytest

from altavoz.campaigns.testing import make_home
from altavoz.newsroom.posts import importing
from altavoz.newsroom.posts.authors import Author, AuthorAlias
from altavoz.newsroom.posts.imports import ImportedLine, PostImport
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.testing import MAY, make_index, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def index() -> PostIndexPage:
    return make_index(make_home())


def line(number: int = 1, **said: Any) -> str:
    told = {"id": f"old-{number}", "language": "en", "date": "2020-11-23", "title": f"Story {number}"}
    return json.dumps({**told, **said})


def brought(*lines: str) -> PostImport:
    row = importing.begin(lines=lines, name="old.jsonl", by=None, now=MAY)
    importing.advance(now=MAY, holds=lambda: True)
    row.refresh_from_db()
    return row


def numbers(row: PostImport) -> tuple[str, int, int, int]:
    return row.state, row.made, row.there_already, row.refused


def test_a_line_becomes_a_post_with_its_author_topic_and_text(index: PostIndexPage) -> None:
    make_topic()
    lena = Author.objects.create(name="Lena Ortiz", slug="lena-ortiz")
    AuthorAlias.objects.create(author=lena, name="L. Ortiz")
    text = "Nobody <weaves>.\n\n## Later\n\n> We wait. -- Ana"
    said: dict[str, Any] = {
        "authors": [{"name": "L. Ortiz", "role": "Editor"}, "Bo"],
        "topics": ["looms"],
        "countries": ["MX"],
    }
    assert numbers(brought(line(text=text, **said))) == ("done", 1, 0, 0)
    post = PostPage.objects.get()
    assert post.url == "/en/news/story-1/"
    assert [(row.author.name, row.role) for row in post.bylines.all()] == [("Lena Ortiz", "Editor"), ("Bo", "")]
    assert [block.block_type for block in post.body] == ["text", "quote"]
    assert "&lt;weaves&gt;" in post.body[0].value.source
    assert (post.topics.get().slug, post.countries.get().code) == ("looms", "MX")
    index.refresh_from_db()
    assert index.numchild == 1


def test_what_stops_half_way_goes_on_with_the_next_line(index: PostIndexPage) -> None:
    row = importing.begin(lines=[line(number) for number in range(45)], name="", by=None, now=MAY)
    turns = iter([True, False])
    importing.advance(now=MAY, holds=lambda: next(turns))
    assert PostPage.objects.count() == importing.A_BATCH
    importing.advance(now=MAY, holds=lambda: True)
    row.refresh_from_db()
    assert numbers(row) == ("done", 45, 0, 0)
    assert not ImportedLine.objects.exists()
    assert numbers(brought(line(44), line(45))) == ("done", 1, 1, 0)


def test_one_id_in_two_languages_is_one_post_told_twice(index: PostIndexPage) -> None:
    make_index(make_home("es"), key=index.translation_key)
    brought(line(), line(language="es", title="Historia", slug="story-1"))
    keys = {post.translation_key for post in PostPage.objects.all()}
    assert (PostPage.objects.count(), len(keys)) == (2, 1)


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("not json", "no JSON"),
        ("[1]", "no JSON object"),
        (line(date="yesterday"), "2020-11-23"),
        (line(kind="poem"), "no sort of post"),
        (line(language="xx"), "no language"),
        (line(5, title="Story 5", topics=["nothing"]), "no topic “nothing”"),
        (line(slug="2020"), "needs letters"),
        (line(lead="[[figure:nothing-xx latest]]"), "no field"),
        (line(title="x" * 256), "255"),
        (line(2, title="Story 1"), "Another post has the address “story-1”"),
        (line(countries=["Mexico"]), "no country"),
        (line(embargo="soon"), "embargo"),
    ],
)
def test_a_line_that_cannot_be_a_post_is_refused_in_plain_words(index: PostIndexPage, words: str, trouble: str) -> None:
    brought(line())
    row = brought(words, line(3, title=f"Another {uuid4().hex[:4]}"))
    assert numbers(row) == ("done", 1, 0, 1)
    refused = ImportedLine.objects.get()
    assert trouble in refused.trouble
    assert refused.words == ""
