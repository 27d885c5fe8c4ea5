# SPDX-License-Identifier: AGPL-3.0-or-later
"""Many posts from elsewhere: their lines are kept first, then the worker makes posts of them, a few at a time.

A line goes in the transaction in which its post comes. Whatever stops the worker, nothing is made twice or lost; a file
that is brought again makes only what is not there yet.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from altavoz.newsroom.posts import known, placing
from altavoz.newsroom.posts.imports import ImportedLine, PostImport
from altavoz.newsroom.posts.known import Known
from altavoz.newsroom.posts.pages import PostPage
from altavoz.newsroom.posts.placing import Draft
from altavoz.newsroom.posts.reading_lines import Line, Refused, read
from altavoz.organisations import audit

KEPT_AT_ONCE = 200
# A post takes some four milliseconds, and nobody who signs waits a tenth of a second for them.
A_BATCH = 10
MOST_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True)
class Taken:
    """One batch: how many lines became posts, were there already, or were refused."""

    made: int = 0
    there_already: int = 0
    refused: int = 0

    @property
    def lines(self) -> int:
        return self.made + self.there_already + self.refused


@dataclass(frozen=True)
class Plan:
    """What is to come of one batch: the numbers of its good lines, those of them that are new, and what is wrong."""

    there: Known
    good: list[int] = field(default_factory=list)
    new: list[Line] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)

    @property
    def taken(self) -> Taken:
        return Taken(len(self.new), len(self.good) - len(self.new), len(self.refused))


def begin(*, lines: Iterable[str], name: str, by: User | None, now: datetime) -> PostImport:
    """Keep the lines; the worker starts once all of them are there."""
    row = PostImport.objects.create(state=PostImport.State.STOPPED, name=name[:120], begun_at=now, begun_by=by)
    waiting, number = iter(enumerate(lines, 1)), 0
    while batch := list(islice(waiting, KEPT_AT_ONCE)):
        kept = [ImportedLine(taken_by=row, number=place, words=words) for place, words in batch if words.strip()]
        ImportedLine.objects.bulk_create(kept)
        number += len(kept)
    PostImport.objects.filter(pk=row.pk).update(lines_in_all=number, state=PostImport.State.WAITING)
    if by is not None:
        subject = f"import:{row.public_id}"
        audit.note(actor=by, act="newsroom.import", now=now, subject=subject, after={"lines": number})
    row.refresh_from_db()
    return row


def stop(*, import_id: int) -> bool:
    """The lines that wait stay; False where it does not run."""
    rows = PostImport.objects.filter(pk=import_id, state=PostImport.State.WAITING)
    return bool(rows.update(state=PostImport.State.STOPPED))


def go_on(*, import_id: int) -> bool:
    rows = PostImport.objects.filter(pk=import_id, state=PostImport.State.STOPPED)
    return bool(rows.update(state=PostImport.State.WAITING))


def advance(*, now: datetime, holds: Callable[[], bool]) -> int:
    """Make posts of the lines that wait, until none is left or somebody else should go on."""
    done = 0
    for import_id in PostImport.objects.filter(state=PostImport.State.WAITING).order_by("pk").values_list("pk"):
        # Whoever was at it before may have been stopped between the posts of a batch and the search of staff.
        placing.make_findable(list(PostPage.objects.exclude(came_as="").order_by("-pk")[:A_BATCH]))
        while holds():
            taken = take_some(*import_id, now=now)
            done += taken.lines
            if not taken.lines:
                break
    return done


def take_some(import_id: int, *, now: datetime) -> Taken:
    """The next lines of one import, with all that comes of them, or nothing of it; after the last it is done.

    What they say and what is there already is read before the transaction begins: nobody who signs waits for that.
    """
    rows = list(ImportedLine.objects.filter(taken_by=import_id, trouble="").order_by("number")[:A_BATCH])
    plan = _plan(rows)
    with transaction.atomic():
        if not _are_still_there(import_id, rows):
            return Taken()
        if not rows:
            PostImport.objects.filter(pk=import_id).update(state=PostImport.State.DONE, ended_at=now)
            return Taken()
        posts = _take(import_id, plan, now)
    placing.make_findable(posts)
    return plan.taken


def _are_still_there(import_id: int, rows: Sequence[ImportedLine]) -> bool:
    """Whether the import goes on, and nobody else has taken those lines since they were read."""
    if not PostImport.objects.select_for_update().filter(pk=import_id, state=PostImport.State.WAITING).exists():
        return False
    waiting = ImportedLine.objects.filter(taken_by=import_id, trouble="")
    known = [row.pk for row in rows]
    return waiting.filter(pk__in=known).count() == len(known) if rows else not waiting.exists()


def _read(words: str) -> Line | str:
    """The line, or what is wrong with it."""
    try:
        return read(words)
    except Refused as why:
        return str(why)


def _plan(rows: Sequence[ImportedLine]) -> Plan:
    lines = [_read(row.words) for row in rows]
    there = known.look_up([line for line in lines if isinstance(line, Line)])
    plan = Plan(there=there)
    for row, line in zip(rows, lines, strict=True):
        trouble = line if isinstance(line, str) else _trouble(line, there)
        if trouble:
            plan.refused[row.pk] = trouble
            continue
        plan.good.append(row.pk)
        if isinstance(line, Line) and (line.language, line.id) not in there.there:
            plan.new.append(line)
            there.there.add((line.language, line.id))
            there.slugs.add((line.language, line.slug))
    return plan


def _take(import_id: int, plan: Plan, now: datetime) -> list[PostPage]:
    for number, why in plan.refused.items():
        ImportedLine.objects.filter(pk=number).update(words="", trouble=why[:300])
    posts = _make(plan.new, plan.there, now)
    ImportedLine.objects.filter(pk__in=plan.good).delete()
    PostImport.objects.filter(pk=import_id).update(
        made=F("made") + plan.taken.made,
        there_already=F("there_already") + plan.taken.there_already,
        refused=F("refused") + plan.taken.refused,
    )
    return posts


def _trouble(line: Line, there: Known) -> str:
    """What is wrong with a line that is in order in itself; nothing where it is there already."""
    if (line.language, line.id) in there.there:
        return ""
    if line.language not in there.indexes:
        return _("There is no list of posts in that language yet.")
    for slug in line.topics:
        if slug not in there.topics:
            return _("There is no topic “%(slug)s”.") % {"slug": slug}
    if line.series and line.series not in there.series:
        return _("There is no series “%(slug)s”.") % {"slug": line.series}
    if (line.language, line.slug) in there.slugs:
        return _("Another post has the address “%(slug)s” in this language.") % {"slug": line.slug}
    return ""


def _make(lines: Sequence[Line], there: Known, now: datetime) -> list[PostPage]:
    people = known.authors(name for line in lines for name, _role in line.authors)
    groups = [
        (index, [_draft(line, there, people) for line in lines if line.language == language])
        for language, index in there.indexes.items()
    ]
    return placing.place_all(groups, now=now)


def _draft(line: Line, there: Known, people: dict[str, int]) -> Draft:
    """What has one id tells the same in every language."""
    return Draft(
        title=line.title,
        slug=line.slug,
        date=line.date,
        key=known.key_of(line.id),
        kind=line.kind,
        place=line.place,
        teaser=line.teaser,
        lead=line.lead,
        body=line.body,
        came_as=line.id,
        authors=[(people[name], role) for name, role in line.authors],
        countries=line.countries,
        topics=[there.topics[slug] for slug in line.topics],
        series=there.series.get(line.series),
        embargo=line.embargo,
    )


def lines_of(file: Iterable[bytes]) -> Iterator[str]:
    """Bytes that are no UTF-8 make a line that is refused, not an import that breaks."""
    for raw in file:
        yield raw.decode("utf-8-sig", errors="replace")
