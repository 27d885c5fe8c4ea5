# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which feed an address asks for: all that is new, or that of a country, a topic, a kind. What is unknown has none."""

from dataclasses import dataclass

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


def read(language: str, sort: str = "", value: str = "") -> Asked | None:
    """None where nobody could ever put anything into such a feed."""
    with override(language):
        if not sort:
            return Asked(Question(language=language))
        return {"country": _of_country, "topic": _of_topic, "kind": _of_kind}[sort](language, value)


def is_place(code: str) -> bool:
    known = len(code) == 2 and code.isupper() and code in Locale("en").territories
    return code in CODES or (known and code not in NO_COUNTRY)


def fed_kinds() -> tuple[str, ...]:
    """Kinds and their sorts; a kind whose words may have to be taken back is in no feed."""
    return tuple(name for each in findables() if each.is_fed for name in (each.kind, *each.sorts()))


def _of_country(language: str, code: str) -> Asked | None:
    if not is_place(code):
        return None
    (name,) = country_names([code], language)
    return Asked(Question(language=language, countries=places(code)), f"country/{code}/", name)


def _of_topic(language: str, slug: str) -> Asked | None:
    topic = Topic.objects.filter(slug=slug).prefetch_related("names").first()
    if topic is None:
        return None
    return Asked(Question(language=language, topic=slug), f"topic/{slug}/", topic.name(language))


def _of_kind(language: str, kind: str) -> Asked | None:
    if kind not in fed_kinds():
        return None
    return Asked(Question(language=language, kind=kind), f"kind/{kind}/", kind_labels(language)[kind])
