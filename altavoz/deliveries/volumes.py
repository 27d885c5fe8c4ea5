# SPDX-License-Identifier: AGPL-3.0-or-later
"""The PDF of a copy in volumes, each set by a process of its own that ends when it is done."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from altavoz.campaigns.countries import country_name
from altavoz.campaigns.dates_in_words import day_in, in_words
from altavoz.deliveries.models import Pack, PackCopy
from altavoz.deliveries.names import Name
from altavoz.organisations.models import Centre

SETTER = "altavoz.deliveries.typesetting"
SECONDS = 300
COUNTS = re.compile(rb"/Type/Pages/(?:Parent \d+ 0 R/)?Count (\d+)")
# All that a process which only sets type has to know of the world: no setting and no secret is among it.
SURROUNDINGS = {"PATH": os.defpath}


class CannotTypeset(RuntimeError):
    """The process ended badly. Its own words are not kept: they might quote a name."""


@dataclass(frozen=True)
class Volume:
    number: int
    of: int
    first: int
    names: Sequence[Name]


@dataclass(frozen=True)
class Sheet:
    """A finished volume. `standard` is ua-1, or less where a letter of a name is in no font of this machine."""

    pdf: bytes
    standard: str
    pages: int


def size() -> int:
    """How many names a volume holds."""
    return int(settings.PACK_VOLUME)


def count_volumes(rows: int) -> int:
    """A pack without names is one volume too: the letter."""
    return max(1, -(-rows // size()))


def typeset(copy: PackCopy, volume: Volume, *, now: datetime) -> Sheet:
    """Raises CannotTypeset, subprocess.TimeoutExpired."""
    done = subprocess.run(
        [sys.executable, "-m", SETTER],
        input=json.dumps(order(copy, volume, now=now), ensure_ascii=False).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.PACKAGE.parent,
        env=SURROUNDINGS,
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise CannotTypeset(f"the typesetter ended with {done.returncode}")
    head, _, pdf = done.stdout.partition(b"\n")
    return Sheet(pdf, json.loads(head)["standard"], max((int(n) for n in COUNTS.findall(pdf)), default=0))


def order(copy: PackCopy, volume: Volume, *, now: datetime) -> dict[str, Any]:
    """All that the template shows, as text; see `typst/pack.typ`."""
    pack = copy.pack
    with override(pack.language):
        return {
            "letters": pack.letter["parts"],
            "title": pack.letter["parts"][0]["title"],
            "language": pack.language,
            "opens": volume.number == 1,
            "names": [_line(place, name, pack.language) for place, name in enumerate(volume.names, volume.first)],
            "names_heading": gettext("Names %(first)d to %(last)d")
            % {"first": volume.first, "last": volume.first + len(volume.names) - 1},
            "stamp": stamp(copy, now=now),
            "checkpoint": about_checkpoint(pack),
            "volume": gettext("Volume %(number)d of %(volumes)d") % {"number": volume.number, "volumes": volume.of},
            "page": gettext("Page {page} of {pages}"),
            "fonts": [str(Path(settings.ALTAVOZ_HOME) / "fonts")],
            "made_at": int(now.timestamp()),
        }


def stamp(copy: PackCopy, *, now: datetime) -> str:
    """Whose copy it is: in the PDF on each page, in the CSV on its last line. Call it in the pack's language."""
    whose = gettext("Copy for %(holder)s, %(day)s, no. %(number)d of pack %(pack)s") % {
        "holder": copy.holder_name,
        "day": _day(copy.pack, now),
        "number": copy.number,
        "pack": copy.pack.public_id,
    }
    return f"{gettext('A demonstration: these signers are invented.')} {whose}" if _is_demonstration() else whose


def _is_demonstration() -> bool:
    return Centre.objects.filter(mode=Centre.Mode.DEMONSTRATION).exists()


def about_checkpoint(pack: Pack) -> str:
    checkpoint = pack.checkpoint
    if checkpoint is None:
        return ""
    return gettext("Checkpoint %(number)d of %(day)s. Signatures: %(total)d") % {
        "number": checkpoint.number,
        "day": _day(pack, checkpoint.at),
        "total": checkpoint.total,
    }


def _line(place: int, name: Name, language: str) -> str:
    person = f"{name.given_name} {name.family_name}".strip()
    return f"{place}. {person}, {country_name(name.country, language)}" if name.country else f"{place}. {person}"


def _day(pack: Pack, moment: datetime) -> str:
    return in_words(day_in(moment, pack.action.zone), precision="day", language=pack.language)
