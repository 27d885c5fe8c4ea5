# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one format in which posts are brought from elsewhere: a JSON object a line (docs/use/news.md says it in full).

`id`, `language`, `date` and `title` must be there. Texts are plain: an empty line between paragraphs, `## ` before a
heading, `> ` before what somebody said, whose name follows after ` -- `. Nothing of a line is ever taken for markup.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils.html import escape
from django.utils.text import slugify
from django.utils.translation import gettext as _

from altavoz.newsroom.posts.kinds import PostKind
from altavoz.newsroom.posts.places import CODE
from altavoz.newsroom.posts.sections import is_taken
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Place

LONGEST = {"title": 255, "place": 120, "teaser": 300, "lead": 600, "id": 120, "slug": 255, "text": 200_000}
A_NAME, A_ROLE, MOST = 120, 160, 20


class Refused(Exception):
    """The line cannot become a post; its words say why."""


@dataclass(frozen=True)
class Line:
    """A line that was read and is in order, as far as it can be told without the database."""

    id: str
    language: str
    kind: str
    date: date
    title: str
    slug: str
    place: str
    teaser: str
    lead: str
    body: str
    authors: tuple[tuple[str, str], ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    series: str
    embargo: datetime | None


def read(words: str) -> Line:
    """Raises Refused, with a sentence in the active language."""
    said = _object(words)
    texts = {name: _text(said, name) for name in (*LONGEST, "language", "kind", "series")}
    if not texts["id"] or not texts["title"]:
        raise Refused(_("A post needs an id and a title."))
    if texts["language"] not in dict(settings.LANGUAGES):
        raise Refused(_("“%(language)s” is no language of this centre.") % {"language": texts["language"][:20]})
    if (texts["kind"] or PostKind.NEWS) not in PostKind.values:
        raise Refused(_("“%(kind)s” is no sort of post.") % {"kind": texts["kind"][:20]})
    _look_for_fields(texts)
    return Line(
        id=texts["id"],
        language=texts["language"],
        kind=texts["kind"] or PostKind.NEWS,
        date=_day(said),
        title=texts["title"],
        slug=_slug(texts),
        place=texts["place"],
        teaser=texts["teaser"],
        lead=texts["lead"],
        body=body_of(texts["text"]),
        authors=tuple(_authors(said)),
        countries=_codes(said),
        topics=_words(said, "topics"),
        series=texts["series"],
        embargo=_embargo(said),
    )


def body_of(text: str) -> str:
    """Blocks as Wagtail keeps them, of plain words."""
    return json.dumps(list(_blocks(text)))


def _blocks(text: str) -> Iterator[dict[str, object]]:
    paragraphs: list[str] = []
    for part in [*(each.strip() for each in text.replace("\r\n", "\n").split("\n\n")), "> "]:
        if part.startswith("> ") or part == ">":
            if paragraphs:
                yield _block("text", "".join(paragraphs))
                paragraphs = []
            said, _dashes, who = part[2:].partition(" -- ")
            if said:
                yield _block("quote", {"quote": said, "who": who[:A_NAME], "role": ""})
        elif part.startswith("## "):
            paragraphs.append(f"<h2>{escape(part[3:])}</h2>")
        elif part:
            paragraphs.append(f"<p>{escape(part)}</p>")


def _block(sort: str, value: object) -> dict[str, object]:
    return {"type": sort, "value": value, "id": str(uuid4())}


def _object(words: str) -> Mapping[str, Any]:  # Any: what JSON may hold
    try:
        said = json.loads(words)
    except (ValueError, RecursionError):
        raise Refused(_("This line is no JSON.")) from None
    if not isinstance(said, dict):
        raise Refused(_("This line is no JSON object."))
    return said


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name) or ""
    if not isinstance(value, str) or "\x00" in value:
        raise Refused(_("“%(name)s” must be a text.") % {"name": name})
    longest = LONGEST.get(name, 100)
    if len(value) > longest:
        raise Refused(_("“%(name)s” may have at most %(number)d letters.") % {"name": name, "number": longest})
    return value.strip()


def _day(said: Mapping[str, Any]) -> date:
    try:
        return date.fromisoformat(str(said.get("date")))
    except ValueError:
        raise Refused(_("The date must be written like 2020-11-23.")) from None


def _embargo(said: Mapping[str, Any]) -> datetime | None:
    if not said.get("embargo"):
        return None
    try:
        at = datetime.fromisoformat(str(said["embargo"]))
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise Refused(_("The end of an embargo must be written like 2026-12-01T08:00:00+00:00."))
    return at


def _slug(texts: Mapping[str, str]) -> str:
    slug = slugify(texts["slug"] or texts["title"])[:100].strip("-") or slugify(texts["id"])
    if not slug or is_taken(slug):
        raise Refused(_("Its address needs letters of its own: give it a slug."))
    return slug


def _authors(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for each in _list(said, "authors"):
        given = {"name": each} if isinstance(each, str) else each
        if not isinstance(given, dict) or not str(given.get("name") or "").strip():
            raise Refused(_("Each author needs a name."))
        yield str(given["name"]).strip()[:A_NAME], str(given.get("role") or "").strip()[:A_ROLE]


def _codes(said: Mapping[str, Any]) -> tuple[str, ...]:
    codes = _words(said, "countries")
    for code in codes:
        if not CODE.match(code):
            raise Refused(_("“%(code)s” is no country or region.") % {"code": code[:20]})
    return codes


def _words(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(str(each)[:60] for each in _list(said, name))


def _list(said: Mapping[str, Any], name: str) -> list[Any]:
    value = said.get(name) or []
    if not isinstance(value, list) or len(value) > MOST:
        raise Refused(_("“%(name)s” must be a short list.") % {"name": name})
    return value


def _look_for_fields(texts: Mapping[str, str]) -> None:
    for name in ("title", "teaser", "place"):
        _refuse_first(merge_fields.problems(texts[name], where=Place.NOWHERE, part=name))
    for name in ("lead", "text"):
        _refuse_first(merge_fields.problems(texts[name], where=Place.PAGE, values=(), part=name))


def _refuse_first(problems: list[merge_fields.Problem]) -> None:
    if problems:
        raise Refused(str(problems[0]))
