# SPDX-License-Identifier: AGPL-3.0-or-later
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from altavoz.running.health import watch


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked, least of all the database."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    health = watch.health(timezone.now())
    said: dict[str, object] = {"ok": not health.failing, "failing": health.failing, "parts": dict(health.parts)}
    if health.warnings:
        said["warnings"] = dict(health.warnings)
    return JsonResponse(said, status=503 if health.failing else 200, headers={"Cache-Control": "no-store"})
