# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the editor's form sends is all that a post needs: the server asks nothing that a script alone would say."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.testing import make_author, make_index, make_topic
from altavoz.organisations import roles
from altavoz.organisations.testing import make_centre, sign_in
from altavoz.website.testing import make_home

pytestmark = pytest.mark.django_db
QUOTE = {"quote": "We do not ask for much.", "who": "Iker Sol", "role": "On the quay"}


@pytest.fixture
def news(client: Client) -> PostIndexPage:
    index = make_index(make_home())
    make_centre()
    sign_in(client, role=roles.PUBLISHER)
    return index


def sent(client: Client, index: PostIndexPage, button: str = "action-publish", **more: object) -> PostPage:
    """Bo's form with two authors, a quote and a topic, sent without a slug."""
    authors = [
        {"author": make_author(name, name.lower()).pk, "role": role}
        for name, role in (("Mara", "Editor"), ("Iker", ""))
    ]
    told = {
        "title": "Two voices from the harbour",
        "slug": "",
        "kind": "statement",
        "date": "2026-11-20",
        "place": "Halifax",
        "bylines": inline_formset(authors),
        "body": streamfield([("quote", QUOTE)]),
        "changes": streamfield([]),
        "countries": inline_formset([{"code": "CA"}]),
        "people": inline_formset([]),
        "comments": inline_formset([]),
        button: "1",
        **more,
    }
    client.post(f"/cms/pages/add/newsroom/postpage/{index.pk}/", {**nested_form_data(told), "topics": make_topic().pk})
    post: PostPage = PostPage.objects.get()
    return post


def test_a_plain_form_makes_a_post_that_is_read_at_once(client: Client, news: PostIndexPage) -> None:
    post = sent(client, news)
    text = client.get("/en/news/two-voices-from-the-harbour/").content.decode()
    assert [each for each in ("Mara", "Iker", "We do not ask for much.", "Halifax", "Looms") if each not in text] == []
    assert (post.live, [row.role for row in post.bylines.all()]) == (True, ["Editor", ""])


def test_a_plain_form_holds_a_post_back_until_its_hour(client: Client, news: PostIndexPage) -> None:
    hour = timezone.localtime(timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    post = sent(client, news, go_live_at=f"{hour:%Y-%m-%d %H:%M}")
    assert (post.live, post.latest_revision.approved_go_live_at) == (False, hour)
    assert client.get("/en/news/two-voices-from-the-harbour/").status_code == 404


@pytest.mark.parametrize("released", [True, False])
def test_the_newsroom_says_which_posts_will_appear_and_which_are_drafts_with_an_hour(
    client: Client, news: PostIndexPage, released: bool
) -> None:
    hour = timezone.localtime(timezone.now() + timedelta(days=1))
    sent(client, news, go_live_at=f"{hour:%Y-%m-%d %H:%M}", button="action-publish" if released else "action-draft")
    text = client.get("/cms/newsroom/").content.decode()
    assert "Two voices from the harbour" in text
    assert ("Only a draft with an hour" not in text) is released
    assert ("waits for the end of its embargo" in client.get("/cms/").content.decode()) is released
