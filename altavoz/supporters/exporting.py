# SPDX-License-Identifier: AGPL-3.0-or-later
"""All that is held of one person, to take away: one JSON file, or a ZIP of JSON, CSV and her files.

It is made while it is sent and lies nowhere: neither on a disk nor whole in memory.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import datetime

from django.http import StreamingHttpResponse

from altavoz.organisations import safe_csv
from altavoz.personal_data import donotwrite, private_files, register


def as_json(email_key: bytes, *, now: datetime) -> Iterator[bytes]:
    """One object: when it was made, every room's rows, her files, and what cannot be looked up by one person."""
    yield b'{\n"made_at": ' + _json(now.isoformat()) + b',\n"held": {'
    for place, holding in enumerate(register.holdings()):
        yield (b",\n" if place else b"\n") + _json(holding.model._meta.label) + b": ["
        for number, row in enumerate(holding.export(email_key)):
            yield (b",\n" if number else b"\n") + _json(dict(row))
        yield b"]"
    files = [f"{file.public_id}-{file.name}" for file in register.files_of_person(email_key)]
    yield b'},\n"do_not_write": ' + _json(_barred(email_key))
    yield b',\n"files": ' + _json(files) + b',\n"not_found_by_person": ' + _json(_shared()) + b"\n}\n"


def as_csv(email_key: bytes) -> Iterator[bytes]:
    """One line a value, because the rooms keep different things; safe to open in a spreadsheet."""
    rows = (
        (label, number, field, value)
        for label, held in register.export_person(email_key).items()
        for number, row in enumerate(held, 1)
        for field, value in row.items()
    )
    yield from (line.encode() for line in safe_csv.lines(["what", "number", "field", "value"], rows))


def as_zip(email_key: bytes, *, now: datetime) -> Iterator[bytes]:
    flow = Flow()
    with zipfile.ZipFile(flow, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in _parts(email_key, now):
            with archive.open(name, "w") as part:
                for piece in pieces:
                    part.write(piece)
                    yield flow.taken()
    yield flow.taken()


def download(pieces: Iterator[bytes], *, name: str, media_type: str) -> StreamingHttpResponse:
    """An answer that nobody on the way may keep; its name tells of no person."""
    response = StreamingHttpResponse(pieces, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class Flow(io.RawIOBase):
    """What the ZIP is written into: it is handed on piece by piece, and cannot go back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        data = bytes(memoryview(piece))  # type: ignore[arg-type]  # the base class names any buffer
        self._waiting += data
        return len(data)

    def taken(self) -> bytes:
        waiting, self._waiting = bytes(self._waiting), bytearray()
        return waiting


def _parts(email_key: bytes, now: datetime) -> Iterator[tuple[str, Iterator[bytes]]]:
    yield "my-data.json", as_json(email_key, now=now)
    yield "my-data.csv", as_csv(email_key)
    for file in register.files_of_person(email_key):
        yield f"files/{file.public_id}-{file.name}", private_files.read(file)


def _barred(email_key: bytes) -> dict[str, str] | None:
    """Of that list nothing but this is known: no address stands on it."""
    found = donotwrite.entry(email_key)
    return {"why": found.why, "since": found.since.isoformat()} if found else None


def _shared() -> list[dict[str, str]]:
    return [{"what": str(files.what), "kept_until": str(files.until)} for files in register.shared_files()]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
