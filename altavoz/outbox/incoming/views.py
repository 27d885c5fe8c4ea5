# SPDX-License-Identifier: AGPL-3.0-or-later
"""The door for the mail provider's calls: it answers with a number alone, and is not there where none is set."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from altavoz.outbox.incoming import webhooks


@csrf_exempt
@never_cache
@require_POST
def mail_events(request: HttpRequest) -> HttpResponse:
    """A database that fails is a 500: providers try again."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    if not announced.isdigit() or int(announced) > settings.PUBLIC_FORM_BYTES:
        return HttpResponse(status=413)
    heard = webhooks.hear(request, now=timezone.now())
    return HttpResponse(status=heard.value)
