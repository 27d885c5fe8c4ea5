# SPDX-License-Identifier: AGPL-3.0-or-later
"""The texts of a page's blocks, and what keeps their fields from being filled in."""

from collections.abc import Iterator, Mapping

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from altavoz.website import merge_fields
from altavoz.website.merge_fields import Place

# Of a page that tells no action: what travels to lists and other sites takes no fields.
PLAIN: Mapping[str, Place] = {
    "lead": Place.PAGE,
    **dict.fromkeys(("title", "headline", "seo_title", "search_description", "teaser", "social_text"), Place.NOWHERE),
}


def texts_of(value: object) -> Iterator[tuple[str, bool]]:
    """Every text of a block, or of a stream of them, with whether it is markup."""
    if isinstance(value, RichText):
        yield value.source, True
    elif isinstance(value, str):
        yield value, False
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, StreamValue):
        for child in value:
            yield from texts_of(child.value)
    elif isinstance(value, ListValue):
        for child in value:
            yield from texts_of(child)


def faults(page: Page, story: StreamValue) -> dict[str, list[str]]:
    """An unknown tag or figure in its texts, in words, by the name of the page's field."""
    found = {
        name: [str(each) for each in merge_fields.problems(getattr(page, name, ""), where=where, values=())]
        for name, where in PLAIN.items()
    }
    found["body"] = [
        str(problem)
        for words, is_markup in texts_of(story)
        for problem in merge_fields.problems(words, where=Place.PAGE, values=(), is_markup=is_markup)
    ]
    return {name: words for name, words in found.items() if words}
