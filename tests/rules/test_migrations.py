# SPDX-License-Identifier: AGPL-3.0-or-later
"""Migrations have names that tell, and stand in one line in each room."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest

from tests.rules.house import obeyed, own_migrations

Step = tuple[str, str, tuple[str, ...]]  # label, name, the names in the same room that it follows


def steps() -> Iterator[Step]:
    for label, name, migration in own_migrations():
        yield label, name, tuple(before for room, before in migration.dependencies if room == label)


def badly_named(every_step: Iterable[Step]) -> Iterator[str]:
    for label, name, _ in every_step:
        if not re.fullmatch(r"\d{4}_[a-z0-9_]{4,60}", name) or re.search(r"_auto_|_merge_|_and_more$", name):
            yield f"{label}.{name}: give it a name that tells what it does"


def forked(every_step: Iterable[Step]) -> Iterator[str]:
    """Each step but the first follows exactly one, and no two follow the same."""
    followers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for label, name, before in every_step:
        if len(before) > 1:
            yield f"{label}.{name} joins {before}"
        followers[label, before[0] if before else "nothing"].append(name)
    for (label, before_name), names in followers.items():
        if len(names) > 1:
            yield f"{label}: {names} all follow {before_name}"


def test_every_migration_has_a_name_that_tells() -> None:
    obeyed(badly_named(steps()))


def test_every_room_has_one_line_of_migrations() -> None:
    obeyed(forked(steps()))


@pytest.mark.parametrize(
    "name", ["0002_auto_20261122_0301", "0003_merge_0002_a_0002_b", "0002_alter_x_and_more", "two"]
)
def test_a_name_that_tells_nothing_is_refused(name: str) -> None:
    assert list(badly_named([("outbox", name, ())]))


def test_a_name_that_tells_passes() -> None:
    assert not list(badly_named([("outbox", "0002_letters_have_a_recipient_key", ("0001_letters",))]))


def test_a_fork_and_a_merge_are_refused() -> None:
    start: Step = ("outbox", "0001_letters", ())
    assert list(forked([start, ("outbox", "0002_a", ("0001_letters",)), ("outbox", "0002_b", ("0001_letters",))]))
    assert list(forked([start, ("outbox", "0003_c", ("0002_a", "0002_b"))]))


def test_one_line_passes() -> None:
    assert not list(forked([("outbox", "0001_letters", ()), ("outbox", "0002_keys", ("0001_letters",))]))
