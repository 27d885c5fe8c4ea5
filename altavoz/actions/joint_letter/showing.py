# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the public page shows of the letter: its newest version, once its hour has come."""

from collections.abc import Mapping
from datetime import datetime

from django.http import HttpRequest

from altavoz.campaigns.action import Action


def around(_action: Action, _request: HttpRequest, _language: str, _now: datetime) -> Mapping[str, object]:
    return {}
