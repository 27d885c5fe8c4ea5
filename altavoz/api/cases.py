# SPDX-License-Identifier: AGPL-3.0-or-later
"""Cases, for everybody, as their own pages tell them: nobody on the way may keep a copy."""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router

from altavoz.api.case_schemas import CaseDetail, CaseList, Language
from altavoz.api.describing import Json
from altavoz.api.problems import described, not_found, only_reading, problem
from altavoz.cases.models import Case
from altavoz.cases.telling import listing, public, story, timeline
from altavoz.cases.telling.listing import Head
from altavoz.cases.telling.story import TimelineLine
from altavoz.cases.telling.values import PublicCase, PublicFact, PublicStatus, Said
from altavoz.cases.times.approximate import Known, in_words, iso
from altavoz.outbox.links import absolute

OTHER_METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
CaseId = Annotated[str, Path(pattern=r"^[a-z2-7]{16}$", description="The case's public id.")]
Country = Annotated[str | None, Query(pattern=r"^[A-Z]{2}$", description="ISO code of the country it is in.")]
InLanguage = Annotated[Language, Query(description="The language of the words, where the case has them.")]

router = Router(tags=["cases"])


@router.get(
    "/",
    response=CaseList,
    summary="Public cases, the newest first",
    operation_id="cases",
    openapi_extra={"responses": described(422)},
)
def listed(
    request: HttpRequest,  # noqa: ARG001 - Ninja knows it by this name
    response: HttpResponse,
    country: Country = None,
    language: InLanguage = "en",
) -> Json:
    rows = Case.objects.filter(country=country) if country else Case.objects.all()
    _keep_no_copy(response)
    heads = listing.heads(rows, language=language, now=timezone.now())
    return {"cases": [_summary(head) for head in heads]}


@router.get(
    "/{public_id}/",
    response=CaseDetail,
    summary="One case, with its whole story on one timeline",
    operation_id="case",
    openapi_extra={"responses": described(404, 410, 422)},
)
def one(
    request: HttpRequest,
    response: HttpResponse,
    public_id: CaseId,
    language: InLanguage = "en",
) -> Json | HttpResponse:
    now = timezone.now()
    case = Case.objects.select_related("organisation").filter(public_id=public_id).first()
    told = None if case is None else public.of(case, language, now=now)
    if case is None or told is None:
        is_gone = case is not None and listing.was_taken_down(case.code)
        return problem(410, "This case was taken down.") if is_gone else not_found(request, "There is no such case.")
    _keep_no_copy(response)
    lines = story.tell(case, language, now, told={timeline.NAME: timeline.lines_of(told, language)})
    return _detail(told, lines, language)


def writing(request: HttpRequest) -> HttpResponse:
    return only_reading(request)


def writing_one(request: HttpRequest, public_id: str) -> HttpResponse:  # noqa: ARG001 - stands in the address
    return only_reading(request)


for address, view, other in (("/", listed, writing), ("/{public_id}/", one, writing_one)):
    router.api_operation(["HEAD"], address, include_in_schema=False)(view)
    router.api_operation(OTHER_METHODS, address, include_in_schema=False)(other)


def _keep_no_copy(response: HttpResponse) -> None:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["Cache-Control"] = "no-store"


def _summary(head: Head) -> Json:
    return {
        "id": head.public_id,
        "code": head.code,
        "country": head.country,
        "name": head.name,
        "headline": head.headline,
        "language": head.language,
        "status": head.status,
        "published_at": head.published_at,
        "url": _url(head.public_id),
    }


def _detail(told: PublicCase, lines: tuple[TimelineLine, ...], language: str) -> Json:
    return {
        "id": told.public_id,
        "code": told.code,
        "country": told.country,
        "name": told.name,
        "headline": told.headline,
        "language": told.language,
        "status": told.present.label if told.present else "",
        "published_at": told.published_at,
        "url": _url(told.public_id),
        "summary": told.summary,
        "is_sample": told.is_sample,
        "organisation": told.organisation,
        "violations": [{"kind": kind.slug, "label": str(kind.label)} for kind in told.violations],
        "statuses": [_status(each, language) for each in told.statuses],
        "facts": [_fact(each, language) for each in (*told.facts, *told.quotations)],
        "responsible": [
            {"body": each.body, "named": each.named, "source": each.source, "text": _text(each.said)}
            for each in told.responsible
        ],
        "pages": _pages(told.code),
        "timeline": [_line(line, language) for line in lines],
    }


def _status(status: PublicStatus, language: str) -> Json:
    return {
        "status": status.status,
        "label": status.label,
        "text": _text(status.said),
        "when": _when(status.known, language),
        "is_outcome": status.is_outcome,
        "certainty": status.certainty,
    }


def _fact(fact: PublicFact, language: str) -> Json:
    return {
        "sort": fact.sort,
        "label": fact.label,
        "text": fact.said.text,
        "when": _when(fact.known, language),
        "confidence": fact.confidence,
    }


def _line(line: TimelineLine, language: str) -> Json:
    return {
        "when": _when(line.known, language),
        "kind": line.kind,
        "title": line.title,
        "text": line.text,
        "language": line.language or language,
        "source": line.source,
        "confidence": line.confidence,
        "links": [
            {
                "label": link.label,
                "url": absolute(link.url) if link.url.startswith("/") else link.url,
                "kind": link.kind,
                "id": link.public_id,
            }
            for link in line.links
        ],
    }


def _pages(code: str) -> list[Json]:
    found = {language: listing.addresses([code], language).get(code, "") for language, _name in settings.LANGUAGES}
    return [{"language": language, "url": absolute(path)} for language, path in found.items() if path]


def _when(known: Known, language: str) -> Json:
    return {"words": in_words(known, language) if known.on else "", **iso(known)}


def _text(said: Said | None) -> str:
    return said.text if said else ""


def _url(public_id: str) -> str:
    return absolute(f"/api/cases/{public_id}/")
