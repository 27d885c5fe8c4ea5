# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which text of a post takes fields such as `[[figure:...]]`, and what keeps a post from being published."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from altavoz.campaigns.merging import ByBlock, ByField
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Place
from altavoz.website.story_texts import texts_of

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.newsroom.posts.pages import PostPage

# A title or a teaser travels to lists, feeds and other sites, which know nothing of a field.
PLAIN: Mapping[str, Place] = {
    "lead": Place.PAGE,
    **dict.fromkeys(
        ("title", "teaser", "social_text", "place", "picture_alt", "picture_caption", "seo_title"), Place.NOWHERE
    ),
}
BLOCKS = ("body", "changes")


def problems_of(page: "PostPage") -> tuple[ByField, ByBlock]:
    """In its plain texts by the name of the field; in its blocks by field and number of the block."""
    plain = {name: merge_fields.problems(getattr(page, name), where=place, values=()) for name, place in PLAIN.items()}
    return {name: found for name, found in plain.items() if found}, _in_blocks(page)


def _in_blocks(page: "PostPage") -> ByBlock:
    found: ByBlock = {}
    for name in BLOCKS:
        for number, block in enumerate(getattr(page, name)):
            problems = [
                problem
                for words, is_markup in texts_of(block.value)
                for problem in merge_fields.problems(words, where=Place.PAGE, values=(), is_markup=is_markup)
            ]
            if problems:
                found.setdefault(name, {})[number] = problems
    return found
