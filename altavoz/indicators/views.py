# SPDX-License-Identifier: AGPL-3.0-or-later
"""The public pages of figures: all of them by country, one with its chart, its table, its sources and its history."""

from collections.abc import Mapping
from itertools import groupby

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from altavoz.cases.countries import country_name
from altavoz.indicators import archiving, figures
from altavoz.indicators.drawing import maps
from altavoz.indicators.drawing import table as tables
from altavoz.indicators.drawing.charts import draw
from altavoz.indicators.figures import SUBJECT, Known
from altavoz.indicators.models import Observation
from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile
from altavoz.website import generations
from altavoz.website.errors import trouble_page
from altavoz.website.headers import FILE_POLICY
from altavoz.website.pagecache import public
from altavoz.website.reader import language_of_reader

MOST = 200


@require_safe
def door(request: HttpRequest) -> HttpResponse:
    """The address that menus lead to, whatever the language."""
    return HttpResponseRedirect(reverse("indicators:index", args=[language_of_reader(request)]))


@require_safe
def index(request: HttpRequest, language: str) -> HttpResponse:
    generations.depend_on(SUBJECT)
    known = [each for each in figures.known(figures.public()[:MOST]) if each.all]
    with override(language):
        by_country = groupby(known, key=lambda each: each.indicator.country)
        countries = [(country_name(code, language), _by_family(list(there))) for code, there in by_country]
    return public(_page(request, "index", {"countries": countries}, language))


@require_safe
def one(request: HttpRequest, language: str, slug: str) -> HttpResponse:
    mine = figures.of_slug(slug)
    if mine is None:
        return trouble_page(request, 404)
    indicator, shown = mine.indicator, figures.beside(mine.indicator)
    archiving.with_copies([row for each in shown for row in each.all])
    with override(language):
        context = {
            "known": mine,
            "indicator": indicator,
            "country": country_name(indicator.country, language),
            "state": maps.state_name(indicator.area) if indicator.area else "",
            "latest": mine.latest or next(iter(mine.areas), None),
            "others": [each for each in shown if each.indicator.pk != indicator.pk and each.all],
            "chart": draw(indicator, shown, language),
            "rows": tables.rows(shown, language),
            "superseded": _superseded(mine),
        }
    return public(_page(request, "one", context, language))


@require_safe
def table(request: HttpRequest, language: str, slug: str) -> HttpResponseBase:
    mine = figures.of_slug(slug)
    if mine is None:
        return trouble_page(request, 404)
    lines = tables.csv_lines(figures.beside(mine.indicator), language)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.csv"'
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def archived(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """A copy of a source that everybody may have; for any other it is as if there were none."""
    copy = archiving.shown_to_all(public_id)
    return trouble_page(request, 404) if copy is None else download(copy.file)


def download(file: PrivateFile) -> HttpResponseBase:
    """To be saved and never shown: somebody else wrote it. No cache keeps it, for it may be taken away."""
    response = StreamingHttpResponse(private_files.read(file), content_type=file.media_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["Content-Length"] = str(file.size)
    response["Content-Security-Policy"] = FILE_POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _by_family(known: list[Known]) -> list[list[Known]]:
    """Those of one family stand together, where its first one stands."""
    found: dict[str, list[Known]] = {}
    for each in known:
        found.setdefault(each.indicator.family or f"{each.indicator.slug}/", []).append(each)
    return list(found.values())


def _superseded(known: Known) -> list[Observation]:
    rows = Observation.objects.filter(indicator=known.indicator, superseded_at__isnull=False)
    return list(rows.select_related("archived__file").order_by("-ends", "-revision"))


def _page(request: HttpRequest, name: str, context: Mapping[str, object], language: str) -> HttpResponse:
    with override(language):
        response = render(request, f"indicators/{name}.html", {**context, "language": language})
    response.headers["Content-Language"] = language
    return response
