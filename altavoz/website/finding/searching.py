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
from altavoz.website.finding.spans import ANY_DAY, Span

PAGE_SIZE, LAST_PAGE = 20, 50
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
NEWEST = (F("at").desc(nulls_last=True), "-pk")


@dataclass(frozen=True)
class Question:
    """An empty field asks for nothing; `countries` are codes of which one is enough. `dated` is when."""

    words: str = ""
    language: str = ""
    kind: str = ""
    countries: Sequence[str] = ()
    topic: str = ""
    dated: Span = ANY_DAY
    author: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language,) if self.language else LANGUAGES

    @property
    def is_filtered(self) -> bool:
        return bool(self.kind or self.countries or self.topic or self.dated)


@dataclass(frozen=True)
class Answer:
    """`is_loose`: nothing holds all of the words; these hold some of them. `is_cut`: more than a reader gets to see.

    `asks_nothing`: there is no word in it that could be looked for.
    """

    entries: Sequence[Entry] = ()
    has_more: bool = False
    is_loose: bool = False
    is_cut: bool = False
    asks_nothing: bool = False


def search(question: Question, *, page: int, now: datetime) -> Answer:
    """Titles before texts, then the newest; where no entry holds all of the words, those that hold at least one."""
    words = tokens.of_question(question.words, question.languages)
    if not words:
        return Answer(asks_nothing=True)
    answer = _answer(words, question, page, now)
    if answer.entries or len(words) == 1 or page > 1:
        return answer
    some = _answer([tuple(mark for marks in words for mark in marks)], question, page, now)
    return replace(some, is_loose=bool(some.entries))


def newest(question: Question, *, most: int, now: datetime) -> Sequence[Entry]:
    """What there is of a language, kind, country or topic, whatever its words: feeds are made of it."""
    filters = _filters(question)
    with matching.by_words():
        found = matching.holding(filters, language=question.language) if filters else Entry.objects.all()
        numbers = list(found.order_by(*NEWEST).values_list("pk", flat=True)[:most])
    return _public(_read(numbers), now)


def hits(question: Question, *, most: int) -> int:
    """How many entries a link to this search would lead to; beyond `most` nobody counts."""
    words = tokens.of_question(question.words, question.languages)
    groups = [*words, *_filters(question)]
    if not words or not question.dated:
        return matching.hits(groups, most=most) if words else 0
    with matching.by_words():
        rows = question.dated.among(matching.holding(groups, language=question.language))
        return len(rows.values_list("pk", flat=True)[:most])


def _answer(words: matching.Groups, question: Question, page: int, now: datetime) -> Answer:
    first = (page - 1) * PAGE_SIZE
    with matching.by_words():
        rows = question.dated.among(matching.holding([*words, *_filters(question)], language=question.language))
        best = rows.annotate(is_in_title=matching.in_title(words)).order_by("-is_in_title", *NEWEST)
        numbers = list(best.values_list("pk", flat=True)[first : first + PAGE_SIZE + 1])
    is_more = len(numbers) > PAGE_SIZE
    shown = _public(_read(numbers[:PAGE_SIZE]), now)
    return Answer(shown, is_more and page < LAST_PAGE, is_cut=is_more and page == LAST_PAGE)


def _read(numbers: Sequence[int]) -> list[Entry]:
    """Without their words, in that order; one may have gone since."""
    rows = Entry.objects.defer("title_words", "words").in_bulk(numbers)
    return [rows[number] for number in numbers if number in rows]


def _filters(question: Question) -> list[tuple[str, ...]]:
    asked = (
        ("language", [question.language]),
        ("kind", [question.kind]),
        ("country", question.countries),
        ("topic", [question.topic]),
        ("author", [question.author]),
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
