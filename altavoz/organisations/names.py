# SPDX-License-Identifier: AGPL-3.0-or-later
"""The name of an organisation for whoever says it thousands of times: a process reads it at most once a second."""

import time

from django.conf import settings

from altavoz.organisations.models import Organisation

MOST_KEPT = 512

_kept: dict[tuple[int, str], tuple[float, str]] = {}


def name_of(organisation_id: int, language: str) -> str:
    """As `Organisation.name` gives it."""
    kept = _kept.get((organisation_id, language))
    if kept and time.monotonic() < kept[0]:
        return kept[1]
    name = Organisation.objects.get(pk=organisation_id).name(language)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[organisation_id, language] = (time.monotonic() + settings.DOOR_SECONDS, name)
    return name
