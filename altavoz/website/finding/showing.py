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
class Result:
    title: SafeString
    teaser: SafeString
    url: str
    kind: str
    places: Sequence[str]
    at: datetime | None


def results(entries: Iterable[Entry], *, words: str, language: str) -> list[Result]:
    wanted = frozenset(mark for marks in tokens.of_question(words, [language]) for mark in marks)
    labels = choices.kind_labels(language)
    return [_result(entry, wanted, labels) for entry in entries]


def marked(text: str, wanted: frozenset[str], language: str) -> SafeString:
    """The text, with those of its words in a mark that stand for one that was looked for."""
    parts, end = list[tuple[str, str]](), 0
    for found in stems.WORD.finditer(text):
        if _is_wanted(found.group(), wanted, language):
            parts.append((text[end : found.start()], found.group()))
            end = found.end()
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), text[end:])


def _is_wanted(word: str, wanted: frozenset[str], language: str) -> bool:
    """A word with a sign inside may be several to the index."""
    found = (stem for each in stems.words_of(word) for stem in stems.stems_of(each, language))
    return any(tokens.mark(stem) in wanted for stem in found)


def _result(entry: Entry, wanted: frozenset[str], labels: dict[str, str]) -> Result:
    teaser = entry.teaser if len(entry.teaser) <= TEASER else f"{entry.teaser[:TEASER].rsplit(' ', 1)[0]} …"
    return Result(
        title=marked(entry.title, wanted, entry.language),
        teaser=marked(teaser, wanted, entry.language),
        url=entry.url,
        kind=labels.get(entry.sort) or labels.get(entry.kind, entry.kind),
        places=choices.country_names(entry.countries.split(), entry.language),
        at=entry.at,
    )
