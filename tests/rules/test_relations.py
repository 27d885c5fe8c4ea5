# SPDX-License-Identifier: AGPL-3.0-or-later
"""Foreign keys and migration dependencies point down, by the same order as imports."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.rules.house import may_reach, obeyed, own_migrations, room_of

Pointer = tuple[str, str, str]


def upward(pointers: Iterable[Pointer]) -> Iterator[str]:
    """From (what points, its room, the room it points to): those that point up or across."""
    for what, upper, lower in pointers:
        if not may_reach(upper, lower):
            yield f"{what} points from {upper} up or across to {lower}"


def relations(every_model: Iterable[type[models.Model]]) -> Iterator[Pointer]:
    for model in every_model:
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            target = field.related_model
            if not isinstance(target, type):
                continue
            here, there = room_of(model.__module__), room_of(target.__module__)
            if here and there:
                yield f"{model.__name__}.{field.name}", here, there


def dependencies() -> Iterator[Pointer]:
    rooms = {config.label: room_of(config.name) for config in apps.get_app_configs()}
    for label, name, migration in own_migrations():
        for lower_label, _ in migration.dependencies:
            here, there = rooms.get(label), rooms.get(lower_label)
            if here and there:
                yield f"{label}.{name}", here, there


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if room_of(model.__module__)]


def test_every_foreign_key_points_down() -> None:
    obeyed(upward(relations(own_models())))


def test_every_migration_leans_on_rooms_below() -> None:
    obeyed(upward(dependencies()))


def test_rooms_stand_in_the_settings_in_their_order() -> None:
    rooms = [room for name in settings.INSTALLED_APPS if (room := room_of(name))]
    assert all(not may_reach(lower, upper) or lower == upper for upper, lower in pairwise(rooms))


@pytest.mark.parametrize(
    ("upper", "lower"), [("outbox", "participation"), ("supporters", "decision_makers"), ("personal_data", "website")]
)
def test_a_pointer_up_or_across_is_refused(upper: str, lower: str) -> None:
    assert list(upward([("Sample.key", upper, lower)]))


@pytest.mark.parametrize(
    ("upper", "lower"), [("participation", "campaigns"), ("actions", "participation"), ("outbox", "outbox")]
)
def test_a_pointer_down_or_within_passes(upper: str, lower: str) -> None:
    assert not list(upward([("Sample.key", upper, lower)]))
