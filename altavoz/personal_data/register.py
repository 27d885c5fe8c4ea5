# SPDX-License-Identifier: AGPL-3.0-or-later
"""The register of personal data: what is not listed here is not exported and not erased.

A room registers each of its models that holds personal data in `ready()`. A rule test walks all models and
fails on a column that is neither registered nor on the short list of what is clear by design, and on a link to a
private file that is on neither list here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.functional import Promise

from altavoz.personal_data import private_files
from altavoz.personal_data.models import PrivateFile

Exported = Mapping[str, str]


@dataclass(frozen=True)
class Shown:
    """One thing that is held, as its person reads it: a heading, short facts, and where she can end it alone.

    `also` are further pages of her own about it, each with its words.
    """

    what: str
    facts: tuple[tuple[str, str], ...] = ()
    link: str = ""
    link_words: str = ""
    also: tuple[tuple[str, str], ...] = ()


def nothing_to_show(_email_key: bytes) -> Iterable[Shown]:
    return ()


def nothing_to_foresee(_email_key: bytes) -> Iterable[str]:
    return ()


def nothing_out(_email_key: bytes) -> int:
    return 0


def no_files(_email_key: bytes) -> Iterable[PrivateFile]:
    return ()


@dataclass(frozen=True)
class Holding:
    """One model's personal columns and what can be done with them.

    `columns` are emptied or deleted by `erase(email_key, now)`, which returns how many rows it touched;
    `export(email_key)` yields one flat mapping of readable texts a row. `keys` are look-up hashes, which stay only
    where the docstring of `erase` says why. `files` are columns that lead to private files of the person; they are
    given by `files_of(email_key)`, exported, and dropped after `erase`. `show` says the same for a page, in short;
    `foresee` says in whole sentences what erasing would do to anything that others see; `copies_out` how many copies
    others have, who are asked by `erase` to erase her there.
    """

    model: type[models.Model]
    columns: frozenset[str]
    export: Callable[[bytes], Iterable[Exported]]
    erase: Callable[[bytes, datetime], int]
    keys: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    files_of: Callable[[bytes], Iterable[PrivateFile]] = no_files
    show: Callable[[bytes], Iterable[Shown]] = nothing_to_show
    foresee: Callable[[bytes], Iterable[str]] = nothing_to_foresee
    copies_out: Callable[[bytes], int] = nothing_out


@dataclass(frozen=True)
class SharedFiles:
    """Private files that may show many people and that no key finds by one of them: sheets of paper, packs.

    They cannot be exported with one person or erased with her. `what` and `until` tell her so, and when they go.
    `of_action` is the way from the model to the number of its action: then they go when its names are forgotten.
    """

    model: type[models.Model]
    columns: frozenset[str]
    what: str | Promise
    until: str | Promise
    of_action: str = ""


_holdings: dict[type[models.Model], Holding] = {}
_shared: dict[type[models.Model], SharedFiles] = {}


def register(holding: Holding) -> None:
    _holdings[holding.model] = holding


def register_shared(files: SharedFiles) -> None:
    _shared[files.model] = files


def holdings() -> tuple[Holding, ...]:
    """Every holding, in a fixed order (by the model's label)."""
    return tuple(sorted(_holdings.values(), key=lambda holding: holding.model._meta.label))


def shared_files() -> tuple[SharedFiles, ...]:
    return tuple(sorted(_shared.values(), key=lambda files: files.model._meta.label))


def export_person(email_key: bytes) -> dict[str, list[Exported]]:
    """All that the centre holds of one address: model label to readable rows."""
    return {holding.model._meta.label: list(holding.export(email_key)) for holding in holdings()}


def files_of_person(email_key: bytes) -> list[PrivateFile]:
    """Her own files, of all rooms; what shows many people is not among them."""
    return [file for holding in holdings() for file in holding.files_of(email_key)]


def show_person(email_key: bytes) -> list[Shown]:
    return [shown for holding in holdings() for shown in holding.show(email_key)]


def foresee_erasing(email_key: bytes) -> list[str]:
    return [sentence for holding in holdings() for sentence in holding.foresee(email_key)]


def copies_out(email_key: bytes) -> int:
    """How many copies of lists with her are with others. Ask before erasing: afterwards nobody can know."""
    return sum(holding.copies_out(email_key) for holding in holdings())


def count_person(email_key: bytes) -> dict[str, int]:
    """How many rows are held, by the model's label: enough for staff to answer without reading them."""
    return {label: len(rows) for label, rows in export_person(email_key).items()}


def erase_person(email_key: bytes, now: datetime) -> int:
    """Erase one address everywhere; returns the number of rows and files touched.

    The rows go first: a file that is left over because this broke off is found by `drop_unclaimed`.
    """
    files = files_of_person(email_key)
    touched = sum(holding.erase(email_key, now) for holding in holdings())
    return touched + (private_files.drop(files) if files else 0)


def forget_shared_files(action_id: int) -> int:
    """Drop what showed the people of one action: its sheets and packs. The rows that lead to them stay if they can."""
    return sum(_forget_shared(files, action_id) for files in shared_files() if files.of_action)


def _forget_shared(files: SharedFiles, action_id: int) -> int:
    rows = files.model._default_manager.filter(**{files.of_action: action_id})
    numbers = {number for column in files.columns for number in rows.values_list(column, flat=True) if number}
    for column in files.columns:
        if files.model._meta.get_field(column).null:
            rows.exclude(**{column: None}).update(**{column: None})
        else:
            rows.delete()
    return private_files.drop(list(PrivateFile.objects.filter(pk__in=numbers)))
