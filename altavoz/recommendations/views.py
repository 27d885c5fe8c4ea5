# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public board, one recommendation, what was asked of one addressee, and the table."""

from collections.abc import Mapping

import typst
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.decision_makers.facts import DIRECTORY
from altavoz.recommendations.board import filters as asking
from altavoz.recommendations.board import table as tables
from altavoz.recommendations.board.choices import choices
from altavoz.recommendations.board.laid_out import board
from altavoz.recommendations.following import deeds, pointing, proofs, told
from altavoz.recommendations.models import Evidence, Party
from altavoz.recommendations.records.publishing import SUBJECT
from altavoz.recommendations.records.record import record_of
from altavoz.recommendations.reports import pdf, word
from altavoz.recommendations.reports.shadow import report
from altavoz.website import generations
from altavoz.website.errors import trouble_page
from altavoz.website.pagecache import public
from altavoz.website.reader import language_of_reader

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The address that menus lead to, whatever the language."""
    return HttpResponseRedirect(reverse("recommendations:board", args=[language_of_reader(request)]))


@require_safe
def follow_up(request: HttpRequest, language: str) -> HttpResponse:
    filters = asking.read(request.GET)
    depends()
    with override(language):
        shown = board(filters, sheet=asking.page_of(request.GET))
        context = {
            "board": shown,
            "filters": filters,
            "choices": choices(filters),
            "query": filters.query(),
            "before": filters.query(page=shown.sheet - 1) if shown.sheet > 1 else "",
            "after": filters.query(page=shown.sheet + 1) if shown.more else "",
        }
    return public(page(request, "board", context, language=language, invented=shown.demonstration))


@require_safe
def of_party(request: HttpRequest, language: str, public_id: str) -> HttpResponse:
    """What was asked of one addressee; filters narrow it as they do the board."""
    party = Party.objects.filter(public_id=public_id).select_related("body", "office").first()
    if party is None:
        return trouble_page(request, 404)
    depends()
    filters = asking.Filters(addressee=public_id)
    with override(language):
        shown = board(filters, sheet=asking.page_of(request.GET))
        context = {
            "party": party,
            "promises": told.promises(Q(made_by=party))[:20],
            "rounds": told.rounds(Q(held_by=party))[:20],
            "board": shown,
            "query": filters.query(),
            "before": f"page={shown.sheet - 1}" if shown.sheet > 1 else "",
            "after": f"page={shown.sheet + 1}" if shown.more else "",
        }
    return public(page(request, "party", context, language=language, invented=shown.demonstration))


@require_safe
def one(request: HttpRequest, language: str, number: str) -> HttpResponse:
    depends()
    with override(language):
        record = record_of(number)
        shown = deeds.deeds_for(record.recommendation.pk, language) if record else []
        found = pointing.shown(record.evidence, language=language, now=timezone.now()) if record else {}
    if record is None:
        return trouble_page(request, 404)
    context = {"record": record, "deeds": shown, "proofs": found}
    return public(page(request, "one", context, language=language, invented=record.demonstration))


@require_safe
def table(request: HttpRequest, language: str) -> HttpResponseBase:
    found = tables.lines(asking.read(request.GET), language)
    response = StreamingHttpResponse(found, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="recommendations.csv"'
    # The table may hold assessments that are invented for demonstration, and is for people who asked for it.
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def report_pdf(request: HttpRequest, language: str) -> HttpResponse:
    now = timezone.now()
    with override(language):
        try:
            made = pdf.pdf_of(report(asking.read(request.GET), language=language, now=now), now=now)
        except typst.TypstError:
            return trouble_page(request, 503)
    return _download(made, "application/pdf", "pdf")


@require_safe
def report_docx(request: HttpRequest, language: str) -> HttpResponse:
    with override(language):
        made = word.docx_of(report(asking.read(request.GET), language=language, now=timezone.now()))
    return _download(made, DOCX, "docx")


@require_safe
def proof_file(request: HttpRequest, language: str, public_id: str) -> HttpResponseBase:
    """A file that is evidence of a published view, where whoever wrote the view said that everybody may read it."""
    proof = (
        Evidence.objects.filter(file__public_id=public_id, public=True, assessment__published_at__isnull=False)
        .select_related("file")
        .first()
    )
    if proof is None or proof.file is None:
        return trouble_page(request, 404)
    return proofs.download(proof.file)


def _download(made: bytes, media_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(made, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="recommendations.{ending}"'
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "no-store"
    return response


def depends() -> None:
    """Records and views, and the names that the directory gives to whoever is asked."""
    generations.depend_on(SUBJECT)
    generations.depend_on(DIRECTORY)


def page(
    request: HttpRequest, name: str, context: Mapping[str, object], *, language: str, invented: bool
) -> HttpResponse:
    with override(language):
        said = {**context, "language": language, "invented": invented}
        response = render(request, f"recommendations/{name}.html", said)
    response.headers["Content-Language"] = language
    if invented:
        response.headers["X-Robots-Tag"] = "noindex"
    return response
