# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list that was brought in is not taken back any more once somebody of it has had a letter of ours."""

from altavoz.mailings.models import Recipient


def has_had_a_letter(place: str) -> bool:
    """`place` is where the subscriptions of that list were made: its import."""
    return Recipient.objects.filter(subscription__joined_where=place, letter__isnull=False).exists()
