# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of texts that may quote a figure: pages, letter drafts, recommendations, call scripts.

A room above registers a finder in `ready()`. It is given words, and answers with its texts in which one of them
stands; what those texts quote is judged here.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.functional import Promise
from wagtail.models import Page, Revision


@dataclass(frozen=True)
class Passage:
    """A text in one language. `edit_url` leads staff to it; `frozen` says why it stays as it is, or nothing."""

    sort: Promise | str
    title: str
    words: str
    language: str
    edit_url: str
    is_public: bool = False
    is_markup: bool = False
    frozen: Promise | str = ""


M = TypeVar("M", bound=Model)
P = TypeVar("P", bound=Page)
Finder = Callable[[User, Sequence[str]], Iterable[Passage]]
_finders: dict[str, Finder] = {}
A_FINDER_SHOWS = 200


def register(name: str, find: Finder) -> None:
    """The same name again replaces it. A finder shows what this person may read."""
    _finders[name] = find


def finders() -> frozenset[str]:
    return frozenset(_finders)


def passages(user: User, needles: Sequence[str]) -> Iterator[Passage]:
    """All texts that hold one of these, as far as they are hers to see."""
    for find in _finders.values() if needles else ():
        yield from find(user, needles)


def holding(rows: QuerySet[M], columns: Sequence[str], needles: Sequence[str]) -> QuerySet[M]:
    """For a finder: rows in which one of these columns, of texts or of blocks, holds one of these words."""
    nothing = Value("", output_field=TextField())
    texts = [Coalesce(Cast(column, TextField()), nothing) for column in columns]
    together = Concat(nothing, *texts, output_field=TextField())
    # Blocks are kept as JSON, which writes a narrow space as its number.
    ways = dict.fromkeys(way for needle in needles for way in (needle, json.dumps(needle)[1:-1]))
    found = Q(pk__in=())
    for way in ways:
        found |= Q(passage__contains=way)
    # What annotates loses which model it was, for the type checker alone.
    return rows.annotate(passage=together).filter(found)  # type: ignore[return-value]  # as said above


def live_and_drafts(pages: QuerySet[P], columns: Sequence[str], needles: Sequence[str]) -> Iterator[tuple[P, bool]]:
    """For a finder: pages that hold one of these words, as they stand and then as drafts; which of them are public."""
    for page in holding(pages, columns, needles)[:A_FINDER_SHOWS]:
        yield page, page.live
    drafts = pages.filter(has_unpublished_changes=True).values("latest_revision")
    for revision in holding(Revision.objects.filter(pk__in=drafts), ("content",), needles)[:A_FINDER_SHOWS]:
        draft = revision.as_object()
        if isinstance(draft, pages.model):
            yield draft, False
