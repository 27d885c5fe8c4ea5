# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the pages of the contacting kinds show beside what every action's page does."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.http import HttpRequest

from altavoz.campaigns.action import Action


def around(_action: Action, _request: HttpRequest, _language: str, _now: datetime) -> Mapping[str, object]:
    """For the page's template: the plan, whom the address or the form has chosen, and the words for them."""
    return {}


def begun(_participation_id: int, _language: str) -> Sequence[object]:
    """What waits for her button: each letter with its office, each report."""
    return ()
