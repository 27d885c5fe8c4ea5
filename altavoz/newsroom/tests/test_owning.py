# SPDX-License-Identifier: AGPL-3.0-or-later
"""Partners write posts of their own, and touch nobody else's: Chandra writes for a partner of the coalition."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from altavoz.campaigns.testing import make_home
from altavoz.newsroom.posts import owning, quoting
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.testing import draft, make_index, make_posts
from altavoz.organisations import roles
from altavoz.organisations.models import Organisation
from altavoz.organisations.testing import make_organisation, sign_in

pytestmark = pytest.mark.django_db
POST = {
    "title": "We opened a house",
    "slug": "house",
    "kind": "news",
    "date": "2026-04-07",
    "lead": "",
    "place": "",
    **{f"{name}-{count}": "0" for name in ("body", "changes") for count in ("count",)},
    **{
        f"{name}-{field}": "0"
        for name in ("bylines", "countries", "people", "comments")
        for field in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")
    },
}


@pytest.fixture
def centre() -> Organisation:
    return make_organisation(runs_centre=True)


@pytest.fixture
def partner(centre: Organisation) -> Organisation:
    return make_organisation(names={"en": "House of Threads"})


@pytest.fixture
def index() -> PostIndexPage:
    return make_index(make_home())


@pytest.fixture
def chandra(client: Client, partner: Organisation) -> User:
    """A publisher of the partner's, signed in."""
    user = User.objects.create_user("chandra")
    roles.give(user, group=roles.PUBLISHER, organisation=partner)
    return sign_in(client, name="chandra")


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_chandra_writes_in_her_own_name_and_publishes_it(
    client: Client, chandra: User, index: PostIndexPage, partner: Organisation, centre: Organisation
) -> None:
    add = reverse("wagtailadmin_pages:add", args=["newsroom", "postpage", index.pk])
    offered = client.get(add).content.decode()
    assert "House of Threads" in offered
    assert "The organisation that runs this centre" not in offered
    client.post(add, {**POST, "organisation": centre.pk})
    assert not PostPage.objects.exists()
    client.post(add, {**POST, "organisation": partner.pk, "action-publish": "1"})
    post = PostPage.objects.get()
    assert (post.organisation, post.live) == (partner, False)
    client.post(edit(post), {**POST, "action-publish": "1"})
    assert "House of Threads" in client.get("/en/news/house/").content.decode()


def test_chandra_cannot_touch_the_posts_of_others(
    client: Client, chandra: User, index: PostIndexPage, centre: Organisation
) -> None:
    (post, waiting) = make_posts(index, [draft(), draft("Not yet said", "waits", kind="blog")])
    PostPage.objects.filter(pk=waiting.pk).update(live=False, organisation=make_organisation().pk)
    for page in (post, PostPage.objects.get(pk=waiting.pk), index):
        doors = ("edit", "delete", "unpublish", "copy", "move", "view_draft")
        answers = [client.get(reverse(f"wagtailadmin_pages:{door}", args=[page.pk])).status_code for door in doors]
        assert set(answers) == {302}, answers
    assert client.post(edit(post), {**POST, "action-publish": "1"}).status_code == 302
    post.refresh_from_db()
    assert post.title == "The looms stand still"
    listed = client.get(reverse("wagtailadmin_explore", args=[index.pk])).content.decode()
    assert "The looms stand still" in listed
    assert "Not yet said" not in listed
    assert list(quoting.find(chandra, ["stand still"])) == []


def test_a_new_post_is_its_authors_even_where_another_is_named(
    chandra: User, index: PostIndexPage, partner: Organisation, centre: Organisation
) -> None:
    other = make_organisation()
    for number, asked in enumerate((None, other, partner)):
        post = PostPage(title="x", slug=f"x{number}", date=date(2026, 4, 7), owner=chandra, locale=index.locale)
        post.organisation = asked
        index.add_child(instance=post)
        assert post.organisation_id == partner.pk
    assert PostPage.objects.filter(owning.written_by(chandra)).count() == 3
