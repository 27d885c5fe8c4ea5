# SPDX-License-Identifier: AGPL-3.0-or-later
"""The working names of actions, for the screen "What staff did"."""

from collections.abc import Collection, Mapping

from django.db.models import Q

from altavoz.campaigns.action import Action
from altavoz.organisations.subjects import numbers


def names_of_actions(keys: Collection[str]) -> Mapping[str, str]:
    """Entries name an action by its number or by its public code."""
    found = Action.objects.filter(Q(pk__in=numbers(keys)) | Q(public_id__in=keys))
    rows = tuple(found.values_list("pk", "public_id", "name"))
    return {key: name for pk, code, name in rows for key in (str(pk), str(code))}
