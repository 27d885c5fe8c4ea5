# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holders of public office and the posts that tell of them, both ways: under the post, and on the office's record."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from altavoz.decision_makers import mentions
from altavoz.decision_makers.mentions import Mention
from altavoz.decision_makers.models import Office, Person, Term
from altavoz.newsroom.posts import listing
from altavoz.website import generations

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.newsroom.posts.pages import PostPage


@dataclass(frozen=True)
class Holder:
    """Somebody of whom a post tells, with the office of that day; of whom none is known, the one held since."""

    name: str
    office: str
    url: str


def holders_in(page: "PostPage") -> Sequence[Holder]:
    """A draft that is looked at holds its rows in memory, so the persons are fetched apart."""
    wanted = [row.person_id for row in page.people.all()]
    if not wanted:
        return []
    persons, terms = Person.objects.in_bulk(wanted), _terms_of(wanted, page.date)
    return [_holder(persons[number], terms.get(number), page.told_in) for number in wanted if number in persons]


def find(office: Office, language: str) -> Iterable[Mention]:
    generations.depend_on(generations.SITE)
    persons = Term.objects.filter(office=office, person__isnull=False).values("person")
    posts = listing.live_in(language).filter(people__person__in=persons).select_related("locale").distinct()
    for post in posts.defer("body", "changes")[: mentions.MOST]:
        yield Mention(post.title, post.url or "", post.get_kind_display(), post.date)


def register() -> None:
    mentions.register("newsroom", find)


def _terms_of(persons: Sequence[int], day: date) -> Mapping[int, Term]:
    """For each person the term of that day, else the one that began last."""
    terms = Term.objects.filter(person__in=persons).select_related("office__institution")
    rows = terms.prefetch_related("office__texts").order_by("since", "pk")
    found: dict[int, Term] = {}
    for term in sorted(rows, key=lambda each: each.covers(day)):
        found[term.person_id or 0] = term
    return found


def _holder(person: Person, term: Term | None, language: str) -> Holder:
    if term is None:
        return Holder(str(person), "", "")
    url = reverse("decision_makers:office", args=[language, term.office.public_id])
    return Holder(str(person), term.office.title(language), url)
