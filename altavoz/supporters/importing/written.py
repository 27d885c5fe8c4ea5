# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether anything was written to the people of an import: rooms above that write to them say so here."""

from collections.abc import Callable

_checks: dict[str, Callable[[str], bool]] = {}


def register(name: str, has_written: Callable[[str], bool]) -> None:
    """`has_written` is given the `joined_where` of the import's subscriptions."""
    _checks[name] = has_written


def anything(place: str) -> bool:
    return any(has_written(place) for has_written in _checks.values())
