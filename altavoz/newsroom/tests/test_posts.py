# SPDX-License-Identifier: AGPL-3.0-or-later
"""What readers see of posts: one post, lists and their parts, embargoes, corrections, figures, cases, pictures."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.images.models import Image

from altavoz.campaigns import testing as campaigns
from altavoz.cases.addresses import page_addresses
from altavoz.cases.coming_down import taking_down
from altavoz.cases.testing import make_published_case
from altavoz.decision_makers.testing import make_office, make_person, make_term
from altavoz.newsroom.posts import recurring
from altavoz.newsroom.posts.authors import Author
from altavoz.newsroom.posts.kinds import PostKind
from altavoz.newsroom.posts.pages import PostIndexPage, PostPage
from altavoz.newsroom.posts.people import PostPerson
from altavoz.newsroom.posts.placing import Draft
from altavoz.newsroom.posts.recurring import RecurringDay
from altavoz.newsroom.posts.series import Series, SeriesText
from altavoz.newsroom.testing import draft, make_author, make_index, make_posts, make_topic
from altavoz.website import generations, licences
from altavoz.website.finding.indexing import index_everything
from altavoz.website.licences import PictureLicence
from altavoz.website.testing import told_to_machines

pytestmark = pytest.mark.django_db


def lists(*languages: str) -> list[PostIndexPage]:
    key = uuid4()
    return [make_index(campaigns.make_home(language), key=key) for language in languages or ("en",)]


def written(*drafts: Draft) -> list[PostPage]:
    return make_posts(lists()[0], drafts)


def blocks(*said: tuple[str, object]) -> str:
    return json.dumps([{"type": sort, "value": value, "id": str(uuid4())} for sort, value in said])


def read(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def holds(text: str, words: Sequence[str]) -> None:
    assert [each for each in words if each not in text] == []


@pytest.fixture
def release() -> None:
    """A press release by Lena, from Lodz, about the looms of Mexico."""
    body = blocks(("text", "<p>Nobody weaves.</p>"), ("quote", {"quote": "We wait.", "who": "Ana", "role": ""}))
    written(
        draft(
            kind=PostKind.PRESS_RELEASE,
            place="Lodz",
            lead="A quiet valley.",
            body=body,
            authors=[(make_author().pk, "Media Coordinator")],
            countries=["MX", "americas"],
            topics=[make_topic().pk],
        )
    )


def test_a_post_says_who_wrote_it_where_and_in_which_role(client: Client, release: None) -> None:
    text = read(client, "/en/news/looms/")
    holds(
        text,
        [
            *("Press release", "The looms stand still", "Lodz", "A quiet valley.", "<p>Nobody weaves.</p>", "We wait."),
            *('<a rel="author" href="/en/news/by/lena-ortiz/">Lena Ortiz</a>, Media Coordinator', "The Americas"),
            *('<a href="/en/news/topic/looms/">Looms</a>', '<a href="/en/news/country/mx/">Mexico</a>'),
        ],
    )


def test_programs_are_told_who_wrote_a_post_and_where_its_feed_is(client: Client) -> None:
    lena, looms = make_author(), make_topic()
    written(draft(authors=[(lena.pk, "Media Coordinator")], countries=["MX"], topics=[looms.pk]))
    index_everything(now=timezone.now())
    told = told_to_machines(read(client, "/en/news/looms/"))
    lena_then = {"@type": "Person", "name": "Lena Ortiz", "jobTitle": "Media Coordinator"}
    assert told["NewsArticle"]["author"] == [lena_then]
    assert [step["item"][-9:] for step in told["BreadcrumbList"]["itemListElement"]][1:] == ["/en/news/", "ws/looms/"]
    hers = 'rel="alternate" type="application/atom+xml" href="/en/feeds/author/lena-ortiz/atom.xml"'
    assert hers in read(client, "/en/news/by/lena-ortiz/")
    feed = read(client, "/en/feeds/country/MX/topic/looms/author/lena-ortiz/feed.json")
    assert "The looms stand still" in feed


@pytest.mark.parametrize(
    ("path", "shows", "hides"),
    [
        ("", ["First", "Second"], []),
        ("2026/", ["First"], ["Second"]),
        ("2025/12/", ["Second"], ["First"]),
        ("by/lena-ortiz/", ["First"], ["Second"]),
        ("topic/looms/", ["Second"], ["First"]),
        ("kind/blog/", ["Second"], ["First"]),
        ("country/americas/", ["First"], ["Second"]),
    ],
)
def test_the_list_has_parts_by_time_author_topic_sort_and_place(
    client: Client, path: str, shows: list[str], hides: list[str]
) -> None:
    lena, looms = make_author(), make_topic()
    written(
        draft("First", "first", authors=[(lena.pk, "")], countries=["MX"]),
        draft("Second", "second", date=date(2025, 12, 31), kind=PostKind.BLOG, topics=[looms.pk]),
    )
    text = read(client, f"/en/news/{path}")
    holds(text, [*shows, "/en/news/2025/12/"])
    assert not [each for each in hides if f">{each}</a>" in text]


@pytest.mark.parametrize("path", ["1492/1492/1/", "2026/13/", "by/nobody/", "topic/x/", "kind/poem/", "country/zq/"])
def test_a_part_that_is_none_is_not_found(client: Client, path: str) -> None:
    lists()
    assert client.get(f"/en/news/{path}").status_code == 404


def test_a_diary_is_read_from_its_first_day_to_its_last(client: Client) -> None:
    diary = Series.objects.create(slug="diary")
    SeriesText.objects.create(series=diary, language="en", name="A delegation’s diary", about="Three days.")
    days = [
        draft(f"Day {day}", f"day-{day}", date=date(2026, 1, day), series=diary.pk, body=blocks()) for day in (1, 2, 3)
    ]
    written(*reversed(days))
    holds(read(client, "/en/news/day-2/"), ["A delegation’s diary", "Before this: Day 1", "After this: Day 3"])
    text = read(client, "/en/news/series/diary/")
    assert text.index(">Day 1<") < text.index(">Day 2<") < text.index(">Day 3<")


def test_what_was_wrong_is_corrected_with_its_date_and_not_in_silence(client: Client) -> None:
    changes = blocks(
        ("correction", {"date": "2026-04-09", "text": "<p>The first version gave a wrong day.</p>"}),
        ("update", {"date": "2026-04-12", "text": "<p>The looms came back.</p>"}),
    )
    written(draft(changes=changes))
    text = read(client, "/en/news/looms/")
    holds(text, ["Correction, <time", "The first version gave a wrong day.", "Update, <time", 'href="#changes"'])


def test_what_is_under_embargo_shows_to_nobody_before(client: Client) -> None:
    ends = timezone.now() + timedelta(hours=2)
    (post,) = written(draft("Kept for later", "later", embargo=ends))
    assert client.get("/en/news/later/").status_code == 404
    assert "Kept for later" not in read(client, "/en/news/")
    assert "/en/news/2026/04/" not in read(client, "/en/news/")
    assert (post.live, post.latest_revision.approved_go_live_at) == (False, ends)


def test_one_slug_in_two_languages_leads_to_two_posts(client: Client) -> None:
    english, spanish = lists("en", "es")
    key = uuid4()
    make_posts(english, [draft("The looms", "looms", key=key), draft("Only here", "only-here")])
    make_posts(spanish, [draft("Los telares", "looms", key=key)])
    holds(read(client, "/en/news/looms/"), ["The looms", 'href="/es/news/looms/" lang="es"'])
    holds(read(client, "/es/news/looms/"), ["Los telares"])
    assert client.get("/es/news/only-here/")["Location"] == "/en/news/only-here/"


def test_an_action_stands_in_the_text_as_it_stands_now(client: Client) -> None:
    action = campaigns.make_action()
    page = campaigns.make_action_page(action)
    written(draft(body=blocks(("action", {"page": page.pk}))))
    holds(read(client, "/en/news/looms/"), [f'href="{page.url}#sign"'])


@pytest.mark.parametrize("goes_with_it", [False, True])
def test_a_case_is_gone_from_the_post_with_its_page(client: Client, goes_with_it: bool) -> None:
    campaigns.make_home()
    now = timezone.now()
    case = make_published_case(now=now - timedelta(days=3))
    page_addresses.make(case, now=now)
    written(draft(body=blocks(("case", {"code": case.code, "goes_with_it": goes_with_it}))))
    response = client.get("/en/news/looms/")
    address = f"/en/cases/{case.code.lower()}/"
    assert address in response.content.decode()
    assert response["Cache-Control"] == "no-store"
    taking_down.take_down(case.pk, by=None, now=now)
    after = client.get("/en/news/looms/")
    assert after.status_code == (410 if goes_with_it else 200)
    assert address not in after.content.decode()


def test_a_field_that_nobody_knows_keeps_a_post_from_being_published() -> None:
    body = blocks(("text", "<p>There were [[figure:loms-xx latest]] looms.</p>"))
    page = PostPage(title="[[total]]", date=date(2026, 4, 7), body=body)
    plain, in_blocks = page.wrong_fields()
    assert (set(plain), set(in_blocks["body"])) == ({"title"}, {0})


def test_a_picture_is_shown_to_the_last_day_of_its_licence() -> None:
    picture = Image.objects.create(title="Looms", file="looms.png", width=1, height=1)
    last = date(2026, 5, 31)
    PictureLicence.objects.create(image=picture, terms="For a year", until=last)
    shown = [licences.may_show(picture.pk, today=last + timedelta(days=day)) for day in (-1, 0, 1)]
    assert shown == [True, True, False]


def test_staff_are_reminded_of_a_day_that_comes_back_until_somebody_has_seen_to_it() -> None:
    day = RecurringDay.objects.create(month=9, day=26, what="Ayotzinapa", since=2014, remind_days=21)
    september = date(2026, 9, 10)
    (near,) = recurring.coming(today=september)
    assert (near.days, near.years) == (16, 12)
    assert recurring.coming(today=date(2026, 9, 4)) == []
    assert recurring.see_to(row_id=day.pk, year=2026)
    assert not recurring.see_to(row_id=day.pk, year=2026)
    assert recurring.coming(today=september) == []
    assert recurring.coming(today=datetime(2027, 9, 26, tzinfo=UTC).date())[0].days == 0


def test_the_list_asks_the_database_as_often_for_twenty_posts_as_for_two(
    client: Client, django_assert_max_num_queries: object
) -> None:
    lena: Author = make_author()
    written(*[draft(f"Post {number}", f"post-{number}", authors=[(lena.pk, "")]) for number in range(22)])
    read(client, "/en/news/")
    with django_assert_max_num_queries(24):  # type: ignore[operator]  # pytest-django gives a fixture without types
        text = read(client, "/en/news/")
    assert text.count('class="action-row') == 20
    assert "?page=2" in text


def test_a_post_names_who_holds_an_office_and_stands_on_the_offices_record(client: Client) -> None:
    vera = make_person()
    office, before = make_office(), make_office(titles={"en": "Mayor of Lodz"})
    make_term(office, vera, since=date(2026, 1, 1))
    make_term(before, vera, until=date(2025, 12, 31))
    post, old = written(draft(), draft("A mayor weaves", "mayor", date=date(2025, 3, 1)))
    for page in (post, old):
        PostPerson.objects.create(post=page, person=vera)
    record = f"/en/office/{office.public_id}/"
    holds(read(client, "/en/news/looms/"), [f'<a href="{record}">Vera Okonjo</a> (Minister of Looms)'])
    holds(read(client, "/en/news/mayor/"), ["Vera Okonjo</a> (Mayor of Lodz)"])
    holds(read(client, record), ["What we wrote", 'href="/en/news/looms/"', 'href="/en/news/mayor/"'])
    PostPage.objects.filter(pk=post.pk).update(live=False)
    generations.touch(generations.SITE)
    assert "The looms stand still" not in read(client, record)
