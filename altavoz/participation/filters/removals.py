# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the page tells of signatures that staff took out by a filter, and of those put back: how many, when, and why."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from altavoz.campaigns import presence, story
from altavoz.campaigns.dates_in_words import day_in
from altavoz.campaigns.story import Rank, StoryLine, Telling, Told
from altavoz.participation.filters.rows import FilterRun


def removal_lines(telling: Telling) -> Told:
    """Only what had counted: nobody outside is told of rows that never did."""
    if not presence.may_have(telling.action, "removals"):
        return Told()
    runs = _runs(telling.action.pk)
    return Told([line for run in runs.prefetch_related("notes").order_by("pk") for line in _lines(run, telling)])


def register_teller() -> None:
    story.register("participation.removals", removal_lines)
    presence.register("removals", _runs)


def _runs(action_id: int) -> QuerySet[FilterRun]:
    return FilterRun.objects.filter(action_id=action_id, removed_counting__gt=0, applied_at__isnull=False)


def _lines(run: FilterRun, telling: Telling) -> Iterator[StoryLine]:
    zone = telling.action.zone
    notes = {note.language: note.why for note in run.notes.all()}
    language = telling.language if telling.language in notes else next(iter(notes), "")
    yield StoryLine(
        Rank.REMOVED,
        removed_words(run.removed_counting),
        on=day_in(run.applied_at, zone),
        text=notes.get(language, ""),
        language=language if language != telling.language else "",
    )
    if run.restored_counting and run.undone_at is not None:
        yield StoryLine(
            Rank.REMOVED,
            restored_words(run.restored_counting),
            on=day_in(run.undone_at, zone),
            text=_("They had been removed by mistake."),
        )


def removed_words(number: int) -> str:
    text = ngettext("%(number)s signature was removed", "%(number)s signatures were removed", number)
    return text % {"number": formats.number_format(number, force_grouping=True)}


def restored_words(number: int) -> str:
    text = ngettext("%(number)s signature was put back", "%(number)s signatures were put back", number)
    return text % {"number": formats.number_format(number, force_grouping=True)}
