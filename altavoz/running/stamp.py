# SPDX-License-Identifier: AGPL-3.0-or-later
"""A note in the home: it was made ready by this code, for this database, with these keys.

Where the note still holds, `up` starts at once instead of asking Django about migrations and static files.
It knows nothing of Django on purpose: importing that costs more than all else that a warm start does.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

PACKAGE = Path(__file__).resolve().parents[1]
PINS = PACKAGE.parent / "requirements" / "run.txt"
NAME = "ready.json"


@dataclass(frozen=True)
class Home:
    """Where a centre lies. `database_url` is empty for SQLite in the folder itself."""

    folder: Path
    database_url: str = ""

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def sqlite_file(self) -> Path | None:
        """None where the database is not SQLite."""
        parts = urlsplit(self.database_url)
        if not self.database_url:
            return self.folder / "altavoz.sqlite3"
        return Path(parts.path) if parts.scheme == "sqlite" else None


def code_fingerprint() -> str:
    """Changes with what a start would have to do: migrations, static files, pins, Python itself."""
    digest = hashlib.sha256(sys.version.encode())
    if PINS.exists():
        digest.update(PINS.read_bytes())
    for file in sorted(_telling_files()):
        found = file.stat()
        digest.update(f"{file.relative_to(PACKAGE)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def write(home: Home, *, mode: str) -> None:
    note = home.folder / NAME
    draft = note.with_suffix(".part")
    draft.write_text(json.dumps({"mode": mode, "made_by": _fingerprint(home)}), encoding="utf-8")
    draft.replace(note)


def tear_off(home: Home) -> None:
    """Say that nothing is known of this home any more."""
    (home.folder / NAME).unlink(missing_ok=True)


def standing_mode(home: Home) -> str:
    """The sort of centre that stands ready here; empty where the note is missing, unreadable or out of date."""
    try:
        note = json.loads((home.folder / NAME).read_text(encoding="utf-8"))
        mode, made_by = str(note["mode"]), str(note["made_by"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    file = home.sqlite_file
    stands = file is None or (file.exists() and file.stat().st_size > 0)
    return mode if stands and made_by == _fingerprint(home) else ""


def _fingerprint(home: Home) -> str:
    digest = hashlib.sha256(code_fingerprint().encode())
    parts = urlsplit(home.database_url)
    digest.update(f"{parts.scheme} {parts.hostname} {parts.path} {parts.query} {home.folder}".encode())
    for name in ("data.keys", "index.key"):
        file = home.keys / name
        digest.update(file.read_bytes() if file.exists() else b"missing")
    return digest.hexdigest()


def _telling_files() -> Iterator[Path]:
    for room in PACKAGE.glob("**/migrations"):
        yield from room.glob("*.py")
    for folder in PACKAGE.glob("**/static"):
        yield from (file for file in folder.rglob("*") if file.is_file())
