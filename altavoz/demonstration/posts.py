# SPDX-License-Identifier: AGPL-3.0-or-later
"""The news of the demonstration: fifteen dated posts after a public news page, in our own words and three languages.

Authors, roles, dates and places are those of that page. Who was attacked and lives is not named here, though the page
does: nobody asked them.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.utils.text import slugify
from wagtail.models import Locale

from altavoz.campaigns.pages import ActionPage
from altavoz.cases.models import Case
from altavoz.demonstration.telling import stream
from altavoz.demonstration.words import LANGUAGES, Block, read_file
from altavoz.newsroom.posts import placing
from altavoz.newsroom.posts.authors import Author, AuthorAlias
from altavoz.newsroom.posts.pages import PostIndexPage
from altavoz.newsroom.posts.placing import Draft
from altavoz.newsroom.posts.recurring import RecurringDay
from altavoz.newsroom.posts.series import Series, SeriesText
from altavoz.running import first_pages
from altavoz.website.menus import MenuItem
from altavoz.website.topics import Topic, TopicName

SLUG = "news"
# After the pages of the centre, before the country and the board of recommendations.
PLACE = 8
CREDIT = "Altavoz"
Facts = Mapping[str, Any]  # Any: what a TOML file holds


def make(*, now: datetime) -> None:
    """After the case and the actions that stand in their texts."""
    facts = read_file("posts")
    topics, authors, series = _topics(facts["topics"]), _authors(facts["authors"]), _series(facts["series"])
    RecurringDay.objects.bulk_create(RecurringDay(topic_id=topics[day.pop("topic")], **day) for day in facts["days"])
    placed = _placed()
    keys = {each["key"]: uuid4() for each in facts["posts"]}
    of_list = uuid4()
    for language in LANGUAGES:
        said = read_file(f"posts.{language}")
        index = _index(language, said, of_list, now)
        drafts = [_draft(each, said, keys[each["key"]], placed, (topics, authors, series)) for each in facts["posts"]]
        placing.place(index, drafts, now=now)
    first = PostIndexPage.objects.get(locale__language_code=LANGUAGES[0])
    MenuItem.objects.create(place=MenuItem.Place.MAIN, order=PLACE, page_id=first.pk)


def _topics(said: Facts) -> dict[str, int]:
    rows = Topic.objects.bulk_create(Topic(slug=slug) for slug in said)
    TopicName.objects.bulk_create(
        TopicName(topic=row, language=language, name=said[row.slug][language]) for row in rows for language in LANGUAGES
    )
    return {row.slug: row.pk for row in rows}


def _authors(said: Facts) -> dict[str, int]:
    rows = Author.objects.bulk_create(Author(slug=slug, name=each["name"]) for slug, each in said.items())
    AuthorAlias.objects.bulk_create(
        AuthorAlias(author=row, name=alias) for row in rows for alias in said[row.slug]["aliases"]
    )
    return {row.slug: row.pk for row in rows}


def _series(said: Facts) -> dict[str, int]:
    rows = Series.objects.bulk_create(Series(slug=slug) for slug in said)
    SeriesText.objects.bulk_create(
        SeriesText(series=row, language=language, **said[row.slug][language]) for row in rows for language in LANGUAGES
    )
    return {row.slug: row.pk for row in rows}


def _index(language: str, said: Facts, key: UUID, now: datetime) -> PostIndexPage:
    home, locale = first_pages.home_in(language), Locale.objects.get(language_code=language)
    index = PostIndexPage(title=said["title"], slug=SLUG, lead=said["lead"], teaser=said["lead"][:300])
    first_pages.place(home, index, locale=locale, key=key, now=now)
    return index


def _placed() -> dict[str, Block]:
    """What a line of a text may stand for: the case, an action by its name, a page of an action by its slug."""
    blocks: dict[str, Block] = {}
    for page in ActionPage.objects.filter(told_in=LANGUAGES[0]).select_related("action"):
        name = page.action.name if page.action else ""
        blocks[f"@page:{page.slug}"] = blocks[f"@action:{name}"] = {"action": {"page": page.pk}}
    case = Case.objects.filter(state=Case.State.PUBLISHED).order_by("pk").first()
    if case is not None:
        blocks["@case"] = {"case": {"code": case.code, "goes_with_it": True}}
    return blocks


def _draft(
    facts: Facts,
    said: Facts,
    key: UUID,
    placed: Mapping[str, Block],
    known: tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]],
) -> Draft:
    topics, authors, series = known
    told, drawing = said["posts"][facts["key"]], facts.get("drawing", "")
    change = said["changes"].get(facts["key"], [])
    return Draft(
        title=told["title"],
        slug=slugify(told["title"])[:80].strip("-"),
        date=facts["date"],
        key=key,
        kind=facts["kind"],
        place=told["place"],
        teaser=told["teaser"],
        lead=told["lead"],
        body=stream([*_body(told["body"], placed), {"notice": _note(said)}]),
        changes=stream({each["sort"]: _change(each)} for each in change),
        drawing=drawing,
        picture_alt=said["drawings"].get(drawing, ""),
        picture_credit=CREDIT if drawing else "",
        authors=[(authors[slug], said["roles"][role]) for slug, role in facts.get("authors", [])],
        countries=facts["countries"],
        topics=[topics[slug] for slug in facts["topics"]],
        series=series.get(facts.get("series", "")),
    )


def _body(lines: list[str], placed: Mapping[str, Block]) -> Iterator[Block]:
    for line in lines:
        if line.startswith("@"):
            yield placed[line]
        else:
            yield {"text": f"<h2>{line[3:]}</h2>" if line.startswith("## ") else f"<p>{line}</p>"}


def _note(said: Facts) -> Facts:
    return {"title": said["note_title"], "text": f"<p>{said['note']}</p>", "url": "", "link": ""}


def _change(said: Facts) -> Facts:
    return {"date": said["date"].isoformat(), "text": f"<p>{said['text']}</p>"}
