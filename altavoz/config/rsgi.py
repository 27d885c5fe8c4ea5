# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the web server serves: Django behind the gate that lets in whole requests only."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from altavoz.running.gate import Gate, Limits

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "altavoz.config.settings.production")

django = get_wsgi_application()
application = Gate(
    django,
    limits=Limits(
        public=settings.PUBLIC_FORM_BYTES,
        staff=settings.STAFF_UPLOAD_BYTES,
        staff_paths=("/cms/",),
        upload=settings.PUBLIC_UPLOAD_BYTES,
        upload_endings=("/card/",),
    ),
    threads=settings.WEB_THREADS,
    # Its room has models, so it is read once Django is set up.
    at_hand=import_module("altavoz.website.pagecache").at_hand,
)

# All that lives as long as the process is read before the first request, and the collector never looks at it again:
# a look through the whole of Django and Wagtail would make every few pages wait.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
