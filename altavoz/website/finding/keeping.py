# SPDX-License-Identifier: AGPL-3.0-or-later
"""Writing entries and taking them out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from altavoz.website.finding import tokens
from altavoz.website.finding.entries import Entry
from altavoz.website.finding.register import Draft, Findable, Seen

WRITTEN = (
    "sort",
    "page",
    "public_id",
    "at",
    "changed",
    "stamp",
    "countries",
    "topics",
    "url",
    "title",
    "teaser",
    "title_words",
    "words",
)


@transaction.atomic
def keep(findable: Findable, seen: Sequence[Seen], *, now: datetime) -> int:
    """Bring the entries of these rows up to date; what the room says nothing of any more goes. A batch, not more."""
    numbers = [each.row for each in seen]
    stamps = {each.row: each for each in seen}
    drafts = findable.drafts(numbers, now=now)
    told = {(draft.row, draft.language) for draft in drafts}
    kept = Entry.objects.filter(kind=findable.kind, row__in=numbers).values_list("pk", "row", "language")
    gone = [number for number, row, language in kept if (row, language) not in told]
    forgotten = Entry.objects.filter(pk__in=gone).delete()[0] if gone else 0
    write([entry_of(findable.kind, draft, stamps[draft.row]) for draft in drafts])
    return len(drafts) + forgotten


def write(entries: Iterable[Entry]) -> None:
    Entry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "row", "language"], update_fields=WRITTEN
    )


def forget(kind: str, rows: Iterable[int]) -> int:
    """At once, for whoever takes something down."""
    return Entry.objects.filter(kind=kind, row__in=list(rows)).delete()[0]


def read_anew(kind: str, rows: Iterable[int]) -> None:
    """At the worker's next walk, for what changed beside the columns that it looks at."""
    Entry.objects.filter(kind=kind, row__in=list(rows)).update(stamp="")


def forget_page(number: int) -> int:
    return Entry.objects.filter(page=number).delete()[0]


def entry_of(kind: str, draft: Draft, seen: Seen) -> Entry:
    language = draft.language
    words = [tokens.of_text(f"{draft.teaser}\n{draft.text}", language), *_filters(kind, draft)]
    return Entry(
        kind=kind,
        sort=draft.sort,
        row=draft.row,
        language=language,
        page=draft.page,
        public_id=draft.public_id,
        at=draft.at,
        changed=seen.changed,
        stamp=seen.stamp,
        countries=" ".join(draft.countries)[:200],
        topics=" ".join(draft.topics)[:400],
        url=draft.url,
        title=_short(draft.title, 300),
        teaser=_short(draft.teaser, 600),
        title_words=tokens.of_text(draft.title, language),
        words=" ".join(words),
    )


def _filters(kind: str, draft: Draft) -> list[str]:
    """What an entry is filtered by lies among its words: a filter then costs what a word costs."""
    said: Mapping[str, Iterable[str]] = {
        "kind": dict.fromkeys([kind, draft.sort or kind]),
        "language": [draft.language],
        "country": draft.countries,
        "topic": draft.topics,
        "author": draft.authors,
    }
    return [tokens.of_filter(name, value) for name, values in said.items() for value in values]


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
