# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes one person's copy of a pack, file by file. Broken off, it goes on after the last file that was finished."""

import enum
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils.translation import override

from altavoz.campaigns.kinds import kind_of
from altavoz.deliveries import manifest, sheets, volumes
from altavoz.deliveries.models import Pack, PackCopy, PackFile
from altavoz.deliveries.names import Name, read_back
from altavoz.deliveries.packing import TRIES, note
from altavoz.deliveries.volumes import Volume
from altavoz.personal_data import private_files

State = PackCopy.State
LAST = 10_000
PDF, CSV = "application/pdf", "text/csv; charset=utf-8"


class Made(enum.Enum):
    DONE = "done"
    BROKEN_OFF = "broken off"
    FAILED = "failed"
    GONE = "gone"


def make(*, copy_id: int, fence: int, now: datetime, holds: Callable[[], bool] = lambda: True) -> Made:
    """Make a copy that was granted. `holds` is asked between two files whether to go on."""
    ready = PackCopy.objects.filter(pk=copy_id, pack__state=Pack.State.PACKED, fence__lte=fence)
    if not ready.filter(state__in=[State.GRANTED, State.MAKING]).update(
        state=State.MAKING, fence=fence, tries=F("tries") + 1
    ):
        return Made.GONE
    copy = PackCopy.objects.select_related("pack__action__organisation", "pack__checkpoint", "pack__names").get(
        pk=copy_id
    )
    if copy.tries > TRIES or (copy.pack.rows and copy.pack.names is None):
        return _end(copy, State.FAILED, now)
    with override(copy.pack.language):
        for step in _steps(copy, now):
            if not holds():
                _mine(copy).update(tries=F("tries") - 1)
                return Made.BROKEN_OFF
            step()
    return _end(copy, State.READY, now)


def _steps(copy: PackCopy, now: datetime) -> Iterator[Callable[[], None]]:
    """One for each file; what is finished already is passed over."""
    finished = set(copy.files.values_list("name", flat=True))
    of = volumes.count_volumes(copy.pack.rows)
    _mine(copy).update(volumes=of)
    for volume in _volumes(copy, of):
        if _volume_name(volume) not in finished:
            yield partial(_keep_volume, copy, volume, now)
    if copy.pack.rows and "names.csv" not in finished:
        yield partial(_keep_names, copy, now)
    if "counts.csv" not in finished:
        yield partial(_keep_counts, copy, now)
    yield partial(_keep_manifest, copy, now)


def _names(copy: PackCopy) -> Iterator[Name]:
    return read_back(private_files.read(copy.pack.names)) if copy.pack.names else iter(())


def _volumes(copy: PackCopy, of: int) -> Iterator[Volume]:
    names, size = _names(copy), volumes.size()
    for number in range(1, of + 1):
        yield Volume(number, of, first=(number - 1) * size + 1, names=list(islice(names, size)))


def _volume_name(volume: Volume) -> str:
    return f"volume-{volume.number:02d}-of-{volume.of:02d}.pdf"


def _keep_volume(copy: PackCopy, volume: Volume, now: datetime) -> None:
    sheet = volumes.typeset(copy, volume, now=now)
    _keep(copy, volume.number, _volume_name(volume), [sheet.pdf], PDF, now, pages=sheet.pages, standard=sheet.standard)
    _mine(copy).update(done=volume.number)


def _keep_names(copy: PackCopy, now: datetime) -> None:
    columns, language = kind_of(copy.pack.action).pack_columns, copy.pack.language
    lines = sheets.names_csv(_names(copy), columns=columns, language=language, stamp=volumes.stamp(copy, now=now))
    _keep(copy, LAST, "names.csv", lines, CSV, now)


def _keep_counts(copy: PackCopy, now: datetime) -> None:
    checkpoint = copy.pack.checkpoint
    if checkpoint is not None:
        countries = [(str(country), str(n)) for country, n in copy.pack.letter["parts"][0]["countries"]]
        lines = sheets.counts_csv(checkpoint, countries, stamp=volumes.stamp(copy, now=now))
        _keep(copy, LAST + 1, "counts.csv", lines, CSV, now)


def _keep_manifest(copy: PackCopy, now: datetime) -> None:
    files = list(copy.files.exclude(name__startswith="manifest."))
    about = volumes.about_checkpoint(copy.pack)
    text = manifest.in_text(copy, files, stamp=volumes.stamp(copy, now=now), checkpoint=about)
    _keep(copy, LAST + 2, "manifest.txt", [text], "text/plain; charset=utf-8", now)
    _keep(copy, LAST + 3, "manifest.json", [manifest.in_json(copy, files, now=now)], "application/json", now)


def _keep(
    copy: PackCopy,
    place: int,
    name: str,
    chunks: Iterable[bytes],
    media_type: str,
    now: datetime,
    *,
    pages: int = 0,
    standard: str = "",
) -> None:
    """The sealed file, then its row. Where another worker was quicker, its file stays and this one goes."""
    file = private_files.keep(chunks, name=name, media_type=media_type, now=now)
    try:
        with transaction.atomic():
            PackFile.objects.create(
                copy=copy, place=place, name=name, size=file.size, sha256=file.sha256, pages=pages, standard=standard,
                file=file,
            )  # fmt: skip
    except IntegrityError:
        private_files.drop([file])


@transaction.atomic
def _end(copy: PackCopy, state: PackCopy.State, now: datetime) -> Made:
    ready_at = now if state is State.READY else None
    if not _mine(copy).update(state=state, ready_at=ready_at):
        return Made.GONE
    note(copy.pack, f"deliveries.copy_{state.value}", now, copy=copy.number, volumes=copy.volumes)
    return Made.DONE if state is State.READY else Made.FAILED


def _mine(copy: PackCopy) -> QuerySet[PackCopy]:
    return PackCopy.objects.filter(pk=copy.pk, state=State.MAKING, fence=copy.fence)
