# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a search may be narrowed to: only what there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel import Locale
from django.db import connection
from django.utils.translation import override

from altavoz.website.finding.register import findables
from altavoz.website.regions import NAMES
from altavoz.website.topics import Topic

_LISTS = """
WITH RECURSIVE lists(countries) AS (
    SELECT min(countries) FROM website_entry WHERE language = %s AND countries > ''
    UNION ALL
    SELECT (SELECT min(each.countries) FROM website_entry AS each
            WHERE each.language = %s AND each.countries > lists.countries)
    FROM lists WHERE lists.countries IS NOT NULL
)
SELECT countries FROM lists WHERE countries IS NOT NULL
"""


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Choices:
    kinds: Sequence[Choice]
    countries: Sequence[Choice]
    topics: Sequence[Choice]


def choices(language: str) -> Choices:
    with override(language):
        return Choices(_kinds(), _places(language), _topics(language))


def kind_labels(language: str) -> dict[str, str]:
    """Of kinds and of their sorts."""
    with override(language):
        found = {each.kind: str(each.label) for each in findables()}
        return {sort: str(label) for each in findables() for sort, label in each.sorts().items()} | found


def country_names(codes: Sequence[str], language: str) -> list[str]:
    names = Locale.parse(language).territories
    with override(language):
        return [str(NAMES[code]) if code in NAMES else names.get(code, code) for code in codes]


def _kinds() -> list[Choice]:
    return [Choice(each.kind, str(each.label)) for each in findables()] + sorted(
        (Choice(sort, str(label)) for each in findables() for sort, label in each.sorts().items()),
        key=lambda choice: choice.label,
    )


def _places(language: str) -> list[Choice]:
    codes = sorted(_codes(language))
    named = [Choice(code, name) for code, name in zip(codes, country_names(codes, language), strict=True)]
    return sorted(named, key=lambda choice: choice.label)


def _codes(language: str) -> set[str]:
    """A step for each list of countries that there is, and not for each entry."""
    with connection.cursor() as cursor:
        cursor.execute(_LISTS, [language, language])
        return {code for (countries,) in cursor.fetchall() for code in countries.split()}


def _topics(language: str) -> list[Choice]:
    named = (Choice(topic.slug, topic.name(language)) for topic in Topic.objects.prefetch_related("names"))
    return sorted(named, key=lambda choice: choice.label)
