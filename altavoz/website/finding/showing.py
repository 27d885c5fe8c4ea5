# SPDX-License-Identifier: AGPL-3.0-or-later
"""Results as a page shows them: what was looked for is marked in the words, by the same rules by which it was found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from altavoz.website.finding import choices, stems, tokens
from altavoz.website.finding.entries import Entry

TEASER = 300


@dataclass(frozen=True)
class Wanted:
    """What was looked for: its marks, and its first letters, which a stem never changes. Few words need their stem."""

    marks: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def of(cls, words: str, language: str) -> "Wanted":
        marks = frozenset(mark for marks in tokens.of_question(words, [language]) for mark in marks)
        return cls(marks, frozenset(stems.folded(word)[:1] for word in stems.words_of(words)))


@dataclass(frozen=True)
class Result:
    title: SafeString
    teaser: SafeString
    url: str
    kind: str
    places: Sequence[str]
    at: datetime | None


def results(entries: Iterable[Entry], *, words: str, language: str) -> list[Result]:
    wanted = Wanted.of(words, language)
    labels = choices.kind_labels(language)
    return [_result(entry, wanted, labels) for entry in entries]


def marked(text: str, wanted: Wanted, language: str) -> SafeString:
    """The text, with those of its words in a mark that stand for one that was looked for."""
    parts, end = list[tuple[str, str]](), 0
    for found in stems.WORD.finditer(text):
        if _is_wanted(found.group(), wanted, language):
            parts.append((text[end : found.start()], found.group()))
            end = found.end()
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[end:])


def _is_wanted(word: str, wanted: Wanted, language: str) -> bool:
    """A word with a sign inside may be several to the index."""
    alike = (each for each in stems.words_of(word) if stems.folded(each)[:1] in wanted.beginnings)
    return any(tokens.mark(stem) in wanted.marks for each in alike for stem in stems.stems_of(each, language))


def _result(entry: Entry, wanted: Wanted, labels: dict[str, str]) -> Result:
    teaser = entry.teaser if len(entry.teaser) <= TEASER else f"{entry.teaser[:TEASER].rsplit(' ', 1)[0]} …"
    return Result(
        title=marked(entry.title, wanted, entry.language),
        teaser=marked(teaser, wanted, entry.language),
        url=entry.url,
        kind=labels.get(entry.sort) or labels.get(entry.kind, entry.kind),
        places=choices.country_names(entry.countries.split(), entry.language),
        at=entry.at,
    )
