# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a copy consists of, so that whoever holds it can check that nothing was changed."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext

import altavoz
from altavoz.deliveries.models import PackCopy, PackFile


def in_json(copy: PackCopy, files: Sequence[PackFile], *, now: datetime) -> bytes:
    """For programs. It holds numbers and hashes, and of names only the account's that the copy is for."""
    checkpoint = copy.pack.checkpoint
    assert checkpoint is not None  # noqa: S101 - a copy is made of a packed pack, and the database says it has one
    told = {
        "pack": copy.pack.public_id,
        "action": copy.pack.action.public_id,
        "checkpoint": {
            "number": checkpoint.number,
            "at": checkpoint.at.isoformat(),
            "round": checkpoint.round,
            "tallied": checkpoint.tallied,
            "total": checkpoint.total,
            "confirmed": checkpoint.confirmed,
            "by_why": checkpoint.by_why,
            "by_text_version": checkpoint.by_text_version,
        },
        "names": copy.pack.rows,
        "copy": {"number": copy.number, "for": copy.holder_name, "made_at": now.isoformat()},
        "software": f"Altavoz {altavoz.__version__}",
        "files": [
            {
                "name": file.name,
                "size": file.size,
                "sha256": file.sha256,
                **({"pages": file.pages, "standard": file.standard} if file.standard else {}),
            }
            for file in files
        ],
    }
    return json.dumps(told, indent=1, ensure_ascii=False).encode()


def in_text(copy: PackCopy, files: Sequence[PackFile], *, stamp: str, checkpoint: str) -> bytes:
    """For people, and for `sha256sum --check`, which passes over the lines that are no hash."""
    lines = [
        gettext("Manifest of a pack, made with Altavoz %(version)s") % {"version": altavoz.__version__},
        stamp,
        checkpoint,
        gettext("Names: %(number)d") % {"number": copy.pack.rows},
        "",
        gettext("Whoever has the command sha256sum checks the files with: sha256sum --check manifest.txt"),
        "",
        *(f"{file.sha256}  {file.name}" for file in files),
        "",
    ]
    if any(file.standard not in {"", "ua-1"} for file in files):
        lines.append(
            gettext(
                "Some letters of some names are in no font of the machine that made this PDF. An empty box stands for "
                "each there; the CSV file has them all."
            )
        )
    return "\n".join(lines).encode()
