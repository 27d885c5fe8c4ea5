# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a post must know of its action, read at most once a second per process, so that it costs no query."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings

from altavoz.campaigns.action import Action
from altavoz.campaigns.asking import askers_of
from altavoz.campaigns.wording import TextVersion
from altavoz.organisations import wordings
from altavoz.organisations.models import ConsentWording, Organisation

MOST_DOORS = 512


@dataclass(frozen=True)
class Box:
    """One unticked box for an organisation's news."""

    wording_id: int
    organisation: str
    label: str
    text: str


# By language.
Boxes = Mapping[str, tuple[Box, ...]]


@dataclass(frozen=True)
class Door:
    """`versions` are all that were ever shown; `wording_ids` all that a page may still offer."""

    action: Action
    versions: frozenset[int]
    boxes: Boxes
    wording_ids: frozenset[int]


_doors: dict[str, tuple[float, Door]] = {}


def find(public_id: str) -> Door | None:
    kept = _kept(public_id)
    if kept:
        return kept
    action = Action.objects.filter(public_id=public_id).first()
    return _keep(action) if action else None


def door_of(action: Action) -> Door:
    """The door of an action that is at hand, for the form that a page shows."""
    # What is read here is not kept: the action at hand may itself be as old as a kept door.
    return _kept(action.public_id) or _read(action)


def boxes_of(action: Action) -> Boxes:
    """The boxes alone, for a form that nobody has sent yet."""
    kept = _kept(action.public_id)
    return kept.boxes if kept else _offered(action)[0]


def look_again(action: Action) -> Door:
    """What is true now: for a form that knows a newer text than this process does."""
    _doors.pop(action.public_id, None)
    return find(action.public_id) or _read(action)


def forget_all() -> None:
    _doors.clear()


def _kept(public_id: str) -> Door | None:
    kept = _doors.get(public_id)
    return kept[1] if kept and time.monotonic() < kept[0] else None


def _keep(action: Action) -> Door:
    door = _read(action)
    if len(_doors) >= MOST_DOORS:
        _doors.clear()
    _doors[action.public_id] = (time.monotonic() + settings.DOOR_SECONDS, door)
    return door


def _read(action: Action) -> Door:
    versions = TextVersion.objects.filter(action=action).values_list("number", flat=True)
    boxes, wording_ids = _offered(action)
    return Door(
        action=action,
        versions=frozenset({*versions, action.text_version}),
        boxes=boxes,
        wording_ids=wording_ids,
    )


def _offered(action: Action) -> tuple[Boxes, frozenset[int]]:
    by_id = {asker.organisation_id: asker.organisation for asker in askers_of(action) if asker.offers_news}
    published = wordings.published(list(by_id)) if by_id else []
    boxes = {code: _boxes(by_id, published, code) for code, _name in settings.LANGUAGES} if by_id else {}
    return boxes, frozenset(wording.pk for wording in published)


def _boxes(
    organisations: Mapping[int, Organisation], published: Sequence[ConsentWording], language: str
) -> tuple[Box, ...]:
    found = wordings.newest(published, language)
    return tuple(
        Box(found[pk].pk, organisation.name(language), found[pk].label, found[pk].text)
        for pk, organisation in organisations.items()
        if pk in found
    )
