# SPDX-License-Identifier: AGPL-3.0-or-later
"""The titles of pages and pictures, for the screen "What staff did"."""

from collections.abc import Collection, Mapping

from wagtail.images import get_image_model
from wagtail.models import Page

from altavoz.organisations import subjects


def register_names() -> None:
    for word in ("page_id", "parent_page_id"):
        subjects.register(word, _pages)
    subjects.register("image_id", _pictures)


def _pages(keys: Collection[str]) -> Mapping[str, str]:
    found = Page.objects.filter(pk__in=subjects.numbers(keys)).values_list("pk", "draft_title")
    return {str(pk): title for pk, title in found}


def _pictures(keys: Collection[str]) -> Mapping[str, str]:
    found = get_image_model().objects.filter(pk__in=subjects.numbers(keys)).values_list("pk", "title")
    return {str(pk): title for pk, title in found}
