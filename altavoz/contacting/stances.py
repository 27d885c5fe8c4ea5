# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether an office has done what a letter asks of it. The kind whose letter it is registers itself as a provider."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum


class Stance(Enum):
    HAS_SIGNED = "has_signed"
    HAS_NOT = "has_not"
    UNKNOWN = "unknown"


# From the letter's action and some offices, by their numbers: the stance of those of which anything is known.
Provider = Callable[[int, Sequence[int]], Mapping[int, Stance]]
_providers: dict[str, Provider] = {}


def register(kind: str, provider: Provider) -> None:
    """`kind` is the slug of the kind whose actions the provider knows."""
    _providers[kind] = provider


def unregister(kind: str) -> None:
    """For tests, which put everything back."""
    _providers.pop(kind, None)


def kinds() -> tuple[str, ...]:
    """The kinds whose actions can be supported: those of which somebody knows who has signed."""
    return tuple(sorted(_providers))


def stances(kind: str, action_id: int, office_ids: Sequence[int]) -> dict[int, Stance]:
    """One for each office; unknown where nobody says anything."""
    provider = _providers.get(kind)
    known = provider(action_id, office_ids) if provider else {}
    return {office_id: known.get(office_id, Stance.UNKNOWN) for office_id in office_ids}
