# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which feed an address asks for: all that is new, or that of a country, a topic, a kind, an author, or of several.

`country/MX/topic/press/` is what is of Mexico and of the press. What is unknown has no feed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from babel import Locale
from django.utils.translation import override

from altavoz.website.finding.asking import places
from altavoz.website.finding.choices import country_names, kind_labels
from altavoz.website.finding.register import findables
from altavoz.website.finding.searching import Question
from altavoz.website.regions import CODES
from altavoz.website.topics import Topic

# Babel names some that are no country: the unknown one, those for trying things out, and unions.
NO_COUNTRY = frozenset({"ZZ", "XA", "XB", "QO", "EU", "EZ", "UN"})


@dataclass(frozen=True)
class Asked:
    """`path` is what stands between the language's feeds and the name of the file; `about` its title, in words."""

    question: Question
    path: str = ""
    about: str = ""


def read(language: str, path: str = "") -> Asked | None:
    """None where nobody could ever put anything into such a feed, or where its parts stand in another order."""
    parts = path.strip("/").split("/") if path else []
    named = dict(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) != 2 * len(named) or list(named) != [sort for sort in NARROWED if sort in named]:
        return None
    asked = Asked(Question(language=language), path)
    with override(language):
        for sort, value in named.items():
            narrower = NARROWED[sort](asked.question, value)
            if narrower is None:
                return None
            question, name = narrower
            asked = Asked(question, path, f"{asked.about}, {name}" if asked.about else name)
    return asked


def is_place(code: str) -> bool:
    known = len(code) == 2 and code.isupper() and code in Locale("en").territories
    return code in CODES or (known and code not in NO_COUNTRY)


def fed_kinds() -> tuple[str, ...]:
    """Kinds and their sorts; a kind whose words may have to be taken back is in no feed."""
    return tuple(name for each in findables() if each.is_fed for name in (each.kind, *each.sorts()))


Narrower = tuple[Question, str] | None


def _of_country(asked: Question, code: str) -> Narrower:
    if not is_place(code):
        return None
    (name,) = country_names([code], asked.language)
    return replace(asked, countries=places(code)), name


def _of_topic(asked: Question, slug: str) -> Narrower:
    topic = Topic.objects.filter(slug=slug).prefetch_related("names").first()
    return (replace(asked, topic=slug), topic.name(asked.language)) if topic else None


def _of_kind(asked: Question, kind: str) -> Narrower:
    return (replace(asked, kind=kind), kind_labels(asked.language)[kind]) if kind in fed_kinds() else None


def _of_author(asked: Question, slug: str) -> Narrower:
    name = next((name for each in findables() if (name := each.author_name(slug))), "")
    return (replace(asked, author=slug), name) if name else None


NARROWED: Mapping[str, Callable[[Question, str], Narrower]] = {
    "country": _of_country,
    "topic": _of_topic,
    "kind": _of_kind,
    "author": _of_author,
}
