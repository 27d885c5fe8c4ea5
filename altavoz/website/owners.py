# SPDX-License-Identifier: AGPL-3.0-or-later
"""Whose pages one of Wagtail's own screens is about, for the entries of what staff did there.

A page is named by the screen's address: by its own number, by that of its translation or of what is translated, or,
where many are ticked at once, by all of their numbers behind the question mark.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from altavoz.website.pages import BasePage

# At most so many ticked pages are looked at; Wagtail's own list shows fifty.
MOST = 200
# No number of a row is longer.
MOST_DIGITS = 18


def owners_of_pages(request: HttpRequest) -> frozenset[int]:
    owners = (page.belongs_to() for page in _pages(request) if isinstance(page, BasePage))
    return frozenset(number for number in owners if number)


def _pages(request: HttpRequest) -> Sequence[Page]:
    match = request.resolver_match
    if match is None:
        return ()
    room, _, name = match.view_name.rpartition(":")
    named = match.kwargs
    if name == "wagtail_bulk_action" and (named["app_label"], named["model_name"]) == ("wagtailcore", "page"):
        return _ticked(request)
    found = (find(named[key]) for key, find in NAMED.get(room, {}).items() if key in named)
    return next(found, ())


def _ticked(request: HttpRequest) -> Sequence[Page]:
    ticked = request.GET.getlist("id")
    if "all" not in ticked:
        return _some(Q(pk__in=_numbers(ticked)))
    parents = Page.objects.filter(pk__in=_numbers(request.GET.getlist("childOf")))
    return [page for parent in parents for page in parent.get_children().specific()[:MOST]]


def _some(which: Q) -> Sequence[Page]:
    return list(Page.objects.filter(which).specific()[:MOST])


def _numbers(typed: Iterable[str]) -> list[int]:
    return [int(each) for each in typed if each.isdecimal() and len(each) <= MOST_DIGITS]


def _numbered(page_id: int) -> Sequence[Page]:
    return _some(Q(pk=page_id))


def _from_source(source_id: int) -> Sequence[Page]:
    """What is translated need not be a page: of a menu nobody is found."""
    pages = ContentType.objects.get_for_model(Page)
    source = TranslationSource.objects.filter(pk=source_id, object__content_type=pages)
    return _some(Q(translation_key__in=source.values("object_id")))


def _translated(translation_id: int) -> Sequence[Page]:
    source = Translation.objects.filter(pk=translation_id).values_list("source_id", flat=True).first()
    return _from_source(source) if source else ()


Find = Callable[[int], Sequence[Page]]
# By the room of the address, what in it names a page.
NAMED: Mapping[str, Mapping[str, Find]] = {
    "wagtailadmin_pages": {"page_id": _numbered},
    "wagtail_localize": {
        "page_id": _numbered,
        "translation_source_id": _from_source,
        "translation_id": _translated,
    },
}
