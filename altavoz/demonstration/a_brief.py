# SPDX-License-Identifier: AGPL-3.0-or-later
"""The pages of a real brief and of its letter: told in our own words, their recommendations quoted in their place."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.utils.text import slugify
from wagtail.models import Locale

from altavoz.demonstration.words import LANGUAGES, read_file
from altavoz.recommendations.models import Area, Document, Participant
from altavoz.recommendations.pages import BriefPage
from altavoz.running import first_pages

Facts = Mapping[str, Any]  # Any: what a TOML file holds
Block = dict[str, Any]  # Any: what Wagtail keeps of a block


def make(*, now: datetime) -> None:
    """After their recommendations, which they show by their numbers: the letter, and the brief that lay in it."""
    for name in ("letter", "brief"):
        _make(read_file(name), now)


def _make(facts: Facts, now: datetime) -> None:
    letter = Document.objects.filter(code=facts.get("letter", "")).first()
    Document.objects.filter(code=facts["document"]).update(enclosed_with=letter)
    document = Document.objects.get(code=facts["document"])
    Participant.objects.bulk_create(
        Participant(document=document, order=place, **said) for place, said in enumerate(facts.get("participants", ()))
    )
    areas = list(document.areas.prefetch_related("texts", "recommendations").order_by("number"))
    key = uuid4()
    for language in LANGUAGES:
        page = _page(document, facts[language], areas, language)
        page.met_on = facts.get("met_on")
        locale = Locale.objects.get(language_code=language)
        first_pages.place(first_pages.home_in(language), page, locale=locale, key=key, now=now)


def _page(document: Document, told: Facts, areas: Sequence[Area], language: str) -> BriefPage:
    plain = {name: told[name] for name in ("title", "lead", "written_for", "met_at")}
    first = {"1": told["note"]} if "note" in told else {}
    notes = {**first, **told.get("notes", {})}
    return BriefPage(
        document=document,
        slug=slugify(document.code),
        teaser=told["lead"],
        in_own_words=True,
        body=json.dumps(list(_body(told, areas, language))),
        notes=json.dumps([{"type": "note", "value": {"mark": mark, "text": _p(text)}} for mark, text in notes.items()]),
        **plain,
    )


def _body(told: Facts, areas: Sequence[Area], language: str) -> Iterator[Block]:
    yield from _before(told)
    for area, said in zip(areas, told["areas"], strict=True):
        yield {"type": "part", "value": {"number": area.number, "title": area.name(language)}}
        yield from (_text(each) for each in said["texts"])
        for row in sorted(area.recommendations.all(), key=lambda row: row.order):
            yield {"type": "record", "value": row.number}


def _before(told: Facts) -> Iterator[Block]:
    """What the document says before its areas, where it says something."""
    if "before" in told:
        yield {"type": "part", "value": {"number": None, "title": told["before_title"]}}
        yield from (_text(each) for each in told["before"])
        yield {"type": "table", "value": {"caption": told["caption"], "rows": "\n".join(told["rows"])}}


def _text(said: str) -> Block:
    is_heading = said.startswith("## ")
    return {"type": "heading", "value": said[3:]} if is_heading else {"type": "text", "value": _p(said)}


def _p(words: str) -> str:
    return f"<p>{words}</p>"
