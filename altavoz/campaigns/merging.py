# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which text of an action's page takes which fields, and what keeps a page from being published."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from altavoz.campaigns.merge_fields import values_of
from altavoz.website import merge_fields
from altavoz.website.merge_fields import Output, Place, Problem
from altavoz.website.merge_grammar import OPENING
from altavoz.website.story_texts import texts_of

# The pages themselves ask this file.
if TYPE_CHECKING:
    from altavoz.campaigns.pages import ActionPage

ByField = dict[str, list[Problem]]
ByBlock = dict[str, dict[int, list[Problem]]]
# A headline or a teaser travels to lists, subjects and other sites, which know nothing of a field.
PLAIN: Mapping[str, Place] = {
    "lead": Place.PAGE,
    "ask": Place.AGREED,
    **dict.fromkeys(
        ("title", "kicker", "picture_alt", "picture_caption", "seo_title", "search_description", "teaser"),
        Place.NOWHERE,
    ),
    "social_text": Place.NOWHERE,
}
BLOCKS: Mapping[str, Place] = {"story": Place.PAGE, "demands": Place.NOWHERE, "updates": Place.NOWHERE}


def agreed(page: "ActionPage", *, now: datetime) -> str:
    """The ask as people agree to it: its fields filled in for good when the words are frozen."""
    return merge_fields.render(page.ask, values=_values(page, [page.ask], now), output=Output.TEXT)


def errors_of(page: "ActionPage", *, now: datetime) -> dict[str, list[str]]:
    """In words, by the name of the field or `story.<the block's id>`, under which a translator sees it too."""
    errors = {name: [str(each) for each in found] for name, found in plain_problems(page, now=now).items()}
    for name, blocks in block_problems(page, now=now).items():
        for number, found in blocks.items():
            errors[f"{name}.{getattr(page, name)[number].id}"] = [str(each) for each in found]
    return errors


def plain_problems(page: "ActionPage", *, now: datetime) -> ByField:
    """By the name of the page's field."""
    values = _values(page, [getattr(page, name) for name in PLAIN], now)
    found = {
        name: merge_fields.problems(getattr(page, name), where=place, values=values, part=_label(page, name))
        for name, place in PLAIN.items()
    }
    return {name: problems for name, problems in found.items() if problems}


def block_problems(page: "ActionPage", *, now: datetime) -> ByBlock:
    """By the name of the page's field and the number of the block in it, counted from 0."""
    values = _values(page, [words for name in BLOCKS for words, _is_markup in texts_of(getattr(page, name))], now)
    found: ByBlock = {}
    for name, place in BLOCKS.items():
        for number, block in enumerate(getattr(page, name)):
            part = _("%(field)s, block %(number)s") % {"field": _label(page, name), "number": number + 1}
            problems = [
                problem
                for words, is_markup in texts_of(block.value)
                for problem in merge_fields.problems(words, where=place, values=values, part=part, is_markup=is_markup)
            ]
            if problems:
                found.setdefault(name, {})[number] = problems
    return found


def _label(page: "ActionPage", name: str) -> str:
    words = str(page._meta.get_field(name).verbose_name)
    return f"{words[:1].upper()}{words[1:]}"


def _values(page: "ActionPage", texts: Iterable[str], now: datetime) -> tuple[object, ...]:
    """What the fields of these texts may say: gathered where there is a field, and most texts have none."""
    if page.action is None or not any(OPENING in text for text in texts):
        return ()
    return values_of(page.action, language=_language(page), now=now)


def _language(page: "ActionPage") -> str:
    return page.told_in or page.locale.language_code
