# SPDX-License-Identifier: AGPL-3.0-or-later
"""A registered source with its files: those of its own folder, and those that an operator has fetched himself."""

from datetime import date
from pathlib import Path

from altavoz.decision_makers.snapshot import Snapshot
from altavoz.decision_makers.sources import CannotRead, Source

MOST_BYTES = 64 * 1024 * 1024


def snapshot_of(source: Source, *, fetched: Path | None = None, as_of: date | None = None) -> Snapshot:
    """Raises CannotRead with a sentence that helps. A file from elsewhere says nothing of its day: that is asked."""
    day = as_of or (None if fetched else source.data_as_of)
    if day is None:
        raise CannotRead("Say with --as-of of which day these files tell, as 2026-06-15.")
    files = source.bundled() | (_fetched(source, fetched) if fetched else {})
    if missing := [name for name in source.files if name not in files]:
        raise CannotRead(f"Give the file {', '.join(missing)} with --from, by itself or in a folder.")
    return source.read(files, as_of=day)


def _fetched(source: Source, place: Path) -> dict[str, bytes]:
    """A folder is looked through for the names that the source reads; a single file is its first."""
    if place.is_dir():
        found = {name: place / name for name in source.files if (place / name).is_file()}
    else:
        found = {place.name if place.name in source.files else source.files[0]: place}
    if not found:
        raise CannotRead(f"There is no {' or '.join(source.files)} in that folder.")
    return {name: _bytes(path) for name, path in found.items()}


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise CannotRead(f"{path.name} is larger than {MOST_BYTES // 1024 // 1024} MB.")
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(f"{path.name} cannot be opened: {error.strerror}.") from error
