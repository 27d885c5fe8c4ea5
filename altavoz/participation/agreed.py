# SPDX-License-Identifier: AGPL-3.0-or-later
"""The words that somebody agreed to, as they were frozen."""

from altavoz.campaigns.wording import FrozenText
from altavoz.participation.models import Participation


def headline_of(row: Participation) -> str:
    """In the language of the signature, else in the first that was frozen."""
    texts = FrozenText.objects.filter(version__action_id=row.action_id, version__number=row.text_version)
    by_language = dict(texts.order_by("-pk").values_list("language", "headline"))
    return by_language.get(row.language) or next(reversed(by_language.values()), row.action.name)
