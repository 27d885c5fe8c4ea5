# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether anybody has taken part in an action."""

from altavoz.participation.models import Participation


def took_part(action_id: int) -> bool:
    """Confirmed or not: all of them agreed to the words they saw."""
    return Participation.objects.filter(action_id=action_id).exists()
