# SPDX-License-Identifier: AGPL-3.0-or-later
"""Of which action a pack, a hand-over or a reply is, for the screen "What staff did"."""

from collections.abc import Collection, Mapping

from altavoz.deliveries.models import HandOver, Pack, Reply
from altavoz.organisations import subjects


def register_names() -> None:
    subjects.register("pack", _packs)
    subjects.register("hand_over", _hand_overs)
    subjects.register("reply", _replies)


def _packs(keys: Collection[str]) -> Mapping[str, str]:
    return dict(Pack.objects.filter(public_id__in=keys).values_list("public_id", "action__name"))


def _hand_overs(keys: Collection[str]) -> Mapping[str, str]:
    return dict(HandOver.objects.filter(public_id__in=keys).values_list("public_id", "action__name"))


def _replies(keys: Collection[str]) -> Mapping[str, str]:
    return dict(Reply.objects.filter(public_id__in=keys).values_list("public_id", "action__name"))
