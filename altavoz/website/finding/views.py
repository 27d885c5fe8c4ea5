# SPDX-License-Identifier: AGPL-3.0-or-later
"""The page of the search. What somebody looks for stands in no log, and nobody on the way keeps the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.website import generations
from altavoz.website.finding import asking, searching, showing
from altavoz.website.finding.choices import choices
from altavoz.website.finding.searching import Answer, Question
from altavoz.website.languages import OWN_NAMES
from altavoz.website.pagecache import public


@dataclass(frozen=True)
class Elsewhere:
    """Where the same words would be found."""

    language: str
    name: str
    url: str


@require_safe
def search_page(request: HttpRequest, language: str) -> HttpResponse:
    question, page = asking.read(request.GET, language), asking.page_of(request.GET)
    answer = searching.search(question, page=page, now=timezone.now())
    context = {
        "question": question,
        "asked": request.GET,
        "page_number": page,
        "answer": answer,
        "results": showing.results(answer.entries, words=question.words, language=language),
        "choices": choices(language),
        "earlier": asking.query(request.GET, page=page - 1) if page > 1 else "",
        "later": asking.query(request.GET, page=page + 1) if answer.has_more else "",
        **(_instead(question, answer, request.GET) if question.words else {}),
    }
    generations.depend_on(generations.SITE)
    with override(language):
        response = render(request, "website/finding/search.html", {**context, "language": language})
    response.headers["Content-Language"] = language
    if request.GET:
        response["Cache-Control"] = "no-store"
    return public(response)


def _instead(question: Question, answer: Answer, asked: Mapping[str, str]) -> dict[str, object]:
    """For who finds nothing, or not quite: the same without filters, and in other languages."""
    if answer.entries and not answer.is_loose:
        return {}
    bare = Question(words=question.words, language=question.language)
    wider = question.is_filtered and searching.hits(bare, most=1) > 0
    return {
        "wider": asking.query({"q": asked.get("q", "")}) if wider else "",
        "elsewhere": [
            Elsewhere(code, OWN_NAMES[code], f"{reverse('website:search', args=[code])}?{asking.query(asked)}")
            for code, _name in settings.LANGUAGES
            if code != question.language and searching.hits(replace(question, language=code), most=1)
        ],
    }
