# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of personal data: what is not listed here is not exported and not erased.

A room registers each of its models that holds personal data in `ready()`. A rule test walks all models and
fails on a column that is neither registered nor on the short list of what is clear by design.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models

Exported = Mapping[str, str]


@dataclass(frozen=True)
class Holding:
    """One model's personal columns and what can be done with them.

    `columns` are emptied or deleted by `erase(email_key, now)`, which returns how many rows it touched;
    `export(email_key)` yields one flat mapping of readable texts a row. `keys` are look-up hashes, which stay only
    where the docstring of `erase` says why.
    """

    model: type[models.Model]
    columns: frozenset[str]
    export: Callable[[bytes], Iterable[Exported]]
    erase: Callable[[bytes, datetime], int]
    keys: frozenset[str] = frozenset()


_holdings: dict[type[models.Model], Holding] = {}


def register(holding: Holding) -> None:
    _holdings[holding.model] = holding


def holdings() -> tuple[Holding, ...]:
    """Every holding, in a fixed order (by the model's label)."""
    return tuple(sorted(_holdings.values(), key=lambda holding: holding.model._meta.label))


def export_person(email_key: bytes) -> dict[str, list[Exported]]:
    """All that the centre holds of one address: model label to readable rows."""
    return {holding.model._meta.label: list(holding.export(email_key)) for holding in holdings()}


def erase_person(email_key: bytes, now: datetime) -> int:
    """Erase one address everywhere; returns the number of rows touched."""
    return sum(holding.erase(email_key, now) for holding in holdings())
