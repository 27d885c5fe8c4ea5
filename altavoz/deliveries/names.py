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


def batches(action: Action) -> Iterator[tuple[list[int], list[Name]]]:
    """The numbers of our rows, which stay here, and their names."""
    rows = travelling(action).values_list("pk", *Name._fields).iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        yield [row[0] for row in batch], [Name(*row[1:]) for row in batch]


def written(names: Iterable[Name]) -> bytes:
    """A line of JSON for each."""
    return b"".join(json.dumps(name, ensure_ascii=False).encode() + b"\n" for name in names)


def read_back(chunks: Iterable[bytes]) -> Iterator[Name]:
    waiting = b""
    for chunk in chunks:
        *lines, waiting = (waiting + chunk).split(b"\n")
        for line in lines:
            yield Name(*json.loads(line))
