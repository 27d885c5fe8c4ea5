# SPDX-License-Identifier: AGPL-3.0-or-later
"""The sources that this centre can read, by name: a folder each. A room above may add its own in `ready()`."""

import csv
import gzip
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from altavoz.decision_makers.snapshot import Snapshot

Files = Mapping[str, bytes]
Line = dict[str, str]
# Programs of the office write tables with any of these.
SEPARATORS = ",;\t"


class CannotRead(Exception):
    """Says in words what is wrong with the file, and where."""


class Reader(Protocol):
    def __call__(self, files: Files, *, as_of: date) -> Snapshot: ...


@dataclass(frozen=True)
class Source:
    """`files` are the names of what it reads; those in `data` lie in its own folder, so it needs no other."""

    slug: str
    about: str
    read: Reader
    files: tuple[str, ...]
    data: Mapping[str, Path] = field(default_factory=dict)
    data_as_of: date | None = None

    def bundled(self) -> dict[str, bytes]:
        return {name: gzip.decompress(path.read_bytes()) for name, path in self.data.items()}


_register: dict[str, Source] = {}


def register(*sources: Source) -> None:
    for source in sources:
        _register[source.slug] = source


def registered() -> tuple[Source, ...]:
    return tuple(_register[slug] for slug in sorted(_register))


def source_named(slug: str) -> Source | None:
    return _register.get(slug)


def text_of(files: Files, name: str) -> str:
    """The file's text. Says which line is not UTF-8: most wrong files are tables saved by an old program."""
    if name not in files:
        raise CannotRead(f"The file {name} is missing.")
    try:
        return files[name].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = files[name][: error.start].count(b"\n") + 1
        raise CannotRead(
            f"{name} is not written in UTF-8 (line {line}). Save it again as “CSV UTF-8”, then import it."
        ) from error


def table_of(files: Files, name: str, *columns: str) -> list[Line]:
    """The lines of a table with a header line; refuses one without these columns."""
    text = text_of(files, name)
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, restval="")
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise CannotRead(f"{name} has no column {', '.join(missing)}. Its first line must name the columns.")
    try:
        return [{key: (value or "").strip() for key, value in line.items() if key} for line in reader]
    except csv.Error as error:
        raise CannotRead(f"{name} cannot be read as a table near line {reader.line_num}.") from error


def day_of(text: str, where: str) -> date | None:
    """A date, or none where nothing is written; a year alone is not made into a day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CannotRead(f"{where}: {text[:20]!r} is no date. Write it as 2016-07-13.") from error
