# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whether words give away a name that is to stay confidential."""

from collections.abc import Iterable, Iterator

from altavoz.cases.models import Case, CaseName
from altavoz.decision_makers.folding import fold

# Parts of names that are words of the language too, or too short to tell of anybody.
SHORTEST = 3
SMALL = frozenset({"del", "las", "los", "les", "des", "von", "van", "der", "bin", "ibn", "abu", "san", "the", "and"})


def confidential_words(case: Case) -> frozenset[str]:
    """The words of every real name that is not public; of somebody under eighteen none ever is."""
    names = case.names.filter(sort=CaseName.Sort.REAL)
    hidden = names if case.is_minor else names.filter(is_public=False)
    return frozenset(word for row in hidden for word in telling_words(row.name))


def telling_words(name: str) -> Iterator[str]:
    words = fold(name).split()
    yield from (word for word in words if len(word) >= SHORTEST and word not in SMALL)


def gives_away(text: str, hidden: Iterable[str]) -> bool:
    """Whether one of the words stands in the text; accents, capitals, dots and underscores make no difference."""
    return not frozenset(hidden).isdisjoint(fold(text.replace("_", " ")).split())
