# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of the search. What somebody looks for stands in no log, and nobody on the way keeps the answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.website import generations
from altavoz.website.finding import asking, searching, showing
from altavoz.website.finding.choices import Choices, choices
from altavoz.website.finding.searching import Answer, Question
from altavoz.website.finding.spans import ANY_DAY
from altavoz.website.finding.tokens import LONGEST_QUESTION
from altavoz.website.languages import OWN_NAMES
from altavoz.website.pagecache import public

COUNTED = 100


@dataclass(frozen=True)
class Other:
    """Another search that would find something: in a language, or without a filter. Beyond `COUNTED` nobody counts."""

    name: str
    url: str
    hits: int
    language: str = ""

    @property
    def has_many(self) -> bool:
        return self.hits > COUNTED


@require_safe
def search_page(request: HttpRequest, language: str) -> HttpResponse:
    question, page = asking.read(request.GET, language), asking.page_of(request.GET)
    problems = _problems(request.GET, question)
    answer = Answer() if problems else searching.search(question, page=page, now=timezone.now())
    offered = choices(language)
    context = {
        "question": question,
        "problems": problems,
        "days": asking.typed_days(request.GET, question.dated),
        "is_shortened": len(request.GET.get("q", "")) > LONGEST_QUESTION,
        "asked": request.GET,
        "page_number": page,
        "answer": answer,
        "results": showing.results(answer.entries, words=question.words, language=language),
        "choices": offered,
        "earlier": asking.query(request.GET, page=page - 1) if page > 1 else "",
        "later": asking.query(request.GET, page=page + 1) if answer.has_more else "",
        **(_instead(question, answer, request.GET, offered) if question.words and not problems else {}),
    }
    generations.depend_on(generations.SITE)
    with override(language):
        response = render(request, "website/finding/search.html", {**context, "language": language})
    response.headers["Content-Language"] = language
    if request.GET:
        response["Cache-Control"] = "no-store"
    return public(response)


def _problems(asked: Mapping[str, str], question: Question) -> dict[str, object]:
    """What cannot be meant with its days, by the field where it stands. Nothing is looked for then."""
    unread = [name for name in ("since", "until") if asked.get(name) and not asking.day_of(asked, name)]
    problems: dict[str, object] = {name: _("Write the day as in 2020-11-30: year, month, day.") for name in unread}
    return {"until": _("This day is before the first one."), **problems} if question.dated.is_backwards else problems


def _instead(question: Question, answer: Answer, asked: Mapping[str, str], offered: Choices) -> dict[str, object]:
    """For who finds nothing, or not quite: without one filter or all of them, and in other languages."""
    if (answer.entries and not answer.is_loose) or answer.asks_nothing:
        return {}
    bare = Question(words=question.words, language=question.language)
    elsewhere = (
        Other(OWN_NAMES[code], _address(code, asked), _hits(replace(question, language=code)), code)
        for code, _name in settings.LANGUAGES
        if code != question.language
    )
    return {
        "wider": asking.query({"q": asked.get("q", "")}) if question.is_filtered and _hits(bare) else "",
        "without": [each for each in _without(question, asked, offered) if each.hits],
        "elsewhere": [each for each in elsewhere if each.hits],
    }


def _without(question: Question, asked: Mapping[str, str], offered: Choices) -> Iterator[Other]:
    """The same without one of its filters, where it has several."""
    filters = (
        ("kind", offered.kinds, replace(question, kind="")),
        ("country", offered.countries, replace(question, countries=())),
        ("topic", offered.topics, replace(question, topic="")),
    )
    chosen: list[tuple[str, Sequence[str], Question]] = [
        (next((each.label for each in offered_of_it if each.value == asked[name]), asked[name]), (name,), freer)
        for name, offered_of_it, freer in filters
        if asked.get(name) and freer != question
    ]
    if question.dated:
        with override(question.language):
            chosen.append((str(question.dated), asking.DAYS, replace(question, dated=ANY_DAY)))
    for label, names, freer in chosen if len(chosen) > 1 else ():
        yield Other(label, f"?{asking.query(asked, **dict.fromkeys(names, ''))}", _hits(freer))


def _address(language: str, asked: Mapping[str, str]) -> str:
    return f"{reverse('website:search', args=[language])}?{asking.query(asked)}"


def _hits(question: Question) -> int:
    return searching.hits(question, most=COUNTED + 1)
