# SPDX-License-Identifier: AGPL-3.0-or-later
"""Searching: from what somebody typed to the entries that the public may read at that moment."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.db.models import F

from altavoz.website.finding import matching, tokens
from altavoz.website.finding.entries import Entry
from altavoz.website.finding.register import findable_of

PAGE_SIZE, LAST_PAGE = 20, 50
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# Titles come before texts, then the newest.
ORDER = ("-is_in_title", F("at").desc(nulls_last=True), "-pk")


@dataclass(frozen=True)
class Question:
    """An empty field asks for nothing; `countries` are codes of which one is enough. `year` is that of its date."""

    words: str = ""
    language: str = ""
    kind: str = ""
    countries: Sequence[str] = ()
    topic: str = ""
    year: int | None = None

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language,) if self.language else LANGUAGES

    @property
    def is_filtered(self) -> bool:
        return bool(self.kind or self.countries or self.topic or self.year)


@dataclass(frozen=True)
class Answer:
    """`is_loose`: nothing holds all of the words; these hold some of them."""

    entries: Sequence[Entry] = ()
    has_more: bool = False
    is_loose: bool = False


def search(question: Question, *, page: int, now: datetime) -> Answer:
    """The best first; where no entry holds all of the words, those that hold at least one."""
    words = tokens.of_question(question.words, question.languages)
    if not words:
        return Answer()
    answer = _answer(words, question, page, now)
    if answer.entries or len(words) == 1 or page > 1:
        return answer
    some = _answer([tuple(mark for marks in words for mark in marks)], question, page, now)
    return replace(some, is_loose=bool(some.entries))


def newest(question: Question, *, most: int, now: datetime) -> Sequence[Entry]:
    """What there is of a language, kind, country or topic, whatever its words: feeds are made of it."""
    found = Entry.objects.filter(matching.holding(_filters(question))) if _filters(question) else Entry.objects.all()
    rows = found.order_by(F("at").desc(nulls_last=True), "-pk").defer("title_words", "words")
    return _public(list(rows[:most]), now)


def finds_anything(question: Question) -> bool:
    """Whether a link to this search would lead anywhere."""
    words = tokens.of_question(question.words, question.languages)
    return bool(words) and Entry.objects.filter(matching.holding([*words, *_filters(question)], most=1)).exists()


def _answer(words: matching.Groups, question: Question, page: int, now: datetime) -> Answer:
    filters = _filters(question)
    rows = Entry.objects.filter(matching.holding([*words, *filters])).defer("title_words", "words")
    titled = rows.annotate(is_in_title=matching.holding_in_title(words, filters)).order_by(*ORDER)
    first = (page - 1) * PAGE_SIZE
    found = list(titled[first : first + PAGE_SIZE + 1])
    has_more = len(found) > PAGE_SIZE and page < LAST_PAGE
    return Answer(_public(found[:PAGE_SIZE], now), has_more)


def _filters(question: Question) -> list[tuple[str, ...]]:
    asked = (
        ("language", [question.language]),
        ("kind", [question.kind]),
        ("country", question.countries),
        ("topic", [question.topic]),
        ("year", [str(question.year or "")]),
    )
    groups = [tuple(tokens.of_filter(name, value) for value in values if value) for name, values in asked]
    return [group for group in groups if group]


def _public(entries: Sequence[Entry], now: datetime) -> list[Entry]:
    """Those whose rows the public may read now: the index may be some seconds behind them."""
    rows: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        rows[entry.kind].append(entry.row)
    public = {(kind, row) for kind, numbers in rows.items() for row in _still_public(kind, numbers, now)}
    return [entry for entry in entries if (entry.kind, entry.row) in public]


def _still_public(kind: str, numbers: Sequence[int], now: datetime) -> Iterable[int]:
    findable = findable_of(kind)
    return findable.public_among(numbers, now=now) if findable else ()
