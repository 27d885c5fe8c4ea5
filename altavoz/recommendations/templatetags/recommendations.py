# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the templates of this room ask for."""

from dataclasses import dataclass

from django import template

from altavoz.recommendations.board import LOOKS
from altavoz.recommendations.models import Assessment
from altavoz.recommendations.reading import words_of
from altavoz.recommendations.vocabulary import label

register = template.Library()


@dataclass(frozen=True)
class Said:
    words: str
    language: str


@register.filter
def look(status: str) -> str:
    """How a status is drawn: ok, part, none, back or unknown."""
    return LOOKS.get(status, "unknown")


@register.filter
def said_in(view: Assessment, language: str) -> Said:
    """Its words in that language, else in the first that it has."""
    return Said(*words_of(view, language))


@register.filter
def topic(slug: str) -> str:
    return label(slug)
