# SPDX-License-Identifier: AGPL-3.0-or-later
"""Served as the product is: by the same gate with as many threads."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from altavoz.running.gate import Gate, Limits

LIMIT = 64 * 1024

application = Gate(
    get_wsgi_application(),
    limits=Limits(public=LIMIT, staff=LIMIT, staff_paths=("/cms/",)),
    threads=settings.WEB_THREADS,
)
