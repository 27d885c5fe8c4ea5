# SPDX-License-Identifier: AGPL-3.0-or-later
"""The names that may travel: of those who signed, confirmed, are not held, and ticked that theirs be handed over."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from altavoz.campaigns.action import Action
from altavoz.participation.models import Participation

BATCH = 500


class Name(NamedTuple):
    """All that ever leaves of a person. Neither e-mail nor postcode is here, so neither can."""

    given_name: str
    family_name: str
    country: str
    language: str
    text_version: int


def travelling(action: Action) -> QuerySet[Participation]:
    """In the order of signing. Where an action is dangerous no name travels, whoever allowed it."""
    if action.danger == Action.Danger.HIGH:
        return Participation.objects.none()
    allowed = Participation.objects.filter(action=action, state=Participation.State.CONFIRMED, held="", hand_over=True)
    return allowed.order_by("confirmed_at", "pk")


def batches(action: Action) -> Iterator[list[Name]]:
    rows = travelling(action).values_list(*Name._fields).iterator(chunk_size=BATCH)
    while batch := [Name(*row) for row in islice(rows, BATCH)]:
        yield batch


def written(names: Iterable[Name]) -> bytes:
    """A line of JSON for each."""
    return b"".join(json.dumps(name, ensure_ascii=False).encode() + b"\n" for name in names)


def read_back(chunks: Iterable[bytes]) -> Iterator[Name]:
    waiting = b""
    for chunk in chunks:
        *lines, waiting = (waiting + chunk).split(b"\n")
        for line in lines:
            yield Name(*json.loads(line))
